"""How often an article was read: only a count that stands beside it and says so."""

from collections.abc import Iterator

from spiders import hints
from spiders.counts import find_views, is_site_counter, parse_count
from spiders.found import Found, surest
from spiders.outline import Line
from spiders.reading import Reading

_PLACES = {"head": 1.0, "above": 0.9, "tail": 0.95, "text": 0.95}


def view_count(reading: Reading) -> Found[int] | None:
    """The readers of this article; never the visitors of the site."""
    return surest(_candidates(reading))


def _candidates(reading: Reading) -> Iterator[Found[int]]:
    for where, line in [*reading.around(), *_last(reading)]:
        if len(line.text) > 240 or is_site_counter(line.text):
            continue
        views = find_views(line.spaced)
        if views:
            yield Found(views.count, f"label:{views.label}", views.certainty * _PLACES[where])
        elif where != "text":
            yield from _beside_icon(line)
    for fact in reading.data.of("views"):
        count = parse_count(fact.value)
        if count is not None:
            yield Found(count, fact.rule, 0.7)


def _beside_icon(line: Line) -> Iterator[Found[int]]:
    """A bare number after an eye, or in an element that is named for views."""
    eye = False
    for text, _, found in line.pieces:
        bare = text.strip(" \t\r\n\xa0|()")
        if found & hints.EYE and not bare:
            eye = True
        elif bare:
            count = parse_count(bare)
            named = found & hints.VIEWS or line.box.hints & hints.VIEWS
            if count is not None and (eye or named):
                yield Found(count, "structure:eye" if eye else "structure:named-views", 0.8)
            eye = False


def _last(reading: Reading) -> list[tuple[str, Line]]:
    """The last lines of the body, where counts often stand."""
    body = reading.body
    lines = reading.lines[max(body.first, body.last - 4) : body.last] if body else []
    return [("text", line) for line in lines]
