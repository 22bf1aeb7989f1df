"""The replica at work: seven sites on loopback, a port each."""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Thread
from typing import Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from uvicorn import Config, Server

from aggregator.replica.answers import Answers
from aggregator.replica.newsroom import Newsroom
from aggregator.replica.sites import SITES
from aggregator.replica.stories import Story
from aggregator.replica.truth import truth
from spiders.items import VIETNAM

PATIENCE = 10.0
"""Seconds that starting or stopping may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A request as the site saw it; a header that was not sent is empty."""

    site: str
    method: str
    target: str
    """Path with query."""
    status: int
    user_agent: str
    if_none_match: str
    if_modified_since: str
    at: float
    """Seconds of ``time.monotonic()``."""


def vietnam_now() -> datetime:
    """The time in Việt Nam."""
    return datetime.now(VIETNAM)


class Replica:
    """Seven sites on 127.0.0.1 while its ``with`` block lasts.

    ``urls`` has each site's address, ``log`` the requests so far, oldest first. The content is the
    same at every start; only clocks and counters run.
    """

    def __init__(self, now: Callable[[], datetime] = vietnam_now) -> None:
        self.newsroom = Newsroom(now)
        self.urls: dict[str, str] = {}
        self.log: list[Seen] = []
        self._sites: dict[int, Answers] = {}
        self._server = Server(
            Config(
                Starlette(routes=[Route("/{path:path}", self._answer)]),
                lifespan="off",
                ws="none",
                log_config=None,
                log_level="error",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=1,
            )
        )

    def __enter__(self) -> Self:
        sockets = {slug: _listening() for slug in SITES}
        for slug, listening in sockets.items():
            port = listening.getsockname()[1]
            self.urls[slug] = f"http://127.0.0.1:{port}"
            self._sites[port] = Answers(SITES[slug], self.newsroom)
        self._thread = Thread(
            target=self._server.run, args=[list(sockets.values())], name="replica", daemon=True
        )
        self._thread.start()
        self._await_start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._server.should_exit = True
        self._thread.join(PATIENCE)

    def sources(self) -> dict[str, dict[str, object]]:
        """Slug → what ``[sources.<slug>]`` must say for the replica to stand in for the site."""
        return {
            slug: {"base_url": url, "delay": 0, "allow_private": True}
            for slug, url in self.urls.items()
        }

    def edit(self) -> str:
        """Have the one article corrected whose title and text get corrected; its address."""
        return self._address(*self.newsroom.edit())

    def publish(self) -> str:
        """Have the one new article appear, dated now; its address."""
        return self._address(*self.newsroom.publish())

    def truth(self) -> list[dict[str, object]]:
        """What a reader should make of each article as it now stands, site after site.

        Section 4 of the contract, without the fields that are the reader's choice, and with
        ``source``. A growing view count is the one that the page showed last.
        """
        return [
            truth(SITES[slug], story, self.urls[slug], self.newsroom.views(slug, story))
            for slug, stories in self.newsroom.stories.items()
            for story in stories
        ]

    async def _answer(self, request: Request) -> Response:
        site = self._sites[request.scope["server"][1]]
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        answer = site.to(target, request.headers, head=request.method == "HEAD")
        self.log.append(_seen(site.site.slug, target, request, answer.status_code))
        return answer

    def _address(self, slug: str, story: Story) -> str:
        return self.urls[slug] + SITES[slug].address(story)

    def _await_start(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise RuntimeError(f"the replica did not start within {PATIENCE:.0f} s")
            time.sleep(0.005)


def _listening() -> socket.socket:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    return listening


def _seen(slug: str, target: str, request: Request, status: int) -> Seen:
    return Seen(
        site=slug,
        method=request.method,
        target=target,
        status=status,
        user_agent=request.headers.get("user-agent", ""),
        if_none_match=request.headers.get("if-none-match", ""),
        if_modified_since=request.headers.get("if-modified-since", ""),
        at=time.monotonic(),
    )
