"""Articles without words: pictures, or a film, under a title."""

from collections.abc import Iterator

from lxml import etree

from spiders.items import Image
from spiders.pictures import PICTURES, is_picture, picture, shows
from spiders.reading import Reading

NEAR = 3
"""Lines under a title among which a picture stands that is the article."""


def right_under(reading: Reading) -> Iterator[etree._Element]:
    """Pictures and films that follow the title, and are none of other pages'."""
    last = reading.headline.last if reading.headline else len(reading.lines)
    for index, element, box in reading.page.media:
        if last <= index <= last + NEAR and not (box.furniture or box.carded):
            leads = next(element.iterancestors("a"), None)
            enlarged = leads is None or is_picture(leads.get("href") or "")
            if enlarged and shows(element, reading.base):
                yield element


def pictures_alone(reading: Reading) -> Iterator[Image]:
    """The pictures of an article that has no text, each once."""
    shown = (element for element in right_under(reading) if element.tag in PICTURES)
    found = (picture(element, reading.base) for element in shown)
    yield from {image.url: image for image in found if image}.values()
