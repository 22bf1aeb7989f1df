"""The replica is what the crawl is tried on, so its pages must be as it says."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from fnmatch import fnmatch
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html
from replica_client import fetch, links, of

from aggregator.replica import Replica
from aggregator.replica.pages import WEEKDAYS
from aggregator.replica.sites import SITES
from spiders.items import VIETNAM

DATES = {
    "quang-ninh": "%d/%m/%Y %H:%M",
    "thanh-hoa": "(%d/%m/%Y)",
    "ba-ria-vung-tau": "(%d/%m/%Y)",
    "da-nang": "Ngày đăng tin: %d/%m/%Y",
    "son-la": "%d/%m/%Y %H:%M",
    "bao-thanh-hoa": "%H:%M %d/%m/%Y",
    "bao-son-la": "Ngày %d tháng %m năm %Y",
}
VIEWS = {"ba-ria-vung-tau": "Số lượt đọc: {}", "da-nang": "Lượt xem: {}", "son-la": "Lượt xem: {}"}


@pytest.fixture(scope="module")
def standing() -> Iterator[Replica]:
    """One replica for the tests that change nothing."""
    with Replica() as replica:
        yield replica


@pytest.fixture
def replica() -> Iterator[Replica]:
    """A replica of the test's own."""
    with Replica() as replica:
        yield replica


@pytest.mark.parametrize("slug", SITES)
def test_following_the_pages_of_a_list_reaches_every_article(standing: Replica, slug: str) -> None:
    site, base = SITES[slug], standing.urls[slug]
    page, reached = 1, links(base + site.list_address(1))
    while base + site.list_address(page + 1) in reached:
        page += 1
        reached += links(base + site.list_address(page))
    articles = {article["url"] for article in of(standing, slug)}
    assert len(articles) >= 12
    assert articles <= set(reached)
    assert page >= 2


@pytest.mark.parametrize("slug", SITES)
def test_a_list_page_shows_the_next_articles_newest_first(standing: Replica, slug: str) -> None:
    site, base = SITES[slug], standing.urls[slug]
    newest_first = [article["url"] for article in of(standing, slug)]
    wanted = newest_first[site.per_page : 2 * site.per_page]
    shown = iter(links(base + site.list_address(2)))
    assert [url for url in wanted if url not in shown] == []  # searches on from the last found


@pytest.mark.parametrize("slug", SITES)
def test_every_page_says_what_is_true_of_it(standing: Replica, slug: str) -> None:
    for article in of(standing, slug):
        text = fetch(article["url"]).text
        published = datetime.fromisoformat(article["published_at"])
        said = [article["title"], published.strftime(DATES[slug])]
        said += article["body_text"].split("\n\n")
        said += [article[field] for field in ("author", "source_credit", "section")]
        said += [image["caption"] for image in article["images"]]
        assert [part for part in said if part is not None and part not in text] == []


@pytest.mark.parametrize("slug", VIEWS)
def test_the_count_of_views_is_the_one_that_the_page_showed_last(
    standing: Replica, slug: str
) -> None:
    shown = {article["url"]: fetch(article["url"]).text for article in of(standing, slug)}
    for article in of(standing, slug):
        assert re.search(VIEWS[slug].format(article["view_count"]) + r"\b", shown[article["url"]])


def test_documents_and_pictures_are_what_their_addresses_say(standing: Replica) -> None:
    for article in standing.truth():
        page = fetch(article["url"]).body.decode()
        for document in article["attachments"]:
            assert urlsplit(document["url"]).path in page
            assert fetch(document["url"]).body.startswith(b"%PDF-1.")
        for image in article["images"]:
            assert urlsplit(image["url"]).path in page
            assert fetch(image["url"]).body.startswith(b"\x89PNG")


@pytest.mark.parametrize("slug", SITES)
def test_no_address_on_a_page_that_robots_may_fetch_is_dead(standing: Replica, slug: str) -> None:
    page = html.fromstring(fetch(of(standing, slug)[1]["url"]).body.decode())
    for path in page.xpath("//a/@href[starts-with(., '/')] | //img/@src"):
        forbidden = any(fnmatch(path, f"{rule}*") for rule in SITES[slug].forbidden)
        assert forbidden or fetch(standing.urls[slug] + path).status == 200, path


@pytest.mark.parametrize("slug", SITES)
def test_robots_may_have_the_news_but_not_the_back_office(standing: Replica, slug: str) -> None:
    lines = fetch(standing.urls[slug] + "/robots.txt").body.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert [f"Disallow: {path}" for path in SITES[slug].forbidden] == lines[1:]
    assert "Disallow: /" not in lines


@pytest.mark.parametrize("slug", SITES)
def test_the_clock_in_the_frame_says_today(slug: str) -> None:
    moment = datetime(2026, 11, 8, 9, 30, 15, tzinfo=VIETNAM)
    with Replica(now=lambda: moment) as replica:
        text = fetch(replica.urls[slug] + SITES[slug].first_list).text
    assert "09:30:15" in text
    assert "Chủ Nhật" in text or "chủ nhật" in text
    assert "08/11/2026" in text or "08 tháng 11 năm 2026" in text


@pytest.mark.parametrize("slug", SITES)
def test_the_visitor_counter_moves_with_every_page(standing: Replica, slug: str) -> None:
    url = standing.urls[slug] + SITES[slug].first_list
    first, second = (set(re.findall(r"\d[\d.,]{4,}\d", fetch(url).text)) for _ in range(2))
    assert first - second
    assert second - first


@pytest.mark.parametrize("slug", SITES)
def test_a_side_list_shows_other_articles_with_their_dates(standing: Replica, slug: str) -> None:
    text = fetch(of(standing, slug)[0]["url"]).text
    side = text[text.index("Tin tiêu điểm") :]
    assert of(standing, slug)[4]["title"] in side
    assert (
        datetime.fromisoformat(of(standing, slug)[4]["published_at"]).strftime("%d/%m/%Y") in side
    )


def test_da_nang_cuts_long_titles_in_its_list(standing: Replica) -> None:
    long = next(article for article in of(standing, "da-nang") if len(article["title"]) > 70)
    pages = [SITES["da-nang"].list_address(page) for page in (1, 2, 3)]
    texts = [fetch(standing.urls["da-nang"] + page).text for page in pages]
    assert all(long["title"] + " " + "11/04/2024" not in text for text in texts)
    assert any(long["title"][:60] in text for text in texts)


def test_quang_ninh_spells_one_address_in_several_ways(standing: Replica) -> None:
    base = standing.urls["quang-ninh"]
    found = [
        url for page in (1, 2, 3) for url in links(base + SITES["quang-ninh"].list_address(page))
    ]
    articles = {url for url in found if "nid=" in url}
    assert len(articles) > len({url.lower() for url in articles}) == 12


def test_one_text_stands_on_two_sites_and_all_others_differ(standing: Replica) -> None:
    articles = standing.truth()
    copies = Counter(article["body_text"] for article in articles)
    assert sorted(copies.values())[-2:] == [1, 2]
    twice = copies.most_common(1)[0][0]
    sources = {article["source"] for article in articles if article["body_text"] == twice}
    assert sources == {"son-la", "bao-son-la"}
    assert Counter(copies.values()) == {1: len(articles) - 2, 2: 1}
    assert len({article["title"] for article in articles}) == len(articles) - 1


def test_no_two_texts_share_a_sentence(standing: Replica) -> None:
    texts = {article["body_text"] for article in standing.truth()}
    sentences = (sentence for text in texts for sentence in re.split(r"(?<=[.!?])\s+", text))
    repeated = [each for each, count in Counter(sentences).items() if count > 1 and len(each) > 30]
    assert repeated == []


def test_two_replicas_differ_in_nothing_but_their_ports(
    standing: Replica, replica: Replica
) -> None:
    def without_ports(each: Replica) -> list[dict[str, Any]]:
        ports = {url: slug for slug, url in each.urls.items()}
        pattern = re.compile("|".join(ports))
        plain = [pattern.sub(lambda found: ports[found[0]], repr(one)) for one in each.truth()]
        return [re.sub(r"'view_count': \d+", "", one) for one in plain]

    assert without_ports(standing) == without_ports(replica)
    url = "/-/view_content/content/18795/x"
    pages = [fetch(each.urls["ba-ria-vung-tau"] + url) for each in (standing, replica)]
    assert pages[0].headers["etag"] == pages[1].headers["etag"]


def test_weekdays_begin_on_monday() -> None:
    assert WEEKDAYS[datetime(2026, 11, 23, tzinfo=VIETNAM).weekday()] == "Thứ Hai"
