"""The entries of a site's menus that may lead to lists of articles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from spiders.addresses.urls import canonical_url, is_document, same_site
from spiders.layout.markup import text_of
from spiders.lists.paging import page_number, without_session
from spiders.reading.pictures import absolute
from spiders.reading.reading import Reading
from spiders.text import clean, fold


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of a menu."""

    url: str
    text: str
    rank: int
    """0 where its words speak of news, 1 where they say nothing, 2 where it is hardly a section."""


_NEWS = re.compile(
    r"\b(?:tin|su kien|hoat dong|thong bao|thong cao|khoa hoc|cong nghe|so huu tri tue"
    r"|tieu chuan|do luong|chat luong|buc xa|hat nhan|doi moi|sang tao|khoi nghiep"
    r"|chuyen doi so|thanh tra|de tai|du an|nhiem vu|nghien cuu|buu chinh|vien thong"
    r"|truyen thong|chuyen muc|nghiep vu|nong thon|tuyen truyen|cai cach|chi dao|dieu hanh"
    r"|news|events?|blog|category|chuyen de|bai viet|trao doi|phap luat|moi nhat)\b"
)
_OTHER = re.compile(
    r"\b(?:gioi thieu|lien he|so do|co cau|to chuc bo may|bo may|chuc nang|lanh dao"
    r"|lich cong tac|lich lam viec|dang nhap|dang ky|dang xuat|tim kiem|rss|english|trang chu"
    r"|van ban|thu tuc|dich vu cong|hoi dap|gop y|thu vien|hinh anh|video|album|ban do"
    r"|tham do|binh chon|facebook|zalo|youtube|dien thoai|webmail|hop thu|dau trang"
    r"|in trang|ban in|in bai|(?:xem|doc) nhieu"
    r"|quay lai|home|contact|about|login|register|search|sitemap|privacy|gallery|cong khai"
    r"|danh ba|so hoa|phan mem|bieu mau|tai lieu|download|toa soan|quang cao|dieu khoan"
    r"|chinh sach bao mat|trang (?:sau|truoc|cuoi|dau|tiep)|tiep(?: theo)?|sau|truoc|next|older"
    r"|xem them)\b"
)
_NO_LIST = re.compile(
    r"(?:^|[/?&=_.-])(?:login|dang-?nhap|register|dang-?ky|search|tim-?kiem|logout|print|in|ban-?in|in-?bai"
    r"|rss|feed|feeds|atom|sitemap|contact|lien-?he|wp-admin|wp-login|admin|user|users|account"
    r"|cart|calendar|lich|tag|tags|author|comment|comments|reply|replytocom|share|sort|orderby"
    r"|order|filter|month|year|date|thu-?vien-?anh|album|video|gallery|language|lang)(?:[/?&=_.-]|$)",
    re.IGNORECASE,
)
_OWN_LANGUAGE = re.compile(
    r"(?<=[?&])lang(?:uage)?=vi(?:[-_]vn)?(?:&|$)|/language/vi(?:[-_]vn)?(?=/|$)", re.IGNORECASE
)
_LANGUAGE = re.compile(r"^/(?:en|eng|english|fr|zh|cn|ko|kr|ja|jp|lo|ru)(?:/|$)", re.IGNORECASE)
_DATED = re.compile(r"/(?:19|20)\d\d(?:/\d{1,2}){0,2}/?$")
_LONGEST, _NAME = 60, 40
"""Letters of a menu entry, what is longer is a headline; and of most names of sections."""


def entries(reading: Reading) -> Iterator[Entry]:
    """Links of this site with a short text that may lead to a list, in the page's order."""
    met = set()
    for link in reading.root.iter("a"):
        href = (link.get("href") or "").strip()
        if not href or href.startswith("#"):
            continue
        url = without_session(absolute(reading.base, href) or "")
        text = clean(text_of(link)) or clean(link.get("title") or "")
        if not url or not 1 < len(text) <= _LONGEST or not _may_list(url, reading.url):
            continue
        words, canonical = fold(text), canonical_url(url)
        if canonical in met or _OTHER.search(words) or not re.search(r"[^\W\d]{2}", words):
            continue
        part = canonical.partition("&")[0] != canonical and canonical.rpartition("&")[0] in met
        met.add(canonical)
        yield replace(entry(url, text), rank=2) if part else entry(url, text)


def entry(url: str, text: str) -> Entry:
    """A link with these words."""
    return Entry(url, text, _rank(fold(text), url))


def _may_list(url: str, front: str) -> bool:
    parts = urlsplit(_OWN_LANGUAGE.sub("", url))
    told = f"{parts.path}?{parts.query}"
    return (
        same_site(url, front)
        and not is_document(url)
        and not _NO_LIST.search(told)
        and not _LANGUAGE.match(parts.path)
        and not _DATED.search(parts.path)
        and parts.query.count("=") <= 4
        and canonical_url(url) != canonical_url(front)
        and page_number(url) == 1
    )


def _rank(words: str, url: str) -> int:
    if (
        len(words) > _NAME
        or urlsplit(_OWN_LANGUAGE.sub("", url)).query.count("=") > 2
        or urlsplit(_OWN_LANGUAGE.sub("", url)).path.count("/") > 5
    ):
        return 2
    return 0 if _NEWS.search(words) else 1
