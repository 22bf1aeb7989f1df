import json
from datetime import timedelta
from typing import Any

import pytest

from aggregator.asking.resolving import How, State, resolve
from storage.store import Store
from tests.aggregator.conftest import SEEN, article

DAY = timedelta(days=1)
TEXT = "Trung tâm nhận mẫu vào các ngày trong tuần và trả kết quả sau năm ngày làm việc. " * 4


@pytest.fixture
def sites(setting):
    """Two built-in sources; one has had several addresses."""
    return setting.spiders


def keep(store: Store, url: str, source: str = "quang-ninh", **values: Any) -> str:
    kept = values.pop("kept", url)
    with store.write() as writing:
        found = article(20, url=url, canonical_url=kept, **values)
        writing.articles.save(source, found, seen_at=SEEN)
        writing.pages.save(url=url, source=source, outcome="article", article=kept, fetched_at=SEEN)
    return url


def former(sites, source: str) -> tuple[str, str]:
    """The present and a former address of a site."""
    spider = sites[source]
    others = [era.base_url for era in spider.eras if era.base_url != spider.base_url]
    return spider.base_url.rstrip("/"), others[0].rstrip("/")


def test_an_address_is_that_of_its_article_however_it_is_written(store, sites):
    url = keep(store, "https://www.quangninh.gov.vn/tin-90.html")
    for written in (url, f"{url}?utm_source=x#top", url.replace("https", "HTTPS")):
        found = resolve(store, sites, written)
        assert (found.article.canonical_url, found.how) == (url, How.ADDRESS)
        assert (found.state, found.successor) == (State.ALIVE, None)


def test_an_address_that_a_crawl_was_led_from_is_a_copys(store, sites):
    url = keep(store, "https://a.example/1")
    with store.write() as writing:
        other = "https://a.example/in/1"
        writing.pages.save(
            url=other, source="quang-ninh", outcome="article", article=url, fetched_at=SEEN
        )
    found = resolve(store, sites, other)
    assert (found.state, found.how, found.article.canonical_url) == (State.COPY, How.VISIT, url)
    assert found.addresses == [url, other]


def test_an_article_that_has_moved_tells_where_it_stands_now(store, sites):
    old, new = "https://a.example/1", "https://a.example/moi/mot"
    keep(store, old)
    keep(store, new, kept=old)
    assert resolve(store, sites, old).successor == new
    assert resolve(store, sites, new).article.canonical_url == old


def test_an_article_that_is_gone_is_found_with_a_copy_of_its_text(store, sites):
    old = keep(store, "https://a.example/1", body_text=TEXT)
    copy = keep(store, "https://b.example/9", "ba-ria-vung-tau", body_text=TEXT)
    for days in (1, 2):
        with store.write() as writing:
            writing.articles.gone(old, SEEN + days * DAY)
            writing.pages.save(
                url=old, source="quang-ninh", outcome="http-404", fetched_at=SEEN + days * DAY
            )
    found = resolve(store, sites, old)
    assert (found.state, found.successor) == (State.GONE, copy)


def test_a_path_of_a_former_address_is_looked_for_at_the_present_one(store, sites):
    source = next(
        slug for slug, spider in sites.items()
        if len({era.base_url for era in spider.eras} - {spider.base_url}) > 0
    )  # fmt: skip
    now, before = former(sites, source)
    with store.write() as writing:
        writing.sources.save(**sites[source].description())
    keep(store, f"{now}/tin-tuc/khai-truong-51234.html", source)
    found = resolve(store, sites, f"{before}/tin-tuc/khai-truong-51234.html")
    assert (found.how, found.state) == (How.FORMER_HOST, State.COPY)


@pytest.mark.parametrize(
    ("path", "is_found"),
    [
        ("khai-truong-phong-thu-nghiem-thu-hai-77.html", True),
        ("12-khai-truong-phong-thu-nghiem-thu", True),
        ("khai-truong-phong", False),
        ("khai-truong-phong-thu-nghiem-thu-ba", False),
    ],
)
def test_words_of_an_address_find_the_one_article_with_that_title(store, sites, path, is_found):
    keep(store, "https://a.example/1", title="Khai trương phòng thử nghiệm thứ hai")
    found = resolve(store, sites, f"{sites['quang-ninh'].base_url.rstrip('/')}/cu/{path}")
    assert (found is not None and found.how is How.WORDS) == is_found


def test_words_that_two_titles_share_find_neither(store, sites):
    for number, end in enumerate(("hai", "ba")):
        title = f"Khai trương phòng thử nghiệm thứ {end}"
        keep(store, f"https://a.example/{number}", title=title)
    base = sites["quang-ninh"].base_url.rstrip("/")
    assert resolve(store, sites, f"{base}/khai-truong-phong-thu-nghiem-thu") is None


def test_an_address_elsewhere_is_unknown(store, sites):
    assert resolve(store, sites, "https://nobody.example/tin-1") is None


def test_the_command_answers_in_json_and_fails_for_what_is_unknown(say, store):
    url = keep(store, "https://a.example/1")
    status, out, _ = say("resolve", url, "--json")
    answer = json.loads(out)
    assert (status, answer["canonical_url"], answer["state"]) == (0, url, "alive")
    assert url in say("resolve", url)[1]
    status, out, err = say("resolve", "https://nobody.example/1")
    assert (status, out) == (1, "")
    assert "no article is known behind https://nobody.example/1" in err
    assert say("resolve", "tin-1")[0] == 2
