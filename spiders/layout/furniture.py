"""What stands around articles and is none of their text: told by words, place and shape."""

import re
from collections import defaultdict
from collections.abc import Sequence

from spiders.addresses.urls import is_document
from spiders.layout import hints
from spiders.layout.boxes import Box, Line, Outline

OTHER_NEWS = re.compile(
    r"^\W*(?:(?:các |những |xem )*(?:tin|bài|tin bài|tin tức|bài viết|chủ đề|văn bản|thông báo"
    r"|tin,? bài)"
    r" (?:viết |tức |cùng )?(?:có )?(?:liên quan|khác|cùng (?:chuyên mục|chủ đề|loại|mục)"
    r"|mới(?: hơn| nhất| đăng| cập nhật)?"
    r"|cũ hơn|đã đưa|đã đăng|nổi bật|tiếp theo|trước đó|đọc nhiều|xem nhiều|nóng|tiêu điểm"
    r"|cùng chuyên mục)"
    r"|(?:những |các )?(?:tin|bài)(?: viết)? (?:mới|cũ) hơn|tin nóng|tin tiêu điểm"
    r"|cùng chuyên mục|cùng chủ đề"
    r"|chuyên mục,? tin tức liên quan|có thể bạn quan tâm|bạn có thể quan tâm|xem thêm|đọc thêm"
    r"|xem nhiều(?: nhất)?|đọc nhiều(?: nhất)?|mới nhất|ý kiến(?: bạn đọc)?|bình luận"
    r"|gửi bình luận|phản hồi"
    r"|(?:để lại|viết) (?:bình luận|phản hồi|một bình luận)|lịch công tác(?: trống)?"
    r"|website liên kết|liên kết website"
    r"|thống kê(?: truy cập)?|thư viện (?:ảnh|video)|tin nổi bật|related (?:news|posts?"
    r"|articles?)|other news|comments?"
    r"|(?:cách|định dạng) trích dẫn(?: bài báo)?|how to cite"
    r"|leave a (?:reply|comment)|you may also like|more posts|read more|newer news|older news)"
    r"(?=\W*$|\s*[:(»›>])",
    re.IGNORECASE,
)
"""The heading of a list of other pieces, or of readers' comments."""

COMMENTS = re.compile(
    r"^\W*(?:(?:gửi |viết |các |mục )?(?:ý kiến|bình luận|phản hồi|nhận xét|trao đổi)"
    r"(?: của (?:bạn(?: đọc)?|độc giả)| bạn đọc| độc giả)?(?: về bài viết(?: này)?)?"
    r"|(?:để lại|viết|thêm) (?:một )?(?:bình luận|phản hồi|nhận xét)"
    r"|leave a (?:reply|comment)|comments?)"
    r"\s*(?:\(\s*\d+\s*\)|\d*)[\s:.!»]*$",
    re.IGNORECASE,
)
"""The heading of what readers say: nothing after it is the article's. "Bình luận: 0" is a count."""

COUNTED = re.compile(
    r"^\W*(?:\d+|một|one) (?:bình luận|phản hồi|ý kiến|comments?|thoughts? on\b.*|responses?)",
    re.IGNORECASE,
)
"""The heading of comments where it counts them; beside a title it is but a count."""

TOOL = re.compile(
    r"^\W*(?:(?:a\s*[-+]|[-+]\s*a|a|[-+|])(?:\s*(?:a\s*[-+]|[-+]\s*a|a|[-+|]|in|print))*"
    r"|(?:in|in (?:bài|bài viết|trang|tin|ấn)|bản in|lưu(?: bài viết)?|gửi (?:email|mail"
    r"|bài viết|tin)(?: cho bạn bè)?|email|print|chia sẻ(?: bài viết| lên)?.{0,40}"
    r"|share.{0,30}|tweet|facebook|zalo|twitter|linkedin|google\+?|copy link|sao chép liên kết"
    r"|(?:xem với )?(?:kích )?cỡ chữ.{0,24}"
    r"|(?:xem với )?cỡ chữ.{0,24}|(?:giảm|tăng|mặc định|thay đổi) (?:cỡ|kích)? ?(?:chữ|cỡ chữ"
    r"|kích thước).{0,12}|phóng to|thu nhỏ"
    r"|(?:về|quay lại|quay về|trở về|trở lại) (?:trang trước|đầu trang|trang chủ|trên"
    r"|trang danh sách)(?:\s+về đầu trang)?|lên đầu trang|đầu trang|back to top|go top"
    r"|bài (?:viết )?này (?:do .{2,60}|được )(?:đăng|viết|gửi) (?:ngày|vào|lúc|trong|bởi).{0,300}"
    r"|this entry was posted .{2,400}"
    r"|quay lại|trở về|trở lại|back|tìm kiếm(?: nâng cao| theo .{3,50})?.{0,6}|tương phản.{0,30}"
    r"|đọc bài viết|nghe (?:bài viết|đọc bài|audio).{0,20}|đọc bài|play|pause"
    r"|your browser does(?: not|n't) support.{0,60}|trình duyệt .{0,30}không hỗ trợ.{0,60}"
    r"|đăng nhập|đăng ký|theo dõi.{0,40}|like|thích(?: \d+)?(?: không thích(?: \d+)?)?|yêu thích"
    r"|lưu tin|báo lỗi|tải xuống|tải về"
    r"|xem thêm|chi tiết|xem chi tiết|đọc tiếp|gửi|đóng|close|next|previous|prev|trước|sau"
    r"|tiếp theo"
    r"|(?:tổng số điểm|đánh giá|xếp hạng|bình chọn).{0,80}|click để đánh giá.{0,30}"
    r"|rated \d.{0,40}|\d(?:[.,]\d)?/5\b.{0,40}|bài viết (?:này )?có hữu ích.{0,60}"
    r"|(?:trang|page)\s*:?(?:\s*[\d«»‹›<>|…]+)+|#(?=\w)[^.!?]{1,300}"
    r"|\d+ (?:bình luận|đánh giá|lượt thích|comments?)|(?:từ khóa|tags?|từ khoá|thẻ)\s*:.{0,300}"
    r"|(?:ý kiến|bình luận) ?\(\d+\)|\d{1,2}px|no title\W*|image advertisement"
    r"|(?:bản quyền|copyright|©).{0,160}|ghi rõ nguồn.{0,120}|(?:vui lòng )?(?:trích )?(?:dẫn"
    r"|ghi rõ) nguồn.{0,120}))\W*$",
    re.IGNORECASE,
)
"""A line of tools: font size, print, share, back, rate, tags."""

DEBRIS = (
    *("Normal 0 false", "Normal 0 true", "/* Style Definitions", "/* Font Definitions"),
    *("@font-face", "st1\\:*", "v\\:*", "o\\:*", "w\\:*", "<!--", "{mso-"),
)
"""How lines begin that were pasted from a word processor and that nobody wrote."""

IMPRINT = (
    *("giấy phép số", "giấy phép thiết lập", "giấy phép xuất bản", "giấy phép hoạt động"),
    *("chịu trách nhiệm chính", "chịu trách nhiệm nội dung", "chịu trách nhiệm xuất bản"),
    *("trưởng ban biên tập", "bản quyền thuộc", "cơ quan chủ quản", "ghi rõ nguồn"),
    *("all rights reserved", "powered by", "thiết kế và", "thiết kế bởi", "phát triển bởi"),
    *("lượt truy cập", "đang truy cập", "đang trực tuyến", "khách trực tuyến", "số người online"),
)
"""What stands in a site's foot: licence, editor in charge, counters."""

_CALL = re.compile(r"điện thoại:.*(?:email|fax)")
_ADDRESS = re.compile(r"\W*(?:địa chỉ|trụ sở)\s*:")

FEWEST = 3
"""Cards of one shape that make a list."""

TEXT = 200
"""Letters of prose in a box that may be an article."""

BIG_SHARE = 0.5
"""A box with more than this share of the page's prose is no furniture, whatever its name says."""


def mark(page: Outline) -> None:
    """Find furniture by name and the cards of lists by shape, and note both on the boxes."""
    _find_cards(page)
    whole = page.root.prose
    for box in page.boxes:  # outer ones come first
        around = box.parent or page.root
        named = box.hints & hints.FURNITURE and box.prose <= BIG_SHARE * whole
        box.furniture = around.furniture or bool(named and not _is_main(box, page))
        box.carded = around.carded or bool(box.hints & hints.CARD)


def _is_main(box: Box, page: Outline) -> bool:
    """Whether the page's heading is in the box, and more of its prose than beside it and cards."""
    if box.prose < TEXT or not any(line.heading == 1 for line in page.lines[box.start : box.end]):
        return False
    cards = (one for one in page.boxes if one.hints & hints.CARD and not one.within(box))
    return box.prose > BIG_SHARE * (page.root.prose - sum(one.prose for one in cards))


def _find_cards(page: Outline) -> None:
    alike: dict[tuple[Box, str, str], list[Box]] = defaultdict(list)
    for box in page.boxes:
        if box.parent is not None and box.parent.links >= FEWEST:
            alike[box.parent, box.tag, box.element.get("class") or ""].append(box)
    for boxes in alike.values():
        if len(boxes) >= FEWEST:
            cards = [box for box in boxes if _is_card(box, page.lines)]
            if len(cards) >= FEWEST and len(cards) * 10 >= len(boxes) * 7:
                for card in cards:
                    card.hints |= hints.CARD


def _is_card(box: Box, page: Sequence[Line]) -> bool:
    """A short box with a link as its headline, and at most a teaser under it."""
    if not box.links or box.linked < 12 or box.end - box.start > 12:
        return False
    lines = page[box.start : box.end]
    if not _heads_with_link(lines[:3]):
        return False
    return sum(len(line.text) - line.linked >= 80 for line in lines) <= 2


def _heads_with_link(lines: Sequence[Line]) -> bool:
    """Whether a link is a headline: none to a document under some prose, as texts end with."""
    told = False
    for line in lines:
        if line.mostly_linked:
            return not (told and any(is_document(one.get("href") or "") for one in line.links))
        told |= len(line.text) >= 80
    return False


def is_tool(line: Line) -> bool:
    """Whether it is a tool of the page (print, share, font size …), or several with strokes."""
    text = line.text
    if len(text) > 420:
        return text.startswith(DEBRIS)
    if TOOL.match(text) or text.startswith(DEBRIS):
        return True
    return len(text) <= 80 and "|" in text and all(map(TOOL.match, text.split("|")))


def heads_comments(text: str) -> bool:
    """Whether it is the heading of readers' comments, or of the form for them."""
    return len(text) <= 60 and COMMENTS.match(text) is not None


def counts_comments(line: Line) -> bool:
    """Whether it is the heading of readers' comments, counted."""
    return bool(line.heading) and COUNTED.match(line.text) is not None


def heads_other_news(text: str) -> bool:
    """Whether it is the heading of a list of other news or comments."""
    return len(text) <= 60 and OTHER_NEWS.match(text) is not None


def is_imprint(text: str) -> bool:
    """Whether it belongs to the site's foot."""
    if len(text) > 600:
        return False
    plain = text.lower()
    if any(map(plain.__contains__, IMPRINT)) or _ADDRESS.match(plain):
        return True
    return "điện thoại:" in plain and _CALL.search(plain) is not None
