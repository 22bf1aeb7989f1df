"""Text that both databases can keep: PostgreSQL knows no NUL, UTF-8 no half of a surrogate pair."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_NO_TEXT = (int, float, bytes, datetime, type(None))
LONGEST_ADDRESS = 2_000
"""Bytes of an address: an entry of PostgreSQL's indexes holds 2,704, of a page of 8 KB."""


class AddressError(ValueError):
    """An address that is longer than those that are kept."""


def storable(text: str) -> str:
    """The text without what cannot be kept."""
    return text if _is_storable(text) else _UNSTORABLE.sub("", text)


def storable_values(value: Any) -> Any:
    """The same, in lists and mappings too; nothing is copied where nothing is wrong."""
    if _are_storable(value, with_names=True):
        return value
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {storable_values(key): storable_values(one) for key, one in value.items()}
    return type(value)(storable_values(one) for one in value)


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


def _are_storable(value: Any, *, with_names: bool = False) -> bool:
    """Of parameters, one set of them or many; ``with_names`` of mappings."""
    if isinstance(value, str):
        return _is_storable(value)
    if isinstance(value, _NO_TEXT):  # most are; a mapping is asked ten times as long
        return True
    if isinstance(value, Mapping):
        named = not with_names or all(map(_is_storable, filter(_is_text, value)))
        return named and all(_are_storable(one, with_names=with_names) for one in value.values())
    if isinstance(value, list | tuple):
        return all(_are_storable(one, with_names=with_names) for one in value)
    return True


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


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
