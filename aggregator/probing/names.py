"""What a site calls itself, and which province that names."""

import re
from urllib.parse import urlsplit

from aggregator import provinces
from aggregator.probing.pages import Fetched, Reader
from spiders.text import fold

_BETWEEN = re.compile(r"\s+[-–—|»>:]{1,2}\s+|\s*[|»]\s*")
_DEPARTMENT = re.compile(
    r"(?:(?:cong|trang) (?:thong tin dien tu )?)?"
    r"so (?:khoa hoc(?: va|,| &) cong nghe|kh ?& ?cn|khcn)\b"
)
_ABOUT = re.compile(r"[.,;]\s|\s*[-–|]?\s*(?:Giấy phép|Địa chỉ|Bản quyền|Điện thoại)\b", re.I)
"""Where the name ends in a line that says more."""
_NO_NAME = re.compile(r"(?:trang chu|home|homepage|tin tuc|tin tuc su kien|chao mung.*|welcome.*)$")


def site_name(page: Fetched, *, front: bool) -> str:
    """What a site calls itself: to machines, in the name of its page, in its banner; else a host.

    The name of any page but the ``front`` one is the site's only where it says so.
    """
    host = (urlsplit(page.url).hostname or page.url).removeprefix("www.")
    if page.is_channel:
        return host
    reading = Reader(None).menu_page(page).reading
    told = (fact.value for fact in reading.data.of("site"))
    titles = (_name_in(fact.value, front=front) for fact in reading.data.of("page"))
    lines = (line.text for line in reading.lines if is_department(line.text))
    banner = (_ABOUT.split(line)[0].rstrip() for line in lines)
    return next((name for name in (*told, *titles, *banner) if name), host)


def _name_in(title: str, *, front: bool) -> str:
    """A title without what names its page rather than its site."""
    parts = [part.strip() for part in _BETWEEN.split(title)]
    first = next((at for at, part in enumerate(parts) if is_department(part)), None)
    if first is None and not front:
        return ""
    named = [part for part in parts[first or 0 :] if not _NO_NAME.match(fold(part))]
    return title if named == parts else " - ".join(named)


def is_department(name: str) -> bool:
    """Whether these are the words of a department's name."""
    return len(name) <= 120 and _DEPARTMENT.match(fold(name)) is not None


def full_name(name: str, province: str | None) -> str:
    """With the province, where a department leaves it to its host to say which it is of."""
    if province is None or not is_department(name) or _province_in(name):
        return name
    return f"{name} {provinces.province(province).name}"


def is_newspaper(name: str) -> bool:
    """Whether a site is that of a newspaper, by its name."""
    return re.match(r"bao\b", fold(name)) is not None


_AROUND = re.compile(
    r"^(?:www|sokhcn|skhcn|khcn|dost|bao|so)-?(?=\w{3})|-?(?:dost|sokhcn|skhcn|khcn)$"
)


def province_of(host: str, name: str) -> str | None:
    """The province that a host names (``ngheandost.gov.vn``), else the name of the site."""
    for label in host.lower().split("."):
        if found := provinces.find(label) or provinces.find(_AROUND.sub("", label)):
            return found
    return _province_in(name)


LONGEST = 6
"""Words of the longest name: ``Bà Rịa - Vũng Tàu``, with room for ``tỉnh``."""


def _province_in(name: str) -> str | None:
    """The longest run of words that is the name of one province."""
    words = re.sub(r"[.,;()]", " ", name).split()
    for length in range(LONGEST, 0, -1):
        runs = (words[at : at + length] for at in range(len(words) - length + 1))
        found = {
            slug for run in runs if run[0][:1].isupper() and (slug := provinces.find(" ".join(run)))
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return None
