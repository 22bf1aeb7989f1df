"""How often an article was read: only a count that stands beside it and says so."""

from collections.abc import Iterator

from spiders.about import count_by_icon
from spiders.boxes import Line
from spiders.counts import find_views, is_site_counter, parse_count
from spiders.found import Found, surest
from spiders.reading import Reading
from spiders.remarks import remarks

_PLACES = {"head": 1.0, "above": 0.9, "tail": 0.95, "text": 0.95}


def view_count(reading: Reading) -> Found[int] | None:
    """The readers of this article; never the visitors of the site."""
    return surest(_candidates(reading))


def _candidates(reading: Reading) -> Iterator[Found[int]]:
    for remark in [*reading.remarks, *remarks(_last(reading))]:
        if is_site_counter(remark.text):
            continue
        views = find_views(remark.text)
        if views:
            certainty = views.certainty * _PLACES[remark.where]
            yield Found(views.count, f"label:{views.label}", certainty)
        elif remark.whole and remark.where != "text" and (counted := count_by_icon(remark.line)):
            yield Found(counted[0], f"structure:{counted[1]}", 0.8)
    for fact in reading.data.of("views"):
        count = parse_count(fact.value)
        if count is not None:
            yield Found(count, fact.rule, 0.7)


def _last(reading: Reading) -> list[tuple[str, Line]]:
    """The last lines of the body, where counts often stand."""
    body = reading.body
    lines = reading.lines[max(body.first, body.last - 4) : body.last] if body else []
    return [("text", line) for line in lines if not line.box.repeats]
