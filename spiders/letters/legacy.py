"""Text that arrives as Latin-1 characters: ``Tin tøc`` in a font of before Unicode, ``há»c``.

TCVN3 (ABC, ``.VnTime``) and VISCII give each Vietnamese letter a byte of its own, VNI writes most
as a vowel and a mark. A text is converted when that turns its words into Vietnamese syllables.
Latin-1 characters that are the bytes of UTF-8 were encoded twice.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product

from spiders.letters.syllables import is_syllable

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
_SIGN = re.compile("[©®«»§±×÷°·–—“”‘’…•]+")  # alone it is a sign, within a word a letter
_ENOUGH = 0.85


def from_legacy(text: str) -> str:
    """The text in Unicode, if it was typed with a font of TCVN3, VNI or VISCII; else as it is.

    To be asked before spaces are cleaned: the ư of TCVN3 is a soft hyphen. Capitals of ``.VnTimeH``
    share the codes of small letters: the unmarked letters of the word tell. Text that holds
    Vietnamese in Unicode, or reads as it stands, is left alone.
    """
    read = old_font([text])
    return read(text) if read else text


def old_font(texts: Iterable[str]) -> Callable[[str], str] | None:
    """How texts of one page are to be read, if they were typed with an old font.

    The page as a whole tells what a short text cannot: ``Vò Thu`` alone reads as it stands. Texts
    that hold Vietnamese in Unicode count for nothing, and the reading leaves them alone.
    """
    doubtful = [text for text in texts if not text.isascii() and not _UNICODE.search(text)]
    if any(_UNICODE.search(_once(text)) for text in doubtful):
        return _sparing(_once)
    words = list(islice((word for text in doubtful for word in _evidence(text)), _WORDS_LOOKED_AT))
    as_it_is = sum(map(is_syllable, words))
    if not words or as_it_is >= 0.8 * len(words):
        return None
    read = max((_vni, _tcvn3, _viscii), key=lambda way: _score(way, words))
    score = _score(read, words)
    if score < _ENOUGH * len(words) or score <= as_it_is:
        return None
    return _sparing(read) if score > 1 or _is_clear(doubtful, read) else None


def _sparing(read: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: text if text.isascii() or _UNICODE.search(text) else read(text)


def _once(text: str) -> str:
    """Read as UTF-8 what was read as Latin-1; damaged text stays as it is."""
    try:
        return text.translate(_WINDOWS).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _evidence(text: str) -> Iterator[str]:
    """The words of both old-font and plain letters; a sign such as ``®`` alone says nothing."""
    for word in _WORD.finditer(text):
        if _HIGH.search(word[0]) and _LETTER.search(word[0]):
            yield word[0]


def _score(read: Callable[[str], str], words: list[str]) -> int:
    return sum(is_syllable(read(word)) for word in words)


def _is_clear(texts: list[str], read: Callable[[str], str]) -> bool:
    """Whether one word proves enough: it has two old letters, or Vietnamese words beside it."""
    text = " ".join(texts)
    if len(_HIGH.findall(text)) > 1:
        return True
    plain = [word for word in _PLAIN_WORD.findall(read(text)) if word.isascii()]
    return bool(plain) and all(map(is_syllable, plain))


def _tcvn3(text: str) -> str:
    capitals = re.search("[a-z]", text) is None
    return _WORD.sub(lambda word: _tcvn3_word(word[0], capitals=capitals), text)


def _tcvn3_word(word: str, *, capitals: bool) -> str:
    if _SIGN.fullmatch(word):
        return word
    letters = "".join(_LETTER.findall(word))
    converted = word.translate(_TCVN3)
    capitals = capitals or (len(letters) > 1 and letters.isupper())
    return converted.upper() if capitals else converted


def _vni(text: str) -> str:
    return _VNI.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    printed = found[0]
    return _VNI_PAIRS.get(printed) or _VNI_LETTERS.get(printed, printed)


def _viscii(text: str) -> str:
    return _WORD.sub(lambda word: _viscii_word(word[0]), text)


def _viscii_word(word: str) -> str:
    return word if _SIGN.fullmatch(word) else word.translate(_WINDOWS).translate(_VISCII)
