from datetime import UTC, datetime

import pytest

from spiders.crawling.troubles import (
    CAREFUL,
    SLOWEST,
    Trouble,
    is_wait_page,
    pace_after,
    retry_after,
    seconds_to_wait,
    told,
)

NOW = datetime(2026, 11, 24, 1, tzinfo=UTC)
LONG = "Hội thảo bàn về giống lúa chịu mặn và cách nhân giống ở các xã ven biển. " * 12


@pytest.mark.parametrize(
    "page",
    [
        "<title>Hãy đợi...</title><p>Đang tải lại sau <span>25</span> giây",
        "<title>429 Too Many Requests</title><h1>Too Many Requests</h1>",
        "<title>Thông báo</title><p>Bạn thao tác quá nhanh, xin vui lòng thử lại.",
        "<p>Vui lòng đợi trong giây lát",
        "<p>Please wait a moment",
    ],
)
def test_a_page_that_but_asks_to_wait_is_known(page):
    assert is_wait_page(page.encode())


@pytest.mark.parametrize(
    "page",
    [
        f"<title>Hội thảo</title><p>{LONG}</p><div>Vui lòng đợi...</div>",
        "<title>Hội thảo</title><p>Lúa</p><script>var busy = 'Vui lòng đợi';</script>",
        "<title>Trang chủ</title><p>Tin mới",
        "<title>Thay đổi...</title><p>Thay đổi lịch tiếp công dân",
        "<title>Hãy đợi...</title>" + " " * 30_000,
    ],
)
def test_a_page_about_something_is_none_that_asks_to_wait(page):
    assert not is_wait_page(page.encode())


def test_a_countdown_says_how_long_to_wait():
    assert seconds_to_wait("<p>sau <span id=secField>25</span> giây...".encode()) == 25
    assert seconds_to_wait(b"<p>Please wait") is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("Tue, 24 Nov 2026 01:01:30 GMT", 90.0),
        ("Tue, 24 Nov 2026 00:00:00 GMT", 0.0),
        ("soon", None),
        (None, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(value, seconds):
    assert retry_after(value, NOW) == seconds


def test_the_pace_of_a_guard_follows_from_its_window():
    assert pace_after(0.5, requests=40, elapsed=20, wait=40) == pytest.approx(1.575)
    assert pace_after(1.575, requests=150, elapsed=237, wait=63) == pytest.approx(2.1)


def test_a_pace_after_few_requests_is_a_careful_one():
    assert pace_after(0.0, requests=2, elapsed=1, wait=30) == CAREFUL


def test_a_pace_grows_with_each_guard_but_not_without_end():
    assert pace_after(4.0, requests=100, elapsed=1, wait=1) == 5.0
    assert pace_after(9.0, requests=5, elapsed=500, wait=600) == SLOWEST


def test_a_warning_names_address_and_trouble_and_what_to_do():
    assert told(Trouble.MOVED, "http://a.vn/", "redirects to https://b.vn/") == (
        "http://a.vn/: moved: redirects to https://b.vn/; "
        "if the department moved, set sources.<slug>.base_url"
    )
