import pytest

from aggregator.sorting.days import clock_of, find_days, without_days


def days(text):
    return [(one.day, one.month, one.year) for one in find_days(text)]


@pytest.mark.parametrize(
    "printed",
    [
        "15/5/2025", "15/05/2025", "15 / 5 / 2025", "15-5-2025", "15.5.2025", "15/5/25",
        "15 tháng 5 năm 2025", "15 tháng 5/2025", "15 tháng Năm năm 2025", "10-15/5/2025",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_printed(printed):
    assert days(f"Trước ngày {printed}.") == [(15, 5, 2025)]


def test_the_year_may_be_missing():
    assert days("Từ 10/5 đến ngày 15.6, tức 20 tháng 7") == [
        (10, 5, None), (15, 6, None), (20, 7, None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["30/2/2025", "29/2/2025", "32/5", "15/13", "12.5", "1131/QĐ", "05/2010/TT", "15/5-QĐ"]
)
def test_what_the_calendar_does_not_have_is_no_day(text):
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("trước 17h00 ngày 15/5", (17, 0)),
        ("trước 17h ngày 15/5", (17, 0)),
        ("đến 16 giờ 30 phút, ngày 15/5", (16, 30)),
        ("trước 17:00 thứ Sáu, ngày 15/5", (17, 0)),
        ("5 giờ chiều ngày 15/5", (17, 0)),
        ("ngày 15/5 (trước 16h30)", (16, 30)),
        ("15/5/2025 17:00", (17, 0)),
        ("đến 23h59 ngày 15/5", (23, 59)),
        ("trước 24h00 ngày 15/5", None),
        ("ngày 15/5, từ 8h00 đến 11h00", None),
        ("ngày 15/5", None),
    ],
)
def test_the_time_of_day_stands_beside_it(text, clock):
    (day,) = find_days(text)
    assert clock_of(text, day) == clock


def test_a_text_can_do_without_its_days():
    assert without_days("Từ 10/5 có 12 tấn").split() == ["Từ", "có", "12", "tấn"]
