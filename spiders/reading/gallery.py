"""Articles without words: pictures, or a film, under a title."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from spiders.items import Image
from spiders.reading.about import is_about
from spiders.reading.pictures import PICTURES, is_picture, picture, shows
from spiders.reading.reading import Reading

NEAR = 3
"""Lines under a title among which a picture stands that is the article; more where they are but
about it."""
HEAD = 12
"""Lines under a title that are looked at."""


def right_under(reading: Reading) -> Iterator[etree._Element]:
    """Pictures and films that follow the title, and are none of other pages'."""
    last = reading.headline.last if reading.headline else len(reading.lines)
    end = _end_of_head(reading, last)
    for index, element, box in reading.page.media:
        if last <= index <= end and not (box.furniture or box.carded):
            leads = next(element.iterancestors("a"), None)
            enlarged = leads is None or is_picture(leads.get("href") or "")
            if enlarged and shows(element, reading.base):
                yield element


def _end_of_head(reading: Reading, first: int) -> int:
    """The line before which an article without words has begun."""
    others = (line.index for line in reading.lines[first : first + HEAD] if not is_about(line))
    return next(islice(others, NEAR, None), min(first + HEAD, len(reading.lines)))


def pictures_alone(reading: Reading) -> Iterator[Image]:
    """The pictures of an article that has no text, each once."""
    shown = (element for element in right_under(reading) if element.tag in PICTURES)
    found = (picture(element, reading.base) for element in shown)
    yield from {image.url: image for image in found if image}.values()
