"""For whoever watches over the service: whether it can answer, and its numbers for Prometheus."""

from collections.abc import Iterator
from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from sqlalchemy import text

from aggregator import health
from aggregator.health import Health, State
from aggregator.web.serving import InForce, Opened, counting
from storage.store import Store
from storage.upkeep import schema

router = APIRouter(include_in_schema=False)

LAST_CRAWL = ("requests", "found", "new", "updated", "failed")
TIMES = {
    "last_crawl": "When a crawl last ended.",
    "newest_article": "When the newest article was published, or first seen.",
}


@router.api_route("/healthz", methods=["GET", "HEAD"])
def healthz(store: Opened) -> dict[str, str]:
    """Alive: this process answers, and its store does."""
    store.session.connection().execute(text("SELECT 1"))
    return {"status": "ok"}


@router.api_route("/readyz", methods=["GET", "HEAD"])
def readyz(setting: InForce, response: Response) -> dict[str, str]:
    """Ready: the store is there, and of the version that this program works with; else 503."""
    found = schema.version(setting.config.database_url)
    if found == schema.HEAD:
        return {"status": "ready"}
    response.status_code = 503
    return {"status": f"the database has schema {found}, this version needs {schema.HEAD}"}


@router.api_route("/metrics", methods=["GET", "HEAD"])
def metrics(request: Request, setting: InForce, store: Opened) -> Response:
    """The store and its sources in the text format of Prometheus."""
    registry = CollectorRegistry(auto_describe=False)
    found = health.of_all(setting, store, datetime.now(UTC))
    articles = counting(request).totals(store, "source")
    registry.register(_Numbers([*_of_store(articles), *_of_sources(found), *_of_crawls(store)]))
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


class _Numbers:
    """Metrics as they are now, in the form that the registry collects."""

    def __init__(self, found: list[Metric]) -> None:
        self.found = found

    def collect(self) -> Iterator[Metric]:
        yield from self.found


def _of_store(articles: dict[str, int]) -> Iterator[Metric]:
    kept = _by_source("articles", "Articles that are kept.")
    for slug, number in articles.items():
        kept.add_metric([slug], number)
    yield kept


def _of_sources(found: list[Health]) -> Iterator[Metric]:
    seen = [one for one in found if one.state is not State.OFF]
    told = f"1 for the state that an enabled source is in: {', '.join(State)}."
    state = _by_source("source_state", told, "state")
    for one in seen:
        state.add_metric([one.source, one.state.value], 1)
    yield state
    for name, told in TIMES.items():
        family = _by_source(f"source_{name}_timestamp_seconds", told)
        for one in seen:
            if moment := getattr(one, name):
                family.add_metric([one.source], moment.timestamp())
        yield family


def _of_crawls(store: Store) -> Iterator[Metric]:
    last = store.runs.last()
    for name in LAST_CRAWL:
        family = _by_source(f"last_crawl_{name}", f"Of a source's last crawl: {name}.")
        for slug, run in last.items():
            family.add_metric([slug], getattr(run, name))
        yield family


def _by_source(name: str, told: str, *labels: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"sokhcn_{name}", told, labels=["source", *labels])
