"""Days and times as parts, and whether they can be believed."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from spiders.dates.words import WEEKDAY_NAMES, Role
from spiders.items import VIETNAM, Precision

EARLIEST_YEAR = 1990
LATEST_YEAR = 2100
_FAR = timedelta(days=366)
_CLOCKS_DIFFER = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A time that stands on a page."""

    at: datetime
    """Aware, ``+07:00``; what the precision leaves open stands at its first value."""
    precision: Precision
    certainty: float
    """0 to 1, that this reading is what the page means."""
    label: str | None
    """The words before it, folded: ``ngay dang``."""
    text: str
    """As printed, with weekday and time, without label."""
    start: int
    end: int
    """Offsets in the text after NFC."""
    warnings: tuple[str, ...] = ()
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day (or, without ``day``, a month) as printed, not yet believed."""

    year: int
    month: int
    day: int | None = None
    certainty: float = 0.9
    short: bool = False
    """The year has two digits, which only a label or a time beside it makes a year."""
    warning: str | None = None

    @property
    def date(self) -> date:
        """Raises ``ValueError`` where ``doubt`` has something to say."""
        return date(self.year, self.month, self.day or 1)

    def doubt(self, fetched_at: datetime | None = None) -> str | None:
        """Why this can be no day of a page fetched then; ``None`` where it can."""
        printed = f"{self.year:04d}-{self.month:02d}" + (
            "" if self.day is None else f"-{self.day:02d}"
        )
        if self.year < 1 or self.month < 1 or self.day == 0:
            return f"zero date: {printed}"
        if self.month > 12 or (self.day or 1) > monthrange(self.year, self.month)[1]:
            return f"no such day: {printed}"
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            return f"year out of range {EARLIEST_YEAR}–{LATEST_YEAR}: {printed}"
        if fetched_at and self.date > fetched_at.astimezone(VIETNAM).date() + _FAR:
            return f"far in the future: {printed}"
        return None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as printed."""

    hour: int
    minute: int = 0
    second: int | None = None

    @property
    def time(self) -> time:
        """Raises ``ValueError`` where there is no such time."""
        return time(self.hour, self.minute, self.second or 0)

    @property
    def possible(self) -> bool:
        """Whether there is such a time."""
        return self.hour < 24 and self.minute < 60 and (self.second or 0) < 60

    @property
    def unknown(self) -> bool:
        """Midnight to the second is what programs print for a time that they do not know."""
        return not (self.hour or self.minute or self.second)


def moment(day: Day, clock: Clock | None) -> tuple[datetime, Precision, tuple[str, ...]]:
    """The believed day at that time, how much of it is known, and what was not believed."""
    start = datetime.combine(day.date, Clock(0).time, VIETNAM)
    if day.day is None:
        return start, Precision.MONTH, ()
    if clock is None or clock.unknown:
        return start, Precision.DAY, ()
    if not clock.possible:
        return start, Precision.DAY, (f"no such time: {clock.hour:02d}:{clock.minute:02d}",)
    at = datetime.combine(day.date, clock.time, VIETNAM)
    return at, Precision.MINUTE if clock.second is None else Precision.SECOND, ()


def weekday_warning(day: Day, weekday: int | None) -> str | None:
    """What is wrong with the printed weekday (0 is Monday) of that day, if anything."""
    if weekday is None or day.day is None or day.date.weekday() == weekday:
        return None
    true = WEEKDAY_NAMES[day.date.weekday()]
    return f"printed as {WEEKDAY_NAMES[weekday]}, but {day.date.isoformat()} is {true}"


def ahead_warning(at: datetime, fetched_at: datetime | None) -> str | None:
    """What is wrong with a time after the page was fetched; clocks may differ by two days."""
    if fetched_at is None or at <= fetched_at + _CLOCKS_DIFFER:
        return None
    return f"in the future when fetched: {at.isoformat()}"
