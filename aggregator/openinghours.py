"""Hours of the day in Vietnam, within which something may be done."""

import re
from datetime import datetime, time, timedelta

from spiders.items import VIETNAM

Hours = tuple[time, time]


def parse_hours(text: str) -> Hours:
    """``22:00-06:00``: from, to; raise ValueError for anything else."""
    form = re.fullmatch(r"(\d\d?):(\d\d)\s*-\s*(\d\d?):(\d\d)", text.strip())
    try:
        if form is None:
            raise ValueError
        start, end = time(int(form[1]), int(form[2])), time(int(form[3]), int(form[4]))
        if start == end:
            raise ValueError
    except ValueError:
        raise ValueError("hours are written 22:00-06:00, from and to, and differ") from None
    return start, end


def seconds_until_open(now: datetime, hours: Hours) -> float:
    """Seconds until the hours (of Vietnam) begin; 0 within them, also across midnight."""
    here = now.astimezone(VIETNAM)
    start, end = hours
    clock = here.time()
    within = start <= clock < end if start < end else clock >= start or clock < end
    if within:
        return 0.0
    opening = datetime.combine(here.date(), start, VIETNAM)
    if opening < here:
        opening += timedelta(days=1)
    return (opening - here).total_seconds()
