"""What an address tells of the page of a list that it leads to, and of the list."""

import re
from itertools import pairwise
from urllib.parse import urlsplit, urlunsplit

_NAMES = (
    r"page|p|pg|paged|cp|cur|trang|trangso|so-?trang|page-?(?:index|no|num|number)|current-?page"
)
_PAGE = re.compile(
    rf"(?:^|[?&;/_-])(?:{_NAMES})(?:[=/-]|%3D)?(\d{{1,5}})(?=$|[&;/.#])", re.IGNORECASE
)
_START = re.compile(r"[?&;_](?:start|limitstart|offset|skip)=(\d{1,6})(?=$|[&;#])", re.IGNORECASE)
_FIELD = re.compile(rf"(?:^|[_$.-])(?:{_NAMES})$|^\w*(?:page-?(?:index|no|num|number))$", re.I)

_DATE = re.compile(
    r"/(?:19|20)\d\d/\d{1,2}(?:/\d{1,2})?(?=/|$)|\b\d{1,2}-\d{1,2}-(?:19|20)\d\d\b"
    r"|[?&](?:ngay|thang|nam|date|day|month|year|tuan|week)=[^&]*|[?&]m=\d{4,8}\b",
    re.IGNORECASE,
)
_SORTED = re.compile(r"[?&](?:\w*_)?(?:sort\w*|order\w*|dir|sap-?xep|filter_order\w*)=", re.I)
_PRINTED = re.compile(
    r"(?:^|[/?&=])(?:print\w*|in-?bai\w*|ban-?in)(?=$|[/?&=.])|[?&](?:tmpl=component|format=)", re.I
)
_LANGUAGES = frozenset(("vi", "en", "vn", "vi-vn", "en-us", "vie", "eng"))
_SESSION = re.compile(
    r";jsessionid=[^/?#;]*"
    r"|(?<=[?&])(?:phpsessid|jsessionid|(?:session_?id|sid|s)=(?=[0-9a-f]{16}))[^&]*&?",
    re.IGNORECASE,
)


def names_page(name: str) -> bool:
    """Whether a form's field holds the number of a page, by its name."""
    return _FIELD.search(name) is not None


def position(url: str) -> tuple[str, int] | None:
    """The page that an address names (``page``, 2), or its first entry (``start``, 10)."""
    parts = urlsplit(url)
    query = "?" + parts.query
    if found := _PAGE.search(query):
        return "page", int(found[1])
    if found := _START.search(query):
        return "start", int(found[1])
    found = _PAGE.search(parts.path)
    return ("page", int(found[1])) if found else None


def page_number(url: str) -> int:
    """Which page of its list an address names; the first if it names none."""
    at = position(url)
    return at[1] if at and at[0] == "page" else 1


def without_page(url: str) -> str:
    """An address without host and page: what the pages of one list share."""
    parts = urlsplit(url)
    query = _START.sub("", _PAGE.sub("", "?" + parts.query))
    return _PAGE.sub("", parts.path).rstrip("/").lower() + query.rstrip("?&")


def without_session(url: str) -> str:
    """An address without the name of the visit that it was made for."""
    return _SESSION.sub("", url).rstrip("?&")


def leads_astray(url: str, own: str) -> bool:
    """Whether an address leads from its list to a day, an order, a print view, or ever deeper."""
    if _DATE.findall(url) != _DATE.findall(own):
        return True
    if _PRINTED.search(_after_host(url)) or (_SORTED.search(url) and position(url) is None):
        return True
    return _leads_back(url, own) or _grows(url, own)


def _after_host(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(("", "", parts.path, parts.query, ""))


def _leads_back(url: str, own: str) -> bool:
    """Pages count up from the one that is told; the first page's address often names none."""
    here, there = position(own), position(url)
    if here is None or without_page(url) != without_page(own):
        return False
    return there is None or (there[0] == here[0] and there[1] <= here[1])


def _grows(url: str, own: str) -> bool:
    """Relative links that were resolved one folder too deep: ``/en/en``, ``/trang-2/trang-3``."""
    segments, here = _segments(url), _segments(own)
    if sum(part in _LANGUAGES for part in segments) > 1:
        return True
    if len(_PAGE.findall(urlsplit(url).path)) > max(1, len(_PAGE.findall(urlsplit(own).path))):
        return True
    twice = {one for one, other in pairwise(segments) if one == other}
    return bool(twice - {one for one, other in pairwise(here) if one == other})


def _segments(url: str) -> list[str]:
    return [part for part in urlsplit(url).path.lower().split("/") if part]
