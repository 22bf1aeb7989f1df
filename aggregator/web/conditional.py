"""What a request asks of a document: in which coding, and only if it is another one (RFC 9110)."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

CODINGS = ("zstd", "br", "gzip")
"""Content codings that we have, the smallest result first, at the levels in which we use them."""
IDENTITY = "identity"
GZIP = ("gzip",)
"""What is offered for answers that nobody keeps ready."""

_TAG = re.compile(r'\s*(?:W/)?("[^"]*")\s*(?:,|$)')
_QUALITY = re.compile(r"\s*;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)


@lru_cache(maxsize=512)
def coding(accepted: str | None, offered: tuple[str, ...] = CODINGS) -> str:
    """The coding to answer in, by ``Accept-Encoding`` (section 12.5.3).

    The one liked best, of several the first offered; without any of these, identity: whoever
    forbids that too is better served with a document than without.
    """
    if not accepted:
        return IDENTITY
    liked = dict(_liking(part) for part in accepted.lower().split(","))
    others = liked.get("*", 0.0)
    ranks = {name: liked.get(name, others) for name in offered}
    best = max(offered, key=lambda name: ranks[name])  # the first of equals
    plain = liked.get(IDENTITY, liked.get("*", 0.001))  # acceptable unless said otherwise
    return best if ranks[best] > 0 and ranks[best] >= plain else IDENTITY


def _liking(part: str) -> tuple[str, float]:
    name, semicolon, weight = part.partition(";")
    found = _QUALITY.fullmatch(semicolon + weight)
    quality = float(found[1]) if found else 0.0 if semicolon else 1.0
    return {"x-gzip": "gzip"}.get(name.strip(), name.strip()), quality


def matches(known: str, tag: str) -> bool:
    """Whether ``If-None-Match`` names the document with this tag; weak ones count (13.1.2)."""
    if known == tag or known.strip() == "*":
        return True
    place = 0
    while found := _TAG.match(known, place):
        if found[1] == tag:
            return True
        place = found.end()
    return False


def is_unmodified(since: str, changed: datetime) -> bool:
    """Whether a document has not changed ``If-Modified-Since``; what is no date asks for nothing.

    A date without a zone is of GMT, as all dates of HTTP (section 5.6.7).
    """
    try:
        moment = parsedate_to_datetime(since)
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return changed.replace(microsecond=0) <= zoned
    except (ValueError, TypeError, IndexError, OverflowError):
        return False
