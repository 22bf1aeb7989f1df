"""Pages that hold no article, told apart: by their words, by their shape, and by what they lack."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spiders import wordings
from spiders.about import date_of
from spiders.body import links_documents
from spiders.boxes import Line
from spiders.cards import published
from spiders.dates import PrintedDate
from spiders.evidence import ENOUGH, FEWEST, LITTLE, evidence_of, letters_of, listed_lines
from spiders.found import Found
from spiders.furniture import heads_other_news
from spiders.headline import key
from spiders.items import NotAnArticleError, PageKind
from spiders.links import Entry
from spiders.listings import find_entries, heads_block, is_front
from spiders.pager import next_page
from spiders.reading import Reading
from spiders.text import fold


@dataclass(frozen=True, slots=True)
class Kind:
    """What a page is instead of an article, and the words or figures that say so."""

    kind: PageKind
    reason: str


_MESSAGES = (
    (PageKind.WAIT, wordings.WAIT),
    (PageKind.CHALLENGE, wordings.CHALLENGE),
    (PageKind.ERROR, wordings.ERROR),
    (PageKind.PARKED, wordings.PARKED),
    (PageKind.EMPTY, wordings.UNFILLED),
    (PageKind.NOT_FOUND, wordings.MISSING),
    (PageKind.MAINTENANCE, wordings.MAINTENANCE),
)


def refuse(
    reading: Reading, source: str, title: Found[str] | None, date: Found[PrintedDate] | None
) -> None:
    """Raise ``NotAnArticleError`` where the page is something else than an article."""
    kind = kind_of(reading, source, title, date)
    if kind:
        raise NotAnArticleError(reading.url, kind.kind, kind.reason)


def refuse_message(reading: Reading, source: str) -> None:
    """The same for a page that lists nothing: what it says is why."""
    kind = (
        _script_challenge(source)
        or _spam(reading)
        or _message(reading)
        or _login(reading)
        or _empty(reading)
    )
    if kind:
        raise NotAnArticleError(reading.url, kind.kind, kind.reason)


def kind_of(
    reading: Reading, source: str, title: Found[str] | None, date: Found[PrintedDate] | None
) -> Kind | None:
    """What the page is instead of an article; ``None`` for an article."""
    certain = _spam(reading) or _failure(reading) or _archive(reading) or _front(reading)
    if certain := certain or _dated_register(reading) or (None if date else _undated(reading)):
        return certain
    evidence = evidence_of(reading, title, date)
    if evidence >= ENOUGH:
        return None
    short = letters_of(reading, set()) < MESSAGE
    told = short or evidence < SOME or _is_message(reading, title)
    kind = _script_challenge(source) or (_message(reading) if told else None) or _login(reading)
    kind = kind or _list(reading, evidence)
    return kind or (_register(reading) or _empty(reading) if evidence < LITTLE else None)


def _script_challenge(source: str) -> Kind | None:
    if (
        len(source) < 6000
        and (cookie := _SETS_COOKIE.search(source))
        and _ASKS_AGAIN.search(source)
    ):
        return Kind(PageKind.CHALLENGE, f"a script sets the cookie {cookie[1]} and asks again")
    return None


_SETS_COOKIE = re.compile(r"""document\.cookie\s*=\s*['"]\s*(\w{1,40})=""")
_ASKS_AGAIN = re.compile(r"location\.(?:reload|href|replace|assign)|location\s*=|D1N\s*=")


def _message(reading: Reading) -> Kind | None:
    """A page that is but a message, by the words of its name or of its few lines."""
    name = fold(" ".join(fact.value for fact in reading.data.of("page")))
    for text in (name, _said(reading), _alerted(reading)):
        found = [(match.start(), kind, match[0]) for kind, match in _matches(text)]
        if found:
            _, kind, words = min(found, key=lambda one: one[0])
            return Kind(kind, f"it says {words!r}")
    return None


def _is_message(reading: Reading, title: Found[str] | None) -> bool:
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


def _failure(reading: Reading) -> Kind | None:
    """A failure printed in place of the page; not one that stands before a whole page."""
    first = fold(" \n ".join(line.text[:200] for line in reading.lines[:8]))
    match = wordings.FAILURE.search(first)
    if match and len(reading.lines) <= 40:
        return Kind(PageKind.ERROR, f"it says {match[0]!r}")
    return None


def _archive(reading: Reading) -> Kind | None:
    """A list by its heading, however few entries it has."""
    texts = [reading.headline.text] if reading.headline else []
    texts += [line.text for line in reading.lines if line.heading == 1 and not line.mostly_linked]
    heading = next((text for text in texts if wordings.ARCHIVE.match(fold(text))), None)
    if heading and find_entries(reading) and not wordings.NO_HITS.search(_said(reading)):
        return Kind(PageKind.LISTING, f"its heading is {heading!r}")
    return None


def _front(reading: Reading) -> Kind | None:
    """A front page, also one that shows whole articles under each other."""
    if not is_front(reading.url):
        return None
    links = find_entries(reading)
    return Kind(PageKind.LISTING, f"it lists {len(links)} articles") if links else None


def _said(reading: Reading) -> str:
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


MESSAGE = 150
"""Letters of a message under a title of its own wording."""

SAID = 20
"""Lines that a message has at most, with what stands above it."""


def _login(reading: Reading) -> Kind | None:
    """A form that asks for a password, on a page that says so."""
    asks = any(
        (field.get("type") or "").lower() == "password" for field in reading.root.iter("input")
    )
    if asks and (wordings.LOGIN.search(_said(reading)) or _is_named(reading, wordings.LOGIN)):
        return Kind(PageKind.LOGIN, "a form asks for a password")
    return None


def _is_named(reading: Reading, words: re.Pattern[str]) -> bool:
    """Whether the page's own name, or its main heading, begins with some words."""
    names = [fact.value for fact in reading.data.of("page")]
    names += [line.text for line in reading.lines if line.heading == 1]
    return any(words.match(fold(name)) for name in names)


def _list(reading: Reading, evidence: float) -> Kind | None:
    links = find_entries(reading)
    fewest = FEWEST if evidence >= LITTLE else 1 if _is_section(reading, links) else 2
    if len(links) < fewest or _is_block(reading, links):
        return None
    if evidence >= SOME and reading.headline and links[-1].index < reading.headline.first:
        return None  # a menu above an article
    first = links[0].index
    headings = reading.lines[max(0, first - 3) : first]
    aside = any(heads_other_news(line.text) for line in headings) or _ends_before(reading, first)
    if evidence >= SOME and aside and not _goes_on(reading, links):
        return None
    return Kind(PageKind.LISTING, f"it lists {len(links)} articles")


def _register(reading: Reading) -> Kind | None:
    """A list of documents, up to the heading of a block beside it."""
    count = sum(links_documents(line) and not line.box.furniture for line in _of_page(reading))
    return Kind(PageKind.LISTING, f"it lists {count} documents") if count >= FEWEST else None


def _dated_register(reading: Reading) -> Kind | None:
    """The same where each has its date, and hardly a word stands beside them."""
    if letters_of(reading, set()) >= SHORT:
        return None
    dated = (line for line in _of_page(reading) if len(line.text) <= 12 and date_of(line.spaced))
    return _register(reading) if len(list(islice(dated, 3))) == 3 else None


def _undated(reading: Reading) -> Kind | None:
    """Whom to write to, or a questionnaire: what the page says stands in many small parts."""
    contacts = sum(_CONTACT.search(line.text) is not None for line in _of_page(reading))
    if contacts >= FEWEST and letters_of(reading, set()) < SHORT:
        return Kind(PageKind.LISTING, f"it lists {contacts} people to write to")
    fields = reading.body.box.element.iter("input") if reading.body else ()
    choices = sum((field.get("type") or "").lower() in ("radio", "checkbox") for field in fields)
    if choices >= QUESTIONED and letters_of(reading, set()) < SHORT:
        return Kind(PageKind.EMPTY, f"a form with {choices} answers to choose")
    return None


_CONTACT = re.compile(r"^(?:e-?mail|thư điện tử)\s*:|^\S+@[\w.-]+\.\w+$", re.IGNORECASE)

QUESTIONED = 6
"""Answers to choose among, at which a page is a form; a poll beside an article has fewer."""


def _of_page(reading: Reading) -> Iterator[Line]:
    """The lines from the title on, up to the heading of a block."""
    title = reading.headline.first if reading.headline else 0
    for line in reading.lines[title:]:
        if line.index > title and (heads_block(line.text) or heads_other_news(line.text)):
            return
        yield line


def _is_section(reading: Reading, links: list[Entry]) -> bool:
    """Whether what is listed, be it one article, is dated and stands right under a heading."""
    if not links or published(links[0].lines) is None:
        return False
    before = reading.lines[max(0, links[0].index - 2) : links[0].index]
    return any(line.heading and not line.mostly_linked for line in before)


def _is_block(reading: Reading, links: list[Entry]) -> bool:
    """Whether links stand under the heading of a block beside a section that is named above it."""
    first = links[0].index
    own = next((line.index for line in reading.lines[:first] if line.heading == 1), None)
    own = reading.headline.last - 1 if reading.headline else own
    if own is None or is_front(reading.url):
        return False
    if links[0].box.within(reading.lines[own].box.parent or reading.page.root):
        return False
    name = key(reading.lines[own].text)
    between = [line for line in reading.lines[own + 1 : first] if not line.mostly_linked][-2:]
    return any(heads_block(line.text) and key(line.text) != name for line in between)


def _goes_on(reading: Reading, links: list[Entry]) -> bool:
    """Whether what looks like a text is but a few words above a list that has a next page."""
    few = letters_of(reading, listed_lines(reading)) < SHORT
    return few and next_page(reading, articles=[link.url for link in links]) is not None


SHORT = 250
"""Letters that a section says of itself at most."""


def _ends_before(reading: Reading, index: int) -> bool:
    """Whether the page has a text, and it ends before a line."""
    lines = reading.story.text() if reading.story else []
    return bool(lines) and lines[-1].index < index


SOME = 1.5
"""Evidence that makes a list headed "other news" one beside an article."""


def _empty(reading: Reading) -> Kind | None:
    letters = sum(len(line.text) for line in reading.lines)
    if letters < 200:
        return Kind(PageKind.EMPTY, f"{letters} letters of text")
    return Kind(PageKind.EMPTY, "no text that follows a title")


def _spam(reading: Reading) -> Kind | None:
    """A hijacked name: the words of gambling, over and over."""
    text = " ".join(line.text for line in reading.lines).lower()
    if not any(word in text for word in wordings.LURES):
        return None
    text = fold(text)
    words = [match[0] for match in wordings.GAMBLING.finditer(text)]
    if len(set(words)) >= 3 and len(words) >= 6:
        return Kind(PageKind.PARKED, f"gambling advertisement: {', '.join(sorted(set(words))[:3])}")
    return None
