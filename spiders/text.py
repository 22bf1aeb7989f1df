"""Printed text as the rest of the project may trust it: NFC, single spaces, nothing unprintable."""

import codecs
import re
import unicodedata
from functools import lru_cache
from html.entities import html5
from itertools import chain, product

_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"

# Zero-width and bidirectional marks, soft hyphens, controls, lone surrogates and noncharacters:
# invisible to a reader, illegal in XML, or both. Controls that count as space stay for split().
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
)
_DROPPED = re.compile(f"[{_INVISIBLE}]")
_SPACING = re.compile(r"[\x0b\x0c\x1c-\x1f\x85]")
_UNTIDY = re.compile(
    rf"[{_INVISIBLE}\x09-\x0d\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    r"ÐðƉɖ]|  |\A | \Z"
)
_PRINTABLE_UNTIDY = "ÐðƉɖ\u034f"
# The eth of ISO 8859-1 looks like Đ, and old keyboards typed it. Real eths never begin a word
# nor follow a consonant other than r.
_CAPITAL_ETH = re.compile(r"(?<![AEIOUYÁÉÍÓÚÝÖÆR])Ð|Ð(?![^\W\d_])|Ɖ")
_SMALL_ETH = re.compile(rf"(?<![^\W\d_])ð(?=[{_VOWELS}])|ɖ")

_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,30}));")
_ENCODINGS_UNDONE = 3  # how often a text was met encoded over and over

_OLD_TONES = dict(
    zip(
        ["".join(pair) for pair in product("òóỏõọ", "ae")] + [tone + "y" for tone in "ùúủũụ"],
        [o + tone for i in range(5) for o, tone in (("o", "àáảãạ"[i]), ("o", "èéẻẽẹ"[i]))]
        + ["u" + tone for tone in "ỳýỷỹỵ"],
        strict=True,
    )
)
_OLD_TONE = re.compile("[òóỏõọ][ae]|[ùúủũụ]y")


def clean(text: str) -> str:
    """One line: NFC, single spaces, no invisible or XML-illegal characters, Đ for a typed eth."""
    if _is_tidy(text) and unicodedata.is_normalized("NFC", text):
        return text
    line = " ".join(_DROPPED.sub("", text).split())
    return _repaired(unicodedata.normalize("NFC", line))


def seen(text: str) -> str:
    """Text of markup without what its reader does not see; space stays, a control becomes one."""
    return _SPACING.sub(" ", _DROPPED.sub("", text))


def holds_unseen(text: str) -> bool:
    """Whether ``seen`` would change it."""
    return _DROPPED.search(text) is not None or _SPACING.search(text) is not None


def single_spaces(text: str) -> str:
    """Space of any kind and length as one space, none at the ends."""
    if text.isprintable() and "  " not in text:  # holds no other space: cheaper than to split it
        return text.strip()
    return " ".join(text.split())


def clean_paragraphs(text: str) -> str:
    """Each non-empty line is a paragraph, cleaned; one blank line stands between two of them."""
    lines = (clean(line) for line in text.splitlines())
    return "\n\n".join(line for line in lines if line)


def fold(text: str) -> str:
    """Lower case without marks, đ as d, any digit as 0–9; NFC text keeps its length.

    A combining mark that composes with nothing becomes ``_``, so that offsets carry over.
    """
    if text.isascii():
        return text.lower()
    try:
        usual, _ = codecs.charmap_encode(text, "strict", _USUAL_BYTES)
    except UnicodeEncodeError:
        return unicodedata.normalize("NFC", text).translate(_FOLDED)
    return codecs.charmap_decode(usual, "strict", _USUAL_FOLDED)[0]


@lru_cache(maxsize=4096)
def tone_key(text: str) -> str:
    """What two spellings of one name share: case and the place of the tone (hoà, hòa) are gone."""
    key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return _OLD_TONE.sub(lambda found: _OLD_TONES[found[0]], key)


def unescape(text: str) -> str:
    """Undo HTML entities left over where a page encoded its text twice.

    Only complete references to characters that exist: ``R&D`` and ``a&lt b`` stay as they are.
    """
    for _ in range(_ENCODINGS_UNDONE):
        if "&" not in text or (plain := _ENTITY.sub(_character, text)) == text:
            break
        text = plain
    return text


def _is_tidy(text: str) -> bool:
    if not text.isprintable():  # much of it is quicker to ask than the pattern
        return _UNTIDY.search(text) is None
    spaced = "  " in text or text[:1] == " " or text[-1:] == " "
    return not (spaced or any(map(text.__contains__, _PRINTABLE_UNTIDY)))


def _repaired(text: str) -> str:
    return _SMALL_ETH.sub("đ", _CAPITAL_ETH.sub("Đ", text))


def _character(entity: re.Match[str]) -> str:
    decimal, hexadecimal, name = entity.groups()
    if name:
        return html5.get(name + ";", entity[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 31 < code < 0x110000 and not 0xD800 <= code < 0xE000 else entity[0]


class _Folds(dict[int, str]):
    """Code point → its folded character, worked out at first use."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


def _folded(char: str) -> str:
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    if unicodedata.combining(char):
        return "_"
    base = unicodedata.normalize("NFD", char)[0]
    lower = {"đ": "d", "Đ": "d"}.get(base) or base.lower()
    return lower if len(lower) == 1 else char


_FOLDED = _Folds()
USUAL = "".join(
    dict.fromkeys(
        chain("\0\t\n", map(chr, range(32, 127)), _VOWELS, _VOWELS.upper(), "đĐ\xa0“”‘’–—…•")
    )
)
"""Nearly all text has no other characters: so few (at most 256, 0 first, as `codecs.charmap_build`
takes them) that a codec replaces them in a twentieth of the time."""
_USUAL_BYTES = codecs.charmap_build(USUAL)
_USUAL_FOLDED = USUAL.translate(_FOLDED)
