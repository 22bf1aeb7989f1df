"""Bytes of a page as text, whatever its declarations say."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,40})""")
_META_WITHIN = 4096  # bytes; browsers look at the first 1024, pages with dumps before <html> exist

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = bytes(range(0x80, 0x100))

# windows-1258 writes a tone as a byte of its own after the vowel: grave, hook, tilde, acute, dot.
_TONE = re.compile(rb"[\xcc\xd2\xde\xec\xf2]")
_TONED_VOWEL = re.compile(
    rb"[AEIOUYaeiouy\xc2\xc3\xca\xd4\xd5\xdd\xe2\xe3\xea\xf4\xf5\xfd][\xcc\xd2\xde\xec\xf2]"
)

# As in the WHATWG Encoding Standard, Latin 1 means windows-1252.
_SAME_AS_LATIN = {"iso8859-1", "iso8859-15", "ascii"}
_BYTEWISE = ("cp125", "iso8859-", "koi8", "gb", "big5", "shift", "euc")
_LATIN, _VIETNAMESE = "cp1252", "cp1258"


def decode(body: bytes, declared: str | None = None) -> str:
    """A page's text; ``declared`` is the charset of its HTTP header.

    Strict UTF-8 wins over any declaration, since no other text is valid UTF-8 by chance. Bytes
    that mean nothing become U+FFFD. Never raises.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    if wide := _wide(body):
        return body.decode(wide, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and _SEQUENCE.search(body)
        return body.decode("utf-8" if cut else _encoding(body, declared), "replace")


def _encoding(body: bytes, declared: str | None) -> str:
    if _mostly_utf8(body):
        return "utf-8"
    names = [_codec(name) for name in (declared, _meta(body))]
    if _is_1258(body, declared=_VIETNAMESE in names):
        return _VIETNAMESE
    return next((name for name in names if name and name != _VIETNAMESE), _LATIN)


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: markup is ASCII, so every second byte of its start is zero."""
    head = body[:512]
    half = len(head) // 2
    if half < 4:
        return None
    if head[1::2].count(0) > half * 0.6 and head[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if head[0::2].count(0) > half * 0.6 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _mostly_utf8(body: bytes) -> bool:
    """UTF-8 with some bytes damaged or pasted from elsewhere."""
    high = len(body) - len(body.translate(None, _HIGH))
    return sum(map(len, _SEQUENCE.findall(body))) > 0.8 * high


def _is_1258(body: bytes, *, declared: bool) -> bool:
    """Tones stand after vowels: chance, or another encoding, puts them anywhere."""
    tones = len(_TONE.findall(body))
    enough = tones > (0 if declared else 2)
    return enough and len(_TONED_VOWEL.findall(body)) > 0.9 * tones


def _meta(body: bytes) -> str | None:
    found = _META.search(body, 0, _META_WITHIN)
    return found[1].decode("ascii") if found else None


def _codec(name: str | None) -> str | None:
    """Python's name of a one-byte charset; UTF-8 and its like were tried and are not true."""
    try:
        codec = codecs.lookup((name or "").strip("\"' \t")).name
    except (LookupError, ValueError):
        return None
    if codec in _SAME_AS_LATIN:
        return _LATIN
    return codec if codec.startswith(_BYTEWISE) else None
