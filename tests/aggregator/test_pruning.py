"""The archive is bounded only where somebody wishes it."""

from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from aggregator import jobs
from aggregator.cli import app
from aggregator.config import ConfigError
from aggregator.configured import load
from storage.archive.archive import Answer

THEN = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def archive(store):
    """Two versions of one article, and a list."""
    for number, kind in enumerate(("article", "article", "listing")):
        with store.write() as writing:
            writing.archive.keep(
                Answer(source="quang-ninh", url=f"https://a.vn/{kind}", kind=kind,
                       body=str(number).encode(), fetched_at=THEN + timedelta(days=number))
            )  # fmt: skip
    return store.archive


@pytest.mark.parametrize(
    ("keep", "left"),
    [
        (None, ["article", "article", "listing"]),
        ("all", ["article", "article", "listing"]),
        ("newest:2", ["article", "article", "listing"]),
        ("newest:1", ["article", "listing"]),
        ("articles", ["article", "article"]),
    ],
)
def test_vacuum_leaves_what_is_configured(archive, monkeypatch, keep, left):
    if keep is not None:
        monkeypatch.setenv("SOKHCN_ARCHIVE__KEEP", keep)
    done = CliRunner().invoke(app, ["db", "vacuum"])
    assert done.exit_code == 0, done.output
    assert [archive.get(number).row.kind for number in archive.everything()] == left


@pytest.mark.parametrize("keep", ["none", "newest", "newest:0", "3"])
def test_a_wish_that_is_none_is_refused(archive, monkeypatch, keep):
    monkeypatch.setenv("SOKHCN_ARCHIVE__KEEP", keep)
    with pytest.raises(ConfigError, match="accepted: all, articles, or newest:3"):
        load()


def test_nothing_is_dropped_without_a_wish(archive, setting):
    assert jobs.prune(setting.config) == 0
    assert archive.count().answers == 3
