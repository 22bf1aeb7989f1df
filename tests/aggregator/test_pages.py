import pytest
from lxml import html
from starlette.testclient import TestClient

from aggregator.web import pages
from aggregator.web.app import application


@pytest.fixture
def client(setting, store):
    with TestClient(application(setting)) as client:
        yield client


def shown(client, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def numbers(page: html.HtmlElement) -> list[str]:
    """The articles of a page by their numbers."""
    links = page.xpath("//ol[@class='articles']/li/a/@href")
    return [link.split("?")[0].removeprefix("/articles/") for link in links]


@pytest.mark.parametrize(
    ("path", "articles"),
    [
        ("/", "87654321"),
        ("/provinces/quang-ninh", "7654321"),
        ("/provinces/ho-chi-minh", "8"),
        ("/provinces/ba-ria-vung-tau", "8"),
        ("/provinces/ha-noi", ""),
        ("/topics/chuyen-doi-so", "7654321"),
        ("/genres/tin-hoi-nghi", "87654321"),
        ("/sources/ba-ria-vung-tau", "8"),
    ],
)
def test_a_page_lists_its_articles_and_announces_their_feed(client, path, articles):
    page = shown(client, path)
    assert numbers(page) == list(articles)
    feeds = page.xpath("//link[@rel='alternate']/@href")
    assert len(feeds) == 3
    assert all(client.get(feed).status_code == 200 for feed in feeds)


def test_older_articles_are_a_link_away_until_there_are_none(client, monkeypatch):
    monkeypatch.setattr(pages, "LATEST", 3)
    seen, path = [], "/provinces/quang-ninh"
    while path:
        page = shown(client, path)
        seen += numbers(page)
        path = next(iter(page.xpath("//a[@rel='next']/@href")), None)
    assert seen == list("7654321")


def test_a_dissolved_province_leads_to_its_successor_and_back(client):
    old, new = shown(client, "/provinces/ba-ria-vung-tau"), shown(client, "/provinces/ho-chi-minh")
    assert "Thành phố Hồ Chí Minh" in old.text_content()
    assert "/provinces/ho-chi-minh?lang=vi" in old.xpath("//header//a/@href")
    assert "/provinces/ba-ria-vung-tau?lang=vi" in new.xpath("//header//a/@href")


@pytest.mark.parametrize("path", ["/provinces", "/topics", "/sources", "/feeds"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_there_is_has_a_page_in_both_languages(client, path, lang):
    page = shown(client, f"{path}?lang={lang}")
    assert page.get("lang") == lang
    assert len(page.xpath("//main//a")) > 15
    assert page.xpath("//nav//a[@aria-current='page']/@href") == [f"{path}?lang={lang}"]


def test_every_way_of_the_pages_leads_somewhere(client):
    ways = {"/"}
    for path in ("/", "/provinces", "/topics", "/sources", "/feeds", "/provinces/ho-chi-minh"):
        ways.update(link for link in shown(client, path).xpath("//a/@href") if link[0] == "/")
    ways = {way for way in ways if not way.endswith((".rss", ".json"))}
    refused = {way: client.head(way).status_code for way in sorted(ways)}
    assert {way for way, status in refused.items() if status not in (200, 405)} == set()


@pytest.mark.parametrize("path", ["/provinces/quang-nin", "/topics/y-duok", "/sources/x", "/x/y"])
def test_a_page_that_is_none_is_not_found(client, path):
    assert client.get(path).status_code == 404
    assert "quang-ninh" in client.get("/provinces/quang-nin").text


def test_a_search_without_marks_shows_what_it_found_and_can_be_subscribed_to(client):
    page = shown(client, "/?q=hoi+nghi+so+3")
    assert "3" in numbers(page)
    assert "Kết quả cho “hoi nghi so 3”" in page.text_content()
    (feed,) = page.xpath("//link[@type='application/atom+xml']/@href")
    assert feed.startswith("/feeds/search.atom?")
    assert "Hội nghị số 3" in client.get(feed).text


def test_a_search_within_a_province_stays_in_it(client):
    assert numbers(shown(client, "/provinces/ho-chi-minh?q=nội+dung")) == ["8"]
    assert "Nội" in shown(client, "/?q=noi+dung").xpath("string(//p[@class='snippet']/mark)")


@pytest.mark.parametrize("words", ['"', "-", "<script>", "NEAR/3 (", "không có từ này"])
def test_words_that_find_nothing_are_said_back_as_they_were_typed(client, words):
    answer = client.get("/", params={"q": words})
    assert answer.status_code == 200
    page = html.fromstring(answer.text)
    assert page.xpath("//input[@name='q']/@value") == [words]
    assert not page.xpath("//script")


def test_the_most_viewed_come_first_where_that_is_asked_for(client):
    page = shown(client, "/?sort=views")
    assert numbers(page) == list("76543218")
    assert page.xpath("//p[contains(@class, 'orders')]/b/text()") == ["Xem nhiều nhất"]


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/nowhere", 404, "Không có trang này"),
        ("/articles/99", 404, "Không có trang này"),
        ("/articles/99?lang=en", 404, "There is no such page"),
        ("/?lang=fr", 422, "lang = fr"),
        ("/?sort=size", 422, "Được dùng: date, views, trending"),
        ("/?cursor=x&lang=en", 422, "Accepted: the address of the link “More”"),
    ],
)
def test_what_is_wrong_is_told_in_the_language_of_the_page(client, path, status, told):
    answer = client.get(path)
    page = html.fromstring(answer.text)
    assert (answer.status_code, page.get("lang")) == (status, "en" if "lang=en" in path else "vi")
    assert told in " ".join(page.text_content().split())
    assert page.xpath("//nav/a[@hreflang]")


def test_a_slug_that_names_nothing_leads_to_those_that_do(client):
    page = html.fromstring(client.get("/provinces/quang-nin").text)
    links = [link.split("?")[0] for link in page.xpath("//main//a/@href")]
    assert "province = quang-nin" in page.text_content()
    assert links[0] == "/provinces/quang-ninh"
    assert {"/provinces/ba-ria-vung-tau", "/provinces/hue"} <= set(links)


def test_the_other_language_shows_the_same_list(client):
    page = shown(client, "/provinces/quang-ninh?q=hoi+nghi&sort=views")
    (other,) = page.xpath("//nav/a[@hreflang='en']/@href")
    english = shown(client, other)
    assert english.get("lang") == "en"
    assert numbers(english) == numbers(page)
    assert english.xpath("//input[@name='q']/@value") == ["hoi nghi"]


@pytest.mark.parametrize(
    ("path", "heading", "in_vietnamese"),
    [
        ("/provinces/quang-ninh", "Quảng Ninh", True),
        ("/topics/chuyen-doi-so", "Digital transformation", False),
        ("/genres/tin-hoi-nghi", "Conference or event", False),
        ("/sources/quang-ninh", "Sở Khoa học và Công nghệ Quảng Ninh", True),
        ("/genres", "Genres", False),
    ],
)
def test_an_english_page_marks_the_names_that_it_cannot_translate(
    client, path, heading, in_vietnamese
):
    (found,) = shown(client, f"{path}?lang=en").xpath("//h1")
    assert found.text_content() == heading
    assert (found.get("lang") == "vi") is in_vietnamese


def test_the_english_list_of_feeds_has_english_headings(client):
    page = shown(client, "/feeds?lang=en")
    assert [each.text_content() for each in page.xpath("//h2")][:3] == [
        "Everything",
        "Read most now",
        "Troubles of the sources",
    ]
    assert "Intellectual property" in page.text_content()


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_monitors_may_ask_for_the_head_alone(client, path):
    answer = client.head(path)
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("gzip;q=0", False), ("br", False), ("*", True)],
)
@pytest.mark.parametrize("path", ["/provinces", "/api/v1/provinces"])
def test_a_page_is_packed_for_who_takes_that(client, path, accepted, packed):
    answer = client.get(path, headers={"Accept-Encoding": accepted})
    assert (answer.headers.get("content-encoding") == "gzip") is packed
