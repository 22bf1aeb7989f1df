"""What the names that authors of markup give (classes, ids) say about a part of a page.

Names lie often enough that a hint is never more than evidence. Vietnamese names are written
without marks and usually without separators: ``tieude``, ``ngaydang``, ``luotxem``,
``tomtat``, ``lienquan``.
"""

import re
from functools import lru_cache

TITLE = 1
DATE = 2
AUTHOR = 4
VIEWS = 8
LEAD = 16
BODY = 32
SECTION = 64
SOURCE = 128
CAPTION = 256
FURNITURE = 512
"""Menus, side columns, tools, other news, comments: around the article, never in it."""
EYE = 1024
"""The icon that stands before a number of readers."""
PAGER = 2048
HEADER = 4096
CARD = 8192
"""An entry of a list."""
BREADCRUMB = 32768
HIDDEN = 16384
"""Not shown, or only read aloud."""

_NAMES = (
    (TITLE, r"(?<!portlet-)title(?!-?(?:bar|s\b))|tieu-?de|headline|\bheading\b|\btit\b|\bh1\b"),
    (DATE, r"\bdate|date\b|\btime(?!line)|time\b|\bngay|ngay-?dang|publish|posted-on|\bcreated"),
    (
        AUTHOR,
        r"author|\bby\b|\bky-?ten|\bky\b|signature|byline|tac-?gia|nguoi-?(?:dang|viet)|\bcreator"
        r"|\bcreate-?by|but-?danh",
    ),
    (VIEWS, r"view(?:s|ed)?-?(?:count|er|num)|\bviews?\b|luot-?(?:xem|doc)|\bhits\b|post-?views"),
    (
        LEAD,
        r"summary|sapo|\blead\b|\bbrief|tom-?tat|home-?text|\bintro\b|excerpt"
        r"|trich-?(?:dan|yeu)|\bdek\b|standfirst|mo-?ta|\bdes(?:c(?:ription)?)?\b|chapp?eau",
    ),
    (
        BODY,
        r"body-?text|(?:article|news|entry|post|detail|main)-?(?:body|content)|noi-?dung|chi-?tiet"
        r"|content-?(?:detail|news|body)|\bfck|ck-?content|\bcontent\b|\bdetail\b|ms-rtestate",
    ),
    (BREADCRUMB, r"breadcrumb|duong-?dan|\bcrumbs?\b|^path\b"),
    (SECTION, r"chuyen-?muc|\bcategor|\bcat(?:-links|-?name|egory|es?)?\b|\bkicker"),
    (SOURCE, r"\bsource\b|\bnguon"),
    (CAPTION, r"caption|chu-?thich|\bpic-?note|image-?desc"),
    (
        FURNITURE,
        r"menu|\bnav|navbar|navigation|(?<!has-)(?<!with-)(?<!no-)side-?bar(?!-(?:grid|layout))|footer|\bfoot\b|banner|\bshare|social|comment"
        r"|respond\b|related|lien-?quan|\bkhac\b|tin-?khac|\bothers?\b|toolbar|\btools?\b"
        r"|pagination|paging|\bpager"
        r"|rating|\bvote|\brate\b|search|log-?in|dang-?nhap|weather|ticker|marquee|newsletter"
        r"|\badvert"
        r"|\bads?\b|quang-?cao|copyright|thong-?ke|truy-?cap|statistic|\bcounter\b"
        r"|(?<![\w-])tags?(?![\w-])|(?:post|entry|article|news)-tags|tag-?(?:list|cloud|links"
        r"|intro)"
        r"|breadcrumb"
        r"|popup|modal|cookie|skip-?link|screen-reader|sr-only"
        r"|\bhot-?news|tin-?moi|tin-?noi-?bat|latest|most-?read|xem-?nhieu|back-?to|\bwidget"
        r"|lich-?cong-?tac",
    ),
    (EYE, r"\beye\b|\bfa-eye|icon-?(?:eye|view)|\bviews?-?icon|glyphicon-eye"),
    (PAGER, r"pagination|paging|\bpager|\bpages?-?(?:nav|list|number)|page-?numbers?|phan-?trang"),
    (HEADER, r"header|\btop-?bar|masthead|\blogo"),
)
_TOOL = re.compile(r"print|font-?size|co-?chu")
"""Of a tool for the text, unless it is the text itself that is named after it."""

_PICTURED_EYE = re.compile(r"(?:^|[/#_.-])(?:eyes?|views?|luot-?xem)(?:[_.-]|\d|$)")
_DRAWN_EYES = (
    "M12 4.5C7 4.5 2.73",  # Material
    *("M1 12s4-8 11-8 11 8", "M2 12s3-7 10-7 10 7", "M2.062 12.348a1 1"),  # Feather, Lucide
    *("M2.458 12C3.732 7.943", "M2.036 12.322a1.012", "M.664 10.59a1.651"),  # Heroicons
    *("M572.52 241.4C518.29", "M288 32c-80.8 0-145.5"),  # Font Awesome
    *("M10.5 8a2.5 2.5 0 1 1-5 0", "M16 8s-3-5.5-8-5.5S0 8"),  # Bootstrap Icons
)
"""How the strokes of the eyes of widely used sets of icons begin."""
_SAID_EYE = re.compile(r"^\W*(?:(?:số )?lượt (?:xem|đọc)|views?|đã xem|eye)\W*$", re.IGNORECASE)
_PATTERNS = tuple((flag, re.compile(pattern)) for flag, pattern in _NAMES)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

TAGS = {
    "nav": FURNITURE,
    "aside": FURNITURE,
    "footer": FURNITURE,
    "figcaption": CAPTION,
    "time": DATE,
    "header": HEADER,
    "address": AUTHOR,
}
"""What the tag itself says."""


_UNSEEN = frozenset(("hidden", "hide", "d-none", "invisible", "display-none", "is-hidden"))
_SPOKEN = frozenset(("sr-only", "visually-hidden", "screen-reader-text", "element-invisible"))
_SHOWN = re.compile(r"(?:d-\w+-(?!none)|visible-|\w+:(?:block|flex|inline|grid))")
"""Classes that show on wide screens what another class hides on narrow ones."""


def _is_hidden(names: list[str]) -> bool:
    classes = set(names)
    if classes & _SPOKEN:
        return True
    return bool(classes & _UNSEEN) and not any(_SHOWN.match(name) for name in names)


def pictured(address: str, words: str) -> int:
    """``EYE`` where a picture is one, by its file's name or the words that stand for it."""
    name = address.rpartition("/")[2].lower()
    return EYE if _PICTURED_EYE.search(name) or _SAID_EYE.match(words) else 0


def drawn(strokes: str) -> int:
    """``EYE`` where the strokes of a drawing are those of one."""
    return EYE if strokes.startswith(_DRAWN_EYES) else 0


@lru_cache(maxsize=8192)
def named(names: str) -> int:
    """The hints in a class or id attribute, as flags: ``"newsTitle"`` → ``TITLE``."""
    plain = _CAMEL.sub("-", names[:200]).replace("_", "-").lower()
    hints = 0
    for flag, pattern in _PATTERNS:
        if pattern.search(plain):
            hints |= flag
    if hints & AUTHOR:  # what is said of a person
        hints &= ~LEAD
    if _TOOL.search(plain) and not hints & (TITLE | LEAD | BODY):
        hints |= FURNITURE
    if _is_hidden(names.split()) and not hints & BREADCRUMB:  # filled in by a script
        hints |= HIDDEN
    return hints
