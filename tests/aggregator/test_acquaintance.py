"""When an article is one that is kept already, under another address."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from aggregator.acquaintance import known, lessons, readdress
from aggregator.values import article_values, settled
from spiders.addresses.identity import AUTO
from spiders.items import Article
from storage.tables import ArticleRow

SITE = "https://skhcn.example"
AT = datetime(2026, 3, 2, 7, 15, tzinfo=UTC)
TEXT = "Sáng nay, Sở mở lớp tập huấn về truy xuất nguồn gốc cho ba mươi hộ trồng chè. " * 5


def article(path: str, **values) -> Article:
    url = SITE + path
    article = Article(url=url, canonical_url=url, title="Lớp tập huấn", body_text=TEXT)
    return replace(article, **{"published_at": AT, **values})


@pytest.fixture
def kept(store):
    """The store, with one article of a source of its own."""
    with store.write() as writing:
        writing.sources.save(
            slug="moi",
            name="Mới",
            kind="department",
            province="hue",
            platform="auto",
            base_url=SITE,
        )
        values = article_values(article("/tin/lop-tap-huan-4120.html"), "hue")
        writing.articles.save("moi", values, seen_at=AT)
        writing.pages.save(
            url=f"{SITE}/tin/lop-tap-huan-4120.html?s=1",
            source="moi",
            outcome="article",
            article=f"{SITE}/tin/lop-tap-huan-4120.html",
            fetched_at=AT,
        )
    return store


def is_known(store, item):
    return known(store, "moi", item, AUTO.canonical) is not None


def test_the_same_text_of_the_same_moment_is_the_same_article(kept):
    assert is_known(kept, article("/thong-bao/ban-sao-77.html"))
    later = replace(article("/thong-bao/ban-sao-77.html"), published_at=AT.replace(day=3))
    assert not is_known(kept, later)


def test_an_article_whose_title_and_address_were_corrected_is_the_same(kept):
    corrected = "/tin/lop-tap-huan-dinh-chinh-4120.html"
    edited = article(corrected, title="Lớp tập huấn (đính chính)", body_text=TEXT + "Xin lỗi.")
    assert is_known(kept, replace(edited))


@pytest.mark.parametrize(
    "other",
    [
        article("/tin/hop-bao-4120.html", title="Họp báo", body_text="Chuyện hoàn toàn khác."),
        article("/tin/lop-tap-huan-4121.html", body_text=TEXT + "Lớp thứ hai."),
        replace(
            article("/tin/lop-tap-huan-moi-4120.html", body_text=TEXT + "Sửa."), published_at=None
        ),
    ],
    ids=["another text", "another number", "no date"],
)
def test_what_only_looks_alike_is_another_article(kept, other):
    assert not is_known(kept, other)


def test_two_addresses_of_one_article_teach_what_names_nothing(kept):
    row = kept.articles.by_url(f"{SITE}/tin/lop-tap-huan-4120.html")
    again = article("/tin/lop-tap-huan-4120.html?phien=a81")
    assert lessons(kept, "moi", again, row) == {"phien"}
    assert lessons(kept, "moi", article("/tin/lop-tap-huan-4120.html"), row) == frozenset()


def test_articles_fetched_so_far_are_known_by_their_new_addresses(kept):
    with kept.write() as writing:
        readdress(writing, "moi", AUTO.learning(["s"]).canonical)
    outcomes = {page.url: page.outcome for page in kept.pages.articles_of("moi")}
    url = f"{SITE}/tin/lop-tap-huan-4120.html"
    assert outcomes == {url: "article", f"{url}?s=1": "copy"}


NOTICE = {"title": "Thông báo nghỉ lễ Quốc khánh", "body_text": "Nghỉ từ ngày 2/9."}


def test_a_short_notice_in_two_sections_is_one_article_by_what_its_address_ends_with(kept):
    with kept.write() as writing:
        values = article_values(article("/tin/thong-bao-nghi-le-quoc-khanh", **NOTICE), "hue")
        writing.articles.save("moi", values, seen_at=AT)
    assert is_known(kept, article("/thong-bao/thong-bao-nghi-le-quoc-khanh", **NOTICE))
    assert not is_known(kept, article("/thong-bao/thong-bao-nghi-le-quoc-khanh-2", **NOTICE))
    later = {**NOTICE, "published_at": AT.replace(year=2027)}
    assert not is_known(kept, article("/thong-bao/thong-bao-nghi-le-quoc-khanh", **later))


def told(by, day=AT, precision="day"):
    rules = {"published_at": by} if by else {}
    return article(
        "/a", published_at=day if by else None, published_precision=precision, provenance=rules
    )


def test_a_day_that_a_list_told_stays_where_no_list_tells_it(kept):
    row = ArticleRow.model_validate(
        {**article_values(told("listing"), None), "uid": "x", "source": "moi"}
        | dict.fromkeys(("first_seen_at", "last_seen_at", "updated_at", "listed_at"), AT)
        | dict.fromkeys(("content_hash",), "x")
    )
    for later in (told(None, precision=None), told("listing", AT.replace(day=9))):
        assert settled(later, row).published_at == AT
        assert settled(later, row).provenance == {"published_at": "listing"}
    assert settled(told("time", AT.replace(day=9)), row).published_at == AT.replace(day=9)
