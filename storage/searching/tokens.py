"""Articles and questions as words that can be compared: one folding for both databases.

The index holds of each article, all as words: its text without marks, one after the other; each
word that has marks once more with them; the title's; those it speaks of often; and what it is
(province, source, genre, topics, year). What is no word begins with a sign that no word has.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import product
from typing import Any, NamedTuple

VERSION = 1
"""Of what is said here; an index of another version is built anew."""

LONGEST = 20
"""Letters of a word that count: the longest syllable of Vietnamese has seven."""
IN_ORDER = 8_000
"""Words of an article whose order is known, and so the phrases; PostgreSQL keeps 256 places of a
word, and a hundredth of a long text is one and the same word."""
MOST = 3_000
"""Further words, and words with marks, that are kept of one article."""
OFTEN = (3, 6)
"""How often a word must stand in an article that speaks of it, and that speaks of it much."""
FURTHEST = 1 << 32
"""Seconds from 1970: the years 1833 to 2106."""
SAMPLES = 64
"""Into how many parts the articles are dealt, for estimates."""

MARKED, TITLE, STRONG, EVERY = "=", ".", "+", "*"
"""First signs of a word with marks, one of the title, one that is said often; and what all have."""
BREAK = "|"
"""Between two parts of an article: no phrase goes over it."""

WORD = re.compile(r"[^\W_]+")
_NO_SIGN = re.compile(r"[^\w-]")
_COMBINING = re.compile("[\u0300-\u036f]")
_OLD_TONES = dict(
    zip(
        ["".join(pair) for pair in product("òóỏõọ", "ae")] + [tone + "y" for tone in "ùúủũụ"],
        ["o" + tone for i in range(5) for tone in ("àáảãạ"[i], "èéẻẽẹ"[i])]
        + ["u" + tone for tone in "ỳýỷỹỵ"],
        strict=True,
    )
)
_OLD_TONE = re.compile("[òóỏõọ][ae]$|[ùúủũụ]y$")
TEXTS = ("title", "summary", "body_text", "author", "source_credit", "section")
"""Columns of an article whose words are found."""
FACTS = {"province": "p", "source": "s", "genre": "g", "topic": "t"}
"""What an article is, and how that begins in the index."""


class _Known(dict[str, tuple[str, str]]):
    """Lower-case word → spelt in one way, folded; worked out at first sight, and not for ever."""

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) > 50_000:
            self.clear()
        one_way = _OLD_TONE.sub(lambda found: _OLD_TONES[found[0]], word[:LONGEST])
        made = self[word] = one_way, _folded(one_way)
        return made


_KNOWN = _Known()


class Indexed(NamedTuple):
    """An article as the index takes it."""

    in_order: list[str]
    """Words whose order counts."""
    others: list[str]
    """Each once."""
    is_: list[str]
    """What it is, see `facts`."""

    def facts(self) -> str:
        """What it is, as it can be counted."""
        return " ".join(self.is_)

    def text(self) -> str:
        """All of it, as SQLite takes it."""
        return " ".join((*self.in_order, BREAK, *self.others, *self.is_))

    def vector(self) -> str:
        """All of it, as PostgreSQL takes it."""
        places: dict[str, list[int]] = {}
        for place, word in enumerate(self.in_order, 1):
            if word != BREAK:
                places.setdefault(word, []).append(place)
        ordered = (f"'{word}':{','.join(map(str, at))}" for word, at in places.items())
        rest = (f"'{word}'" for word in (*self.others, *self.is_) if word not in places)
        return " ".join((*ordered, *rest))

    def digest(self) -> int:
        """Eight bytes of it: whether the index holds this."""
        found = hashlib.blake2b(self.text().encode(), digest_size=8).digest()
        return int.from_bytes(found, signed=True)


def read(text: str) -> tuple[Sequence[str], Sequence[str]]:
    """Its words as `spelt` and as folded."""
    known = [*map(_KNOWN.__getitem__, _split(text))]
    exact, folded = zip(*known, strict=True) if known else ((), ())
    return exact, folded


def spelt(text: str) -> list[str]:
    """Its words in lower case with their marks, hoà as hòa is."""
    return [_KNOWN[word][0] for word in _split(text)]


def fold_word(word: str) -> str:
    """A word of `spelt` without marks, đ as d."""
    return _KNOWN[word][1]


def indexed(article: Mapping[str, Any], topics: Iterable[str]) -> Indexed:
    """An article's words; ``article`` has the columns `TEXTS`, those of `FACTS`, and more."""
    title = [_KNOWN[word] for word in _split(article["title"])]
    told = [_KNOWN[word] for text in _parts(article) for word in (*_split(text), BREAK)]
    said = [*title, (BREAK, BREAK), *told]
    plain = [word for _, word in said]
    in_order = [TITLE + word for _, word in title] + [BREAK] + plain[:IN_ORDER]
    others = [*dict.fromkeys(plain[IN_ORDER:])][:MOST]
    marked = dict.fromkeys(exact for exact, word in said if exact != word)
    others += [MARKED + word for word in [*marked][:MOST]]
    others += _strong(plain)
    return Indexed(in_order, others, facts(article, topics))


def facts(article: Mapping[str, Any], topics: Iterable[str]) -> list[str]:
    """What it is, and which part of the articles it belongs to."""
    found = [fact(name, article[name]) for name in ("province", "source", "genre") if article[name]]
    found += [fact("topic", topic) for topic in sorted(topics)]
    listed = datetime.fromtimestamp(seconds(article["listed_at"]), UTC)
    return [*found, ten_days(listed), year(listed.year), sample(article["id"]), EVERY]


def fact(name: str, value: str) -> str:
    """What stands in the index of a province, source, genre or topic."""
    return f"{FACTS[name]}:{_NO_SIGN.sub('_', value.lower())}"


def seconds(moment: datetime) -> int:
    """Since 1970; what is further away than 136 years counts as just that, to fit into a place."""
    return max(-FURTHEST, min(FURTHEST - 1, int(moment.timestamp() // 1)))


def ten_days(moment: datetime) -> str:
    """The third of a month."""
    return f"k:{moment.year}{moment.month:02}{min(moment.day - 1, 29) // 10}"


def year(number: int) -> str:
    """The year, in Greenwich."""
    return f"y:{number}"


def sample(number: int) -> str:
    """The part that an article of this number belongs to."""
    return f"r:{number % SAMPLES}"


def _strong(words: Sequence[str]) -> Iterator[str]:
    for word, times in Counter(words).items():
        if times >= OFTEN[0] and word != BREAK:
            yield STRONG + word
            if times >= OFTEN[1]:
                yield STRONG + STRONG + word


def _parts(article: Mapping[str, Any]) -> Iterator[str]:
    body, lead = article["body_text"] or "", article["summary"] or ""
    if not body.startswith(lead):
        yield lead
    yield body
    for name in ("author", "source_credit", "section"):
        if article[name]:
            yield article[name]


def _split(text: str) -> list[str]:
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = text.lower()
    if not text.isascii() and _COMBINING.search(text):
        text = _COMBINING.sub("", text)
    return WORD.findall(text)


def _folded(word: str) -> str:
    bare = (char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
    return "".join(map(_plain, bare)) or word


def _plain(char: str) -> str:
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    return "d" if char in "đð" else char
