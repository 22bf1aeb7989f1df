"""The short version of ``python -m tests.faults``: a few kills of each kind."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from aggregator import jobs
from tests.faults.__main__ import harm
from tests.faults.crawls import Crawls
from tests.faults.kinds import KINDS, Kind
from tests.faults.stores import Places
from tests.storage.server import Server, running

pytestmark = pytest.mark.system
KILLS = 2
SMALL = {"articles": 12, "new": 30, "generation": KILLS}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request, tmp_path: Path) -> tuple[Places, Places]:
    """Where its stores are, and where they are copied to."""
    folder = tmp_path / "files"
    folder.mkdir()
    files, served = Places(folder), Places(folder, request.getfixturevalue("server"))
    return (files, served) if request.param == "sqlite" else (served, files)


@pytest.mark.parametrize("kind", [*KINDS, Crawls], ids=lambda kind: kind.name)
def test_what_is_killed_breaks_and_loses_nothing_and_completes_when_run_again(
    kind: type[Kind], places, tmp_path, monkeypatch
):
    for name in SMALL.keys() & {*dir(kind)}:
        monkeypatch.setattr(kind, name, SMALL[name])
    found = harm(kind(jobs.setting(), *places, tmp_path), KILLS, random.Random(3))
    assert found.complaints == []
    assert found.kills == KILLS
