"""WordPress: its pages, and the list of its posts that its REST API gives.

The API is that of the core since version 4.7 (``/wp-json/wp/v2/posts``).
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml import html

from spiders.addresses.identity import AUTO, Identity
from spiders.addresses.urls import same_site
from spiders.dates.printed import parse_machine_date
from spiders.items import LayoutError, Link, Listing, NextPage
from spiders.layout.markup import text_of
from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage
from spiders.pages.page import Page
from spiders.text import clean, unescape

WORDPRESS = Identity(
    locales=frozenset(("vi",)),
    noise=AUTO.noise
    | frozenset(("replytocom", "share", "like_comment", "nb", "preview", "noamp"))
    | frozenset(("doing_wp_cron",)),
    rewrites=((r"(?<=[^/])/(?:comment-page-\d+|embed|trackback)(?=/?$)", ""),),
    stand_ins=rf"{AUTO.stand_ins}|^/(?:index\.php)?\?(?:.*&)?p=\d+",
)

PER_PAGE = 50
"""Posts asked for at once; the API allows 100."""

_FIELDS = "link,title,date_gmt,modified_gmt"


class WordPressArticle(ArticlePage):
    """``?p=<n>`` and the permalink lead to one article: the page itself says which it is."""

    identity = WORDPRESS


class WordPressListing(ListingPage):
    """``/category/<name>/``, then ``/category/<name>/page/2/``."""


def posts_url(api: str) -> str:
    """The newest posts, from the address that a page gives with ``rel="https://api.w.org/"``."""
    asked = urlencode({"per_page": PER_PAGE, "_fields": _FIELDS}, safe=",")
    if "rest_route=" in api:
        return f"{api.rstrip('/')}/wp/v2/posts&{asked}"
    return f"{urljoin(api.rstrip('/') + '/', 'wp/v2/posts')}?{asked}"


def is_interface(url: str) -> bool:
    """Whether an address is that of the list of posts which the API gives."""
    return "wp/v2/posts" in url


class PostsListing(Page):
    """The answer of the API: posts, newest first."""

    def listing(self) -> Listing:
        """Raises ``LayoutError`` where the answer holds no posts.

        The number of pages stands in a header; past the last, the answer is an error (status 400).
        """
        posts = self.posts()
        links = tuple(link for post in posts if (link := _link(post, self.url)))
        following = next_posts(self.url) if len(posts) >= _asked_for(self.url) else None
        ahead = NextPage(url=following) if following else None
        return Listing(url=self.url, links=links, next_url=following, next_page=ahead)

    def posts(self) -> list[dict[str, Any]]:
        """As the API gives them."""
        try:
            answer = json.loads(self.source)
        except (ValueError, RecursionError):
            raise LayoutError(self.url, "list of posts in JSON") from None
        if isinstance(answer, dict) and answer.get("code") == "rest_post_invalid_page_number":
            return []
        if not isinstance(answer, list):
            raise LayoutError(self.url, "list of posts in JSON")
        return [post for post in answer if isinstance(post, dict)]


def is_posts(text: str) -> bool:
    """Whether an answer in JSON is one of the API: a list of posts, or its end."""
    start = text.lstrip()[:2_000]
    return (start.startswith("[") and '"link"' in start and '"title"' in start) or (
        start.startswith("{") and "rest_post_invalid_page_number" in start
    )


def next_posts(url: str) -> str:
    """The address of the page after this one."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    asked["page"] = str(_number(asked.get("page"), 1) + 1)
    return urlunsplit((*parts[:3], urlencode(asked, safe=",/"), ""))


def _asked_for(url: str) -> int:
    return max(1, _number(dict(parse_qsl(urlsplit(url).query)).get("per_page"), 10))


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default


def _link(post: dict[str, Any], url: str) -> Link | None:
    told = post.get("link")
    if not isinstance(told, str) or not told.startswith("http") or not same_site(told, url):
        return None
    dates = [next(_dates(post, name), None) for name in ("date", "modified")]
    return Link(url=told, title=_title(post), published_at=dates[0], modified_at=dates[1])


def _dates(post: dict[str, Any], name: str) -> Iterator[Any]:
    """In UTC if the answer has it, else as the site's clock shows it."""
    for key, zone in ((f"{name}_gmt", "Z"), (name, "")):
        printed = parse_machine_date(f"{post.get(key) or ''}{zone}")
        if printed:
            yield printed.at


def _title(post: dict[str, Any]) -> str:
    title = post.get("title")
    markup = title.get("rendered") if isinstance(title, dict) else title
    if not isinstance(markup, str) or not markup.strip():
        return ""
    return clean(unescape(text_of(html.fromstring(f"<p>{markup}</p>"))))
