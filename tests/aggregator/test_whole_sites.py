"""Whole sites that nobody described, crawled again and again, beside the truth about them.

The crawls are made once, and each test looks at one side of what came of them.
"""

import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest
from test_crawl import Shop

from tests.aggregator.sites import (
    AspNet,
    Joomla,
    JoomlaOfOneSection,
    NukeViet44,
    NukeViet45,
    Site,
    Unruly,
    WordPress,
    WordPressClosed,
)

KINDS = (
    *(AspNet, Joomla, JoomlaOfOneSection, NukeViet44, NukeViet45),
    *(Unruly, WordPress, WordPressClosed),
)
MOST = 8
"""Requests to a site on which nothing is new."""


@dataclass
class Stage:
    """What one crawl of a site left."""

    summary: dict[str, Any]
    asked: list[str]
    kept: list[Any]
    """The articles in the store."""
    truth: Counter[str]
    """Titles that the site has."""

    @property
    def titles(self) -> Counter[str]:
        """Of the articles that are there."""
        return Counter(row.title for row in self.kept if not is_missed(row))


@dataclass
class History:
    """The crawls of one site, and what happened to it before the last one."""

    site: Site
    stages: list[Stage] = field(default_factory=list)
    withdrawn: set[str] = field(default_factory=set)
    """Titles."""

    @property
    def articles(self) -> set[str]:
        """Paths of its articles."""
        return {self.site.address(one) for one in self.site.stories}


def is_missed(row: Any) -> bool:
    """Whether an article's address has said that it is gone, for good or for the first time."""
    return row.missed_at is not None or row.gone_at is not None


def configured(site: Site) -> dict[str, Any]:
    """A source of which nothing but the address is told."""
    return {
        "platform": "auto",
        "name": site.title,
        "province": "hue",
        "base_url": site.url,
        "delay": 0,
        "allow_private": True,
    }


def crawl(shop: Shop, histories: dict[str, History], *words: str) -> None:
    for history in histories.values():
        history.site.log.clear()
    summaries = shop.crawl("--all", *words)
    with shop.store() as store:
        rows = store.articles.latest(limit=1_000)
    for name, history in histories.items():
        kept = [row for row in rows if row.source == name]
        truth = Counter(one.title for one in history.site.live())
        history.stages.append(Stage(summaries[name], list(history.site.log), kept, truth))


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, History]]:
    """Name of the site → its history: a full crawl, two with nothing new, one after changes."""
    with ExitStack() as running:
        sites = [running.enter_context(kind()) for kind in KINDS]
        found = {site.name: History(site) for site in sites}
        shop = Shop(tmp_path_factory.mktemp("shop"), {one.name: configured(one) for one in sites})
        crawl(shop, found, "--full")
        crawl(shop, found)
        crawl(shop, found)
        for history in found.values():
            history.site.publish()
            history.site.edit()
            history.withdrawn = {history.site.withdraw()}
        crawl(shop, found)
        yield found


@pytest.fixture(params=[kind.name for kind in KINDS])
def history(request: pytest.FixtureRequest, histories: dict[str, History]) -> History:
    return histories[request.param]


def test_a_full_crawl_keeps_each_article_once_and_nothing_else(history):
    assert history.stages[0].titles == history.stages[0].truth


def test_articles_are_dated_as_their_site_dates_them(history):
    days = {one.title: one.at.date() for one in history.site.stories}
    wrong = [
        row.title
        for row in history.stages[0].kept
        if row.title in days
        and (row.published_at is None or abs((row.published_at.date() - days[row.title]).days) > 1)
    ]
    assert wrong == []


@pytest.mark.parametrize("again", [1, 2])
def test_where_nothing_is_new_few_requests_are_made_and_no_article_is_read(history, again):
    stage = history.stages[again]
    assert len(stage.asked) <= MOST, stage.asked
    assert not history.articles & {target.partition("?")[0] for target in stage.asked}
    assert (stage.summary["new"], stage.summary["updated"], stage.summary["failed"]) == (0, 0, 0)


def test_what_is_new_changed_and_gone_is_found_and_nothing_else(history):
    last = history.stages[-1]
    assert (last.summary["new"], last.summary["updated"]) == (1, 1)
    assert last.titles == last.truth
    assert {row.title for row in last.kept if is_missed(row)} == history.withdrawn


def test_a_backfill_that_was_stopped_goes_on_where_it_was(tmp_path):
    with NukeViet45() as site:
        shop = Shop(tmp_path, {site.name: {**configured(site), "delay": 0.02}})
        running = shop.begin("crawl", site.name, "--full")
        while len(site.log) < 40 and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 130
        read = {target for target in site.log if target.endswith(".html")}
        site.log.clear()
        shop.crawl(site.name, "--full")
        again = read & set(site.log)
        with shop.store() as store:
            kept = Counter(row.title for row in store.articles.latest(limit=1_000))
        assert kept == Counter(one.title for one in site.live())
        assert len(again) <= 2, again
