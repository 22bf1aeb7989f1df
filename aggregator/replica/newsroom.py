"""The sites' stories as they stand: corrected, added to and read while the replica runs."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from aggregator.replica.sites import SITES
from aggregator.replica.stories import Story, stories_of, story, texts


class Newsroom:
    """All sites' stories, newest first, with how often each page was sent.

    ``now`` tells the time of a change. A change replaces a site's whole tuple, so that another
    thread sees the list as it stood before or after.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.stories = {slug: stories_of(slug) for slug in SITES}
        self.reads: Counter[tuple[str, int]] = Counter()
        """(site, story's id) → how often its page was sent."""
        self.visits: Counter[str] = Counter()
        """Site → how many of its pages were sent."""

    def find(self, slug: str, number: int) -> Story | None:
        """The site's story with this id."""
        return next((each for each in self.stories[slug] if each.id == number), None)

    def views(self, slug: str, story: Story) -> int | None:
        """The count that the story's page last showed."""
        if story.views is None or not SITES[slug].counts_reads:
            return story.views
        return story.views + self.reads[slug, story.id]

    def edit(self) -> tuple[str, Story]:
        """Correct the one article that gets corrected; a second time changes nothing.

        Gives its site and how it reads now.
        """
        change = texts("changes")["edit"]
        slug, line = change["site"], change["paragraph"]
        old = next(each for each in self.stories[slug] if each.id == change["id"])
        if old.title == change["title"]:
            return slug, old
        paragraphs = (*old.paragraphs[: line - 1], change["text"], *old.paragraphs[line:])
        new = replace(old, title=change["title"], paragraphs=paragraphs, changed=self.now())
        self.stories[slug] = tuple(new if each is old else each for each in self.stories[slug])
        return slug, new

    def publish(self) -> tuple[str, Story]:
        """Put the one new article on top of its site; a second time changes nothing.

        Gives its site and the article.
        """
        change = texts("changes")["publish"]
        slug, entry = change["site"], change["article"]
        if (standing := self.find(slug, entry["id"])) is not None:
            return slug, standing
        minute = self.now().replace(second=0, microsecond=0, tzinfo=None)
        new = story(entry | {"date": minute})
        self.stories[slug] = (new, *self.stories[slug])
        return slug, new
