"""How the sites print what they have: clocks, counters and side lists included."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from aggregator.replica.site import Site
from aggregator.replica.stories import Story

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


class Block(NamedTuple):
    """A paragraph, and the address and caption of the picture that follows it."""

    text: str
    photo: str | None = None
    caption: str | None = None


class Pages:
    """One site's pages at one moment. Each shows the clock, the visits and a side list."""

    def __init__(self, site: Site, stories: Sequence[Story], *, now: datetime, visits: int) -> None:
        self.site, self.stories = site, stories
        self._frame = {"site": site, "now": now, "visits": visits, "side": stories[1::3][:4]}

    def article(self, story: Story, views: int | None) -> str:
        """The story's page, showing its count of views where the site has one."""
        older = self.stories[self.stories.index(story) + 1 :][:3]
        blocks = list(_blocks(self.site, story))
        return self._print(story=story, blocks=blocks, views=views, older=older)

    def listing(self, page: int) -> str:
        """A page of the list, counted from 1; empty beyond the last."""
        first, size = (page - 1) * self.site.per_page, self.site.per_page
        last = -(-len(self.stories) // size)
        return self._print(listed=self.stories[first : first + size], page=page, last=last)

    def notice(self, text: str) -> str:
        """The site's frame around one sentence: nothing here, or nothing any more."""
        return self._print(notice=text)

    def _print(self, **shown: object) -> str:
        template = _environment.get_template(f"{self.site.slug}.html.j2")
        return template.render({"story": None, "listed": None} | self._frame | shown)


def _blocks(site: Site, story: Story) -> Iterator[Block]:
    for index, text in enumerate(story.paragraphs):
        photo = index // 2
        if index % 2 or photo >= len(story.photos):
            yield Block(text)
        else:
            yield Block(text, site.photo_address(story, photo + 1), story.photos[photo])


_environment = Environment(
    loader=PackageLoader("aggregator.replica"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters |= {
    "day": lambda moment: f"{moment:%d/%m/%Y}",
    "minute": lambda moment: f"{moment:%d/%m/%Y %H:%M}",
    "weekday": lambda moment: WEEKDAYS[moment.weekday()],
}
