"""What the specifications have in common: XML 1.0, RFC 3986, RFC 3339, RFC 822, safe HTML."""

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
GEORSS = "http://www.georss.org/georss"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

_WEB = re.compile(
    r"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?"
    r"(?:[/?#](?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)
_URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d\d:\d\d:\d\d [+-]\d{4}"
)
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(;\s*[\w.+-]+=[\w.+-]+)*", re.ASCII)
_NOT_XML = re.compile(r"[^\t\n\r -\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_UNSAFE = {
    "script", "style", "iframe", "object", "embed", "form", "input", "button", "link", "meta",
    "base", "frame", "frameset", "applet", "svg", "math", "template", "noscript", "title",
}  # fmt: skip
_ADDRESSES = {"href", "src", "cite", "poster", "background", "action", "formaction", "data"}


def parsed(data: bytes) -> etree._Element:
    """A document as a strict parser of XML sees it: no recovery, no entities of its own."""
    if not data.startswith((b"<?xml version='1.0' encoding='UTF-8'?>",
                            b'<?xml version="1.0" encoding="UTF-8"?>')):  # fmt: skip
        raise ValueError("no XML declaration in UTF-8")
    if _NOT_XML.search(data.decode("utf-8")):
        raise ValueError("a character that XML 1.0 forbids")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise ValueError("a document type")
    for element in root.iter():
        if not isinstance(element.tag, str):
            raise TypeError("a comment or an instruction")
    return root


def web(address: str | None, where: str) -> Iterator[str]:
    """An absolute address of the web, of the characters that RFC 3986 allows."""
    if not address or not _WEB.fullmatch(address):
        yield f"{where}: no absolute address: {address!r}"


def identifier(text: str | None, where: str) -> Iterator[str]:
    """An absolute IRI that never changes."""
    if not text or not (_URN.fullmatch(text) or _WEB.fullmatch(text)):
        yield f"{where}: no identifier: {text!r}"


def rfc3339(text: str | None, where: str) -> Iterator[str]:
    """A date of Atom and JSON Feed."""
    try:
        good = bool(text and _RFC3339.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        good = False
    if not good:
        yield f"{where}: no date of RFC 3339: {text!r}"


def rfc822(text: str | None, where: str) -> Iterator[str]:
    """A date of RSS, whose weekday is right."""
    if not text or not _RFC822.fullmatch(text):
        yield f"{where}: no date of RFC 822: {text!r}"
    elif parsedate_to_datetime(text).strftime("%a") != text[:3]:
        yield f"{where}: another weekday: {text!r}"


def media_type(text: str | None, where: str) -> Iterator[str]:
    """A media type."""
    if not text or not _MEDIA_TYPE.fullmatch(text):
        yield f"{where}: no media type: {text!r}"


def number(text: str | None, where: str) -> Iterator[str]:
    """A number that is not negative."""
    if not text or not (text.isascii() and text.isdecimal()):
        yield f"{where}: no number: {text!r}"


def point(text: str | None, where: str) -> Iterator[str]:
    """A point of GeoRSS: latitude, longitude."""
    try:
        latitude, longitude = map(float, (text or "").split())
        good = -90 <= latitude <= 90 and -180 <= longitude <= 180
    except ValueError:
        good = False
    if not good:
        yield f"{where}: no point: {text!r}"


def html(text: str | None, where: str) -> Iterator[str]:
    """Markup that runs nothing, and whose links are absolute."""
    reader = _Html()
    reader.feed(text or "")
    reader.close()
    yield from (f"{where}: {problem}" for problem in reader.problems)


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSAFE:
            self.problems.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.problems.append(f"{name}= in <{tag}>")
            elif name in _ADDRESSES and not (value or "").strip().lower().startswith(_SCHEMES):
                self.problems.append(f"{name}={value!r} in <{tag}>")
            elif name == "srcset":
                self.problems.append("srcset=")


def extensions(element: etree._Element, where: str) -> Iterator[str]:
    """The vocabularies that both Atom and RSS borrow."""
    for views in element.iterfind(f"{{{MEDIA}}}community/{{{MEDIA}}}statistics"):
        yield from number(views.get("views"), f"{where}: media:statistics")
    for content in element.iterfind(f"{{{MEDIA}}}content"):
        yield from web(content.get("url"), f"{where}: media:content")
        yield from media_type(content.get("type"), f"{where}: media:content")
        if content.get("medium") not in {"image", "audio", "video", "document", "executable"}:
            yield f"{where}: media:content: medium {content.get('medium')!r}"
    for place in element.iterfind(f"{{{GEORSS}}}point"):
        yield from point(place.text, f"{where}: georss:point")
    for name in ("creator", "source", "language"):
        for told in element.iterfind(f"{{{DC}}}{name}"):
            if not (told.text or "").strip():
                yield f"{where}: dc:{name} is empty"


def tombstones(parent: etree._Element, where: str) -> Iterator[str]:
    """RFC 6721."""
    seen = set()
    for one in parent.iterfind(f"{{{TOMBSTONES}}}deleted-entry"):
        yield from identifier(one.get("ref"), f"{where}: deleted-entry: ref")
        yield from rfc3339(one.get("when"), f"{where}: deleted-entry: when")
        key = one.get("ref"), one.get("when")
        if key in seen:
            yield f"{where}: deleted-entry twice: {key[0]}"
        seen.add(key)
        for by in one.iterfind(f"{{{TOMBSTONES}}}by"):
            if not by.findtext(f"{{{ATOM}}}name"):
                yield f"{where}: deleted-entry: by nobody"
        for link in one.iterfind(f"{{{ATOM}}}link"):
            yield from web(link.get("href"), f"{where}: deleted-entry: link")


def pages(links: list[etree._Element], where: str) -> Iterator[str]:
    """The links of RFC 5005, section 3, in a document that links itself."""
    found: dict[str, list[str]] = {}
    for link in links:
        found.setdefault(link.get("rel", "alternate"), []).append(link.get("href", ""))
    for rel in ("self", "first", "last", "previous", "next", "current", "hub"):
        if len(found.get(rel, ())) > 1:
            yield f"{where}: more than one {rel}"
    if len(found.get("self", ())) != 1:
        yield f"{where}: no link to itself"
    elif found["self"][0] in (found.get("next", [""])[0], found.get("previous", [""])[0]):
        yield f"{where}: its own next or previous page"
