"""No step of a save is longer in a larger store: each goes by an index, also those of triggers."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from aggregator import copies
from storage.articles import Change
from storage.databases.engine import connected
from storage.store import Store

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
TEXT = "Hội đồng khoa học tỉnh nghiệm thu đề tài nuôi cá lồng trên hồ thủy điện năm nay. " * 4
WHOLE = {
    "sqlite": re.compile(r"SCAN (?!json_each\b|moved$|CONSTANT ROW)"),
    "postgresql": re.compile("Seq Scan on"),
}
"""Of a table. What SQLite scans besides is as long as it was told, or as the article's topics."""


def visits(store: Store) -> None:
    """An article that is new, one as it was, one counted, edited, moved, copied, and gone."""
    said: dict[str, Any] = {
        "title": "Nghiệm thu đề tài nuôi cá lồng",
        "body_text": TEXT,
        "published_at": NOW,
        "view_count": 10,
        "rules": "1",
        "topics": {"y-duoc": 0.9},
        "documents": ["57-NQ/TW"],
        "deadlines": [{"due_at": NOW, "precision": "day", "what": "nộp"}],
    }
    changes: list[dict[str, Any]] = [
        {},
        {},
        {"view_count": 90},
        {"body_text": TEXT[:-90]},
        {"published_at": NOW - timedelta(days=3)},
        {"topics": {"giong": 0.5}, "rules": "2"},
    ]
    for number in (1, 2):
        for day, change in enumerate(changes):
            address = f"https://quang-ninh.example/{number}"
            said |= {"url": address, "canonical_url": address, **change}
            at = NOW + timedelta(days=day)
            with store.write() as writing:
                row, what = writing.articles.save("quang-ninh", said, seen_at=at)
                copies.place(writing, row, at, is_new=what is Change.NEW)
                writing.pages.save(url=address, source="quang-ninh", outcome="article",
                                   article=address, fetched_at=at)  # fmt: skip
    with store.write() as writing:
        writing.articles.gone(address, NOW + timedelta(days=9))


def asked(store: Store) -> list[tuple[str, Any]]:
    """Every statement of these visits, once, with parameters."""
    found: dict[str, Any] = {}

    def note(_connection, _cursor, statement, parameters, _context, many) -> None:
        found.setdefault(statement, parameters[0] if many else parameters)

    event.listen(store.engine, "before_cursor_execute", note)
    visits(store)
    event.remove(store.engine, "before_cursor_execute", note)
    return [(said, told) for said, told in found.items() if re.match(r"\s*[IUDS]\w+E|SEL", said)]


def plan(connection: Any, statement: str, parameters: Any) -> Iterator[str]:
    """How the database would go about it, in its words."""
    explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    for line in connection.exec_driver_sql(f"{explain} {statement}", parameters):
        yield line[-1]


def test_each_statement_of_a_save_goes_by_an_index(store, url):
    statements = asked(store)
    assert len(statements) > 20
    with connected(url) as connection:
        if connection.dialect.name == "postgresql":  # which reads a small table as a whole
            connection.exec_driver_sql("SET enable_seqscan = off")
        long = {
            (statement, step)
            for statement, told in statements
            for step in plan(connection, statement, told)
            if WHOLE[connection.dialect.name].search(step)
        }
    assert not long


def test_each_statement_of_a_trigger_goes_by_an_index(sqlite_url):
    with connected(sqlite_url) as connection:
        bodies = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%article%'"
        ).scalars()
        steps = [step for body in bodies for step in steps_of(body)]
        assert len(steps) > 50
        long = {
            (statement, step)
            for statement in steps
            for step in plan(connection, statement, dict.fromkeys(re.findall(r":(\w+)", statement)))
            if WHOLE["sqlite"].search(step)
        }
    assert not long


def steps_of(trigger: str) -> list[str]:
    """The statements of a trigger, with the columns of the row as parameters."""
    body = trigger[re.search(r"\bBEGIN\b", trigger).end() : trigger.rindex("END")]
    told = re.sub(r"\b(NEW|OLD)\.(\w+)", r":\1_\2", body).replace("%H:%M:%f", "%H-%f")
    return [one.strip() for one in told.split(";") if one.strip()]


@pytest.mark.parametrize("step", ["SCAN articles", "SCAN article_topics USING COVERING INDEX x"])
def test_a_whole_table_would_be_noticed(step):
    assert WHOLE["sqlite"].search(step)
