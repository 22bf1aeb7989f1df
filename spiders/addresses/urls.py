"""Addresses: which ones mean the same page, and what they tell.

Paths are never normalised as text is: NFD paths exist, and raw letters mean what they say.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import canonicalize_url

NOISE = frozenset(
    [
        "fbclid",
        "gclid",
        "zarsrc",
        "gidzl",
        "dclid",
        "msclkid",
        "igshid",
        "yclid",
        "ttclid",
        "twclid",
        "gbraid",
        "wbraid",
        "_ga",
        "_gl",
        "_hsenc",
        "_hsmi",
        "mkt_tok",
        "mc_cid",
        "mc_eid",
        "jsessionid",
        "phpsessid",
        "sid_token",
        "aspxautodetectcookiesupport",
        "returnurl",
        "print",
        "tmpl",
        "amp",
    ]
)
"""Query parameters that change nothing about which article is shown."""

COSMETIC = {"dinhdanh": ("cat",), "nid": ("title",), "itemid": ("title",)}
"""Parameters that name the article alone, and those that may stand beside them and name nothing."""

DOCUMENTS = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "rtf": "application/rtf",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
}
"""File name endings of documents, and their media types."""

_DOCUMENT = re.compile(rf"\.({'|'.join(DOCUMENTS)})(?![a-z0-9])", re.IGNORECASE)


_NOISE = re.compile(r"utm_\w+|\w*redirect", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/?#;]*|/\((?:[sax]\([a-z0-9]{16,}\))+\)(?=/)", re.IGNORECASE)
_COPY = re.compile(r"(?<=/)(?:print|savefile|sendmail)/(?=[^/]+/.*-\d+(?:\.html|/)?$)")
_COPY_OP = re.compile(r"^(op=)(?:print|savefile|sendmail)(?:/|%2F)", re.IGNORECASE)
_PORTS = {("http", "80"), ("https", "443")}
_ANY_CASE = re.compile(r"\.as[hmp]x(?:/|$)", re.IGNORECASE)
_AS_IT_IS = re.compile(
    r"https?://[a-z0-9.-]+/(?!\.|.*(?:\.(?i:as[hmp]x)|/\.)|(?:.*/)?(?:print|savefile|sendmail)/)"
    r"[\w/.~-]*",
    re.ASCII,
)
_SIMPLE = re.compile(
    r"https?://[a-z0-9.:-]+/(?!.*/\.|\.)[\w/.~-]*\?[\w.-]+=[\w.-]*(?:&[\w.-]+=[\w.-]*)*", re.ASCII
)


@lru_cache(maxsize=20_000)  # menus lead to the same addresses from every page
def canonical_url(url: str) -> str:
    """The one address of a page that has many.

    Gone are default port, fragment, tracking and session parameters, addresses to come back to,
    ``&amp;`` left over from markup, print and save views, and parameters that name nothing; the
    rest of the query is sorted. Letter case goes where servers ignore it (``.aspx``).
    """
    if _AS_IT_IS.fullmatch(url):
        return url
    try:
        parts = urlsplit(url.strip().replace("&amp;", "&"))
        path = _COPY.sub("", _SESSION.sub("", parts.path))
        query = parts.query
        if _ANY_CASE.search(path):
            path, query = path.lower(), _lower_names(query)
        host = _host(parts.scheme.lower(), parts.netloc)
        plain = urlunsplit((parts.scheme.lower(), host, path, _telling(query), ""))
        return _sorted(plain)
    except ValueError:  # no address at all: nothing else can mean the same
        return url


def _sorted(url: str) -> str:
    """An address with its parameters in order, escaped as browsers do it."""
    if not _SIMPLE.fullmatch(url):
        return str(canonicalize_url(url))
    before, _, query = url.partition("?")
    return before + "?" + "&".join(sorted(query.split("&"), key=lambda pair: pair.partition("=")))


def _host(scheme: str, netloc: str) -> str:
    host, _, port = netloc.lower().rpartition(":")
    return host if (scheme, port) in _PORTS else netloc.lower()


def _lower_names(query: str) -> str:
    pairs = (pair.partition("=") for pair in query.split("&"))
    return "&".join(name.lower() + equals + value for name, equals, value in pairs)


def _telling(query: str) -> str:
    """The parameters that say which article is shown, as they stand."""
    pairs = [pair for pair in query.split("&") if pair]
    names = [pair.partition("=")[0].lower() for pair in pairs]
    cosmetic = {other for name in names for other in COSMETIC.get(name, ())}
    return "&".join(
        _COPY_OP.sub(r"\1", pair)
        for name, pair in zip(names, pairs, strict=True)
        if name not in NOISE and name not in cosmetic and not _NOISE.fullmatch(name)
    )


def same_site(url: str, other: str) -> bool:
    """Whether two addresses have the same host, with or without ``www.``."""
    return _bare_host(url) == _bare_host(other)


def reached_as(url: str, other: str) -> str:
    """An address by the scheme and host of another one of its site; those elsewhere as they are.

    Links call a site by ``https`` or ``www.`` where it answers to neither.
    """
    parts, own = urlsplit(url), urlsplit(other)
    if parts.netloc.lower().removeprefix("www.") != own.netloc.lower().removeprefix("www."):
        return url
    return urlunsplit((own.scheme, own.netloc, *parts[2:]))


def _bare_host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def is_same_article(told: str, url: str) -> bool:
    """Whether what a page calls its address can be believed: of this site, with the same last name.

    Sites exist that call every page by their front page's address, or by another's.
    """
    names = [urlsplit(one).path.rstrip("/").rpartition("/")[2] for one in (told, url)]
    queries = [_telling(urlsplit(one).query) for one in (told, url)]
    return same_site(told, url) and names[0] == names[1] != "" and queries[0] == queries[1]


def names_page_of(told: str, url: str) -> bool:
    """Whether an address is of the same site as another, and not its front page's."""
    return same_site(told, url) and len(urlsplit(told).path) > 1


def is_document(url: str) -> bool:
    """Whether the address is that of a document rather than of a page."""
    return _DOCUMENT.search(url) is not None


def media_type(url: str) -> str | None:
    """By the file name's ending: ``application/pdf``."""
    found = _DOCUMENT.search(url)
    return DOCUMENTS[found[1].lower()] if found else None


@lru_cache(maxsize=20_000)  # as above
def shape(url: str) -> str:
    """What addresses of one kind share: ``/tin/vu-mua-lua-12.html`` → ``/a/a-a9.html``."""
    parts = urlsplit(url)
    path = "/".join(_segment_shape(segment) for segment in parts.path.split("/"))
    names = sorted({pair.partition("=")[0].lower() for pair in parts.query.split("&")})
    return path + ("?" + "&".join(names) if parts.query else "")


def _segment_shape(segment: str) -> str:
    name, dot, ending = segment.rpartition(".")
    if not dot or len(ending) > 5:
        name, dot, ending = segment, "", ""
    digits = re.search(r"\d{2,}$", name)
    lead = name[: digits.start()] if digits else name
    kind = "a-a" if len(re.findall(r"[-_ +]|%20", lead)) >= 3 else ("a" if lead else "")
    return kind + ("9" if digits else "") + dot + ending.lower()
