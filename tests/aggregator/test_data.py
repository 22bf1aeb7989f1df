"""The file is described whole, and opens well in the tools of others."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from storage.databases.engine import connected
from storage.store import Store

DOCUMENT = Path(__file__).parents[2] / "docs/data.md"
DATASETTE = Path(sys.executable).with_name("datasette")
OWN = re.compile("article_words_index_.*")
"""Tables that FTS5 keeps for itself."""


def described() -> dict[str, set[str]]:
    """Table or view → all that stands between backquotes in its section."""
    sections = re.split(r"^### (\w+)\n", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        name: set(re.findall(r"`(\w+)`", said.split("\n## ")[0]))
        for name, said in zip(sections[1::2], sections[2::2], strict=True)
    }


def there(connection: Connection) -> dict[str, set[str]]:
    found = inspect(connection)
    names = [*found.get_table_names(), *found.get_view_names()]
    return {
        name: {column["name"] for column in found.get_columns(name)}
        for name in names
        if not OWN.fullmatch(name)
    }


def test_every_table_and_column_is_described(setting, store: Store):
    with connected(setting.config.database_url) as connection:
        tables = there(connection)
    told = described()
    assert told.keys() == tables.keys()
    left_out = {name: columns - told[name] for name, columns in tables.items()}
    assert {name: columns for name, columns in left_out.items() if columns} == {}


def test_the_views_show_what_people_look_for(setting, store: Store):
    with store.write() as writing:
        row = writing.articles.get(2)
        row.deadlines = [deadline(store.articles.get(1).listed_at)]
    with connected(setting.config.database_url) as connection:
        shown = connection.execute(text("SELECT * FROM articles_read WHERE id = 2")).mappings()
        assert shown.one()["topics"] == "chuyen-doi-so"
        due = connection.execute(text("SELECT title, what FROM deadlines_read")).one()
    assert tuple(due) == ("Hội nghị số 2 <b>&", "nộp hồ sơ")


def deadline(moment):
    from storage.tables import DeadlineRow

    return DeadlineRow(position=0, due_at=moment, precision="day", what="nộp hồ sơ")


def get(file: Path, path: str) -> str:
    """What Datasette, in a process of its own, answers."""
    asked = [str(DATASETTE), str(file), "--get", path]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout


@pytest.fixture
def file(setting, store: Store) -> Path:
    """While the store is open, and what was written still stands in the WAL."""
    found = Path(setting.config.database_url.removeprefix("sqlite:///"))
    assert found.with_name(f"{found.name}-wal").stat().st_size > 0
    return found


def test_datasette_shows_articles_and_leads_to_their_sources(file):
    told = json.loads(get(file, "/sokhcn/articles.json?_labels=on&_shape=objects"))
    assert told["filtered_table_rows_count"] == 8
    assert told["rows"][0]["source"]["label"].startswith("Sở")
    assert "Hội nghị số" in get(file, "/sokhcn/articles_read")


def test_datasette_opens_every_table(file, setting):
    with connected(setting.config.database_url) as connection:
        names = sorted(there(connection))
    asked = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in names)
    counts = json.loads(get(file, f"/sokhcn.json?sql={asked.replace(' ', '+')}&_shape=arrays"))
    assert [row[0] for row in counts["rows"]] == names
    assert "article_words_index" in get(file, "/sokhcn/article_words_index")
