"""How often an article was read, and what is no such number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.reading.counts import find_views, is_site_counter, parse_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0),
        ("7", 7),
        ("1234", 1234),
        ("1.234", 1234),
        ("12,345", 12345),
        ("1 234 567", 1234567),
        ("1\xa0234", 1234),
        (" 2.421 ", 2421),
    ],
)
def test_a_count_is_read(text, count):
    assert parse_count(text) == count


@pytest.mark.parametrize(
    "text",
    ["", "1.23", "1,5", "12.34", "1.234,567", "007", "-5", "16/05/2024", "15:07", "1 23", "12 lượt",
     "1234567890", "1.2.3", "mười", "1,2K", "15K", "3 nghìn", "1,1 triệu"],
)  # fmt: skip
def test_other_text_is_no_count(text):
    assert parse_count(text) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Lượt xem: 7", 7),
        ("Lượt xem 53", 53),
        ("Lượt xem: 0", 0),
        ("LƯỢT XEM: 1.204", 1204),
        ("Luot xem: 12", 12),
        ("Số lượt đọc: 2421", 2421),
        ("Số lần xem : 5", 5),
        ("Số lượt xem: 1,204 lượt", 1204),
        ("Lượt xem: 1 204", 1204),
        ("Lượt xem bài viết: 345", 345),
        ("Số lượt truy cập bài viết: 12", 12),
        ("Đã xem: 12", 12),
        ("Đã đọc 12 lần", 12),
        ("Bài viết đã được xem 1.204 lần", 1204),
        ("Lượt đọc: 12", 12),
        ("Người xem: 12", 12),
        ("Views: 12", 12),
        ("Page views: 12", 12),
        ("Hits: 12", 12),
        ("Xem: 12", 12),
        ("Đọc: 12", 12),
        ("1.204 lượt xem", 1204),
        ("(123 lượt đọc)", 123),
        ("Đã có 123 lượt xem", 123),
        ("12 người đã xem", 12),
        ("👁 Lượt xem: 12", 12),
        ("\uf06e 12 lượt xem", 12),
        ("Tin đăng ngày: 6/2/2020 - Xem: 92", 92),
        ("16/05/2024 15:07 | 1.204 lượt xem | 3 bình luận", 1204),
        ("Người đăng: Lò Văn Pủn Ngày đăng: 16/05/2024 Lượt xem: 7", 7),
        ("Ngày 22-01-2024 Lượt xem 53", 53),
        ("Lượt xem: 7 345 lượt thích", 7),
        ("Lượt xem: 1 204 Bình luận: 5", 1204),
        ("Lượt xem: 7 Lượt tải: 3", 7),
        ("Tác giả Đặng Thái Sơn 1.204 Lượt xem", 1204),
        ("👁 12", 12),
        ("16/05/2024 · 5 phút đọc · 1 204 lượt xem", 1204),
        ("16/05/2024 👁\ufe0f 1.204", 1204),
        ("visibility 12", 12),
    ],
)
def test_readers_of_an_article_are_found(text, count):
    assert find_views(text).count == count


@pytest.mark.parametrize(
    "text",
    [
        "Đã truy cập: 1176123",
        "Hôm nay: 93",
        "Số lượt truy cập : 20162046",
        "Khách trực tuyến : 5",
        "Đang truy cập: 5",
        "Đang online :4517",
        "Tổng lượt truy cập: 123",
        "Tổng số lượt xem: 1.204.567",
        "Lượt truy cập hôm nay: 3",
        "Lượt xem hôm nay: 3",
        "Hôm nay 93 Hôm qua 120 Tuần này 500",
        "Tháng này: 1.204",
        "Thành viên online: 0",
        "Đang có 5 khách và 0 thành viên trực tuyến",
        "Tất cả: 1204567",
        "123 lượt truy cập",
        "Thống kê truy cập",
    ],
)
def test_visitors_of_the_site_are_no_readers(text):
    assert is_site_counter(text)
    assert find_views(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Đánh giá:  / 0",
        "Đánh giá: 5/5",
        "12 bình luận",
        "Lượt tải: 12",
        "12 lượt thích",
        "A+",
        "Năm 2024",
        "Lượt xem:",
        "Lượt xem: đang cập nhật",
        "Lượt xem: 16/05/2024",
        "Lượt xem: 15:07",
        "Lượt xem: 50%",
        "Lượt xem: 12.5",
        "1 234 lượt xem",
        "Xem thêm: 12",
        "Xem: 5 tin khác",
        "Xem 12 ảnh",
        "Đã xem 5 trong 10",
        "Hội đồng đã xem xét: 12 hồ sơ",
        "Thư viện có 12 bạn đọc tham luận",
        "Buổi phát trực tiếp thu hút hơn 5.000 lượt xem",
        "Video đạt số lượt xem 5.000 sau một ngày",
        "Hôm nay, Sở tổ chức hội thảo",
        "",
    ],
)
def test_other_numbers_are_no_readers(text):
    assert find_views(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Lượt xem: 7",
        "Hôm nay, Sở tổ chức hội thảo",
        "Hôm nay: 16/05/2024",
        "Hội nghị trực tuyến 63 tỉnh",
        "Tổng số: 12 nhiệm vụ",
        "Năm nay 12 đề tài được nghiệm thu",
        "Khách mời tham dự hội thảo",
        "Truy cập trang web để đăng ký",
        "Số lượt truy cập bài viết: 12",
    ],
)
def test_other_lines_are_no_statistics_of_the_site(text):
    assert not is_site_counter(text)


@pytest.mark.parametrize(
    "text", ["Lượt xem: 1,2K", "1.2K lượt xem", "Lượt đọc: 3 nghìn", "2M views"]
)
def test_a_rounded_count_is_seen_and_its_number_unknown(text):
    assert find_views(text).count is None


def test_a_short_word_is_less_certain_than_a_clear_label():
    assert find_views("Xem: 12").certainty < 0.7 < find_views("Lượt xem: 12").certainty


def test_the_label_is_told_folded():
    assert find_views("Số lượt đọc: 12").label == "so luot doc"


PIECES = st.sampled_from(
    ["Lượt xem", "Số lượt đọc", "Đã xem", "Xem", ":", "1.204", "12", " ", "|", "lượt xem", "1 204",
     "Hôm nay", "truy cập", "K", "👁", "%", "/", "Views", "16/05/2024"]
)  # fmt: skip


@given(st.text() | st.lists(PIECES).map("".join))
def test_any_line_gives_a_count_that_can_be_or_nothing(text):
    views = find_views(text)
    assert views is None or 0 < views.certainty < 1
    assert views is None or views.count is None or 0 <= views.count < 10**9
    assert isinstance(is_site_counter(text), bool)


@given(st.text(alphabet="0123456789., KkN\xa0"))
def test_any_text_is_a_count_or_none(text):
    count = parse_count(text)
    assert count is None or count >= 0


@given(st.integers(min_value=0, max_value=999_999_999), st.sampled_from(["", ".", ",", " "]))
def test_a_printed_count_comes_back(count, mark):
    assert parse_count(f"{count:,}".replace(",", mark)) == count
