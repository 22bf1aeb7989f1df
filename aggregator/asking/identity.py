"""An article by what it is called: its number, or its uid."""

import re

from storage.store import Store
from storage.tables import ArticleRow

LARGEST = (1 << 31) - 1
"""A number of PostgreSQL's type."""
_UID = re.compile(r"(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE)


def known_as(store: Store, identity: str) -> ArticleRow | None:
    """The article, if there is one; whatever else is written is no article."""
    if match := _UID.fullmatch(identity):
        return store.articles.by_uid(f"urn:uuid:{match[1].lower()}")
    digits = identity.lstrip("0") if identity.isascii() and identity.isdecimal() else ""
    is_number = 0 < len(digits) <= len(str(LARGEST)) and int(digits) <= LARGEST
    return store.articles.get(int(digits)) if is_number else None
