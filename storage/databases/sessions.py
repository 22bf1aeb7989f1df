"""Sessions that outlast a restart of the server."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlmodel import Session

from storage.databases.refusals import LostError

Result = TypeVar("Result")


def twice(action: Callable[[], Result]) -> Result:
    """Do something that may be done again: once more where the server was lost meanwhile."""
    try:
        return action()
    except LostError:
        return action()


class Reader(Session):
    """Holds its connection for long, and asks again over another one where it was lost."""

    def exec(self, *words: Any, **options: Any) -> Any:
        """As of a session of SQLModel."""
        return self._again(super().exec, *words, **options)

    def execute(self, *words: Any, **options: Any) -> Any:
        """As of a session."""
        return self._again(super().execute, *words, **options)

    def scalars(self, *words: Any, **options: Any) -> Any:
        """As of a session."""
        return self._again(super().scalars, *words, **options)

    def scalar(self, *words: Any, **options: Any) -> Any:
        """As of a session."""
        return self._again(super().scalar, *words, **options)

    def _again(self, ask: Callable[..., Any], *words: Any, **options: Any) -> Any:
        try:
            return ask(*words, **options)
        except LostError:
            self.rollback()
            return ask(*words, **options)


class Writer(Session):
    """Of one transaction; `storage.searching.index` keeps the index of words in step with it."""

    _one: Connection | None = None

    def connection(self, *words: Any, **options: Any) -> Connection:
        """That of its transaction: to look for it takes half as long as a question."""
        if words or options:
            return super().connection(*words, **options)
        if self._one is None or self._one.closed:
            self._one = super().connection()
        return self._one
