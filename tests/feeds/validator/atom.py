"""Atom 1.0, RFC 4287, section by section."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.feeds.validator.common import (
    ATOM,
    extensions,
    html,
    identifier,
    media_type,
    number,
    pages,
    parsed,
    rfc3339,
    tombstones,
    web,
)

A = f"{{{ATOM}}}"
METADATA = {"author", "category", "contributor", "generator", "icon", "id", "link", "logo",
            "rights", "subtitle", "title", "updated"}  # fmt: skip
ALLOWED = {
    "feed": METADATA | {"entry"},
    "source": METADATA,
    "entry": {"author", "category", "content", "contributor", "id", "link", "published", "rights",
              "source", "summary", "title", "updated"},
}  # fmt: skip
ONCE = ("id", "title", "updated")
AT_MOST_ONCE = ("generator", "icon", "logo", "rights", "subtitle", "content", "published", "source",
                "summary")  # fmt: skip
ATTRIBUTES = {
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "category": {"term", "scheme", "label"},
    "content": {"type", "src"},
    "generator": {"uri", "version"},
    **{name: {"type"} for name in ("title", "subtitle", "summary", "rights")},
}
RELATIONS = {"alternate", "related", "self", "enclosure", "via", "first", "last", "previous",
             "next", "hub", "successor-version", "current", "prev-archive", "next-archive"
             }  # fmt: skip


def problems(data: bytes) -> Iterator[str]:
    """What is wrong with a feed document."""
    try:
        feed = parsed(data)
    except (etree.XMLSyntaxError, ValueError, TypeError) as error:
        yield f"XML: {error}"
        return
    if feed.tag != f"{A}feed":
        yield f"the root is {feed.tag}"
        return
    yield from _container(feed, "feed")
    yield from pages(feed.findall(f"{A}link"), "feed")
    yield from tombstones(feed, "feed")
    entries = feed.findall(f"{A}entry")
    for place, entry in enumerate(entries, 1):
        yield from _entry(entry, f"entry {place}", bool(feed.findall(f"{A}author")))
    for uid, times in Counter(entry.findtext(f"{A}id") for entry in entries).items():
        if times > 1:
            yield f"id twice: {uid}"


def _container(element: etree._Element, where: str) -> Iterator[str]:
    """Sections 4.1.1, 4.1.2 and 4.2.11."""
    kind = etree.QName(element).localname
    counts: Counter[str] = Counter()
    for child in element:
        name = etree.QName(child)
        if name.namespace == ATOM:
            counts[name.localname] += 1
            if name.localname not in ALLOWED[kind]:
                yield f"{where}: <{name.localname}> has no place here"
            yield from _child(child, f"{where}: {name.localname}")
        elif name.namespace is None:
            yield f"{where}: <{name.localname}> of no vocabulary"
    yield from (f"{where}: not one {name}" for name in ONCE if counts[name] != 1)
    yield from (f"{where}: more than one {name}" for name in AT_MOST_ONCE if counts[name] > 1)
    relations = [link.get("rel", "alternate") for link in element.findall(f"{A}link")]
    if relations.count("alternate") > 1:  # stricter than section 4.1.2: of another type or not
        yield f"{where}: more than one alternate link"
    yield from extensions(element, where)


def _entry(entry: etree._Element, where: str, has_author: bool) -> Iterator[str]:
    yield from _container(entry, where)
    source = entry.find(f"{A}source")
    authors = entry.findall(f"{A}author") + entry.findall(f"{A}source/{A}author")
    if not authors and not has_author:
        yield f"{where}: no author"
    if source is not None:
        yield from _container(source, f"{where}: source")
    links = [link.get("rel", "alternate") for link in entry.findall(f"{A}link")]
    if entry.find(f"{A}content") is None and "alternate" not in links:
        yield f"{where}: neither content nor an alternate link"
    published, updated = entry.findtext(f"{A}published"), entry.findtext(f"{A}updated")
    if published and updated and "T" not in published + updated:
        yield f"{where}: dates without time"


def _child(child: etree._Element, where: str) -> Iterator[str]:
    name = etree.QName(child).localname
    known = ATTRIBUTES.get(name, set())
    for attribute in child.attrib:
        if not attribute.startswith("{") and attribute not in known:
            yield f"{where}: attribute {attribute}"
    if name == "id":
        yield from identifier(child.text, where)
    elif name in {"updated", "published"}:
        yield from rfc3339(child.text, where)
    elif name in {"author", "contributor"}:
        yield from _person(child, where)
    elif name == "link":
        yield from _link(child, where)
    elif name == "category":
        if not child.get("term"):
            yield f"{where}: no term"
        if child.get("scheme") is not None:
            yield from web(child.get("scheme"), f"{where}: scheme")
    elif name in {"title", "subtitle", "summary", "rights", "content"}:
        yield from _text(child, where)


def _person(person: etree._Element, where: str) -> Iterator[str]:
    """Section 3.2."""
    counts = Counter(etree.QName(child).localname for child in person)
    if counts["name"] != 1 or not (person.findtext(f"{A}name") or "").strip():
        yield f"{where}: not one name"
    if counts["uri"] > 1 or counts["email"] > 1:
        yield f"{where}: more than one address"
    if (address := person.findtext(f"{A}uri")) is not None:
        yield from web(address, where)


def _link(link: etree._Element, where: str) -> Iterator[str]:
    """Section 4.2.7."""
    yield from web(link.get("href"), where)
    if link.get("rel", "alternate") not in RELATIONS:
        yield f"{where}: rel {link.get('rel')!r}"
    if link.get("type") is not None:
        yield from media_type(link.get("type"), where)
    if link.get("length") is not None:
        yield from number(link.get("length"), where)
    if link.get("rel") == "enclosure" and link.get("type") is None:
        yield f"{where}: an enclosure without type"


def _text(element: etree._Element, where: str) -> Iterator[str]:
    """Sections 3.1 and 4.1.3."""
    kind = element.get("type", "text")
    if kind not in {"text", "html", "xhtml"}:
        yield f"{where}: type {kind!r}"
    if kind != "xhtml" and len(element):
        yield f"{where}: elements in a {kind}"
    if etree.QName(element).localname == "title" and not (element.text or "").strip():
        yield f"{where}: empty"
    if kind == "html":
        yield from html(element.text, where)
