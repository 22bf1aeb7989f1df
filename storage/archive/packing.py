"""Packing pages: Zstandard (RFC 8878) with a dictionary made of earlier pages of the same site."""

import hashlib
import sys
from collections.abc import Sequence

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdDict, ZstdError, compress, decompress, finalize_dict
else:
    from backports.zstd import ZstdDict, ZstdError, compress, decompress, finalize_dict

__all__ = ["ZstdDict", "ZstdError", "digest", "pack", "ready", "train", "unpack"]

LEVEL = 3
"""With a dictionary 0.07 ms a page of 80 KB; level 10 takes five times as long, and an eighth less
room."""
EXAMPLES = 4
"""Whole pages that a dictionary holds."""
LONGEST = 262_144
"""Bytes of them together, at most."""
TABLES = 4_096
"""Room for what zstd adds: how often each byte and each distance occurs."""


def digest(data: bytes) -> str:
    """What a body or a dictionary is known by."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def ready(dictionary: bytes) -> ZstdDict:
    """A dictionary made ready to be used, which takes longer than to pack a page."""
    return ZstdDict(dictionary)


def pack(data: bytes, dictionary: ZstdDict | None = None) -> bytes:
    """Packed; only who has the dictionary can unpack it."""
    return compress(data, level=LEVEL, zstd_dict=dictionary and dictionary.as_digested_dict)


def unpack(data: bytes, dictionary: ZstdDict | None = None) -> bytes:
    """As it was."""
    return decompress(data, zstd_dict=dictionary and dictionary.as_digested_dict)


def train(pages: Sequence[bytes]) -> bytes | None:
    """A dictionary for more pages of the same site; ``None`` where it would save nothing.

    It holds whole pages, short and long ones: lists and articles. zstd's own choice of pieces
    (``train_dict``) took up to four times as much for pages made from one template, and more or
    less by chance: a larger dictionary was often the worse one.
    """
    by_length = sorted(pages, key=len)
    step = max(1, len(pages) // EXAMPLES)
    content = b"".join(by_length[step // 2 :: step][:EXAMPLES])[-LONGEST:]
    try:
        made = finalize_dict(ZstdDict(content, is_raw=True), pages, len(content) + TABLES, LEVEL)
    except (ValueError, ZstdError):  # too short, or too few
        return None
    saved = sum(len(pack(page)) - len(pack(page, made)) for page in pages)
    return made.dict_content if saved > len(pack(made.dict_content)) else None
