"""What a crawl reads is archived; what is archived spares the site what has not changed."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse

from aggregator.downloading import archive
from storage.store import open_store
from tests.aggregator.troubled import Asked, Troubled, article, http, troubled, well
from tests.programs import Program

ROOT = Path(__file__).parents[2]
WAIT = (
    "<html><head><title>Hãy đợi...</title></head><body>"
    "<p>Hệ thống nhận thấy quá nhiều yêu cầu.</p><p>Tự tải lại sau <b>1</b> giây</p></body></html>"
)


def site(asked: Asked) -> bytes:
    """Articles with validators: 1 never changes, 2 is edited, 3 forbids caches, 4 goes."""
    number = asked.path.removesuffix(".html")[-1]
    if asked.path in ("/tin", "/robots.txt"):
        return well(asked)
    tag = f'"{number}-{asked.before if number == "2" else 0}"'
    if number == "4" and asked.before:
        return http("", "404 Not Found")
    if asked.headers.get("If-None-Match") == tag:
        return http("", "304 Not Modified", ETag=tag)
    body = article(int(number)).partition(b"\r\n\r\n")[2]
    if number == "2":
        body = body.replace(b"<p>", f"<p>Lượt xem: {asked.before}</p><p>".encode(), 1)
    extra = {"Cache_Control": "no-store"} if number == "3" else {"Cache_Control": "max-age=9999"}
    return http(body, ETag=tag, Set_Cookie="a=1", **extra)


def guarded(asked: Asked) -> bytes:
    """A flood guard in place of the first answer for an article."""
    return http(WAIT) if asked.path.endswith("2.html") and not asked.before else well(asked)


class Crawled:
    """Two sites, crawled twice; articles are due at once."""

    def __init__(self, folder: Path, sites: Troubled) -> None:
        self.folder, self.sites = folder, sites
        self.urls = {"site": sites.start("site", site), "guarded": sites.start("guarded", guarded)}
        self.file = folder / "sokhcn.toml"
        self.first = self.crawl()
        self.before = len(sites.log["site"])
        self.second = self.crawl("site")

    def crawl(self, *slugs: str) -> dict[str, Any]:
        lines = [f'data_dir = "{self.folder}/data"', "[crawl]", 'refresh = "1s"']
        for slug, url in self.urls.items():
            lines += [f"[sources.{slug}]", 'platform = "auto"', f'base_url = "{url}"']
            lines += ['start_urls = ["/tin"]', "delay = 0", "allow_private = true"]
        self.file.write_text("\n".join(lines), encoding="utf-8")
        return json.loads(self.run("crawl", *(slugs or self.urls), "--json").stdout)

    def run(self, *words: str) -> Any:
        done = Program(words, {**os.environ, "SOKHCN_CONFIG": str(self.file)}).done()
        done.check_returncode()
        return done

    def asked_again(self, number: int) -> Asked:
        again = self.sites.log["site"][self.before :]
        return next(one for one in again if one.path == f"/tin/bai-viet-{number}.html")

    def kept(self, source: str) -> list[Any]:
        with open_store(f"sqlite:///{self.folder}/data/sokhcn.db") as store:
            every = [store.archive.get(number) for number in store.archive.everything()]
        return [one for one in every if one.row.source == source]

    def of(self, number: int) -> list[Any]:
        return [one for one in self.kept("site") if one.row.url.endswith(f"{number}.html")]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory) -> Iterator[Crawled]:
    with troubled() as sites:
        yield Crawled(tmp_path_factory.mktemp("archive"), sites)


def test_lists_and_articles_are_kept_as_they_came(crawled):
    (one,) = crawled.of(1)
    assert one.body == article(1).partition(b"\r\n\r\n")[2]
    assert (one.row.kind, one.row.status) == ("article", 200)
    assert ["Etag", '"1-0"'] in one.row.headers
    assert ["Set-Cookie", "a=1"] in one.row.headers
    lists = [one for one in crawled.kept("site") if one.row.kind == "listing"]
    assert {one.row.url for one in lists} == {crawled.urls["site"] + "/tin"}


def test_an_unchanged_article_costs_the_site_a_304(crawled):
    assert crawled.asked_again(1).headers["If-None-Match"] == '"1-0"'
    (one,) = crawled.of(1)
    assert one.row.confirmed_at > one.row.fetched_at
    assert crawled.second["site"]["not_modified"] == 1
    assert crawled.second["site"]["unchanged"] == 3


def test_an_article_that_has_changed_is_kept_in_both_versions(crawled):
    before, after = crawled.of(2)
    assert b"xem: 0" in before.body
    assert b"xem: 1" in after.body
    assert before.row.confirmed_at is None


def test_what_must_not_be_cached_is_recorded_but_asked_for_anew(crawled):
    assert "If-None-Match" not in crawled.asked_again(3).headers
    assert [one.row.kind for one in crawled.of(3)] == ["article", "article"]


def test_that_an_article_is_gone_is_kept_and_its_page_too(crawled):
    assert [(one.row.status, one.row.kind) for one in crawled.of(4)] == [
        (200, "article"),
        (404, "other"),
    ]


def test_robots_and_wait_pages_are_not_kept(crawled):
    kept = crawled.kept("guarded")
    assert len(kept) == 5
    assert not any("Hãy đợi".encode() in one.body for one in kept)
    assert not any(one.row.url.endswith("robots.txt") for one in kept)


def test_reading_the_archive_again_changes_nothing(crawled):
    told = json.loads(crawled.run("reextract", "--json").stdout)
    assert {slug: (one["pages"], one["changed"], one["new"]) for slug, one in told.items()} == {
        "site": (4, 0, []),
        "guarded": (4, 0, []),
    }


@pytest.mark.parametrize("at_once", [1, 9])
def test_an_answer_is_known_as_an_article_whether_it_was_written_or_waits(
    setting, store, monkeypatch, at_once
):
    monkeypatch.setattr(archive, "AT_ONCE", at_once)
    spider = setting.spiders["quang-ninh"]()
    spider.settings = {"CONFIG": setting.config}
    shelf = archive.ArchiveStorage({"CONFIG": setting.config})
    shelf.open_spider(spider)
    asked = [Request(f"https://a.vn/{number}", meta={"article": "x"}) for number in (1, 2)]
    for request in asked:
        shelf.store_response(spider, request, HtmlResponse(request.url, body=b"<p>1</p>"))
    with store.write() as writing:
        archive.is_article(asked[0].meta["archived"], writing)
    shelf.close_spider(spider)
    kinds = {
        one.row.url: one.row.kind for one in map(store.archive.get, store.archive.everything())
    }
    assert kinds == {"https://a.vn/1": "article", "https://a.vn/2": "other"}


def test_conditions_of_a_request_are_not_passed_on_to_where_it_leads():
    middleware = object.__new__(archive.Archive)
    middleware.policy = SimpleNamespace(should_cache_request=lambda request: False)
    asked = Request(
        "https://a.vn/2", headers={"If-None-Match": '"1"'}, meta={"cached_response": object()}
    )
    middleware.process_request(asked)
    assert "If-None-Match" not in asked.headers
    of_a_list = Request("https://a.vn/tin", headers={"If-None-Match": '"1"'})
    middleware.process_request(of_a_list)
    assert "If-None-Match" in of_a_list.headers
