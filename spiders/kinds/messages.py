"""Pages that are but a message: gone, closed, failed, guarded, hijacked."""

import re
from collections.abc import Iterator
from itertools import islice

from spiders.items import PageKind
from spiders.kinds import wordings
from spiders.kinds.kind import Kind
from spiders.reading.found import Found
from spiders.reading.reading import Reading
from spiders.text import fold

_MESSAGES = (
    (PageKind.WAIT, wordings.WAIT),
    (PageKind.CHALLENGE, wordings.CHALLENGE),
    (PageKind.ERROR, wordings.ERROR),
    (PageKind.PARKED, wordings.PARKED),
    (PageKind.EMPTY, wordings.UNFILLED),
    (PageKind.NOT_FOUND, wordings.MISSING),
    (PageKind.MAINTENANCE, wordings.MAINTENANCE),
)


MESSAGE = 150
"""Letters of a message under a title of its own wording."""

SAID = 20
"""Lines that a message has at most, with what stands above it."""


def script_challenge(source: str) -> Kind | None:
    """A script that sets a cookie and asks for the same page again (D1N and its like)."""
    if (
        len(source) < 6000
        and (cookie := _SETS_COOKIE.search(source))
        and _ASKS_AGAIN.search(source)
    ):
        return Kind(PageKind.CHALLENGE, f"a script sets the cookie {cookie[1]} and asks again")
    return None


_SETS_COOKIE = re.compile(r"""document\.cookie\s*=\s*['"]\s*(\w{1,40})=""")
_ASKS_AGAIN = re.compile(r"location\.(?:reload|href|replace|assign)|location\s*=|D1N\s*=")


def message(reading: Reading) -> Kind | None:
    """A page that is but a message, by the words of its name or of its few lines."""
    name = fold(" ".join(fact.value for fact in reading.data.of("page")))
    for text in (name, said(reading), _alerted(reading)):
        found = [(match.start(), kind, match[0]) for kind, match in _matches(text)]
        if found:
            _, kind, words = min(found, key=lambda one: one[0])
            return Kind(kind, f"it says {words!r}")
    return None


def is_message(reading: Reading, title: Found[str] | None) -> bool:
    """Whether the page's own names are a message: a text may speak of one."""
    names = [fact.value for fact in reading.data.of("page")]
    names += [line.text for line in reading.lines if line.heading]
    names += [title.value] if title else []
    return any(next(_matches(fold(name)), None) for name in names)


def _alerted(reading: Reading) -> str:
    """What a script says in a window of its own."""
    scripts = (str(script.text) for script in reading.root.iter("script") if script.text)
    said = (match[2] for text in scripts for match in _ALERT.finditer(text[:20_000]))
    return fold(" ".join(said))


_ALERT = re.compile(r"""\balert\(\s*(['"])(.{5,200}?)\1""")


def _matches(text: str) -> Iterator[tuple[PageKind, re.Match[str]]]:
    told = False
    for kind, pattern in _MESSAGES:
        match = pattern.search(text)
        if match:
            told = True
            yield kind, match
    if not told and (match := wordings.APOLOGY.search(text)):
        yield PageKind.ERROR, match


def failure(reading: Reading) -> Kind | None:
    """A failure printed in place of the page; not one that stands before a whole page."""
    first = fold(" \n ".join(line.text[:200] for line in reading.lines[:8]))
    match = wordings.FAILURE.search(first)
    if match and len(reading.lines) <= 40:
        return Kind(PageKind.ERROR, f"it says {match[0]!r}")
    return None


def said(reading: Reading) -> str:
    """The first words of a page that stand in none of its menus and lists.

    On one without a title, they may stand in a cell as its lists do.
    """
    titled = reading.headline is not None
    lines = (
        line.text[:200]
        for line in reading.lines
        if not (line.box.furniture or line.mostly_linked or (line.box.carded and titled))
    )
    return fold(" \n ".join(islice(lines, SAID)))


def login(reading: Reading) -> Kind | None:
    """A form that asks for a password, on a page that says so."""
    asks = any(
        (field.get("type") or "").lower() == "password" for field in reading.root.iter("input")
    )
    if asks and (wordings.LOGIN.search(said(reading)) or _is_named(reading, wordings.LOGIN)):
        return Kind(PageKind.LOGIN, "a form asks for a password")
    return None


def _is_named(reading: Reading, words: re.Pattern[str]) -> bool:
    """Whether the page's own name, or its main heading, begins with some words."""
    names = [fact.value for fact in reading.data.of("page")]
    names += [line.text for line in reading.lines if line.heading == 1]
    return any(words.match(fold(name)) for name in names)


def spam(reading: Reading) -> Kind | None:
    """A hijacked name: the words of gambling, over and over."""
    text = " ".join(line.text for line in reading.lines).lower()
    if not any(word in text for word in wordings.LURES):
        return None
    text = fold(text)
    words = [match[0] for match in wordings.GAMBLING.finditer(text)]
    if len(set(words)) >= 3 and len(words) >= 6:
        return Kind(PageKind.PARKED, f"gambling advertisement: {', '.join(sorted(set(words))[:3])}")
    return None
