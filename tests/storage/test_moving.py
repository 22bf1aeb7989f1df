from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from aggregator import jobs
from storage.databases.engine import connected, writing
from storage.searching.words import Phrase, Wanted, Words
from storage.store import open_store
from storage.upkeep import checking, moving, schema
from storage.upkeep.backups import UpkeepError
from tests.faults import stores
from tests.faults.stores import Places
from tests.storage.conftest import NOW


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request, tmp_path: Path) -> str:
    """Another database, with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/copy/sokhcn.db"
    server = request.getfixturevalue("server")
    return server.url(server.database())


def test_a_copy_answers_as_the_store_does(kept, url, target):
    copied = {one.table: one.rows for one in moving.copy(url, target)}
    assert copied["articles"] == 1
    assert copied["sources"] == 2
    assert checking.check(target) == []
    with open_store(target) as other:
        (ours,), (theirs,) = kept.articles.latest(), other.articles.latest()
        assert theirs.model_dump() == ours.model_dump()
        assert [topic.model_dump() for topic in theirs.topics] == [
            topic.model_dump() for topic in ours.topics
        ]
        assert list(other.articles.views(theirs.id)) == list(kept.articles.views(ours.id))


def test_a_copy_goes_on_where_the_store_was(kept, url, target):
    moving.copy(url, target)
    address = "https://quang-ninh.example/2"
    values = {"url": address, "canonical_url": address, "title": "Tin sau"}
    with open_store(target) as other, other.write() as writer:
        later = NOW + timedelta(hours=1)
        (first,) = kept.articles.latest()
        assert writer.articles.save("quang-ninh", values, seen_at=later).row.id > first.id


def test_progress_is_told_up_to_all_rows(kept, url, target):
    told = []
    copied = moving.copy(url, target, lambda done, total: told.append((done, total)))
    rows = sum(one.rows for one in copied)
    assert told[-1] == (rows, rows)


def test_a_target_that_holds_something_is_not_touched(kept, url, target):
    moving.copy(url, target)
    with pytest.raises(UpkeepError, match=r"not empty: it has .*articles"):
        moving.copy(url, target)


def test_a_database_of_another_program_is_not_touched(kept, url, bare_url):
    with writing(bare_url) as connection:
        connection.execute(text("CREATE TABLE invoices (number INTEGER)"))
    with pytest.raises(UpkeepError, match="invoices"):
        moving.copy(url, bare_url)


def test_a_row_that_arrives_otherwise_undoes_the_copy(kept, url, target, monkeypatch):
    schema.prepare(target)
    monkeypatch.setattr(moving, "without_triggers", nullcontext)
    with writing(target) as connection:
        if target.startswith("sqlite"):
            connection.exec_driver_sql(
                "CREATE TRIGGER clumsy AFTER INSERT ON articles"
                " BEGIN UPDATE articles SET revision = 7; END"
            )
        else:
            connection.exec_driver_sql(
                "CREATE RULE clumsy AS ON INSERT TO articles"
                " DO ALSO UPDATE articles SET revision = 7"
            )
    with pytest.raises(UpkeepError, match=r"articles: 1 rows .* nothing was kept"):
        moving.copy(url, target)
    with connected(target) as connection:
        assert connection.execute(text("SELECT count(*) FROM sources")).scalar() == 0


def test_a_store_of_another_version_is_not_copied(kept, url, target):
    with writing(url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(schema.SchemaError, match="sokhcn db upgrade"):
        moving.copy(url, target)


def test_a_copy_knows_of_the_same_changes(kept, url, target):
    moving.copy(url, target)
    with open_store(target) as copied:
        assert copied.feeds.stamps() == kept.feeds.stamps()
        assert copied.feeds.told([1]) == kept.feeds.told([1])


@pytest.mark.parametrize("first", ["sqlite", "postgresql"])
def test_a_full_store_that_goes_to_the_other_database_and_back_is_the_same(first, server, tmp_path):
    """With revisions, view counts, the archive, copies, deadlines, documents and the search."""
    files, served = Places(tmp_path), Places(tmp_path, server)
    here, other = (files, served) if first == "sqlite" else (served, files)
    url, target, back_again = here.fresh(), other.fresh(), here.fresh()
    stores.fill(url, jobs.setting(), 55)
    stores.misread(url)
    there = moving.copy(url, target)
    back = moving.copy(target, back_again)
    assert there == back
    rows = {one.table: one.rows for one in there}
    assert rows["articles"] == 55
    assert rows["responses"] == rows["view_counts"] == 110
    assert rows["dictionaries"] >= 1
    phrase = Words((Wanted((Phrase(("nghiem", "thu")),)),))
    with open_store(url) as ours, open_store(back_again) as theirs:
        found = ours.search.newest(phrase, limit=100)
        assert len(found) == 55
        assert theirs.search.newest(phrase, limit=100) == found
        assert theirs.search.counts("topic", phrase) == ours.search.counts("topic", phrase)
        number = ours.archive.everything()[-1]
        assert theirs.archive.get(number).body == ours.archive.get(number).body
    assert checking.check(back_again) == []


def test_a_copy_notes_changes_from_then_on(kept, url, target):
    moving.copy(url, target)
    with open_store(target) as copied:
        before = copied.feeds.stamps()
        with copied.write() as writing:
            writing.articles.latest()[0].title = "Tin sửa"
        assert copied.feeds.stamps() != before
        assert copied.listings.changed_at() > NOW
