"""What a site answers: pages, files and robots.txt, or 304 to those who have the page already."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import blake2b

from starlette.responses import HTMLResponse, PlainTextResponse, Response

from aggregator.replica.media import pdf, png
from aggregator.replica.newsroom import Newsroom
from aggregator.replica.pages import Pages
from aggregator.replica.site import Site
from aggregator.replica.stories import Story

WITHDRAWN = "Bài viết đã bị gỡ."
UNKNOWN = "Không có bài viết với định danh trên"
NO_PAGE = "Không tìm thấy trang bạn yêu cầu."
NO_NEWS = "Nội dung đang được cập nhật."
_DECORATION = re.compile(r"(?i)/images/[a-z-]+\.png")


class Answers:
    """Answers requests to one site, and counts the pages it sends."""

    def __init__(self, site: Site, newsroom: Newsroom) -> None:
        self.site, self.newsroom = site, newsroom

    def to(self, target: str, asked: Mapping[str, str], *, head: bool = False) -> Response:
        """The answer to a path with query; ``asked`` are the headers, their names in lower case."""
        if target == "/robots.txt":
            return PlainTextResponse(robots(self.site))
        if (number := self.site.story_id(target)) is not None:
            if (story := self.newsroom.find(self.site.slug, number)) is None:
                return self._missing(number)
            return self._unless_known([story], asked, lambda: self._article(story, head))
        if (page := self.site.page_number(target)) is not None:
            return self._unless_known(self._stories, asked, lambda: self._pages(head).listing(page))
        return self._file(target) or self._notice(target)

    @property
    def _stories(self) -> Sequence[Story]:
        return self.newsroom.stories[self.site.slug]

    def _pages(self, head: bool = False) -> Pages:
        self.newsroom.visits[self.site.slug] += not head
        visits = self.newsroom.visits[self.site.slug]
        return Pages(self.site, self._stories, now=self.newsroom.now(), visits=visits)

    def _article(self, story: Story, head: bool) -> str:
        self.newsroom.reads[self.site.slug, story.id] += not head
        return self._pages(head).article(story, self.newsroom.views(self.site.slug, story))

    def _unless_known(
        self, shown: Sequence[Story], asked: Mapping[str, str], page: Callable[[], str]
    ) -> Response:
        headers = _validators(self.site, shown)
        if _known(headers, asked):
            return Response(status_code=304, headers=headers)
        return HTMLResponse(page(), headers=headers)

    def _missing(self, number: int) -> Response:
        text = WITHDRAWN if number in self.site.withdrawn else UNKNOWN
        status = 200 if self.site.soft_404 else 404
        return HTMLResponse(self._pages().notice(text), status)

    def _file(self, target: str) -> Response | None:
        if target in self._photos() or _DECORATION.fullmatch(target):
            return Response(png(target), media_type="image/png")
        if (name := self._documents().get(target)) is not None:
            return Response(pdf(name), media_type="application/pdf")
        return None

    def _notice(self, target: str) -> Response:
        if target in dict(self.site.nav).values():
            return HTMLResponse(self._pages().notice(NO_NEWS))
        return HTMLResponse(self._pages().notice(NO_PAGE), 404)

    def _photos(self) -> set[str]:
        return {
            self.site.photo_address(story, number)
            for story in self._stories
            for number in range(1, len(story.photos) + 1)
        }

    def _documents(self) -> dict[str, str]:
        return {
            self.site.file_address(story, name): name
            for story in self._stories
            for name, _ in story.files
        }


def robots(site: Site) -> str:
    """Its robots.txt: news for all, not the search nor the back office."""
    return "\n".join(["User-agent: *", *(f"Disallow: {path}" for path in site.forbidden), ""])


def _validators(site: Site, shown: Sequence[Story]) -> dict[str, str]:
    """Weak, for the clock and the counters differ in every copy."""
    headers = {}
    if site.etag:
        headers["etag"] = f'W/"{blake2b(repr(shown).encode(), digest_size=8).hexdigest()}"'
    if site.last_modified:
        latest = max(story.changed or story.date for story in shown).astimezone(UTC)
        headers["last-modified"] = format_datetime(latest, usegmt=True)
    return headers


def _known(validators: Mapping[str, str], asked: Mapping[str, str]) -> bool:
    """Whether the client's copy is the present one (RFC 9110, 13.2.2: ETags come first)."""
    if "etag" in validators and "if-none-match" in asked:
        tags = re.findall(r'"[^"]*"|\*', asked["if-none-match"])
        return "*" in tags or validators["etag"].removeprefix("W/") in tags
    if "last-modified" in validators and "if-modified-since" in asked:
        since = _http_date(asked["if-modified-since"])
        current = _http_date(validators["last-modified"])
        return since is not None and current is not None and current <= since
    return False


def _http_date(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value)
    except ValueError:
        return None
