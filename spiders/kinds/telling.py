"""Pages that hold no article, told apart: by their words, by their shape, and by what they lack."""

from spiders.dates.printed import PrintedDate
from spiders.items import NotAnArticleError, PageKind
from spiders.kinds.evidence import ENOUGH, LITTLE, evidence_of, letters_of
from spiders.kinds.kind import Kind
from spiders.kinds.lists import SOME, archive, dated_register, front, listing, register, undated
from spiders.kinds.messages import (
    MESSAGE,
    failure,
    is_message,
    login,
    message,
    script_challenge,
    spam,
)
from spiders.reading.found import Found
from spiders.reading.reading import Reading


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
        script_challenge(source)
        or spam(reading)
        or message(reading)
        or login(reading)
        or _empty(reading)
    )
    if kind:
        raise NotAnArticleError(reading.url, kind.kind, kind.reason)


def kind_of(
    reading: Reading, source: str, title: Found[str] | None, date: Found[PrintedDate] | None
) -> Kind | None:
    """What the page is instead of an article; ``None`` for an article."""
    certain = spam(reading) or failure(reading) or archive(reading) or front(reading)
    if certain := certain or dated_register(reading) or (None if date else undated(reading)):
        return certain
    evidence = evidence_of(reading, title, date)
    if evidence >= ENOUGH:
        return None
    short = letters_of(reading, set()) < MESSAGE
    told = short or evidence < SOME or is_message(reading, title)
    kind = script_challenge(source) or (message(reading) if told else None) or login(reading)
    kind = kind or listing(reading, evidence)
    return kind or (register(reading) or _empty(reading) if evidence < LITTLE else None)


def _empty(reading: Reading) -> Kind | None:
    letters = sum(len(line.text) for line in reading.lines)
    if letters < 200:
        return Kind(PageKind.EMPTY, f"{letters} letters of text")
    return Kind(PageKind.EMPTY, "no text that follows a title")
