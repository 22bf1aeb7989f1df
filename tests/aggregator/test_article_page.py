from datetime import timedelta
from itertools import pairwise

import pytest
from lxml import html
from starlette.testclient import TestClient

from aggregator.history.views import Step
from aggregator.web.app import application
from aggregator.web.chart import line
from aggregator.web.rendering import WRITING, Language
from tests.aggregator.conftest import SEEN, article

DAY = timedelta(days=1)


@pytest.fixture
def client(setting, store):
    with TestClient(application(setting)) as client:
        yield client


def save(store, number: int, days: int, **values) -> None:
    with store.write() as writing:
        found = article(number, **values)
        writing.articles.save("quang-ninh", found, seen_at=SEEN + days * DAY)


def page(client, number: int, lang: str = "vi") -> html.HtmlElement:
    answer = client.get(f"/articles/{number}?lang={lang}")
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_an_article_is_shown_as_it_was_read(client):
    shown = page(client, 8)
    assert text(shown.find(".//h1")) == "Hội nghị số 8 <b>&"
    assert "08/02/2026" in text(shown)
    assert "Bà Rịa - Vũng Tàu (Hồ Chí Minh)" in text(shown)
    assert "Nội dung." in text(shown.find(".//article"))
    assert shown.find(".//link[@rel='canonical']").get("href").endswith("/tin-8")
    assert "Chưa thấy bài được sửa lần nào." in text(shown)


def test_an_edit_is_shown_word_by_word_with_what_it_was_about(client, store):
    save(store, 2, 1, body_text="Hạn nộp hồ sơ: 15/5/2026.")
    save(store, 2, 2, body_text="Hạn nộp hồ sơ: 30/5/2026. <script>")
    edit = page(client, 2).find_class("edit")[0]
    assert "Bản 3 · 04/03/2026 08:00" in text(edit)
    assert "Thay đổi: thời hạn" in text(edit)
    assert "hạn nộp hồ sơ" in text(edit)
    assert [text(one) for one in edit.findall(".//p/del")] == ["15/5/2026"]
    assert "30/5/2026" in text(edit.find(".//p/ins"))
    assert edit.find(".//script") is None


def test_the_page_has_english_words_too(client, store):
    save(store, 2, 1, author="Lê Thị Mơ")
    shown = page(client, 2, "en")
    assert shown.get("lang") == "en"
    assert "Changed: details" in text(shown.find_class("edit")[0])
    assert "author" in text(shown.find_class("edit")[0])


def test_views_are_drawn_and_can_be_read_without_seeing_them(client, store):
    for days, views in ((1, 35), (2, 90), (3, 4)):
        save(store, 3, days, view_count=views)
    shown = page(client, 3)
    chart = shown.find(".//svg")
    told = [shown.get_element_by_id(one) for one in chart.get("aria-labelledby").split()]
    assert [one.text for one in told] == [
        "Lượt xem theo thời gian",
        "Từ 30 (02/03/2026) đến 4 (05/03/2026).",
    ]
    assert len(chart.findall(".//polyline")) == 2, "a counter that started anew is another line"
    rows = [[text(cell) for cell in row] for row in shown.findall(".//table//tbody/tr")]
    assert rows[-2:] == [
        ["04/03/2026 08:00", "90", "54"],
        ["05/03/2026 08:00", "4", "bộ đếm bắt đầu lại"],
    ]


def test_one_observation_is_no_line(client):
    shown = page(client, 3)
    assert shown.find(".//svg") is None
    assert len(shown.findall(".//table//tbody/tr")) == 1


def test_an_article_without_counter_has_no_views(client):
    assert page(client, 8).find(".//table") is None


def test_a_chart_escapes_what_it_is_told():
    steps = [Step(SEEN, 1, None), Step(SEEN + DAY, 9, 8)]
    assert "<b>" not in line(steps, WRITING[Language.VI], "<b>", "<b>")


def test_an_article_that_is_gone_says_so(client, store):
    for days in (1, 2):
        with store.write() as writing:
            writing.articles.gone(article(4)["url"], SEEN + days * DAY)
    assert "không còn bài này từ ngày 04/03/2026" in text(page(client, 4))


def test_an_article_that_is_not_there_is_404(client):
    assert client.get("/articles/99").status_code == 404
    assert client.get("/articles/x").status_code == 404


def test_what_a_client_has_of_a_page_is_not_sent_again(client):
    first = client.get("/articles/3")
    again = client.get("/articles/3", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_home_page_leads_to_the_page_of_each_article(client):
    home = html.fromstring(client.get("/?lang=en").text)
    links = [link.get("href") for link in home.iter("a")]
    assert "/articles/8?lang=en" in links


def test_headings_follow_one_another_without_a_gap(client, store):
    save(store, 2, 1, title="Tiêu đề mới")
    shown = page(client, 2)
    levels = [int(one.tag[1]) for one in shown.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(later - sooner <= 1 for sooner, later in pairwise(levels))


def test_days_and_numbers_are_written_as_in_the_language(client, store):
    save(store, 9, 0, view_count=1_234)
    vietnamese, english = text(page(client, 9)), text(page(client, 9, "en"))
    assert "09/02/2026" in vietnamese and "1.234 lượt xem" in vietnamese
    assert "09 Feb 2026" in english and "1,234 views" in english


def test_an_article_leads_to_the_lists_that_it_is_in(client):
    links = page(client, 8).xpath("//article/div[@class='meta']//a/@href")
    assert links == ["/sources/ba-ria-vung-tau?lang=vi", "/provinces/ba-ria-vung-tau?lang=vi"]
