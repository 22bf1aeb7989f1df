"""Names without marks, so that who types none finds them: kept beside authors and sections."""

from typing import Any

from sqlalchemy import Connection, event, inspect

from storage.searching.tokens import fold_word, spelt
from storage.tables import ArticleRow

FIELDS = {"author": "author_key", "section": "section_key"}
"""Column → the column of its key."""


def key(name: str | None) -> str | None:
    """A name as names are compared: its words without marks, in lower case; None for none."""
    return " ".join(map(fold_word, spelt(name or ""))) or None


def _keyed(_mapper: Any, _connection: Connection, row: ArticleRow) -> None:
    """Before an article is written: its keys, where what they are of was set."""
    state = inspect(row)
    for field, kept in FIELDS.items():
        if not state.persistent or field in state.committed_state:
            setattr(row, kept, key(getattr(row, field)))


event.listen(ArticleRow, "before_insert", _keyed)
event.listen(ArticleRow, "before_update", _keyed)
