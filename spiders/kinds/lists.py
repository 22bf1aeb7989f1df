"""Pages that list: articles, documents, people, or answers to choose among."""

import re
from collections.abc import Iterator
from itertools import islice

from spiders.items import PageKind
from spiders.kinds import wordings
from spiders.kinds.evidence import FEWEST, LITTLE, letters_of, listed_lines
from spiders.kinds.kind import Kind
from spiders.kinds.messages import said
from spiders.layout.boxes import Line
from spiders.layout.furniture import heads_other_news
from spiders.lists.cards import published
from spiders.lists.links import Entry
from spiders.lists.listings import find_entries, heads_block, is_front
from spiders.lists.pager import next_page
from spiders.reading.about import date_of
from spiders.reading.body import links_documents
from spiders.reading.headline import key
from spiders.reading.reading import Reading
from spiders.text import fold

SOME = 1.5
"""Evidence that makes a list headed "other news" one beside an article."""

SHORT = 250
"""Letters that a section says of itself at most."""

QUESTIONED = 6
"""Answers to choose among, at which a page is a form; a poll beside an article has fewer."""

_CONTACT = re.compile(r"^(?:e-?mail|thư điện tử)\s*:|^\S+@[\w.-]+\.\w+$", re.IGNORECASE)


def archive(reading: Reading) -> Kind | None:
    """A list by its heading, however few entries it has."""
    texts = [reading.headline.text] if reading.headline else []
    texts += [line.text for line in reading.lines if line.heading == 1 and not line.mostly_linked]
    heading = next((text for text in texts if wordings.ARCHIVE.match(fold(text))), None)
    if heading and find_entries(reading) and not wordings.NO_HITS.search(said(reading)):
        return Kind(PageKind.LISTING, f"its heading is {heading!r}")
    return None


def front(reading: Reading) -> Kind | None:
    """A front page, also one that shows whole articles under each other."""
    if not is_front(reading.url):
        return None
    links = find_entries(reading)
    return Kind(PageKind.LISTING, f"it lists {len(links)} articles") if links else None


def listing(reading: Reading, evidence: float) -> Kind | None:
    """A list of articles, rather than an article with others around it."""
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


def register(reading: Reading) -> Kind | None:
    """A list of documents, up to the heading of a block beside it."""
    count = sum(links_documents(line) and not line.box.furniture for line in _of_page(reading))
    return Kind(PageKind.LISTING, f"it lists {count} documents") if count >= FEWEST else None


def dated_register(reading: Reading) -> Kind | None:
    """The same where each has its date, and hardly a word stands beside them."""
    if letters_of(reading, set()) >= SHORT:
        return None
    dated = (line for line in _of_page(reading) if len(line.text) <= 12 and date_of(line.spaced))
    return register(reading) if len(list(islice(dated, 3))) == 3 else None


def undated(reading: Reading) -> Kind | None:
    """Whom to write to, or a questionnaire: what the page says stands in many small parts."""
    contacts = sum(_CONTACT.search(line.text) is not None for line in _of_page(reading))
    if contacts >= FEWEST and letters_of(reading, set()) < SHORT:
        return Kind(PageKind.LISTING, f"it lists {contacts} people to write to")
    fields = reading.body.box.element.iter("input") if reading.body else ()
    choices = sum((field.get("type") or "").lower() in ("radio", "checkbox") for field in fields)
    if choices >= QUESTIONED and letters_of(reading, set()) < SHORT:
        return Kind(PageKind.EMPTY, f"a form with {choices} answers to choose")
    return None


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


def _ends_before(reading: Reading, index: int) -> bool:
    """Whether the page has a text, and it ends before a line."""
    lines = reading.story.text() if reading.story else []
    return bool(lines) and lines[-1].index < index
