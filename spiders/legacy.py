"""Text that arrives as Latin-1 characters: ``Tin tøc`` in a font of before Unicode, ``há»c``.

TCVN3 (ABC, ``.VnTime``) and VISCII give each Vietnamese letter a byte of its own, VNI writes most
as a vowel and a mark. A text is converted when that turns its words into Vietnamese syllables.
Latin-1 characters that are the bytes of UTF-8 were encoded twice.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice, product

from spiders.syllables import is_syllable

_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬­®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_VISCII = str.maketrans(
    bytes(range(0x80, 0x100)).decode("latin-1"),
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
)
_DEFINED = sorted({*range(0x80, 0xA0)} - {0x81, 0x8D, 0x8F, 0x90, 0x9D})  # in windows-1252
_WINDOWS = str.maketrans({bytes([code]).decode("cp1252"): chr(code) for code in _DEFINED})

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "á": _CIRCUMFLEX + _ACUTE, "à": _CIRCUMFLEX + _GRAVE,
    "å": _CIRCUMFLEX + _HOOK, "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = dict(zip("ôöñæóòîÔÖÑÆÓÒÎ", "ơưđỉĩịỵƠƯĐỈĨỊỴ", strict=True))


def _vni_pairs() -> Iterator[tuple[str, str]]:
    for vowel, (mark, parts) in product("aeouyôö", _VNI_MARKS.items()):
        letter = unicodedata.normalize("NFC", _VNI_LETTERS.get(vowel, vowel) + parts)
        yield vowel + mark, letter
        yield vowel.upper() + mark, letter.upper()
        yield vowel.upper() + mark.upper(), letter.upper()


_VNI_PAIRS = dict(_vni_pairs())
_VNI = re.compile("[aeouyôö][ùøûõïâáàåãäêéèúüë]|[ôöñæóòî]", re.IGNORECASE)

_HIGH = re.compile("[\x80-\xff]")
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u0323]")
_WORD = re.compile("[A-Za-z\x80-\xff\u0152-\u0192\u02c6\u02dc\u2013-\u2122]+")
_LETTER = re.compile("[A-Za-z]")
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
_WORDS_LOOKED_AT = 200
_ENOUGH = 0.85


def from_legacy(text: str) -> str:
    """The text in Unicode, if it was typed with a font of TCVN3, VNI or VISCII; else as it is.

    To be asked before spaces are cleaned: the ư of TCVN3 is a soft hyphen. Capitals of ``.VnTimeH``
    share the codes of small letters: the unmarked letters of the word tell. Text that holds
    Vietnamese in Unicode, or reads as it stands, is left alone.
    """
    if text.isascii() or _HIGH.search(text) is None or _UNICODE.search(text):
        return text
    if _UNICODE.search(once := _once(text)):
        return once
    words = _evidence(text)
    as_it_is = sum(map(is_syllable, words))
    if not words or as_it_is >= 0.8 * len(words):
        return text
    read = max((_tcvn3, _vni, _viscii), key=lambda way: _score(way, words))
    score = _score(read, words)
    convincing = score >= _ENOUGH * len(words) and score > as_it_is
    return read(text) if convincing and (score > 1 or _is_clear(text, read)) else text


def _once(text: str) -> str:
    """Read as UTF-8 what was read as Latin-1; damaged text stays as it is."""
    try:
        return text.translate(_WINDOWS).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _evidence(text: str) -> list[str]:
    """The words of both old-font and plain letters; a sign such as ``®`` alone says nothing."""
    found = (word[0] for word in _WORD.finditer(text))
    mixed = (word for word in found if _HIGH.search(word) and _LETTER.search(word))
    return list(islice(mixed, _WORDS_LOOKED_AT))


def _score(read: Callable[[str], str], words: list[str]) -> int:
    return sum(is_syllable(read(word)) for word in words)


def _is_clear(text: str, read: Callable[[str], str]) -> bool:
    """Whether one word proves enough: it has two old letters, or Vietnamese words beside it."""
    if len(_HIGH.findall(text)) > 1:
        return True
    plain = [word for word in _PLAIN_WORD.findall(read(text)) if word.isascii()]
    return bool(plain) and all(map(is_syllable, plain))


def _tcvn3(text: str) -> str:
    if not re.search("[a-z]", text):
        return text.translate(_TCVN3).upper()
    return _WORD.sub(_tcvn3_word, text)


def _tcvn3_word(word: re.Match[str]) -> str:
    letters = "".join(_LETTER.findall(word[0]))
    converted = word[0].translate(_TCVN3)
    return converted.upper() if len(letters) > 1 and letters.isupper() else converted


def _vni(text: str) -> str:
    return _VNI.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    printed = found[0]
    return _VNI_PAIRS.get(printed) or _VNI_LETTERS.get(printed, printed)


def _viscii(text: str) -> str:
    return text.translate(_WINDOWS).translate(_VISCII)
