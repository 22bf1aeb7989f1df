"""Statements about many numbers, in the drivers' words, which are told all of them as one value.

To spread forty over a statement takes SQLAlchemy longer than the database takes to answer.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlmodel import Session


class Told:
    """Such a statement: ``THESE`` are the numbers, as ``one``; what else it asks for is a ``?``.

    The numbers come last.
    """

    def __init__(self, statement: str) -> None:
        self.said = {
            "sqlite": statement.replace("IN THESE", "IN (THESE)").replace(
                "THESE", "SELECT value AS one FROM json_each(?)"
            ),
            "postgresql": statement.replace("?", "%s")
            .replace("IN THESE", "= ANY(%s::bigint[])")
            .replace("THESE", "SELECT one FROM unnest(%s::bigint[]) AS one"),
        }

    def __call__(self, session: Session, numbers: Collection[int], *others: Any) -> Any:
        """Ask, or tell."""
        connection = session.connection()
        kind = connection.dialect.name
        told = json.dumps(sorted(numbers)) if kind == "sqlite" else sorted(numbers)
        return connection.exec_driver_sql(self.said[kind], (*others, told))
