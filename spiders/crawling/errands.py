"""Why a list page is asked for."""

from dataclasses import dataclass, field

from spiders.crawling.memory import Visit
from spiders.items import NextPage
from spiders.lists.menus import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What is meant to become of a list page."""

    section: str | None = None
    """The name of the section whose list it is."""
    full: bool = False
    """Whether the list is followed to its end."""
    entry: Entry | None = None
    """The entry of a menu that led to it: it may be no list at all."""
    channel: bool = False
    """A feed or a sitemap that the site is said to have."""
    asked: NextPage | None = None
    seen: set[str] = field(default_factory=set)
    """What stood on the pages of this list before this one."""
    visit: Visit | None = None
    """What stood there last time."""
