"""Crawls that are killed: of seven sites on this machine, which are edited meanwhile."""

import json

from aggregator.replica import Replica
from spiders import catalog
from spiders.addresses.urls import canonical_url
from storage.store import open_store
from tests.faults.kinds import Case, Complaints, Kind
from tests.faults.stores import inventory


class Crawls(Kind):
    """Each attempt goes on with the store of the one before, as after real crashes."""

    name = "crawl"
    generation = 5
    """Kills in a row of crawls into one store, before a crawl that is left alone."""

    def prepare(self, url: str) -> None:
        self.replica = Replica()
        self.replica.__enter__()
        self.kept: Case | None = None
        self.attempts = 0
        sources = {slug: {"enabled": False} for slug in catalog.slugs()}
        sources |= {slug: {**keys} for slug, keys in self.replica.sources().items()}  # type: ignore[dict-item]
        lines = ["[crawl]", 'refresh = "1s"']
        for slug, keys in sources.items():
            lines += [f"[sources.{slug}]", *(f"{key} = {json.dumps(keys[key])}" for key in keys)]
        self.more = "\n".join(lines)

    def case(self) -> Case:
        if self.kept is None:
            url = self.places.fresh()
            self.kept = Case(url, self.said(url, self.words(url)))
        self.kept.before = inventory(self.kept.url)
        return self.kept

    def words(self, url: str) -> list[str]:
        return ["crawl", "--all"]

    @property
    def goes_on(self) -> bool:  # type: ignore[override]
        """Whether the next crawl is left alone."""
        return self.attempts % self.generation == 0

    def after_kill(self, case: Case) -> Complaints:
        self.attempts += 1
        return super().after_kill(case) if inventory(case.url) else []

    def after_all(self, case: Case) -> Complaints:
        with open_store(case.url) as store:
            kept = {row.canonical_url for row in store.articles.latest(limit=500)}
            states = {slug: run.status for slug, run in store.runs.last().items()}
        truth = {canonical_url(str(one["url"])) for one in self.replica.truth()}
        return [
            *case.whole(),
            *(f"{url} is missing" for url in truth - kept),
            *(f"{url} is twice" for url in kept - truth),
            *(f"the crawl of {slug} is {one}" for slug, one in states.items() if one != "done"),
        ]

    def clear(self, case: Case) -> None:
        if self.attempts % self.generation == 0:
            self.places.drop(case.url)
            self.kept = None
