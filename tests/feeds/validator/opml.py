"""OPML 2.0 subscription lists (http://opml.org/spec2.opml)."""

from collections.abc import Iterator

from lxml import etree

from tests.feeds.validator.common import parsed, web


def problems(data: bytes) -> Iterator[str]:
    """What is wrong with a list."""
    try:
        root = parsed(data)
    except (etree.XMLSyntaxError, ValueError, TypeError) as error:
        yield f"XML: {error}"
        return
    if root.tag != "opml" or root.get("version") != "2.0":
        yield "no OPML 2.0"
        return
    if [child.tag for child in root] != ["head", "body"]:
        yield "not one head and one body"
        return
    if not root.find("body").findall("outline"):
        yield "an empty body"
    for place, outline in enumerate(root.find("body").iter(), 0):
        if place and outline.tag != "outline":
            yield f"<{outline.tag}> in the body"
        elif place:
            yield from _outline(outline, f"outline {place}")


def _outline(outline: etree._Element, where: str) -> Iterator[str]:
    if not (outline.get("text") or "").strip():
        yield f"{where}: no text"
    if outline.get("type") == "rss" or "xmlUrl" in outline.attrib:
        if outline.get("type") != "rss":
            yield f"{where}: an xmlUrl, but no type"
        yield from web(outline.get("xmlUrl"), f"{where}: xmlUrl")
        if len(outline):
            yield f"{where}: a feed with something in it"
        if "htmlUrl" in outline.attrib:
            yield from web(outline.get("htmlUrl"), f"{where}: htmlUrl")
    elif not len(outline):
        yield f"{where}: neither a feed nor a folder"
    addresses = [child.get("xmlUrl") for child in outline if "xmlUrl" in child.attrib]
    if len(addresses) != len(set(addresses)):
        yield f"{where}: a feed twice"
