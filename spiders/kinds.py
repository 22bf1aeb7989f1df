"""Pages that hold no article, told apart: by their words, by their shape, and by what they lack."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spiders.dates import PrintedDate
from spiders.found import Found
from spiders.furniture import heads_other_news
from spiders.headline import key, names_of, slug_share
from spiders.items import NotAnArticleError, PageKind
from spiders.listings import find_entries
from spiders.pictures import attachments, picture
from spiders.reading import Reading
from spiders.text import fold

_CHALLENGE = re.compile(
    r"d1n=|just a moment|checking your browser|cf-chl|challenge-platform|attention required"
    r"|ddos protection by|verify(?:ing)? you are (?:a )?human|xac minh ban la (?:nguoi|con nguoi)"
    r"|hay doi\.\.\.|enable javascript and cookies to continue|dang kiem tra trinh duyet"
    r"|xac thuc truy cap"
    r"|please turn javascript on and reload|__jsl_clearance|_incapsula_|sucuri_cloudproxy"
    r"|request unsuccessful"
    r"|qua nhieu yeu cau|too many requests|truy cap qua nhanh|ban khong phai (?:la )?(?:robot"
    r"|nguoi may)"
)
_ERROR = re.compile(
    r"server error in '|runtime error|fatal error|uncaught (?:error|exception|pdoexception)"
    r"|warning: (?:mysqli?|include|require)_?"
    r"|you have an error in your sql syntax|stack trace:"
    r"|error establishing a database connection|sqlstate\["
    r"|system\.(?:web|data|nullreference|exception)|(?:500|502|503|504|403"
    r"|400)\W{1,4}(?:-\W)?(?:internal server|bad gateway|service (?:temporarily )?unavailable"
    r"|gateway time|forbidden|bad request|loi may chu)"
    r"|internal server error|bad gateway|service unavailable|gateway time-?out|access denied"
    r"|403 forbidden|forbidden: access is denied"
    r"|welcome to nginx|apache2 (?:debian|ubuntu|centos)|it works!|iis windows server"
    r"|internet information services"
    r"|index of /|test page for|loi he thong|loi ket noi (?:co so du lieu|csdl)|da (?:co"
    r"|xay ra) loi|an error (?:has )?occurred"
    r"|http status 500|report(?: id| reference)|khong the ket noi (?:den|toi) (?:may chu"
    r"|co so du lieu)|whitelabel error page"
    r"|parse error: |notice: undefined|object reference not set|ban khong co quyen (?:truy cap"
    r"|xem)|khong du quyen"
)
_MISSING = re.compile(
    r"\b404\b|not found|page (?:you .{0,40})?(?:can ?not|could not|can't) be found"
    r"|page (?:does not|doesn't) exist|no longer (?:available|exists)"
    r"|(?:khong|chua) (?:duoc )?(?:tim thay|tim duoc|ton tai|co) (?:trang|bai viet|bai|noi dung"
    r"|tin|du lieu|ket qua|ban ghi|thong tin|duong dan|tep|file|yeu cau)"
    r"|(?:trang|bai viet|noi dung|tin|tin bai|du lieu|duong dan|url|lien ket|chuyen muc|ban ghi"
    r"|thong tin|dia chi)[^.!?]{0,60} (?:khong|chua) (?:(?:con|co|duoc|he) )?(?:ton tai|tim thay"
    r"|kha dung|hop le|hien thi|duoc tim thay|co san|xuat ban)"
    r"|(?:bai viet|noi dung|trang|tin)[^.!?]{0,40} (?:da|dang)? ?(?:bi|duoc) (?:go|xoa|an|khoa"
    r"|di chuyen|thu hoi|loai bo|ha)"
    r"|(?:bai viet|tin|noi dung) (?:da )?(?:ngung|ngung xuat ban|het han|chua duoc duyet"
    r"|chua xuat ban)|ngung xuat ban|khong co bai viet|khong tim thay"
    r"|khong ton tai|noi dung dang (?:duoc )?cap nhat|dang cap nhat (?:noi dung|du lieu"
    r"|thong tin)|chua co (?:noi dung|bai viet|du lieu)|oops|loi 404|error 404|(?:noi dung"
    r"|trang) (?:nay )?khong con"
)
_LOGIN = re.compile(r"dang nhap|log ?in|sign ?in|xac thuc|tai khoan")
_MAINTENANCE = re.compile(
    r"(?:website|trang|he thong|cong|site|trang web|trang thong tin|may chu"
    r"|chung toi)[^.!?]{0,80} (?:dang|tam thoi|tam)[^.!?]{0,30} (?:bao tri|nang cap|xay dung"
    r"|bao duong|tam ngung|gian doan|ngung hoat dong)"
    r"|dang (?:duoc |trong qua trinh |tien hanh )?(?:bao tri|nang cap|bao duong)|(?:under"
    r"|scheduled|down for) (?:maintenance|construction)|maintenance mode|bao tri he thong"
    r"|thong bao bao tri|briefly unavailable"
    r"|coming soon|sap ra mat|se (?:som )?tro lai|we.ll be back|tam (?:ngung|dung) (?:hoat dong"
    r"|phuc vu|truy cap)"
)
_PARKED = re.compile(
    r"domain (?:name )?(?:is |may be )?(?:for sale|available|parked|expired)|(?:buy"
    r"|get) this domain|ten mien (?:nay )?(?:dang duoc )?(?:ban|rao ban|het han|da het han"
    r"|chua duoc (?:kich hoat|cau hinh)|co san)"
    r"|parked (?:free|domain|page)|parking page|sedo|hugedomains|dan\.com|related searches"
    r"|account (?:has been )?suspended|tai khoan (?:da )?bi (?:tam ngung|khoa)"
    r"|website (?:da )?bi (?:tam ngung|khoa|dinh chi)|mua ten mien"
    r"|this site is not (?:yet )?(?:published|configured)|website is not configured"
)
_LURES = ("nhà cái", "nha cai", "nổ hũ", "no hu", "soi kèo", "đổi thưởng", "slot game")
_GAMBLING = re.compile(
    r"nha cai|soi keo|keo nha cai|no hu|ban ca doi thuong|game bai|da ga truc tiep|ty le cuoc"
    r"|khuyen mai nap|nap rut|tai app|link vao|uy tin so 1|slot game|nha cai uy tin|doi thuong"
)
"""Words that advertise gambling; those of reports about it are left out."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a page is instead of an article, and the words or figures that say so."""

    kind: PageKind
    reason: str


_MESSAGES = (
    (PageKind.CHALLENGE, _CHALLENGE),
    (PageKind.ERROR, _ERROR),
    (PageKind.PARKED, _PARKED),
    (PageKind.NOT_FOUND, _MISSING),
    (PageKind.MAINTENANCE, _MAINTENANCE),
)


def refuse(
    reading: Reading, source: str, title: Found[str] | None, date: Found[PrintedDate] | None
) -> None:
    """Raise ``NotAnArticleError`` where the page is something else than an article."""
    kind = kind_of(reading, source, title, date)
    if kind:
        raise NotAnArticleError(reading.url, kind.kind, kind.reason)


def refuse_message(reading: Reading, source: str) -> None:
    """The same for a page that lists nothing: what it says is why."""
    kind = (
        _script_challenge(source)
        or _spam(reading)
        or _message(reading)
        or _login(reading)
        or _empty(reading)
    )
    if kind:
        raise NotAnArticleError(reading.url, kind.kind, kind.reason)


def kind_of(
    reading: Reading, source: str, title: Found[str] | None, date: Found[PrintedDate] | None
) -> Kind | None:
    """What the page is instead of an article; ``None`` for an article."""
    certain = _spam(reading) or _failure(reading) or _archive(reading)
    if certain:
        return certain
    evidence = _evidence(reading, title, date)
    if evidence >= ENOUGH:
        return None
    kind = _script_challenge(source) or _message(reading) or _login(reading)
    return kind or _list(reading, evidence) or (_empty(reading) if evidence < LITTLE else None)


ENOUGH = 3.0
"""Evidence for an article that no word on the page outweighs."""

LITTLE = 1.0


def _evidence(reading: Reading, title: Found[str] | None, date: Found[PrintedDate] | None) -> float:
    """How much speaks for an article: length of its text, its date, what it tells machines."""
    listed = _listed(reading)
    letters = _letters(reading, listed)
    if letters == 0 and not _shows_something(reading):
        return 0.0
    evidence = min(letters / 250, 3.5)
    if title is None or (reading.headline and reading.headline.first in listed):
        return evidence / 2
    if date is not None:
        shown = date.rule.startswith(("label", "structure", "selector", "time"))
        evidence += 2.0 if shown else 1.0
    if reading.data.is_article:
        evidence += 1.0
    return evidence + _of_title(reading, title.value)


def _shows_something(reading: Reading) -> bool:
    """Whether an article without words has a document or a picture instead."""
    part = reading.scope.element
    if next(attachments(part, reading.base), None):
        return True
    images = (element for element in part.iter("img") if picture(element, reading.base))
    return reading.headline is not None and next(images, None) is not None


def _of_title(reading: Reading, title: str) -> float:
    """A title of an article is a sentence, no link, and the page's own name."""
    headline = reading.headline
    if headline is None:
        return 0.0
    line = reading.lines[headline.first]
    if line.mostly_linked or line.box.carded:
        return -2.0
    if title.count(" ") < 3:
        return -1.5
    names = names_of(reading.data, reading.url)
    agrees = bool(names.agrees(key(title))[0])
    return 1.0 * agrees + (0.7 if slug_share(title, names.slug) else 0.0)


def _listed(reading: Reading) -> set[int]:
    """The lines of a list's entries, where what looks like the text is full of links."""
    story = reading.story
    lines = story.body_lines() if story else []
    links = sum(line.mostly_linked and line.text.count(" ") >= 3 for line in lines)
    if links < FEWEST or links * 5 < len(lines):
        return set()
    return {line.index for entry in find_entries(reading) for line in entry.lines}


def _letters(reading: Reading, listed: set[int]) -> int:
    """Of the text; without the entries of a list that could be mistaken for one."""
    lines = reading.story.text() if reading.story else []
    return sum(len(line.text) - line.linked for line in lines if line.index not in listed)


def _script_challenge(source: str) -> Kind | None:
    if len(source) < 6000 and "document.cookie" in source and re.search(r"D1N\s*=", source):
        return Kind(PageKind.CHALLENGE, "a script sets the cookie D1N and asks again")
    return None


def _message(reading: Reading) -> Kind | None:
    """A page that is but a message, by the words of its name or of its few lines."""
    name = fold(" ".join(fact.value for fact in reading.data.of("page")))
    for text in (name, _said(reading)):
        found = [(match.start(), kind, match[0]) for kind, match in _matches(text)]
        if found:
            _, kind, words = min(found, key=lambda one: one[0])
            return Kind(kind, f"it says {words!r}")
    return None


def _matches(text: str) -> Iterator[tuple[PageKind, re.Match[str]]]:
    for kind, pattern in _MESSAGES:
        match = pattern.search(text)
        if match:
            yield kind, match


_FAILURE = re.compile(
    r"server error in '/|you have an error in your sql syntax|sqlstate\[|uncaught (?:pdo|mysqli"
    r"|type)?"
    r"(?:_sql_)?(?:exception|error)|error establishing a database connection|^\W*fatal error"
    r"|loi thiet lap ket noi (?:den |toi )?co so du lieu|welcome to nginx!|stack trace:"
)
"""What only a server says."""


def _failure(reading: Reading) -> Kind | None:
    """A failure printed in place of the page; not one that stands before a whole page."""
    first = fold(" \n ".join(line.text[:200] for line in reading.lines[:8]))
    match = _FAILURE.search(first)
    if match and len(reading.lines) <= 40:
        return Kind(PageKind.ERROR, f"it says {match[0]!r}")
    return None


_ARCHIVE = re.compile(
    r"^\W*(?:ket qua(?: tim kiem)?|tim kiem|tu khoa|the|tag|chuyen muc|danh muc|luu tru|thang|nam"
    r"|ngay|tac gia"
    r"|bai viet cua"
    r"|so do (?:trang|web|cong)|search results|category|archives?|author|tags?)(?:\W*:| cho\b"
    r"| for\b|$)"
)


def _archive(reading: Reading) -> Kind | None:
    """A list by its heading, however few entries it has."""
    headline = reading.headline
    if headline and _ARCHIVE.match(fold(headline.text)) and find_entries(reading):
        return Kind(PageKind.LISTING, f"its heading is {headline.text!r}")
    return None


def _said(reading: Reading) -> str:
    lines = [
        line.text
        for line in reading.lines
        if not line.box.furniture and not line.mostly_linked and not line.box.carded
    ]
    return fold(" \n ".join(lines))[:4000]


def _login(reading: Reading) -> Kind | None:
    for field in reading.root.iter("input"):
        if (field.get("type") or "").lower() == "password" and _LOGIN.search(_said(reading)):
            return Kind(PageKind.LOGIN, "a form asks for a password")
    return None


def _list(reading: Reading, evidence: float) -> Kind | None:
    links = find_entries(reading)
    if len(links) < (FEWEST if evidence >= LITTLE else 2):
        return None
    first = links[0].line.index
    headings = reading.lines[max(0, first - 3) : first]
    aside = any(heads_other_news(line.text) for line in headings) or _ends_before(reading, first)
    if evidence >= SOME and aside:
        return None
    return Kind(PageKind.LISTING, f"it lists {len(links)} articles")


def _ends_before(reading: Reading, index: int) -> bool:
    """Whether the page has a text, and it ends before a line."""
    lines = reading.story.text() if reading.story else []
    return bool(lines) and lines[-1].index < index


SOME = 1.5
"""Evidence that makes a list headed "other news" one beside an article."""

FEWEST = 4
"""Entries of the shortest list."""


def _empty(reading: Reading) -> Kind | None:
    letters = sum(len(line.text) for line in reading.lines)
    if letters < 200:
        return Kind(PageKind.EMPTY, f"{letters} letters of text")
    return Kind(PageKind.EMPTY, "no text that follows a title")


def _spam(reading: Reading) -> Kind | None:
    """A hijacked name: the words of gambling, over and over."""
    text = " ".join(line.text for line in reading.lines).lower()
    if not any(word in text for word in _LURES):
        return None
    text = fold(text)
    words = [match[0] for match in _GAMBLING.finditer(text)]
    if len(set(words)) >= 3 and len(words) >= 6:
        return Kind(PageKind.PARKED, f"gambling advertisement: {', '.join(sorted(set(words))[:3])}")
    return None
