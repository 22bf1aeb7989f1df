"""A site that changes: all its addresses at once, an article withdrawn, a counter that grows."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from sqlalchemy import text

from aggregator import jobs
from aggregator.asking.resolving import resolve
from aggregator.asking.trends import views_of
from aggregator.delivery import publishing
from feeds.index import find
from storage.store import Store, open_store
from tests.aggregator.sites.server import Answer, Asked, Site, moved
from tests.aggregator.sites.texts import Story
from tests.programs import Program

ROOT = Path(__file__).parents[2]
DAY = timedelta(days=1)

FRAME = (
    '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body>'
    '<div class="menu"><a href="/">Trang chủ</a> <a href="/gioi-thieu">Giới thiệu</a></div>'
    '<div class="content">{body}</div><div class="footer">Sở Khoa học và Công nghệ</div></body>'
    "</html>"
)


class Renewed(Site):
    """Ten articles on one list; when it is renewed, every article has another address."""

    name, title, sections, count = "renewed", "Sở", (("/", "Tin"),), 10

    def __init__(self) -> None:
        super().__init__()
        self.renewed, self.leads_home = False, False
        self.hidden: Story | None = None

    def address(self, one: Story) -> str:
        if self.renewed:
            return f"/vi/bai-viet/{one.slug}-{one.number + 52_000}"
        return f"/chi-tiet.php?newsid={one.number}"

    def answer(self, asked: Asked) -> Answer:
        if asked.path == "/":
            links = "".join(
                f'<li><a href="{self.address(one)}">{one.title}</a>'
                f" <span>{one.at:%d/%m/%Y}</span></li>"
                for one in self.live()
            )
            return Answer(FRAME.format(title="Trang chủ", body=f"<ul>{links}</ul>"))
        for one in (*self.live(), *filter(None, [self.hidden])):
            if asked.target == self.address(one):
                one.views += 1
                return Answer(self.page(one))
        return moved("/", 302) if self.leads_home else Answer("Không tìm thấy", 404)

    def page(self, one: Story) -> str:
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in one.paragraphs)
        lead = f"<p><b>{one.lead}</b></p>"
        meta = f'<div class="date">Ngày đăng: {one.at:%d/%m/%Y %H:%M} | Lượt xem: {one.views}</div>'
        body = f"<h1>{one.title}</h1>{meta}{lead}{paragraphs}"
        return FRAME.format(title=one.title, body=body)


class Kept:
    """One configuration of that site, its store, and the commands that are run with it."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.url, self.folder = f"sqlite:///{folder}/data/sokhcn.db", folder
        self.file = folder / "sokhcn.toml"
        self.file.write_text(
            f'data_dir = "{folder}/data"\nbase_url = "https://tin.example"\n'
            '[sources.so-moi]\nplatform = "auto"\nname = "Sở"\nprovince = "hue"\n'
            f'base_url = "{site.url}"\nstart_urls = ["/"]\ndelay = 0\nallow_private = true\n'
            'sections = {"Tin" = "/"}\n',
            encoding="utf-8",
        )

    def run(self, *words: str) -> str:
        done = Program(words).done()
        assert done.returncode == 0, done.stderr
        return done.stdout

    def crawl(self) -> dict[str, Any]:
        return json.loads(self.run("crawl", "so-moi", "--json"))["so-moi"]

    def entries(self) -> list[tuple[str, str]]:
        """Id and date of each entry of the feed of everything, in its order."""
        told = jobs.setting().names
        with open_store(self.url) as store:
            feed = publishing.feed(store, told, find("/feeds/all", told), "atom")
        return [(entry.id, entry.updated) for entry in feedparser.parse(feed).entries]

    def pass_time(self, span: timedelta) -> None:
        """Everything that is kept happened that much earlier."""
        columns = {
            "pages": ("fetched_at",),
            "articles": ("first_seen_at", "last_seen_at", "updated_at", "missed_at", "gone_at"),
            "view_counts": ("seen_at",),
        }
        with open_store(self.url) as store, store.write() as writing:
            for table, names in columns.items():
                for name in names:
                    writing.session.connection().execute(
                        text(
                            f"UPDATE {table} SET {name} = strftime('%Y-%m-%d %H:%M:%f000',"
                            f" {name}, '-{span.total_seconds()} seconds') WHERE {name} IS NOT NULL"
                        )
                    )

    def articles(self, store: Store) -> dict[str, Any]:
        return {row.title: row for row in store.articles.latest(limit=100)}


@pytest.fixture
def site() -> Iterator[Renewed]:
    with Renewed() as running:
        yield running


@pytest.fixture
def kept(site: Renewed, tmp_path: Path, monkeypatch) -> Kept:
    made = Kept(tmp_path, site)
    monkeypatch.setenv("SOKHCN_CONFIG", str(made.file))
    return made


@pytest.mark.parametrize("leads_home", [False, True], ids=["old addresses fail", "or lead home"])
def test_a_site_that_changes_all_addresses_has_no_new_articles(site, kept, leads_home):
    assert kept.crawl()["new"] == site.count
    before = kept.entries()
    site.renewed, site.leads_home = True, leads_home
    again = kept.crawl()
    assert (again["new"], again["updated"], again["unchanged"]) == (0, 0, site.count)
    assert kept.entries() == before
    with open_store(kept.url) as store:
        rows = kept.articles(store)
        assert {row.gone_at for row in rows.values()} == {None}
        for one in site.live():
            assert rows[one.title].url == site.url + site.address(one)
            assert "newsid" in rows[one.title].canonical_url
    old = f"{site.url}/chi-tiet.php?newsid={site.live()[0].number}"
    with open_store(kept.url) as store:
        found = resolve(store, jobs.setting().spiders, old)
    assert found.successor == site.url + site.address(site.live()[0])
    asked = len(site.log)
    kept.crawl()
    assert not [path for path in site.log[asked:] if "bai-viet" in path or "newsid" in path]


def test_a_withdrawn_article_is_gone_after_two_visits_a_day_apart_and_kept(site, kept):
    kept.crawl()
    title = site.withdraw(4)
    kept.crawl()
    with open_store(kept.url) as store:
        row = kept.articles(store)[title]
        assert (row.missed_at is not None, row.gone_at) == (True, None)
    kept.pass_time(DAY)
    kept.crawl()
    with open_store(kept.url) as store:
        row = kept.articles(store)[title]
        assert row.gone_at is not None
        assert row.body_text
        assert len(kept.articles(store)) == site.count


def test_an_article_that_only_left_the_list_is_not_gone(site, kept):
    kept.crawl()
    last, listed = site.live()[-1], site.live()[:-1]
    site.live = lambda: listed  # type: ignore[method-assign]
    site.hidden = last
    for _ in range(2):
        kept.pass_time(DAY)
        kept.crawl()
    with open_store(kept.url) as store:
        row = kept.articles(store)[last.title]
        assert (row.missed_at, row.gone_at) == (None, None)


def test_our_own_visits_are_not_counted_as_readers(site, kept):
    kept.crawl()
    for views in (40, 0):
        site.live()[0].views += views
        kept.pass_time(200 * DAY)
        kept.crawl()
    with open_store(kept.url) as store:
        row = kept.articles(store)[site.live()[0].title]
        assert [step.growth for step in views_of(store, row)] == [None, 40, 0]
