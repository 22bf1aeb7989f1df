"""The visitor statistics of a whole site, which are not an article's readers."""

import re
from functools import lru_cache

from spiders.text import clean, fold

_LONGEST_LINE = 300

_NUMBER = r"[0-9][0-9., ]{0,14}(?![0-9/])"
_PERIOD = r"hom (?:nay|qua)|(?:tuan|thang|nam) (?:nay|truoc|qua)|trong (?:ngay|tuan|thang|nam)"
_VISIT = r"truy (?:cap|nhap)"
_WHO = r"(?:khach|thanh vien|nguoi dung|nguoi)(?: dang)? (?:truc tuyen|online)"
_ALL = r"tong(?: so)? (?:luot|lan)(?: xem| doc)?(?: bai(?: viet)?)?"
_COUNTED = (
    rf"(?:da |dang |(?:tong )?(?:so )?(?:luot |nguoi |khach )?){_VISIT}(?: trang| web| website)?"
    r"|tong (?:so )?luot xem (?:trang|web|website)"
    rf"|{_WHO}|(?:dang )?(?:online|truc tuyen)|luot khach|khach vieng tham|visitors?|visits|{_ALL}"
)
# Without a colon the number must end the item: ``Hội nghị trực tuyến 63 tỉnh`` counts no visitors.
_ENDS = r"(?=\W*$|[|•;]|hom |tuan |thang |nam |tong )"

_STATISTICS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)(?:{_COUNTED})(?: (?:{_PERIOD}))? ?"
        rf"(?:[:\-–] ?{_NUMBER}|{_NUMBER}(?:luot)?{_ENDS})",
        rf"(?<!\w)(?:{_PERIOD}|today|yesterday) ?: ?{_NUMBER}",
        rf"(?<!\w)(?:hom (?:nay|qua)|(?:tuan|thang) (?:nay|truoc|qua)) ?{_NUMBER}{_ENDS}",
        rf"(?<!\w)(?:xem|doc) (?:{_PERIOD})",
        rf"^\W*(?:tong(?: so| cong)?|tat ca|total|khach|thanh vien) ?: ?{_NUMBER}\W*$",
        rf"^\W*{_NUMBER}(?:luot {_VISIT}|visitors)\W*$",
        rf"(?<!\w)co {_NUMBER}(?:khach|thanh vien|nguoi (?:dang|truy cap))(?! moi)(?!\w)",
        rf"^\W*(?:thong ke|bo dem|so luot|luot|luong)(?: luot| so luong)? {_VISIT}\W*$",
    )
)
_OF_ARTICLE = re.compile(rf"{_VISIT} (?:bai|tin)(?!\w)")


@lru_cache(maxsize=2048)  # the lines around a count are asked about for each count there is
def is_site_counter(text: str) -> bool:
    """Whether the line counts visitors of the whole site rather than readers of one page."""
    if len(text) > _LONGEST_LINE:
        return False
    line = fold(clean(text))
    return _OF_ARTICLE.search(line) is None and any(item.search(line) for item in _STATISTICS)
