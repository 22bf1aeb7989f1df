"""What is read again is the same, unless the readers have changed; then it is told, and kept."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aggregator import rereading
from aggregator.jobs import Setting, opened
from aggregator.values import article_values
from spiders.pages.article import ArticlePage
from spiders.reading.found import Found
from storage.archive.archive import Answer

THEN = datetime(2026, 3, 2, 1, tzinfo=UTC)
SLUG = "quang-ninh"


def page(number: int, views: int = 120, at: str = "02/03/2026") -> bytes:
    text = f"Sở tổ chức nghiệm thu đề tài số {number} về giống nấm chịu nhiệt cho các xã. " * 6
    return (
        f"<html><title>Nghiệm thu đề tài số {number} về nấm</title><body><div class=content>"
        f"<h1>Nghiệm thu đề tài số {number} về nấm</h1><p>{at} | Lượt xem: {views}</p>"
        f"<p>{text}</p></div></body></html>"
    ).encode()


def address(number: int) -> str:
    return f"https://www.quangninh.gov.vn/tin/nghiem-thu-{number}.html"


class Shelf:
    """A store, and pages that were crawled into it with the readers of that day."""

    def __init__(self, store: Any, spider: type) -> None:
        self.store, self.spider = store, spider

    def crawl(self, number: int, at: datetime, **values: Any) -> None:
        """As a crawl keeps what it reads: beside what is kept already."""
        body = values.get("body") or page(number)
        article = self.spider.article_page(body, address(number), fetched_at=at).article()
        saved = article_values(article, self.spider.province)
        with self.store.write() as writing:
            row = writing.articles.by_url(address(number))
            rereading.set_right(writing, self.spider(), row, saved)
        self.fetch(number, at, **values)

    def fetch(self, number: int, at: datetime = THEN, kind: str = "article", **values: Any) -> None:
        url = address(number)
        body = values.get("body") or page(number)
        with self.store.write() as writing:
            writing.archive.keep(
                Answer(source=SLUG, url=url, fetched_at=at, body=body, kind=kind,
                       headers=[("Content-Type", "text/html; charset=utf-8")])
            )  # fmt: skip
            if kind == "article":
                article = self.spider.article_page(body, url, fetched_at=at).article()
                saved = article_values(article, self.spider.province)
                writing.articles.save(SLUG, saved, seen_at=at + timedelta(seconds=1))
                writing.pages.save(source=SLUG, url=url, outcome="article", fetched_at=at,
                                   article=article.canonical_url)  # fmt: skip

    def reread(self, save: bool = True, **better: Any) -> rereading.Rereading:
        """With readers that are better in some way."""
        kind = type("Better", (self.spider.article_page,), better)
        spider = type("BetterSpider", (self.spider,), {"article_page": kind})
        return rereading.reread(self.store, spider, save=save)

    def row(self, number: int) -> Any:
        self.store.session.expire_all()
        return self.store.articles.by_url(address(number))


@pytest.fixture
def shelf(setting: Setting):
    with opened(setting.config) as store:
        with store.write() as writing:
            writing.sources.save(**setting.spiders[SLUG].description())
        yield Shelf(store, setting.spiders[SLUG])


def signed(self: ArticlePage) -> Found[str]:
    return Found("Nguyễn Thị Hoa", "selector:.ky", 1.0)


def retitled(self: ArticlePage) -> Found[str]:
    return Found("Nhan đề khác", "selector:.x", 1.0)


def uncounted(self: ArticlePage) -> None:
    return None


def test_readers_that_have_not_changed_change_nothing(shelf):
    for number in range(3):
        shelf.fetch(number)
    result = shelf.reread()
    assert (result.pages, result.changed, result.new, result.fields) == (3, 0, [], {})


def test_a_field_that_is_found_now_is_told_and_kept(shelf):
    shelf.fetch(1)
    result = shelf.reread(author=signed)
    told = result.as_json()["fields"]["author"]
    assert (told["found"], told["changed"], told["lost"]) == (1, 0, 0)
    assert told["examples"] == [
        {"url": address(1), "before": None, "after": "Nguyễn Thị Hoa"}
    ]  # fmt: skip
    assert shelf.row(1).author == "Nguyễn Thị Hoa"
    assert shelf.reread(author=signed).changed == 0


def test_a_dry_run_tells_the_same_and_keeps_nothing(shelf):
    shelf.fetch(1)
    assert shelf.reread(save=False, author=signed).changed == 1
    assert shelf.row(1).author is None


def test_a_correction_is_no_edit_of_the_site_and_no_visit(shelf):
    shelf.fetch(1)
    before = shelf.row(1).model_dump()
    shelf.reread(title=retitled)
    after = shelf.row(1)
    assert after.title == "Nhan đề khác"
    for name in ("revision", "updated_at", "first_seen_at", "last_seen_at", "gone_at", "uid"):
        assert getattr(after, name) == before[name], name


def test_the_next_crawl_with_the_same_readers_sees_no_edit(shelf, monkeypatch):
    shelf.fetch(1)
    shelf.reread(title=retitled)
    monkeypatch.setattr(shelf.spider.article_page, "title", retitled)
    shelf.fetch(1, THEN + timedelta(days=1))
    assert shelf.row(1).revision == 1


def test_an_article_that_is_gone_stays_gone(shelf):
    shelf.fetch(1)
    with shelf.store.write() as writing:
        row = writing.articles.by_url(address(1))
        row.gone_at = THEN + timedelta(days=9)
        writing.session.add(row)
    shelf.reread(author=signed)
    assert shelf.row(1).author is not None
    assert shelf.row(1).gone_at == THEN + timedelta(days=9)


def test_a_view_count_that_was_none_is_taken_out_of_the_counts_too(shelf):
    shelf.fetch(1)
    assert [one.count for one in shelf.store.articles.history.views(shelf.row(1).id)] == [120]
    shelf.reread(view_count=uncounted)
    assert shelf.row(1).view_count is None
    assert shelf.store.articles.history.views(shelf.row(1).id) == []


def test_the_newest_version_is_read_as_of_the_time_it_was_fetched(shelf):
    shelf.fetch(1)
    shelf.fetch(1, THEN + timedelta(days=30), body=page(1, 900, at="3 ngày trước"))
    assert shelf.reread().changed == 0
    assert shelf.row(1).view_count == 900
    assert shelf.row(1).published_at.date() == (THEN + timedelta(days=26)).date()


def test_a_page_that_nobody_could_read_becomes_an_article(shelf):
    shelf.fetch(1, kind="other")
    assert shelf.reread(save=False).new == [address(1)]
    assert shelf.row(1) is None
    shelf.reread()
    assert shelf.row(1).first_seen_at == THEN
    assert shelf.reread().new == []


def test_what_cannot_be_read_any_more_stays_as_it_was(shelf):
    shelf.fetch(1)
    result = shelf.reread(title=uncounted)
    assert list(result.unreadable) == [address(1)]
    assert shelf.row(1).title.startswith("Nghiệm thu")


def with_old_readers(shelf, monkeypatch, number: int) -> None:
    """Fetched when the readers took something else for the title."""
    with monkeypatch.context() as then:
        then.setattr(shelf.spider.article_page, "title", retitled)
        shelf.fetch(number)


def test_a_crawl_with_better_readers_sees_no_edit_where_there_was_none(shelf, monkeypatch):
    with_old_readers(shelf, monkeypatch, 1)
    assert shelf.row(1).title == "Nhan đề khác"
    shelf.crawl(1, THEN + timedelta(days=1))
    assert shelf.row(1).title.startswith("Nghiệm thu")
    assert (shelf.row(1).revision, shelf.row(1).updated_at) == (1, THEN + timedelta(seconds=1))


def test_an_edit_is_seen_by_better_readers_too_and_tells_only_what_was_edited(shelf, monkeypatch):
    with_old_readers(shelf, monkeypatch, 1)
    edited = page(1).replace("chịu nhiệt".encode(), "chịu hạn".encode())
    shelf.crawl(1, THEN + timedelta(days=1), body=edited)
    assert shelf.row(1).revision == 2
    (before,) = shelf.store.articles.history.revisions(shelf.row(1).id)
    assert before.title.startswith("Nghiệm thu")
    assert "chịu nhiệt" in before.body_text
    assert "chịu hạn" in shelf.row(1).body_text


def test_the_pages_that_a_site_was_learnt_from_are_read_again(shelf, monkeypatch):
    for number in range(12):
        with_old_readers(shelf, monkeypatch, number)
    rereading.after_learning(shelf.store, shelf.spider(), THEN)
    titles = [shelf.row(number).title for number in range(12)]
    assert [title.startswith("Nghiệm thu") for title in titles] == [True] * 8 + [False] * 4
    assert {shelf.row(number).revision for number in range(12)} == {1}
