"""Which platform made a page, by marks that themes keep; unknown where they are few."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

ENOUGH = 2
"""Weight of the marks that make a platform known: a sure one, or two that others might have."""

READ = 400_000
"""Letters of a page that are looked at."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A platform, by its name in `spiders.pages.PLATFORMS`, and the marks that gave it away."""

    platform: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that pages of a platform have, where it is looked for, and how sure it is."""

    platform: str
    where: str
    """``source``; ``own``: an address on this site, in the source or the page's own; ``generator``:
    the meta element; ``headers``: lines of ``name: value``."""
    pattern: str
    """Of a source none begins with ``\\b``: searching takes three times as long then."""
    weight: int = 2


MARKS = (
    Mark("liferay-dnict", "source", r"author-createtime-viewcount|vn[._]dnict[._]"),
    Mark("liferay-dnict", "source", r"the-article-(?:createby|timecreate|summary|body)", 1),
    Mark("liferay-dnict", "source", r"(?:title|des|createdtime)-item-article\b", 1),
    Mark("liferay-dnict", "own", r"[^\s\"'<>]{0,200}[?&;]dinhdanh=\d+", 1),
    Mark("liferay-view-article", "own", r"/[^\s\"'<>?]{0,200}/-/view-article/\d+/\d+/\d+"),
    Mark("liferay", "headers", r"^liferay-portal:"),
    Mark("liferay", "source", r"Liferay\.(?:ThemeDisplay|Browser|AUI|currentURL|Portlet|Loader)"),
    Mark("liferay", "source", r"data-senna-track=|browserId=\w+&(?:amp;)?themeId="),
    Mark("liferay", "source", r"(?:signed-out public-page|yui3-skin-sam|controls-visible)\b", 1),
    Mark("liferay", "own", r"/[^\s\"'<>?]{0,200}/-/asset_publisher/|[^\s\"'<>]{0,200}[?&;]p_p_id="),
    Mark("liferay", "own", r"/documents/\d+/\d+/[^\s\"'<>?]+/[0-9a-f-]{36}\b", 1),
    Mark("nukeviet", "generator", r"NukeViet"),
    Mark("nukeviet", "source", r"nv_(?:base_siteurl|siteroot|lang_data|name_variable|my_ofs)\b"),
    Mark("nukeviet", "own", r"[^\s\"'<>]{0,200}[?&;]nv=[\w-]+&(?:amp;)?op="),
    Mark("nukeviet", "source", r"id=[\"'](?:hd_print|news-bodyhtml|news_detail)\b", 1),
    Mark("nukeviet", "source", r"URL của bản tin này", 1),
    Mark("nukeviet", "source", r"(?i)powered by.{0,40}nukeviet|href=[\"']https?://nukeviet\.vn", 1),
    Mark("nukeviet", "own", r"/uploads/[\w-]+/20\d\d_\d\d/", 1),
    Mark("sharepoint", "generator", r"Microsoft SharePoint"),
    Mark("sharepoint", "headers", r"^microsoftsharepointteamservices:"),
    Mark("sharepoint", "source", r"_sp(?:PageContextInfo|BodyOnLoad\w*|FormOnSubmit\w*)\b"),
    Mark("sharepoint", "own", r"/_layouts/(?:\d+/|images/|styles/)", 1),
    Mark("sharepoint", "source", r"(?:ms-rtestate|ms-webpart|ms-WPBody|WebPartWPQ\d|s4-work)", 1),
    Mark("sharepoint", "own", r"(?i)/[^\s\"'<>?]{0,200}/Lists/[^\s\"'<>?]+\.aspx", 1),
    Mark("sharepoint", "own", r"(?i)/(?:Style(?:%20| )Library|SiteCollectionImages)/", 1),
    Mark("sharepoint", "own", r"(?i)/(?:[^\s\"'<>?]{0,200}/)?(?:PublishingImages|SitePages)/", 1),
    Mark("vnpt-portal", "own", r"/vnptportal/|/bm/print/\d+"),
    Mark("vnpt-portal", "source", r"No title\.\.\. ?No title\.\.\.", 1),
    Mark("vnpt-portal", "source", r"image advertisement", 1),
    Mark("ui-article-in-menu", "source", r"UIArticleInMenu|ArticleInMenuPagination"),
    Mark("ui-article-in-menu", "source", r"ArticleDetailControl\b", 1),
    Mark("ui-article-in-menu", "source", r"class=[\"']Article(?:Header|Summary)[\"']", 1),
    Mark("ui-article-in-menu", "own", r"(?i)/DesktopModule/UI", 1),
    Mark(
        "ui-article-in-menu",
        "own",
        r"(?i)[^\s\"'<>]{0,200}[?&;]sname=\w+&(?:amp;)?sid=\d+&(?:amp;)?pageid=",
    ),
    Mark("wordpress", "generator", r"WordPress \d"),
    Mark("wordpress", "source", r"rel=[\"']https://api\.w\.org/[\"']"),
    Mark("wordpress", "own", r"/(?:[^\s\"'<>?]{0,200}/)?wp-(?:content|includes|json)/"),
    Mark("wordpress", "source", r"wp-(?:singular|theme-|site-blocks|block-post-content)", 2),
    Mark("wordpress", "source", r"elementor-(?:kit-\d|location-)|\bid=\W?tie-(?:body|wrapper)\b"),
    Mark("wordpress", "source", r"<body[^>]{0,500}\bclass=[\"'][^\"']{0,500}\bsingle-post\b", 1),
    Mark("wordpress", "source", r"id=[\"']post-\d+[\"'][^>]{0,200}\btype-post\b|postid-\d+\b", 1),
    Mark("joomla", "generator", r"Joomla!"),
    Mark(
        "joomla",
        "source",
        r"joomla-script-options\b|com_content\b[^\"']{0,500}\bview-article\b",
    ),
    Mark("joomla", "own", r"[^\s\"'<>]{0,200}[?&;]option=com_(?:content|k2)\b"),
    Mark("joomla", "own", r"/media/(?:jui|system|vendor)/", 1),
    Mark(
        "joomla",
        "source",
        r"class=[\"'][^\"']{0,500}\b(?:mod-menu|article-info-term|item-page)\b",
        1,
    ),
    Mark("drupal", "generator", r"Drupal \d"),
    Mark("drupal", "headers", r"^x-generator: drupal|^x-drupal-"),
    Mark("drupal", "source", r"data-drupal-|Drupal\.settings\b|data-history-node-id="),
    Mark("drupal", "own", r"/sites/(?:all|default)/(?:files|modules|themes)/"),
    Mark("drupal", "source", r"node-type-[\w-]+|field-name-body\b", 1),
    Mark("dnn", "generator", r"DotNetNuke|\bDNN\b"),
    Mark("dnn", "source", r"id=[\"']dnn_|dnn_ctr\d+_|__dnnVariable\b"),
    Mark("dnn", "own", r"(?i)/(?:DesktopModules|Portals/\d+)/", 1),
    Mark("dnn", "source", r"DnnModule\b", 1),
)
"""What is special comes before what is general: the first platform with enough marks is told."""

_GENERATOR = re.compile(
    r"<meta\b(?=[^>]{0,300}\bname=[\"']generator[\"'])[^>]{0,300}>", re.IGNORECASE
)
_SHOWN = 60


def recognise(
    source: str, url: str = "", headers: Mapping[str, str] | None = None
) -> Recognised | None:
    """The platform of a page, given as text (``Page.source``), with its address and headers.

    One weak mark is never enough; marks in addresses count on the page's own site only.
    """
    texts = {
        "source": source[:READ],
        "generator": " ".join(_GENERATOR.findall(source[:READ])),
        "headers": "\n".join(f"{name}: {value}".lower() for name, value in (headers or {}).items()),
    }
    weights: dict[str, int] = {}
    evidence: dict[str, list[str]] = {}
    for mark, words in _found(texts, url):
        weights[mark.platform] = weights.get(mark.platform, 0) + mark.weight
        evidence.setdefault(mark.platform, []).append(f"{mark.where}: {words[:_SHOWN]}")
    known = next((name for name in _ORDER if weights.get(name, 0) >= ENOUGH), None)
    return Recognised(known, "; ".join(evidence[known])) if known else None


_ORDER = tuple(dict.fromkeys(mark.platform for mark in MARKS))


def _found(texts: Mapping[str, str], url: str) -> Iterator[tuple[Mark, str]]:
    host = _host(url)
    for mark in MARKS:
        if mark.where != "own":
            flags = re.MULTILINE if mark.where == "headers" else 0
            match = re.search(mark.pattern, texts[mark.where], flags)
            if match:
                yield mark, match[0]
        elif words := _on_site(mark.pattern, texts["source"], url, host):
            yield mark, words


def _on_site(pattern: str, source: str, url: str, host: str) -> str:
    """An address that matches, in an attribute and of this host, or the page's own."""
    for match in _address(pattern).finditer(source):
        if match["host"] is None or match["host"].removeprefix("www.") == host:
            return match["path"]
    own = re.match(pattern, url.partition("://")[2].removeprefix(urlsplit_netloc(url)))
    return own[0] if own else ""


@lru_cache(maxsize=128)
def _address(pattern: str) -> re.Pattern[str]:
    flags, body = ("(?i)", pattern[4:]) if pattern.startswith("(?i)") else ("", pattern)
    return re.compile(
        rf"{flags}[\"'](?:(?:https?:)?//(?P<host>[^/\"'\s?]{{1,200}}))?(?P<path>{body})"
    )


def urlsplit_netloc(url: str) -> str:
    """The host and port of an address as it stands; nothing where there is none."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def _host(url: str) -> str:
    return urlsplit_netloc(url).lower().removeprefix("www.")
