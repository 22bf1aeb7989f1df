"""A disk that is full: each command says so in one line, loses nothing, and completes later."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from aggregator import copies
from aggregator.replica import Replica
from storage.corrections import correct
from storage.upkeep import checking
from tests.aggregator.test_crawl import Shop, stored, true
from tests.aggregator.test_faults_database import on
from tests.faults.stores import THEN
from tests.storage.server import running

pytestmark = pytest.mark.system


class Disk:
    """A small disk, most of which can be taken up."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.ballast = folder, folder / "ballast"

    def leave(self, kilobytes: int) -> None:
        """So much room, but no more."""
        room = os.statvfs(self.folder)
        with self.ballast.open("wb") as file:
            file.write(bytes(room.f_bavail * room.f_bsize - kilobytes * 1024))

    def free(self) -> None:
        self.ballast.unlink()


@pytest.fixture
def replica() -> Iterator[Replica]:
    with Replica() as running:
        yield running


@contextmanager
def mounted(folder: Path) -> Iterator[Disk]:
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "sokhcn-test", folder]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("NOT RUN: no small disk can be mounted here")
    yield Disk(folder)
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "small"
    folder.mkdir()
    with mounted(folder) as small:
        yield small


@pytest.fixture
def of_server() -> Iterator[tuple[Disk, str]]:
    """A small disk of a server of PostgreSQL, and the address of a database on it."""
    with TemporaryDirectory() as name, mounted(Path(name)) as small, running() as server:
        place = small.folder / "tables"
        place.mkdir()
        if os.getuid() == 0:
            small.folder.chmod(0o755)
            shutil.chown(place, "nobody", "nogroup")
        server.say(f"CREATE TABLESPACE small LOCATION '{place}'")
        yield small, server.url(server.database(options="TABLESPACE small"))


@pytest.fixture
def small(disk: Disk, replica) -> Shop:
    """A shop whose store is on the small disk."""
    return Shop(disk.folder, replica.sources())


@pytest.fixture
def filled(tmp_path: Path, replica) -> Shop:
    """A shop with room, whose store has articles."""
    shop = Shop(tmp_path, replica.sources())
    shop.crawl("son-la", "quang-ninh")
    return shop


def refused(done: subprocess.CompletedProcess[str], path: Path | str) -> None:
    """Status 1, and one line that names the place and what helps."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert str(path) in done.stderr
    assert "free some room" in done.stderr


def test_a_crawl_ends_with_what_was_kept_and_the_next_one_completes_it(small, disk, replica):
    assert small.run("db", "upgrade").returncode == 0
    disk.leave(700)
    done = small.run("crawl", "--all", "--json")
    refused(done, disk.folder)
    assert ": store: " in done.stderr
    assert checking.check(small.url) == []
    with small.store() as store:
        kept = stored(store).keys()
    assert len(kept) < len(true(replica))
    disk.free()
    small.crawl("--all")
    with small.store() as store:
        assert stored(store).keys() == true(replica).keys() >= kept


def test_a_server_without_room_is_named_and_keeps_what_it_acknowledged(
    of_server, tmp_path, replica
):
    disk, url = of_server
    shop = on(Shop(tmp_path, replica.sources()), url, replica)
    assert shop.run("db", "upgrade").returncode == 0
    disk.leave(200)
    done = shop.run("crawl", "--all", "--json")
    refused(done, url.partition("@")[2])
    assert checking.check(url) == []
    with shop.store() as store:
        kept = stored(store).keys()
    assert len(kept) < len(true(replica))
    disk.free()
    shop.crawl("--all")
    with shop.store() as store:
        assert stored(store).keys() == true(replica).keys() >= kept


def test_reading_again_ends_with_what_was_kept(small, disk, replica):
    small.crawl("son-la")
    with small.store() as store:
        for row in store.articles.latest(limit=50):
            with store.write() as writer:
                same = writer.articles.get(row.id)
                said = {**same.model_dump(), "body_text": "Sai. " * 40, "title": "Sai"}
                correct(writer.session, same, {**said, "topics": {}}, THEN)
                copies.place(writer, same, THEN)
    disk.leave(0)
    refused(small.run("reextract"), disk.folder)
    disk.free()
    assert checking.check(small.url) == []
    assert small.run("reextract").returncode == 0
    with small.store() as store:
        assert "Sai" not in {row.title for row in store.articles.latest(limit=50)}


@pytest.mark.parametrize(
    "words",
    [
        ("db", "backup", "{place}/sokhcn.db"),
        ("db", "copy", "sqlite:///{place}/sokhcn.db"),
        ("export", "{place}"),
        ("publish", "--out", "{place}"),
    ],
    ids=lambda words: words[0] if words[0] != "db" else words[1],
)
def test_what_is_written_elsewhere_leaves_no_half_files_and_completes_later(filled, disk, words):
    place = disk.folder / "out"
    place.mkdir()
    said = [word.format(place=place) for word in words]
    disk.leave(100)
    refused(filled.run(*said), place)
    files = [path for path in place.rglob("*") if path.is_file()]
    if words[0] == "publish":  # each file of it is whole by itself
        assert not [path for path in files if path.name.startswith(".")]
    else:
        assert files == []
    disk.free()
    done = filled.run(*said)
    assert done.returncode == 0, done.stderr
    assert [path for path in place.rglob("*") if path.is_file()]


@pytest.mark.parametrize("words", [("export",), ("publish", "--out"), ("db", "backup")])
def test_a_place_that_cannot_be_written_is_named(filled, tmp_path, words):
    (tmp_path / "file").write_text("")
    place = tmp_path / "file" / "out"
    done = filled.run(*words, str(place))
    assert done.returncode == 1
    assert f"cannot write {tmp_path / 'file'}" in done.stderr
    assert "Traceback" not in done.stderr
    assert "this user may write" in done.stderr
