"""Sources, as last configured."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from storage.tables import SourceRow


class Sources:
    """The sources one session can see."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def all(self) -> Sequence[SourceRow]:
        """By slug."""
        return self.session.exec(select(SourceRow).order_by(col(SourceRow.slug))).all()

    def get(self, slug: str) -> SourceRow | None:
        """By slug."""
        return self.session.get(SourceRow, slug)

    def save(self, **values: Any) -> SourceRow:
        """The source as it is configured now; ``values`` has the names of `SourceRow`.

        What was learnt of it stays, unless ``values`` says otherwise.
        """
        row = self.get(values["slug"]) or SourceRow.model_validate(values)
        row.sqlmodel_update(values)
        self.session.add(row)
        return row
