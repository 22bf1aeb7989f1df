import os
import shutil
import subprocess
from pathlib import Path

import pytest

from storage.databases.engine import connected, is_postgresql
from storage.store import open_store
from storage.upkeep import backups as upkeep
from storage.upkeep import checking
from storage.upkeep.backups import UpkeepError
from tests.storage.conftest import NOW


def restored(url: str, file: Path, server: str | None) -> str:
    """The address of a database made from a backup."""
    if server is None:
        return f"sqlite:///{file}"
    plain = server.replace("+psycopg", "")
    subprocess.run(["pg_restore", f"--dbname={plain}", file], check=True)
    return server


def test_a_backup_made_while_somebody_writes_is_whole(kept, url, tmp_path, request):
    file = tmp_path / "backup" / "kept"
    with kept.write() as writer:
        writer.sources.save(slug="da-nang", name="Chưa xong")
        writer.session.flush()
        assert upkeep.backup(url, file) == file.stat().st_size
    place = None
    if is_postgresql(url):
        server = request.getfixturevalue("server")
        place = server.url(server.database())
    copy = restored(url, file, place)
    assert checking.check(copy) == []
    with open_store(copy) as store:
        assert store.sources.get("da-nang").name == "da-nang"
        (ours,), (theirs,) = kept.articles.latest(), store.articles.latest()
        assert ours.model_dump() == theirs.model_dump()


def test_a_backup_replaces_no_file(url, tmp_path):
    file = tmp_path / "backup"
    file.write_text("yesterday's")
    with pytest.raises(UpkeepError, match="exists already"):
        upkeep.backup(url, file)
    assert file.read_text() == "yesterday's"


def test_a_database_that_is_not_there_has_no_backup(tmp_path):
    with pytest.raises(UpkeepError, match=r"none\.db does not exist"):
        upkeep.backup(f"sqlite:///{tmp_path}/none.db", tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


def test_without_pg_dump_another_way_is_told(postgresql_url, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda program: None)
    with pytest.raises(UpkeepError, match=r"pg_dump is not installed.*sokhcn db copy"):
        upkeep.backup(postgresql_url, tmp_path / "backup")


def test_vacuum_gives_back_the_room_of_deleted_rows(kept, url):
    with kept.write() as writer:
        for number in range(60):
            writer.pages.save(
                url=f"https://quang-ninh.example/{number}",
                source="quang-ninh",
                outcome="listing",
                fetched_at=NOW,
                links=[os.urandom(20_000).hex()],  # cannot be packed
            )
    with connected(url) as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM pages WHERE outcome = 'listing'")
    before, after = upkeep.vacuum(url)
    assert after < before - 1_000_000
    assert checking.check(url) == []
