"""Cursors: a place in a list as a word that goes into an address.

Whole numbers, each in as few bytes as it needs (LEB128), behind the digests of the question and of
all of it: a cursor of another question, or one that somebody changed, is told from a good one.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Sequence
from hashlib import blake2b

DIGEST = 4
"""Bytes of each of the two."""


class CursorError(Exception):
    """A word that is no cursor, or none of this question; says which."""


def write(question: str, numbers: Sequence[int]) -> str:
    """The cursor of these numbers, which belongs to this question."""
    told = _digest(question.encode()) + b"".join(map(_bytes, numbers))
    return urlsafe_b64encode(_digest(told) + told).rstrip(b"=").decode()


def read(question: str, text: str) -> list[int]:
    """The numbers of a cursor; raises CursorError."""
    try:
        found = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except ValueError:
        raise CursorError("no cursor") from None
    check, told = found[:DIGEST], found[DIGEST:]
    if urlsafe_b64encode(found).rstrip(b"=").decode() != text or check != _digest(told):
        raise CursorError("no cursor, or not all of one")
    if told[:DIGEST] != _digest(question.encode()):
        raise CursorError("a cursor of a question with other filters or another order")
    return list(_numbers(told[DIGEST:]))


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST).digest()


def _bytes(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the lowest of all tells the sign."""
    rest = number << 1 if number >= 0 else (-number << 1) - 1
    found = bytearray()
    while rest > 0x7F:
        found.append(rest & 0x7F | 0x80)
        rest >>= 7
    return bytes([*found, rest])


def _numbers(data: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield -((number + 1) >> 1) if number & 1 else number >> 1
            number = shift = 0
