"""What letters make a Vietnamese syllable: it tells Vietnamese from noise and other languages."""

import re
import unicodedata

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ACUTE_OR_DOT = frozenset("\u0301\u0323")

_ONSETS = "ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx]"
_STOPPED = (
    "oach|oac|oat|oap|oăc|oăt|oet|uât|uêch|uyêt|uych|uyt|uyp|iêc|iêt|iêp|yêt|yêp|uôc|uôt|ươc|ươt|ươp|"
    "ach|ac|at|ap|ăc|ăt|ăp|âc|ât|âp|ec|et|ep|êch|êt|êp|ich|it|ip|ooc|oc|ot|op|ôc|ôt|ôp|ơt|ơp|uc|ut|up|"
    "ưc|ưt"
)
_OPEN = (
    "oang|oanh|oai|oam|oan|oao|oay|oăm|oăn|oăng|oen|oeo|uâng|uân|uây|uênh|uên|uêu|uyên|uyn|uynh|uyu|uya|"
    "iêng|iêm|iên|iêu|yêng|yêm|yên|yêu|uông|uôm|uôn|uôi|ương|ươm|ươn|ươi|ươu|ang|anh|ai|am|an|ao|au|ay|"
    "ăm|ăn|ăng|âm|ân|âng|âu|ây|eng|em|en|eo|ênh|êm|ên|êu|inh|ing|im|in|ia|iu|oong|ong|oa|oe|oi|om|on|"
    "ông|ôi|ôm|ôn|ơi|ơm|ơn|ơu|ung|ua|uê|ui|um|un|uơ|uy|ưng|ưa|ưi|ưn|ưu|iê|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(
    rf"(?:{_ONSETS})?(?P<rime>(?P<stopped>{_STOPPED})|{_OPEN})|g(?P<gi>i(?:n|ng|m|p|t|a)?)"
)
_VOWELS = re.compile("[aăâeêioôơuưy]+")
_SHAPED = re.compile("[ăâêôơư]")


def is_syllable(word: str) -> bool:
    """Whether the word can be one Vietnamese syllable: onset, rime, a tone that fits and its place.

    A rime that ends in a stop (``c``, ``ch``, ``p``, ``t``) takes only the acute or the dot. The
    tone of ``oa``, ``oe`` and ``uy`` may stand on either vowel.
    """
    letters = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(letters)
    bare = unicodedata.normalize("NFC", _TONE.sub("", letters))
    match = _SYLLABLE.fullmatch(bare)
    if match is None or len(tones) > 1:
        return False
    if not tones:
        return not match["stopped"]
    if match["stopped"] and tones[0] not in _ACUTE_OR_DOT:
        return False
    group = "rime" if match["rime"] else "gi"
    return _toned(letters) - match.start(group) in _places(match[group])


def _toned(letters: str) -> int:
    """Which letter of a decomposed word bears the tone."""
    before = letters[: _TONE.search(letters).start()]  # type: ignore[union-attr]
    return len(unicodedata.normalize("NFC", before)) - 1


def _places(rime: str) -> tuple[int, ...]:
    shaped = [match.start() for match in _SHAPED.finditer(rime)]
    vowels = len(_VOWELS.match(rime)[0])  # type: ignore[index]
    if shaped:
        return (shaped[-1] if rime.startswith("ươ") else shaped[0],)
    if vowels == 3 or (vowels == 2 and len(rime) > 2):
        return (1,)
    return (0, 1) if rime in ("oa", "oe", "uy") else (0,)
