"""Text that both databases can keep: PostgreSQL knows no NUL, UTF-8 no half of a surrogate pair."""

import json
import re
from collections.abc import Mapping
from typing import Any

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
LONGEST_ADDRESS = 2_000
"""Bytes of an address: an entry of PostgreSQL's indexes holds 2,704, of a page of 8 KB."""


class AddressError(ValueError):
    """An address that is longer than those that are kept."""


def storable(text: str) -> str:
    """The text without what cannot be kept."""
    return text if _is_storable(text) else _UNSTORABLE.sub("", text)


def storable_values(value: Any) -> Any:
    """The same, in lists and mappings too; nothing is copied where nothing is wrong."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        made = {storable_values(key): storable_values(one) for key, one in value.items()}
        return value if made == value else made
    if isinstance(value, list | tuple):
        items = [storable_values(one) for one in value]
        return value if items == list(value) else type(value)(items)
    return value


def kept_address(address: str) -> str:
    """The address; raises `AddressError` where it is too long to be looked up by."""
    size = len(address.encode(errors="replace"))
    if size > LONGEST_ADDRESS:
        told = f"{address[:60]}… has {size:,} bytes; accepted: {LONGEST_ADDRESS:,}"
        raise AddressError(told)
    return address


def to_json(value: Any) -> str:
    """As it is kept in a column of JSON."""
    text = json.dumps(value)
    if "\\u0000" in text or "\\ud" in text:  # escaped; pairs of surrogates are written so too
        text = json.dumps(storable_values(value))
    return text


def only_storable(
    _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool
) -> tuple[str, Any]:
    """What is told to a database, and asked, without what it cannot keep (SQLAlchemy event)."""
    return statement, parameters if _are_storable(parameters) else storable_values(parameters)


def _are_storable(value: Any) -> bool:
    """Of parameters, one set of them or many."""
    if isinstance(value, str):
        return _is_storable(value)
    if isinstance(value, Mapping):
        return all(map(_are_storable, value.values()))
    return not isinstance(value, list | tuple) or all(map(_are_storable, value))


def _is_storable(text: str) -> bool:
    if "\0" in text:
        return False
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
