"""A look at a site: which pages are asked for, one after the other, and what they show.

`survey` is a generator: it gives the address that it wants, and is sent the answer. Who fetches
(a spider of Scrapy, a test) is none of its business.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import urljoin

from aggregator.probing.pages import Answer, Failed, Fetched, ProbeError, Reader, is_front, page_of
from aggregator.probing.sample import Sampled, sampled
from spiders.addresses.urls import canonical_url
from spiders.crawling.explorer import Explorer
from spiders.crawling.lessons import proven, said
from spiders.crawling.recognise import Recognised, recognise
from spiders.crawling.site import Site
from spiders.items import LayoutError, Link, Listing, NotAnArticleError, PageKind
from spiders.layout.learned import Learned
from spiders.lists import menus
from spiders.pages.channels import channels_of
from spiders.reading.learning import FEWEST, learn

TRIES = 6
"""Entries of the menus that are looked at."""
SAMPLE = 5
"""Articles that are read."""
LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Kind(StrEnum):
    """What stands at the address that was asked for."""

    FRONT = "front page"
    LIST = "list"
    FEED = "feed"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundList:
    """A page that announces articles."""

    name: str
    """What the menu calls it; empty for the page that was asked for."""
    page: Fetched
    listing: Listing


@dataclass(slots=True, kw_only=True)
class Survey:
    """What was seen."""

    asked: Fetched
    kind: Kind
    front: Fetched | None = None
    platform: Recognised | None = None
    lists: list[FoundList] = field(default_factory=list)
    """The page that was asked for, if it is a list, then the front page, then those of menus."""
    in_menu: bool = False
    """Whether a menu of the front page leads to the page that was asked for."""
    tried: int = 0
    """Entries of the menus that were looked at."""
    channels: tuple[str, ...] = ()
    sample: list[Sampled] = field(default_factory=list)
    learned: Learned | None = None
    troubles: list[str] = field(default_factory=list)

    @property
    def read(self) -> list[Sampled]:
        """The pages of the sample that are articles."""
        return [one for one in self.sample if one.article]


Asking = Generator[str, Answer, None]


def survey(url: str) -> Generator[str, Answer, Survey]:
    """Look at a site, from one of its pages; raise `ProbeError` where there is nothing to see."""
    asked = page_of((yield url))
    seen = Survey(asked=asked, kind=Kind.FRONT if is_front(url) else Kind.LIST)
    seen.platform = platform_of(asked)
    if seen.kind is Kind.FRONT:
        seen.front = asked
    else:
        yield from look_at_front(seen)
    reader = Reader(seen.platform.platform if seen.platform else None)
    seen.kind = kind_of(seen, reader)
    if seen.kind is not Kind.ARTICLE:
        add_list(seen, "", asked, reader)
    if seen.front is not None:
        yield from look_at_menus(seen, reader)
    yield from read_articles(seen, reader)
    if not seen.sample:
        raise ProbeError(f"{asked.url}: {nothing(asked, reader)}")
    learn_from(seen, reader)
    return seen


def look_at_front(seen: Survey) -> Asking:
    """The front page, which tells the platform and where the lists are; it may fail."""
    answer = yield urljoin(seen.asked.url, "/")
    try:
        seen.front = page_of(answer)
    except ProbeError as error:
        seen.troubles.append(str(error))
    else:
        seen.platform = platform_of(seen.front) or seen.platform


def platform_of(page: Fetched) -> Recognised | None:
    """What a page gives away of its platform."""
    if page.is_channel:
        return None
    return recognise(Reader(None).menu_page(page).source, page.url, page.headers)


SAYS_NOTHING = {PageKind.LISTING, PageKind.EMPTY}
"""Kinds of what is no article that a list may be taken for."""


def kind_of(seen: Survey, reader: Reader) -> Kind:
    """What the page is; raise `ProbeError` for one that is but a message, or a login."""
    asked = seen.asked
    if asked.is_channel:
        return Kind.FEED
    if seen.kind is Kind.FRONT:
        return Kind.FRONT
    one = sampled(asked, reader)
    if one.article:
        return Kind.ARTICLE
    if one.kind not in SAYS_NOTHING or reader.listing(asked) is None:
        raise ProbeError(f"{asked.url}: {one.error}")
    return Kind.LIST


def nothing(page: Fetched, reader: Reader) -> str:
    """Why a page has nothing to follow."""
    try:
        reader.list_page(page).listing()
    except NotAnArticleError as error:
        return f"no articles are announced, it is {error.kind.value}: {error.reason}"
    except LayoutError as error:
        return f"no articles are announced: no {error.part} found"
    return "neither here nor where its menus lead are articles announced"


def add_list(seen: Survey, name: str, page: Fetched, reader: Reader) -> bool:
    """Note a list; whether it announces anything that no list before it did."""
    listing = reader.listing(page)
    if listing is None:
        return False
    met = met_in(seen.lists)
    seen.lists.append(FoundList(name=name, page=page, listing=listing))
    return not met_in(seen.lists[-1:]) <= met


def met_in(lists: Iterable[FoundList]) -> set[str]:
    """The canonical addresses of what stands on lists."""
    return {canonical_url(link.url) for one in lists for link in one.listing.links}


def look_at_menus(seen: Survey, reader: Reader) -> Asking:
    """The front page as a list, and the first entries of its menus that may be lists."""
    assert seen.front is not None  # noqa: S101  whoever calls has looked
    if seen.front is not seen.asked:
        add_list(seen, "the front page", seen.front, reader)
    if seen.front.is_channel:
        return
    page = reader.menu_page(seen.front)
    seen.channels = tuple(dict.fromkeys((*channels_of(page), *seen.front.sitemaps)))
    explorer = Explorer(Site(), seen.front.url)
    entries = explorer.to_try(menus.entries(page.reading), met_in(seen.lists))
    seen.in_menu = any(seen.asked.is_at(entry.url) for entry in entries)
    for entry in [one for one in entries if not seen.asked.is_at(one.url)][:TRIES]:
        seen.tried += 1
        answer = yield entry.url
        if isinstance(answer, Failed) or answer.problem or seen.front.is_at(answer.url):
            continue
        adds = add_list(seen, entry.text, answer, reader)
        if not adds and entry.rank and seen.lists[-1].page is answer:
            seen.lists.pop()  # a page of other things, with the latest news beside them


def read_articles(seen: Survey, reader: Reader) -> Asking:
    """The newest articles that the lists announce."""
    if seen.kind is Kind.ARTICLE:
        seen.sample.append(sampled(seen.asked, reader))
    for link in newest(seen.lists):
        if len(seen.sample) >= SAMPLE:
            return
        if seen.asked.is_at(link.url):
            continue
        answer = yield link.url
        seen.sample.append(sampled(answer, reader, seen.front))


def newest(lists: Iterable[FoundList]) -> Iterator[Link]:
    """What stands on one list after the other, each newest first; last what has no date."""
    met: set[str] = set()
    for one in lists:
        links = {canonical_url(link.url): link for link in one.listing.links}
        fresh = [link for url, link in links.items() if url not in met]
        met.update(links)
        yield from sorted(fresh, key=lambda link: link.published_at or LONG_AGO, reverse=True)


def learn_from(seen: Survey, reader: Reader) -> None:
    """What the articles have in common; from then on they are read with it."""
    good = seen.read
    if len(good) < FEWEST:
        return
    pages = {one.page.url: one.page for one in good if one.page}
    read = [reader.article(page) for page in pages.values()]
    seen.learned, _ = proven(learn(read), read, said(read, Learned()))
    seen.sample = [
        sampled(one.page, reader, seen.front, seen.learned) if one.page and one.article else one
        for one in seen.sample
    ]
