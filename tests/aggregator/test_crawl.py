"""Crawls of the replica, in processes of their own as in real life."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings

from aggregator.replica import Replica
from spiders import catalog
from spiders.addresses.urls import canonical_url
from storage.store import Store, open_store
from storage.upkeep import checking
from tests.programs import Program

ROOT = Path(__file__).parents[2]
SITES = 7
ALL_OFF = {slug: {"enabled": False} for slug in catalog.slugs()}


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(value[key])}" for key in value) + "}"
    return json.dumps(value, ensure_ascii=False)


@pytest.fixture
def replica() -> Iterator[Replica]:
    with Replica() as running:
        yield running


class Shop:
    """One configuration, its store, and the crawls that are run with it."""

    def __init__(self, folder: Path, sources: dict[str, dict[str, Any]]) -> None:
        self.folder, self.file = folder, folder / "sokhcn.toml"
        self.url = f"sqlite:///{folder}/data/sokhcn.db"
        self.configure(sources)

    def configure(self, sources: dict[str, dict[str, Any]], crawl: str = "") -> None:
        lines = [f'data_dir = "{self.folder}/data"', "[crawl]", 'contact = "to@example.vn"', crawl]
        for slug, keys in {**ALL_OFF, **sources}.items():
            lines += [f"[sources.{slug}]", *(f"{key} = {toml(keys[key])}" for key in keys)]
        self.file.write_text("\n".join(lines), encoding="utf-8")

    def begin(self, *words: str) -> Program:
        return Program(words, {**os.environ, "SOKHCN_CONFIG": str(self.file)})

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.begin(*words).done()

    def crawl(self, *words: str) -> dict[str, dict[str, Any]]:
        done = self.run("crawl", *words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def store(self) -> Any:
        return open_store(self.url)


@pytest.fixture
def shop(tmp_path: Path, replica: Replica) -> Shop:
    return Shop(tmp_path, replica.sources())


def pages_of(replica: Replica, since: int = 0) -> list[str]:
    """Addresses asked for, but for robots.txt."""
    return [seen.target for seen in replica.log[since:] if seen.target != "/robots.txt"]


def stored(store: Store) -> dict[str, Any]:
    return {row.canonical_url: row for row in store.articles.latest(limit=200)}


def true(replica: Replica) -> dict[str, dict[str, Any]]:
    """What each article says, by its canonical address."""
    return {canonical_url(str(article["url"])): article for article in replica.truth()}


def test_every_article_of_the_seven_sites_is_kept_as_its_page_says(shop, replica):
    summary = shop.crawl("--all")
    assert {source: run["status"] for source, run in summary.items()} == dict.fromkeys(
        replica.urls, "done"
    )
    truth = true(replica)
    with shop.store() as store:
        kept = stored(store)
        topics = store.listings.totals("topic")
    assert kept.keys() == truth.keys()
    assert sum(run["new"] for run in summary.values()) == len(truth)
    for url, article in truth.items():
        row = kept[url]
        published = row.published_at
        assert row.title == article["title"]
        assert (published and published.isoformat()) == _utc(article["published_at"]), url
        assert row.published_precision == article["published_precision"], url
        assert row.author == article["author"], url
        assert row.section == article["section"], url
    assert len(topics) >= 12


def _utc(text: Any) -> str | None:
    return text and datetime.fromisoformat(text).astimezone(UTC).isoformat()


def test_a_second_crawl_asks_for_little_and_fetches_no_article(shop, replica):
    shop.crawl("--all")
    before = len(replica.log)
    again = shop.crawl("--all")
    assert {run["new"] + run["updated"] for run in again.values()} == {0}
    assert all(run["requests"] <= 8 for run in again.values())
    assert sum(run["not_modified"] for run in again.values()) >= 1
    asked = {canonical_url(replica.urls[seen.site] + seen.target) for seen in replica.log[before:]}
    assert not asked & true(replica).keys()


def test_an_edit_is_seen_when_the_article_is_due_again(shop, replica):
    shop.crawl("--all")
    shop.configure(replica.sources(), crawl='refresh = "1s"')
    time.sleep(1)
    url = replica.edit()
    again = shop.crawl("--all")
    assert sum(run["updated"] for run in again.values()) == 1
    with shop.store() as store:
        row = stored(store)[canonical_url(url)]
    assert (row.title, row.revision) == (true(replica)[canonical_url(url)]["title"], 2)
    assert row.first_seen_at < row.updated_at == row.last_seen_at


def test_a_new_article_is_found_by_the_next_crawl(shop, replica):
    shop.crawl("--all")
    url = replica.publish()
    again = shop.crawl("--all")
    assert sum(run["new"] for run in again.values()) == 1
    with shop.store() as store:
        assert canonical_url(url) in stored(store)


def test_a_crawl_is_polite(shop, replica):
    shop.crawl("quang-ninh", "ba-ria-vung-tau")
    assert {seen.user_agent for seen in replica.log} == {"sokhcn/0.1 (+to@example.vn)"}
    first = {seen.site: seen.target for seen in reversed(replica.log)}
    assert first == {"quang-ninh": "/robots.txt", "ba-ria-vung-tau": "/robots.txt"}
    assert not [target for target in pages_of(replica) if "admin" in target]


def test_the_delay_between_requests_is_kept(shop, replica):
    sources = replica.sources()
    sources["son-la"]["delay"] = 0.5
    shop.configure(sources)
    shop.crawl("son-la", "--limit", "3")
    times = [seen.at for seen in replica.log if seen.target != "/robots.txt"]
    gaps = [later - sooner for sooner, later in pairwise(times)]
    assert len(gaps) >= 3
    assert min(gaps) >= 0.25, "a server under load notes requests late, but not by so much"


def test_a_limit_ends_a_crawl_early(shop, replica):
    assert shop.crawl("son-la", "--limit", "3")["son-la"]["new"] == 3


def test_articles_that_a_list_dates_before_the_day_asked_for_are_left_alone(shop, replica):
    shop.crawl("bao-thanh-hoa", "--since", "2025-01-01")
    newer = {
        url
        for url, article in true(replica).items()
        if article["source"] == "bao-thanh-hoa" and str(article["published_at"]) >= "2025"
    }
    with shop.store() as store:
        kept = stored(store)
    assert newer <= kept.keys()
    assert len(kept) < 12


def test_a_full_crawl_follows_the_lists_to_their_end(shop, replica):
    shop.crawl("son-la")
    before = len(replica.log)
    shop.crawl("son-la", "--full")
    assert len(pages_of(replica, before)) >= 2


def test_a_dead_site_fails_alone(shop, replica):
    sources = replica.sources()
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        sources["da-nang"]["base_url"] = f"http://127.0.0.1:{closed.getsockname()[1]}"
        shop.configure(sources)
        done = shop.run("crawl", "da-nang", "son-la", "--json")
    summary = json.loads(done.stdout)
    assert done.returncode == 1
    assert (summary["da-nang"]["status"], summary["son-la"]["status"]) == ("failed", "done")
    assert "da-nang: http://127.0.0.1" in done.stderr
    assert summary["son-la"]["new"] == 12


def test_a_private_address_is_not_fetched_unless_the_source_may(shop, replica):
    sources = replica.sources()
    sources["son-la"] |= {"allow_private": False, "delay": 0}
    shop.configure(sources)
    done = shop.run("crawl", "son-la", "--json")
    assert done.returncode == 1
    assert "allow_private = true" in done.stderr
    assert replica.log == []


def test_what_was_learnt_of_a_site_is_kept_and_explained(shop, replica):
    assert "nothing yet" in shop.run("sources", "--learned", "son-la").stdout
    shop.crawl("son-la")
    assert "learnt from 8 pages" in shop.run("sources", "--learned", "son-la").stdout
    unknown = shop.run("sources", "--learned", "sonla")
    assert (unknown.returncode, "did you mean son-la" in unknown.stderr) == (2, True)


def test_a_killed_crawl_leaves_a_whole_store_and_the_next_one_completes_it(shop, replica):
    moments = random.Random(11)
    for _ in range(3):
        crawl = shop.begin("crawl", "--all")
        seen = len(replica.log)
        while len(replica.log) < seen + moments.randint(8, 60) and crawl.poll() is None:
            time.sleep(0.01)
        crawl.send_signal(signal.SIGKILL)
        crawl.wait()
        assert checking.check(shop.url) == []
    shop.crawl("--all")
    with shop.store() as store:
        assert stored(store).keys() == true(replica).keys()
        assert {run.status for run in store.runs.last().values()} == {"done"}


def test_ctrl_c_ends_a_crawl_and_keeps_what_was_fetched(shop, replica):
    sources = replica.sources()
    sources["son-la"]["delay"] = 0.3
    shop.configure(sources)
    crawl = shop.begin("crawl", "son-la", "--json")
    while len(replica.log) < 6 and crawl.poll() is None:
        time.sleep(0.02)
    crawl.send_signal(signal.SIGINT)
    done = crawl.done(timeout=30)
    assert done.returncode == 130
    summary = json.loads(done.stdout)["son-la"]
    assert summary["status"] == "interrupted"
    with shop.store() as store:
        assert store.articles.count() == summary["new"] >= 1
        assert store.runs.last()["son-la"].status == "interrupted"


def test_scrapy_knows_the_spiders(shop):
    scrapy = Path(sys.executable).with_name("scrapy")
    environment = {**os.environ, "SOKHCN_CONFIG": str(shop.file)}
    listed = subprocess.run(
        [scrapy, "list"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert len(listed.stdout.split()) == SITES
    subprocess.run(
        [scrapy, "crawl", "quang-ninh", "-L", "ERROR"], cwd=ROOT, env=environment, check=True
    )
    with shop.store() as store:
        assert store.listings.totals("source") == {"quang-ninh": 12}


def test_a_source_without_code_is_crawled(shop, replica):
    url = replica.urls["son-la"]
    shop.configure(
        {
            "moi": {
                "platform": "auto",
                "name": "Trang mới",
                "province": "hue",
                "base_url": url,
                "delay": 0,
                "allow_private": True,
                "sections": {"Tin tức": "/tin-tuc"},
            }
        }
    )
    assert shop.crawl("moi")["moi"]["new"] == 12
    with shop.store() as store:
        assert {row.province for row in store.articles.latest()} == {"hue"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["crawl"], "name sources, or give --all"),
        (["crawl", "quang-nin"], "unknown source 'quang-nin'; did you mean quang-ninh"),
        (["crawl", "quang-ninh", "--since", "soon"], "--since = 'soon'"),
        (["crawl", "quang-ninh", "--limit", "-1"], "--limit"),
        (["crawl", "--all", "--config", "nowhere.toml"], "nowhere.toml: no such"),
    ],
)
def test_wrong_usage_changes_nothing(shop, words, told):
    done = shop.run(*words)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not Path(shop.folder / "data").exists()


def test_two_extensions_that_open_doors_are_not_loaded():
    from aggregator import settings

    in_force = Settings()
    in_force.setmodule(settings)
    loaded = {path.rpartition(".")[2] for path in in_force.getwithbase("EXTENSIONS")}
    assert not {"RemoteControl", "TelnetConsole"} & loaded
    assert "AutoThrottle" in loaded
