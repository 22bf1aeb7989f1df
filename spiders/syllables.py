"""What letters make a Vietnamese syllable: it tells Vietnamese from noise and other languages."""

import re
import unicodedata

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")

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
    rf"(?:{_ONSETS})?(?:(?P<stopped>{_STOPPED})|(?P<open>{_OPEN}))|gi(?P<i>n|ng|m|p|t|a)?"
)
_ACUTE_OR_DOT = re.compile("[\u0301\u0323]")


def is_syllable(word: str) -> bool:
    """Whether the word can be one Vietnamese syllable: onset, rime, and a tone that fits them.

    A rime that ends in a stop (``c``, ``ch``, ``p``, ``t``) takes only the acute or the dot.
    """
    letters = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(letters)
    bare = unicodedata.normalize("NFC", _TONES.sub("", letters))
    match = _SYLLABLE.fullmatch(bare)
    if match is None or len(tones) > 1:
        return False
    return not match["stopped"] or bool(tones and _ACUTE_OR_DOT.match(tones[0]))
