"""A text's folded words as fast as they can be had: to count words in it, five times as fast.

Each letter of Vietnamese is one of 256 bytes first, and each byte a letter without marks then. What
is no such letter parts words; words of other scripts are not found, which `tokens.read` finds.
"""

import codecs
import unicodedata

from storage.searching.tokens import fold_word

_OTHERS = '\0? \n,.;:-/()%"“”'
"""What is frequent besides letters; 0 and ? are what the codec needs."""
_CODES = (*range(128), *range(0xC0, 0x100), *map(ord, "ĂăĐđĨĩŨũƠơƯư"), *range(0x1EA0, 0x1EFA))
_LETTERS = {
    letter: folded
    for letter in filter(str.isalnum, map(chr, _CODES))
    if (folded := fold_word(letter.lower())).isascii() and len(folded) == 1
}
_KNOWN = _OTHERS + "".join(_LETTERS)
_BYTES = codecs.charmap_build(_KNOWN)
_PLAIN = "".join(_LETTERS.get(char, " ") for char in _KNOWN).ljust(256).encode("ascii")


def plain(text: str) -> bytes:
    """The words one after the other, a space before, between and behind them."""
    composed = (
        text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    )
    read, _ = codecs.charmap_encode(composed, "replace", _BYTES)
    return b" %s " % b" ".join(read.translate(_PLAIN).split())
