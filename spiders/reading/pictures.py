"""Pictures with their captions, and documents that belong to an article."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from lxml import etree

from spiders.addresses.urls import is_document, media_type
from spiders.items import Attachment, Image
from spiders.layout import hints
from spiders.layout.boxes import Box, Line
from spiders.layout.furniture import TOOL
from spiders.layout.markup import text_of
from spiders.text import clean

PICTURES = frozenset(("img", "amp-img"))

_SMALL = 60
_ORNAMENT = re.compile(
    r"icon|logo|spacer|blank|pixel|1x1|transparent|loading|avatar|emoji|smil|button|btn|arrow"
    r"|bullet"
    r"|print|share|facebook|zalo|twitter|no-?image|^default\W|captcha|rss|banner"
    r"|^(?:ico?|file|type)?[_-]?(?:pdf|docx?|word|xlsx?|excel|pptx?|zip|rar|attach\w*|dinh-?kem)"
    r"(?:[_-]?\d+(?:x\d+)?)?\.(?:gif|png|svg|webp)$",
    re.IGNORECASE,
)
"""File names of ornaments, and of the signs for kinds of documents."""

_ORNAMENTS = re.compile(
    r"/(?:_layouts|avatars?|qc|ads?|quang-?cao|advert\w*|themes?|skins?|templates?|icons?|emoticons?|smilies)/",
    re.IGNORECASE,
)
"""Folders of ornaments."""

_PORTRAIT = re.compile(r"avatar|rounded-(?:full|circle)|img-circle", re.IGNORECASE)
"""Classes of a face beside a name."""

_CALL = re.compile(
    r"""['"]([^'"]*\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|odt|ods|rtf)[^'"]*)['"]""", re.I
)
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-original-src")


def picture(element: etree._Element, base: str) -> Image | None:
    """An ``img`` as an image of the text; ``None`` for icons, spacers and counters."""
    source = source_of(element)
    url = absolute(base, source) if source else None
    alt = clean(element.get("alt") or "")
    return Image(url=url, alt=alt or None) if url else None


def source_of(element: etree._Element) -> str | None:
    """The address of such an image, as it stands."""
    source = next((element.get(name) for name in _LAZY if element.get(name)), element.get("src"))
    if not source or source.startswith(("data:", "cid:", "file:")):
        return None
    folder, _, file = source.partition("?")[0].rpartition("/")
    alt = element.get("alt")
    if _PORTRAIT.search(element.get("class") or "") or (alt and TOOL.match(alt)):
        return None
    if _ORNAMENT.search(file) or _ORNAMENTS.search(folder + "/") or _is_small(element):
        return None
    return source


_FILM = re.compile(r"youtube|youtu\.be|vimeo|/(?:video|embed|player)|\.(?:mp4|m3u8|webm)", re.I)


def shows(element: etree._Element, base: str) -> bool:
    """Whether an element is a picture of a text, or a film."""
    if element.tag in PICTURES:
        return picture(element, base) is not None
    return element.tag in ("video", "audio") or bool(_FILM.search(element.get("src") or ""))


_FEATURED = re.compile(
    r"wp-post-image|featured|(?:post|entry)-?thumb|anh-?(?:chinh|bia|dai-?dien)|field--name-.*image"
)
"""Classes of the picture that stands for an article."""


def is_featured(element: etree._Element) -> bool:
    """Whether a picture stands for the article of its page, and leads to no other."""
    around = [element, *islice(element.iterancestors(), 3)]
    if any(one.tag == "a" and not is_picture(one.get("href") or "") for one in around):
        return False
    return any(_FEATURED.search((one.get("class") or "").lower()) for one in around)


def is_picture(url: str) -> bool:
    """Whether an address is that of a picture, as behind one that can be enlarged."""
    return bool(re.search(r"\.(?:jpe?g|png|gif|webp|avif)$", url.partition("?")[0].lower()))


def _is_small(element: etree._Element) -> bool:
    for name in ("width", "height"):
        size = (element.get(name) or "").removesuffix("px")
        if size.isdigit() and int(size) < _SMALL:
            return True
    return False


_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]")


def absolute(base: str, url: str) -> str | None:
    """An address as one can follow it, without controls; ``None`` for what leads nowhere."""
    url = url.strip() if url.isprintable() else _CONTROLS.sub("", url.strip())
    if not url or url.lower().startswith(("javascript:", "mailto:", "tel:", "#", "data:")):
        return None
    try:
        whole = urljoin(base, url)
        return whole if urlsplit(whole).scheme in ("http", "https") else None
    except ValueError:
        return None


def says_as_alt(line: Line, element: etree._Element) -> bool:
    """Whether the line after an image, and no lead, repeats the words that stand for it."""
    if not 12 <= len(line.text) <= 250 or line.heading or line.box.hints & hints.LEAD:
        return False
    return clean(element.get("alt") or "") == clean(line.text)


def is_caption(line: Line, box: Box) -> bool:
    """Whether the line after an image (which stands in a box) says what is on it."""
    size = len(line.text)
    if size > 400 or line.heading:
        return False
    if line.box.hints & hints.CAPTION or _frame(line.box, "figure") is not None:
        return True
    table = _frame(box, "table")
    if table is not None and table.end - table.start <= 4 and line.box is not box:
        return _frame(line.box, "table") is table  # laid around pictures: no text of its own
    if size <= 250 and line.box.parent is box and box.end - box.start == 1:
        return True  # all that stands beside it in a box for both
    if size <= 250 and (is_slanted(line) or _is_centred(line.box)):
        return True
    return size <= 120 and not line.bold and line.text[-1] not in ".:;!?,…" and " " in line.text


def _is_centred(box: Box) -> bool:
    style = (box.element.get("style") or "").replace(" ", "").lower()
    aligned = (box.element.get("align") or "").lower()
    return "text-align:center" in style or aligned == "center" or box.tag == "center"


def _frame(box: Box, tag: str) -> Box | None:
    return next((around for around in box.ancestors() if around.tag == tag), None)


def is_slanted(line: Line) -> bool:
    """All in italics: how captions are set where no markup says so."""
    slanted = sum(len(text) for text, element, _ in line.pieces if _within(element, ("i", "em")))
    return slanted * 10 >= len(line.text) * 9


def _within(element: etree._Element | None, tags: tuple[str, ...]) -> bool:
    for _ in range(4):
        if element is None:
            return False
        if element.tag in tags:
            return True
        element = element.getparent()
    return False


def attachments(part: etree._Element, base: str) -> Iterator[Attachment]:
    """Documents that a part of a page links to, shows in a frame, or fetches on a click."""
    for element in part.iter("a", "iframe", "embed", "object", "button", "span", "div"):
        for url in _documents(element):
            whole = absolute(base, url)
            if whole:
                yield Attachment(
                    url=whole, name=_name(element, whole), media_type=media_type(whole)
                )


def _documents(element: etree._Element) -> Iterator[str]:
    if element.tag == "a":
        url = element.get("href") or ""
    else:
        url = element.get("src") or element.get("data") or ""
    if url and is_document(url):
        yield _shown(url)
    elif "download" in url.lower() and is_document(_label(element)):
        yield url
    click = element.get("onclick")
    if click and (paths := _CALL.findall(click)):
        yield max(paths, key=lambda path: ("/" in path, len(path)))


def _label(element: etree._Element) -> str:
    """What is written on a link, and what is shown when one points at it."""
    return f"{text_of(element)} {element.get('title') or ''}"


def _shown(url: str) -> str:
    """The document that a viewer's address names: ``…/viewer?url=…``, ``?file=…``."""
    query = parse_qs(url.partition("#")[0].partition("?")[2])
    for name in ("url", "file", "src"):
        for value in query.get(name, ()):
            if is_document(value):
                return value
    return url


def _name(element: etree._Element, url: str) -> str:
    text = clean(text_of(element))[:200] if element.tag in ("a", "button", "span") else ""
    title = clean(element.get("title") or element.get("download") or "")
    return text or title or clean(unquote(urlsplit(url).path.rpartition("/")[2])) or url
