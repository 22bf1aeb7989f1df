"""Dates as the departments' pages and newspapers print them. 16 May 2024 is a Thursday."""

import unicodedata
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.dates.printed import find_dates, parse_date, why_not
from spiders.items import VIETNAM, Precision

NOW = datetime(2024, 5, 16, 16, 20, 45, tzinfo=VIETNAM)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VIETNAM)


def read(text: str) -> tuple[datetime, Precision] | None:
    date = parse_date(text, fetched_at=NOW)
    return date and (date.at, date.precision)


@pytest.mark.parametrize(
    "text",
    [
        "16/05/2024",
        "16/5/2024",
        "(16/05/2024)",
        "[ 16-05-2024 ]",
        "16.05.2024",
        "16 / 05 / 2024",
        "2024-05-16",
        "2024/05/16",
        "Ngày 16 tháng 05 năm 2024",
        "ngày 16 tháng 5 năm 2024.",
        "Hạ Long, ngày 16 tháng 5 năm 2024",
        "TP. Cần Thơ, 16/5/2024",
        "16 tháng 5, 2024",
        "Ngày 16, tháng 5, năm 2024",
        "16 Tháng Năm, 2024",
        "Tháng Năm 16, 2024",
        "16 Th5, 2024",
        "16 thg 5 2024",
        "Thứ năm, 16 Tháng 5 2024",
        "Thứ 5, ngày 16/05/2024",
        "THỨ NĂM NGÀY 16/05/2024",
        "Thu nam, 16/05/2024",
        "T5, 16/05/2024",
        "16/05/2024 (Thứ Năm)",
        "Thursday, May 16, 2024",
        "16 May 2024",
        "16-May-2024",
        "May 16th, 2024",
        "00:00 | 16/05/2024",
        "16/05/2024 00:00:00",
        "16/05/2024 12:00 AM",
        "12:00:00 SA 16/05/2024",
        "16/05/2024 27",
        "🗓 16/05/2024 |",
        "\uf073 16/05/2024",
        "１６/０５/２０２４",
        "16–05–2024",
        "16/05/2024 | Lượt xem: 1.204",
        "Ngày 16-05-2024 Lượt xem 53",
    ],
)
def test_a_day_is_read(text):
    assert read(text) == (at(2024, 5, 16), Precision.DAY)


@pytest.mark.parametrize(
    "text",
    [
        "16/05/2024 15:07",
        "16/05/2024, 15:07",
        "16/05/2024,15:07",
        "16/05/2024 | 15:07",
        "16-05-2024 - 15:07",
        "16/05/2024 lúc 15:07",
        "16/05/2024 vào lúc 15h07",
        "16/05/2024 @ 15:07",
        "16/05/202415:07",
        "15:07 16/05/2024",
        "15:07,16-05-2024",
        "15:07 - 16/05/2024",
        "15:07-16/05/2024",
        "(15:07 | 16/05/2024)",
        "15h07 ngày 16/5/2024",
        "15h07' ngày 16-5-2024",
        "15g07, ngày 16/5/2024",
        "15 giờ 07, ngày 16/5/2024",
        "lúc 15 giờ 07 phút ngày 16 tháng 5 năm 2024",
        "Thứ năm - 16/05/2024 15:07",
        "15:07, Thứ năm, 16/05/2024",
        "Thứ Năm, 16/05/2024, 15:07 (GMT+7)",
        "16/05/2024 15:07 GMT+7",
        "16/05/2024 15:07 UTC+07:00",
        "16/05/2024 3:07 CH",
        "16/05/2024 03:07 PM",
        "16/05/2024 15:07 PM",
        "3:07 chiều 16/05/2024",
        "Thứ năm, 16 Tháng 5 2024 15:07",
        "2024-05-16 15:07",
        "5/16/2024 3:07 PM",
    ],
)
def test_a_minute_is_read(text):
    assert read(text) == (at(2024, 5, 16, 15, 7), Precision.MINUTE)


@pytest.mark.parametrize(
    "text",
    [
        "16/05/2024 15:07:09",
        "15:07:09 16/5/2024",
        "16/05/2024 3:07:09 CH",
        "2024-05-16T15:07:09+07:00",
        "2024-05-16T08:07:09Z",
        "Thu, 16 May 2024 15:07:09 +07:00",
    ],
)
def test_a_second_is_read(text):
    assert read(text) == (at(2024, 5, 16, 15, 7, 9), Precision.SECOND)


@pytest.mark.parametrize(
    "text", ["tháng 5/2024", "Tháng 05 năm 2024", "05/2024", "Tháng Năm, 2024"]
)
def test_a_month_is_read(text):
    assert read(text) == (at(2024, 5, 1), Precision.MONTH)


@pytest.mark.parametrize(
    ("text", "month"),
    [("tháng Giêng", 1), ("tháng Một", 1), ("Tháng Hai", 2), ("tháng Tư", 4), ("tháng Bảy", 7),
     ("tháng Mười", 10), ("Tháng Mười Một", 11), ("tháng mười hai", 12), ("tháng Chạp", 12)],
)  # fmt: skip
def test_month_words_are_read(text, month):
    assert read(f"3 {text} năm 2020") == (at(2020, month, 3), Precision.DAY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3 giờ trước", (at(2024, 5, 16), Precision.DAY)),
        ("25 phút trước", (at(2024, 5, 16, 15, 55), Precision.MINUTE)),
        ("2 ngày trước", (at(2024, 5, 14), Precision.DAY)),
        ("17 giờ trước", (at(2024, 5, 15), Precision.DAY)),
        ("hôm qua", (at(2024, 5, 15), Precision.DAY)),
        ("Hôm qua 15:30", (at(2024, 5, 15, 15, 30), Precision.MINUTE)),
        ("hôm nay lúc 8h05", (at(2024, 5, 16, 8, 5), Precision.MINUTE)),
        ("2 days ago", (at(2024, 5, 14), Precision.DAY)),
        ("1 tháng trước", (at(2024, 4, 1), Precision.MONTH)),
    ],
)
def test_a_relative_time_counts_from_the_fetch(text, meant):
    assert read(text) == meant
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "57-NQ/TW",
        "Quyết định số 12/2020/QĐ-UBND",
        "Nghị định số 08/2014/NĐ-CP của Chính phủ",
        "Luật số 29/2013/QH13",
        "Công văn số 16/5/2024",
        "số 15/11",
        "đạt 6/11 nhóm chỉ tiêu",
        "tỷ lệ 1/100/2020",
        "Điện thoại: 0203.3835.123",
        "0203 16 05 2024",
        "10.16.5.2024",
        "192.168.10.20",
        "phiên bản v1.2.2020",
        "12.500.000 đồng",
        "tỷ số 3-2",
        "trực 24/7",
        "quý 1/2024",
        "kỳ họp thứ 5/2024",
        "giai đoạn 2021-2025",
        "9 tháng năm 2020",
        "TRONG 6 THÁNG NĂM 2020",
        "6 tháng đầu năm 2021",
        "Ngày … tháng … năm 2024",
        "ISO 9001:2015",
        "15-1",
        "ngày 4/7",
        "25/12",
        "máy 12 2020",
        "Thu07042024",
        "25/09/20",
    ],
)
def test_other_numbers_are_no_dates(text):
    assert find_dates(text, fetched_at=NOW) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 16/5/2024, Sở tổ chức hội thảo về chè",
        "Sáng 16/5/2024",
        "Từ ngày 14/5/2024 đến ngày 16/5/2024",
        "Lịch công tác tuần 16/05/2024",
        "16/05/2024 Phạm Thị Lụa",
        "08:00 - 17:00 16/05/2024",
        "16/05/2024 và 17/05/2024",
        "Ngày đăng: đang cập nhật",
        "",
    ],
)
def test_a_line_that_says_more_is_no_date_line(text):
    assert parse_date(text, fetched_at=NOW) is None


def test_dates_in_prose_are_found_in_order_with_their_places():
    text = "Từ 14/5/2024 đến hết ngày 16/5/2024, Quyết định 12/2020/QĐ-UBND"
    dates = find_dates(text)
    assert [date.at.day for date in dates] == [14, 16]
    assert [text[date.start : date.end] for date in dates] == ["14/5/2024", "16/5/2024"]
    assert all(date.role == "other" for date in dates)


def test_a_line_of_several_facts_gives_its_date():
    text = "Người đăng: Lò Văn Pủn Ngày đăng: 16/05/2024 15:07 Lượt xem: 7"
    [date] = find_dates(text)
    assert (date.text, date.role) == ("16/05/2024 15:07", "published")


def test_each_date_keeps_its_own_time():
    dates = find_dates("08:30 14/05/2024 09:00 16/05/2024")
    assert [date.at for date in dates] == [at(2024, 5, 14, 8, 30), at(2024, 5, 16, 9, 0)]


def test_of_publication_and_modification_the_publication_is_stated():
    date = parse_date("Đăng ngày 14/05/2024 - Cập nhật 16/05/2024")
    assert date.at == at(2024, 5, 14)


def test_decomposed_text_is_read_alike():
    text = "Cập nhật: Thứ Năm, ngày 16 tháng 5 năm 2024 lúc 15:07"
    assert parse_date(unicodedata.normalize("NFD", text)) == parse_date(text)


@pytest.mark.parametrize(
    "text", ["Hôm nay: 93", "Hôm qua, Sở họp", "3 ngày trước đó", "Hôm nay 120"]
)
def test_relative_words_in_other_text_are_no_dates(text):
    assert find_dates(text, fetched_at=NOW) == []


VOCABULARY = """
    Ngày ngày tháng năm Thứ thứ năm T5 CN 16 5 05 2024 24 / - . , : | ( ) 16/05/2024 15:07 15h07 SA
    CH PM lúc Cập nhật: Đăng Tháng Năm May trước giờ hôm qua GMT+7 99 0 00 31/02/2020 số Lượt xem: 7
    2024-05-16T15:07:09+07:00
"""
PIECES = st.sampled_from(VOCABULARY.split())
LINES = st.text() | st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES).map("".join)


@given(LINES, st.none() | st.just(NOW))
def test_whatever_is_read_is_an_aware_believable_time(text, fetched_at):
    composed = unicodedata.normalize("NFC", text)
    for date in find_dates(text, fetched_at=fetched_at):
        assert date.at.utcoffset() == timedelta(hours=7)
        assert 1990 <= date.at.year <= 2100
        assert 0 < date.certainty < 1
        assert composed[date.start : date.end] == date.text
        assert date.precision is not Precision.DAY or date.at.hour == date.at.minute == 0
    stated = parse_date(text, fetched_at=fetched_at)
    assert stated is None or stated in find_dates(text, fetched_at=fetched_at)


@given(LINES)
def test_reasons_are_sentences_or_nothing(text):
    assert why_not(text) is None or len(why_not(text)) > 5


@given(st.integers(min_value=1, max_value=110 * 365 * 86400))
def test_what_is_printed_is_what_is_read(seconds):
    moment = at(1990, 1, 1) + timedelta(seconds=seconds)
    assert parse_date(moment.strftime("%d/%m/%Y %H:%M:%S")).at == moment
