"""What a page tells machines: meta elements, OpenGraph, JSON-LD and microdata, as they stand."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from spiders.layout.markup import text_of
from spiders.text import clean, unescape

ARTICLE_TYPES = frozenset(
    ("Article", "NewsArticle", "BlogPosting", "Report", "PressRelease", "ReportageNewsArticle")
)
"""Types of schema.org that are one article; ``WebPage`` and the like say nothing."""

_ITEMS: Callable[[etree._Element], list[etree._Element]] = etree.XPath(
    "//@itemprop/parent::*[ancestor::body]"  # quicker than to ask every element
)  # type: ignore[assignment]

_META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "og:description": "description",
    "description": "description",
    "article:published_time": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "datepublished": "published",
    "datemodified": "modified",
    "pubdate": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "citation_publication_date": "published",
    "citation_online_date": "published",
    "citation_date": "published",
    "citation_title": "title",
    "citation_author": "author",
    "dcterms.created": "published",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "article:section": "section",
    "og:site_name": "site",
    "application-name": "site",
    "og:type": "type",
    "generator": "generator",
}
_ITEMPROPS = {
    "headline": "title",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "author": "author",
    "articlesection": "section",
    "articlebody": "body",
}
_LINKED_DATA = {
    "headline": "title",
    "datePublished": "published",
    "dateModified": "modified",
    "author": "author",
    "articleSection": "section",
    "description": "description",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and the rule that gave it: ``meta:og:title``, ``json-ld:datePublished``."""

    value: str
    rule: str


@dataclass(slots=True)
class Structured:
    """Facts by what they are about: title, published, modified, author, section, description …."""

    facts: dict[str, list[Fact]] = field(default_factory=dict)
    is_article: bool = False
    """Whether the page calls itself one."""

    def add(self, about: str, value: object, rule: str) -> None:
        """Note a value, if it is text at all."""
        if isinstance(value, str) and (text := clean(unescape(value))):
            self.facts.setdefault(about, []).append(Fact(text, rule))

    def of(self, about: str) -> list[Fact]:
        """What is said about one thing, in the page's order."""
        return self.facts.get(about, [])


def structured(root: etree._Element) -> Structured:
    """Everything that one page tells machines."""
    data = Structured()
    found: dict[str, list[etree._Element]] = {"meta": [], "title": [], "script": []}
    for element in root.iter(*found):
        found[element.tag].append(element)
    for meta in found["meta"]:
        _read_meta(meta, data)
    for title in found["title"]:
        if (parent := title.getparent()) is None or parent.tag != "svg":
            data.add("page", text_of(title), "title")
    for script in found["script"]:
        if "ld+json" in (script.get("type") or ""):
            _read_linked(script.text or "", data)
    for element in _ITEMS(root):
        _read_item(element, data)
    data.is_article |= any(fact.value == "article" for fact in data.of("type"))
    return data


def _read_meta(meta: etree._Element, data: Structured) -> None:
    name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip()
    if about := _META.get(name.lower()):
        data.add(about, meta.get("content"), f"meta:{name}")


def _read_item(element: etree._Element, data: Structured) -> None:
    name = element.get("itemprop") or ""
    about = _ITEMPROPS.get(name.lower())
    if about is None or about == "body":
        return
    value = element.get("content") or element.get("datetime")
    data.add(about, value or text_of(element)[:400], f"microdata:{name}")


def _read_linked(text: str, data: Structured) -> None:
    try:
        found = json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    for thing in _things(found):
        if "BreadcrumbList" in _types(thing):
            _read_path(thing, data)
        if ARTICLE_TYPES.isdisjoint(_types(thing)):
            continue
        data.is_article = True
        for name, about in _LINKED_DATA.items():
            for value in _plain(thing.get(name), str(name)):
                data.add(about, value, f"json-ld:{name}")
        for statistic in _listed(thing.get("interactionStatistic")):
            _read_interaction(statistic, data)


def _read_path(path: Mapping[str, object], data: Structured) -> None:
    """The steps from home to the page."""
    for step in _listed(path.get("itemListElement")):
        item = step.get("item") if isinstance(step, Mapping) else None
        name = step.get("name") if isinstance(step, Mapping) else None
        if name is None and isinstance(item, Mapping):
            name = item.get("name")
        data.add("step", name, "json-ld:BreadcrumbList")


def _read_interaction(statistic: object, data: Structured) -> None:
    if not isinstance(statistic, Mapping):
        return
    kind = str(statistic.get("interactionType"))
    if any(word in kind for word in ("ReadAction", "ViewAction", "PageVisits")):
        data.add(
            "views", str(statistic.get("userInteractionCount")), "json-ld:interactionStatistic"
        )


def _things(found: object) -> Iterator[Mapping[str, object]]:
    for thing in _listed(found):
        if isinstance(thing, Mapping):
            yield thing
            for inner in _listed(thing.get("@graph")) + _listed(thing.get("mainEntity")):
                if isinstance(inner, Mapping):
                    yield inner


def _types(thing: Mapping[str, object]) -> set[str]:
    return {str(name).rpartition("/")[2] for name in _listed(thing.get("@type"))}


def _plain(value: object, name: str) -> list[object]:
    """Names of persons; of what is no person, nothing: sites write themselves there."""
    if name != "author":
        return _listed(value)
    return [
        person.get("name") if isinstance(person, Mapping) else person
        for person in _listed(value)
        if not (isinstance(person, Mapping) and "Organization" in str(person.get("@type")))
    ]


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
