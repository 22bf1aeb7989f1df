"""The exact time behind what an element prints: ``<time datetime="…">``, ``<abbr title="…">``."""

import re
from dataclasses import replace
from datetime import datetime

from lxml import etree

from spiders.dates.printed import PrintedDate, parse_machine_date
from spiders.items import Precision
from spiders.layout.behind import tooltips, values
from spiders.layout.markup import text_of
from spiders.reading.about import AGO, date_of

_STAMPS = re.compile(r".*(?:date|time|stamp|utc|ngay|gio|ago|moment|published|created).*")
"""Names of attributes that keep a time for scripts, without their ``data-``."""


_PARTIAL = re.compile(r"\W*\d{1,2}[\s/.,-]*(?:th(?:áng|g)?\.?\s*)?\d{1,2}\W*$", re.IGNORECASE)
"""A day without its year: ``15 Th3``."""


def stamped(element: etree._Element) -> PrintedDate | None:
    """What a time, or an abbreviation that stands for one, tells machines."""
    title = element.get("title") if element.tag in ("time", "abbr") else None
    stamps = (element.get("datetime"), title)
    found = next(filter(None, (parse_machine_date(stamp or "") for stamp in stamps)), None)
    return as_typed(found) if found and _SCRIPTED.search(found.text) else found


_SCRIPTED = re.compile(r":00\.0+")
"""How JavaScript writes a time that was given to the minute."""


def told(element: etree._Element, fetched_at: datetime | None) -> PrintedDate | None:
    """What stands behind an element that shows nothing, or the same time less exactly."""
    shown = text_of(element)
    if shown and not (AGO.match(shown) or _PARTIAL.match(shown) or date_of(shown, fetched_at)):
        return None
    stamps = map(parse_machine_date, values(element, _STAMPS))
    found = next(filter(None, (*stamps, *map(date_of, tooltips(element)))), None)
    return found and as_typed(found)


def as_typed(printed: PrintedDate) -> PrintedDate:
    """To the minute where programs add ``:00``, which nobody typed."""
    if printed.precision is Precision.SECOND and printed.at.second == 0:
        return replace(printed, precision=Precision.MINUTE)
    return printed
