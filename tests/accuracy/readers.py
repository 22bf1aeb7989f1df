"""The readers that are compared: each takes a saved page and answers a reading."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any, TypeVar

from spiders.items import VIETNAM, LayoutError, NotAnArticleError
from spiders.layout.learned import Learned
from spiders.pages.base import ArticlePage, ListingPage
from spiders.reading.learning import learn
from tests.accuracy.judge import Reading
from tests.accuracy.saved import SavedPage, flat_listing, other_articles, saved_pages

Reader = Callable[[SavedPage], Reading]
P = TypeVar("P", ArticlePage, ListingPage)


def alone(page: SavedPage) -> Reading:
    """sokhcn, knowing nothing but the page."""
    return _read(page, None)


def learnt(page: SavedPage) -> Reading:
    """sokhcn, with what the site's other article pages taught; the page itself is left out."""
    others = other_articles(page, saved_pages())
    return _read(page, learn([_open(ArticlePage, other) for other in others]))


def libraries() -> Mapping[str, Reader]:
    """The other tools that are installed here, by name."""
    known = {
        "trafilatura": (_module("trafilatura"), _with_trafilatura),
        "newspaper4k": (_module("newspaper"), _with_newspaper),
    }
    return {name: _bound(module, reader) for name, (module, reader) in known.items() if module}


def _read(page: SavedPage, learned: Learned | None) -> Reading:
    reading: dict[str, Any] = _article(page, learned)
    return {**reading, **_listing(page, learned)} if page.form == "listing" else reading


def _open(cls: type[P], page: SavedPage, learned: Learned | None = None) -> P:
    return cls(
        page.body, page.url, charset=page.charset, fetched_at=page.fetched_at, learned=learned
    )


def _article(page: SavedPage, learned: Learned | None) -> dict[str, Any]:
    try:
        return {"kind": "article", **_open(ArticlePage, page, learned).article().as_json()}
    except NotAnArticleError as error:
        return {"kind": error.kind.value}
    except LayoutError as error:
        return {"kind": f"unread: {error}"}


def _listing(page: SavedPage, learned: Learned | None) -> Reading:
    try:
        listing = _open(ListingPage, page, learned).listing()
    except (NotAnArticleError, LayoutError):
        return {}
    links = [
        {
            "url": link.url,
            "title": link.title,
            "published_at": link.published_at and link.published_at.astimezone(VIETNAM).isoformat(),
            "view_count": link.view_count,
        }
        for link in listing.links
    ]
    return flat_listing({"links": links, "next_url": listing.next_url})


def _module(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _bound(module: ModuleType, reader: Callable[[ModuleType, SavedPage], Reading]) -> Reader:
    return lambda page: reader(module, page)


def _with_trafilatura(trafilatura: ModuleType, page: SavedPage) -> Reading:
    """Default settings, comments left out."""
    found = trafilatura.bare_extraction(
        page.body, url=page.url, with_metadata=True, include_comments=False
    )
    if found is None:
        return {"kind": "unread"}
    return _foreign(found.title, found.date, _one(found.author), found.text)


def _with_newspaper(newspaper: ModuleType, page: SavedPage) -> Reading:
    """Default settings, language ``vi``."""
    article = newspaper.Article(page.url, language="vi", fetch_images=False)
    article.download(input_html=page.body.decode("utf-8", "replace"))
    article.parse()
    date = article.publish_date and article.publish_date.isoformat()
    return _foreign(article.title, date, _one(article.authors), article.text)


def _foreign(title: str | None, date: str | None, author: str | None, body: str) -> Reading:
    full = f"{date}T00:00:00+07:00" if date and len(date) == 10 else date
    return {
        "kind": "article",
        "title": title,
        "published_at": full,
        "author": author,
        "body_text": body,
    }


def _one(authors: str | Sequence[str] | None) -> str | None:
    return authors if isinstance(authors, str) else ", ".join(authors or ()) or None
