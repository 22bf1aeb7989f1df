"""The dates of one line: which tokens belong together, and what the words before them say."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from spiders.dates.forms import (
    BARE_COUNTER,
    BEGINS,
    DAYS,
    ENDS,
    JOINT,
    LABELLED,
    NAME_BEFORE,
    NUMBERED,
    NUMERIC,
    ORNAMENT,
    PLACE,
    PLAIN,
    RELATIVE,
    SPELLED,
    STANDS_WITHIN,
    TOKEN,
    UNKNOWN_LABEL,
)
from spiders.dates.moments import Clock, Day
from spiders.dates.tokens import clock_of, day_of, is_english, relative_day, weekday_of
from spiders.dates.words import role_of
from spiders.people.names import is_person
from spiders.text import fold, tone_key

_LONGEST_JOINT = 24
_LONGEST_LABEL = 60
_REACH = 4  # tokens on either side: weekday, time, zone, and one to spare


class Token(NamedTuple):
    """A piece of the line that has a meaning of its own."""

    kind: str
    start: int
    end: int
    match: re.Match[str]


@dataclass(slots=True)
class DateGroup:
    """A day with the time, weekday and label beside it."""

    day: Day | None
    start: int
    end: int
    clock: Clock | None = None
    weekday: int | None = None
    label: str | None = None
    label_start: int | None = None
    """Offset of the label; ``start`` is where the date itself begins."""
    machine: bool = False
    """It is ISO 8601 with a time, and ``day`` is left to the reader of such."""

    @property
    def begins(self) -> int:
        """Offset of the label, or of the date where it has none."""
        return self.start if self.label_start is None else self.label_start

    def take(self, token: Token) -> bool:
        """Whether the token is a part of this date that it did not have yet; keeps it."""
        if token.kind == "time" and self.clock is None and not self.machine:
            self.clock = clock_of(token.match)
            if self.day and self.day.warning and is_english(token.match):
                self.day = replace(self.day, certainty=0.85, warning=None)
        elif token.kind == "weekday" and self.weekday is None:
            self.weekday = weekday_of(token.match)
        elif token.kind != "zone":
            return False
        self.start, self.end = min(self.start, token.start), max(self.end, token.end)
        return True


class DateLine:
    """One line of a page, read for dates. ``groups`` are in order; offsets are those of NFC."""

    def __init__(self, text: str, fetched_at: datetime | None) -> None:
        self.text = unicodedata.normalize("NFC", text)
        self.plain = fold(self.text).translate(PLAIN)
        self.fetched_at = fetched_at
        self.tokens = [
            Token((match.lastgroup or "")[2:], *match.span(), match)
            for match in TOKEN.finditer(self.plain)
        ]
        self._used: set[int] = set()
        self.groups = list(self._groups())

    def says_nothing_else(self) -> bool:
        """Whether only ornaments, a place and readers stand beside the dates."""
        spans = [(group.begins, group.end) for group in self.groups]
        spans += [(token.start, token.end) for token in self.tokens if token.kind == "readers"]
        place = 0
        for start, end in sorted(spans):
            if not self._is_ornament(place, start):
                return False
            place = max(place, end)
        rest = self.plain[place:]
        return bool(ORNAMENT.fullmatch(rest) or BARE_COUNTER.fullmatch(rest))

    def _is_ornament(self, start: int, end: int) -> bool:
        if ORNAMENT.fullmatch(self.plain, start, max(start, end)):
            return True
        return start == 0 and PLACE.fullmatch(self.plain, 0, end) is not None

    def _groups(self) -> Iterator[DateGroup]:
        for index, token in enumerate(self.tokens):
            group = self._begun(token)
            if group is None:
                continue
            self._reach(group, range(index - 1, max(-1, index - 1 - _REACH), -1))
            self._reach(group, range(index + 1, min(len(self.tokens), index + 1 + _REACH)))
            self._close(group)
            self._read_label(group)
            if token.kind not in RELATIVE or self._stands_alone(group):
                yield group

    def _begun(self, token: Token) -> DateGroup | None:
        if token.kind == "iso":
            return DateGroup(None, token.start, token.end, machine=True)
        if token.kind in RELATIVE and self.fetched_at:
            day, clock = relative_day(token.match, self.fetched_at)
            return DateGroup(day, token.start, token.end, clock=clock)
        if token.kind not in DAYS or (token.kind == "my" and not self._begins(token)):
            return None
        numbers = NUMBERED.search(self.text, max(0, token.start - 5), token.start)
        if numbers and token.kind in NUMERIC:
            return None
        printed = day_of(token.match, self.text[token.start : token.end])
        return DateGroup(printed, token.start, token.end) if printed else None

    def _begins(self, token: Token) -> bool:
        """Whether a bare ``03/2021`` begins the line, or a part of it: elsewhere it numbers."""
        return BEGINS.search(self.plain, max(0, token.start - 4), token.start) is not None

    def _reach(self, group: DateGroup, neighbours: range) -> None:
        for index in neighbours:
            token = self.tokens[index]
            gap = (group.end, token.start) if token.start >= group.end else (token.end, group.start)
            if token.kind == "weekday" and self._ends_a_name(token.start):
                break  # ``Trần Thị Thu | 16/05/2024``
            if index in self._used or not self._joined(*gap) or not group.take(token):
                break
            self._used.add(index)

    def _close(self, group: DateGroup) -> None:
        """Takes in the bracket that closes one inside the date: ``(GMT+7)``."""
        inside = self.plain[group.start : group.end]
        for opening, closing in ("()", "[]"):
            if inside.count(opening) > inside.count(closing):
                group.end += self.plain.startswith(closing, group.end)

    def _joined(self, start: int, end: int) -> bool:
        return end - start <= _LONGEST_JOINT and bool(JOINT.fullmatch(self.plain, start, end))

    def _read_label(self, group: DateGroup) -> None:
        window = max(0, group.start - _LONGEST_LABEL)
        found = LABELLED.search(self.plain, window, group.start)
        if found is None or not self._is_label(found):
            found = UNKNOWN_LABEL.search(self.plain, window, group.start)
        if found:
            group.label = " ".join(found["label"].split())
            group.label_start = found.start("label")

    def _is_label(self, found: re.Match[str]) -> bool:
        """``Lễ công bố: …`` is an event: what tells of a publication begins, or has a capital."""
        start = found.start()
        role = role_of(" ".join(found["label"].split()))
        if role == "other":
            return self._is_spelled(found) and not self._ends_a_name(start)
        if role != "published":
            return True
        return self.text[start].isupper() or not STANDS_WITHIN.search(
            self.plain, max(0, start - 5), start
        )

    def _is_spelled(self, found: re.Match[str]) -> bool:
        """``Đến 16/05`` is a label and ``Dền 16/05`` is none; nor does a word go on before it."""
        word = self.text[found.start() : found.end()].split()[0]
        spelled = SPELLED.get(fold(word))
        return word.isascii() or spelled is None or tone_key(word) == tone_key(spelled)

    def _ends_a_name(self, start: int) -> bool:
        """Whether the word there is the last of a person's name: ``Trần Thị Từ 16/05/2024``."""
        if not self.text[start].isupper():
            return False
        last = self.text[start:].split(maxsplit=1)[0]
        before = NAME_BEFORE.search(self.text, max(0, start - _LONGEST_LABEL), start)
        words = before[0].split() if before else []
        return any(is_person(" ".join([*words[i:], last])) for i in range(len(words)))

    def _stands_alone(self, group: DateGroup) -> bool:
        """In running text, ``hôm nay`` and ``3 ngày trước`` tell a story rather than a date."""
        before = BEGINS.search(self.plain, max(0, group.start - 4), group.start)
        after = ENDS.match(self.plain, group.end)
        return bool((group.label or before) and after)
