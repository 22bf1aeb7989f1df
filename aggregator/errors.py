"""The errors that people see as one line instead of a traceback."""

from sqlalchemy.exc import DatabaseError

from aggregator.asking.questions import QuestionError
from aggregator.config import ConfigError
from aggregator.extraction import ManifestError
from aggregator.listener import PortError
from aggregator.probing.pages import ProbeError
from feeds.files import UnwritableError
from spiders.items import LayoutError, NotAnArticleError
from storage.databases.engine import ConnectError
from storage.databases.refusals import StoreError
from storage.upkeep.backups import UpkeepError
from storage.upkeep.schema import SchemaError

USAGE = (ConfigError, SchemaError, QuestionError, ManifestError, PortError)
"""Wrong usage or configuration; nothing was changed."""

WORK = (
    ProbeError,
    NotAnArticleError,
    LayoutError,
    UnwritableError,
    ConnectError,
    UpkeepError,
    StoreError,
    DatabaseError,
    OSError,
)
"""Something could not be done."""


def told(error: Exception) -> str:
    """The error in words: of a database its own, without our question to it."""
    if isinstance(error, DatabaseError):
        return f"the database: {error.orig}"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def exit_status(error: Exception) -> int | None:
    """The status to end with; None for a fault of our own, which deserves its traceback."""
    if isinstance(error, USAGE):
        return 2
    return 1 if isinstance(error, WORK) else None
