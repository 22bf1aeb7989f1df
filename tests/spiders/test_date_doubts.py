"""What a date is of, how sure it is, and why some are none. 16 May 2024 is a Thursday."""

from datetime import datetime

import pytest

from spiders.dates.printed import find_dates, is_modified_label, parse_date, why_not
from spiders.items import VIETNAM, Precision

NOW = datetime(2024, 5, 16, 16, 20, 45, tzinfo=VIETNAM)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("text", "label", "role"),
    [
        ("Ngày đăng tin: 16/05/2024", "ngay dang tin", "published"),
        ("Ngày đăng : 16-05-2024", "ngay dang", "published"),
        ("Đăng lúc: 15:07, 16/05/2024", "dang luc", "published"),
        ("Được đăng: Thứ 5, 16 Tháng 5 2024", "duoc dang", "published"),
        ("Tin đăng ngày: 16/5/2024 - Xem: 92", "tin dang ngay", "published"),
        ("Thời gian đăng: 16/05/2024 15:07", "thoi gian dang", "published"),
        ("Ngày xuất bản 16.05.24", "ngay xuat ban", "published"),
        ("Ngày tạo: 16/05/2024", "ngay tao", "published"),
        ("Ngày: 16/05/2024", "ngay", "published"),
        ("Posted on May 16, 2024", "posted on", "published"),
        ("Cập nhật: Thứ Năm, ngày 16/05/2024", "cap nhat", "modified"),
        ("Cập nhật lúc: 15:07 | 16/05/2024", "cap nhat luc", "modified"),
        ("Ngày cập nhật: 16/05/2024", "ngay cap nhat", "modified"),
        ("Lần cập nhật cuối 16/05/2024", "lan cap nhat cuoi", "modified"),
        ("Last modified: 16/05/2024", "last modified", "modified"),
        ("Ngày ban hành: 16/05/2024", "ngay ban hanh", "other"),
        ("Hạn nộp hồ sơ: 16/05/2024", "han nop ho so", "other"),
        ("Hạn nộp: trước 17h00 ngày 16/05/2024", "truoc", "other"),
        ("Có hiệu lực từ ngày 16/05/2024", "co hieu luc tu ngay", "other"),
        ("Ngày sinh: 16/05/1991", "ngay sinh", "other"),
        ("Lễ công bố: 16/05/2024", "le cong bo", "other"),
        ("Lò Văn Pủn Ngày đăng: 16/05/2024", "ngay dang", "published"),
        ("Trang được cập nhật ngày 16/05/2024", "duoc cap nhat ngay", "modified"),
        ("Bài được đăng ngày 16/05/2024", "bai duoc dang ngay", "published"),
        ("Sách được phát hành ngày 16/05/2024", None, ""),
        ("16/05/2024", None, ""),
    ],
)
def test_the_label_says_what_a_date_is(text, label, role):
    [date] = find_dates(text)
    assert (date.label, date.role) == (label, role)
    assert date.at.day == 16


@pytest.mark.parametrize(
    "text",
    [
        "Tác giả: Lý A Dền Thứ Năm, 16 Tháng 5 2024 15:07",
        "Lò Văn Tú 16/05/2024",
        "Tác giả Trần Thị Từ, 16/05/2024",
        "Hoàng Văn Sáu 16/05/2024 15:07",
        "NGUYỄN VĂN HIẾU ngày 16/05/2024",
    ],
)
def test_the_end_of_a_name_is_no_label(text):
    [date] = find_dates(text)
    assert (date.label, date.role) == (None, "")


@pytest.mark.parametrize("text", ["ĐẾN NGÀY 16/05/2024", "Den ngay 16/05/2024", "Sau 16/05/2024"])
def test_a_label_may_be_in_capitals_or_without_marks(text):
    [date] = find_dates(text)
    assert date.role == "other"


@pytest.mark.parametrize(
    ("label", "modified"),
    [("Cập nhật lúc:", True), ("Last updated", True), ("Ngày đăng", False), ("Hạn nộp", False)],
)
def test_labels_of_changes_are_told(label, modified):
    assert is_modified_label(label) is modified


def test_a_weekday_that_disagrees_lowers_certainty():
    right, wrong = parse_date("Thứ năm, 16/05/2024"), parse_date("Thứ hai, 16/05/2024")
    assert wrong.at == right.at
    assert wrong.certainty < 0.5 < right.certainty
    assert wrong.warnings == ("printed as Thứ hai, but 2024-05-16 is Thứ năm",)


def test_a_weekday_that_agrees_and_a_label_raise_certainty():
    bare, labelled = parse_date("16/05/2024"), parse_date("Ngày đăng: 16/05/2024")
    assert bare.certainty < parse_date("Thứ năm, 16/05/2024").certainty < labelled.certainty


def test_the_day_comes_first_even_where_the_weekday_fits_the_other_order():
    date = parse_date("T5, 05/12/2024")
    assert date.at == at(2024, 12, 5)
    swapped = parse_date("CN, 05/12/2024")
    assert swapped.at == at(2024, 12, 5)
    assert swapped.certainty < 0.5


def test_the_month_comes_first_only_where_it_must_and_uncertainly():
    date = parse_date("5/16/2024")
    assert date.at == at(2024, 5, 16)
    assert date.certainty < 0.5
    assert date.warnings == ("month before day: 5/16/2024",)


def test_the_clock_of_science_departments_abbreviation_is_no_sunday():
    [date] = find_dates("Sở KH&CN, 16/05/2024")
    assert date.warnings == ()


def test_a_year_of_two_digits_needs_a_witness():
    assert parse_date("16/05/24") is None
    assert parse_date("16/05/24 15:07").at == at(2024, 5, 16, 15, 7)
    assert parse_date("Ngày đăng: 16/05/24").at == at(2024, 5, 16)


def test_a_time_that_does_not_exist_leaves_the_day():
    date = parse_date("16/05/2024 16:75")
    assert (date.at, date.precision) == (at(2024, 5, 16), Precision.DAY)
    assert date.warnings == ("no such time: 16:75",)


def test_a_day_after_the_fetch_is_kept_with_a_warning():
    date = parse_date("26/05/2024", fetched_at=NOW)
    assert date.certainty < 0.5
    assert date.warnings == ("in the future when fetched: 2024-05-26T00:00:00+07:00",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2024", "no such day: 2024-02-31 (31/02/2024)"),
        ("29/02/2023", "no such day: 2023-02-29 (29/02/2023)"),
        ("Ngày 31 tháng 6 năm 2024", "no such day: 2024-06-31 (31 tháng 6 năm 2024)"),
        ("00/00/0000", "zero date: 0000-00-00 (00/00/0000)"),
        ("-0001-11-30 07:06:30", "year out of range 1990–2100: 0001-11-30 (0001-11-30 07:06:30)"),
        ("01/01/1970", "year out of range 1990–2100: 1970-01-01 (01/01/1970)"),
        ("01/01/2199", "year out of range 1990–2100: 2199-01-01 (01/01/2199)"),
        ("16/05/2031", "far in the future: 2031-05-16 (16/05/2031)"),
        ("16/05/24", "a year of two digits, alone (16/05/24)"),
    ],
)
def test_what_cannot_be_believed_is_no_date_and_has_a_reason(text, reason):
    assert find_dates(text, fetched_at=NOW) == []
    assert why_not(text, fetched_at=NOW) == reason


def test_a_good_date_and_prose_have_no_reason_against_them():
    assert why_not("16/05/2024") is None
    assert why_not("Sở tổ chức hội thảo về chè") is None
