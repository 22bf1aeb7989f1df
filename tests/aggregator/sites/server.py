"""What the made-up sites share: a server on loopback, stories, and a record of what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar, Self
from urllib.parse import parse_qsl, urlsplit

from tests.aggregator.sites.texts import VIETNAM, Story, story


@dataclass(frozen=True, slots=True)
class Asked:
    """A request."""

    target: str
    form: Mapping[str, str]
    headers: Mapping[str, str]

    @property
    def path(self) -> str:
        """Without the query."""
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        """Names and values."""
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer."""

    body: str = ""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


def moved(url: str, status: int = 301) -> Answer:
    """A redirect."""
    return Answer(status=status, headers={"Location": url})


def xml(text: str) -> Answer:
    """A document for machines."""
    return Answer(f'<?xml version="1.0" encoding="utf-8"?>{text}', kind="text/xml; charset=utf-8")


class Site:
    """A site on 127.0.0.1 while its ``with`` block lasts. Subclasses say what it answers."""

    name: ClassVar[str]
    title: ClassVar[str]
    sections: ClassVar[tuple[tuple[str, str], ...]]
    """The path of each section and its name."""
    count: ClassVar[int] = 36

    def __init__(self) -> None:
        self.stories = [story(self.name, number, len(self.sections)) for number in self.numbers()]
        self.log: list[str] = []
        self.url = ""

    def numbers(self) -> list[int]:
        """Of its articles, newest first."""
        return list(range(100, 100 - self.count, -1))

    def answer(self, asked: Asked) -> Answer:
        """What the site says."""
        raise NotImplementedError

    def address(self, one: Story) -> str:
        """The path of an article."""
        raise NotImplementedError

    def live(self) -> list[Story]:
        """What is published, newest first."""
        return [one for one in self.stories if not one.gone]

    def of(self, section: int) -> list[Story]:
        """What a section lists."""
        return [one for one in self.live() if one.section == section]

    def numbered(self, number: int) -> Story | None:
        """An article that is published."""
        return next((one for one in self.live() if one.number == number), None)

    def truth(self) -> dict[str, Story]:
        """Each article by its whole address."""
        return {self.url + self.address(one): one for one in self.live()}

    def publish(self) -> None:
        """A new article appears."""
        number = self.stories[0].number + 1
        self.stories.insert(0, story(self.name, number, len(self.sections)))

    def edit(self, place: int = 4) -> None:
        """An article that is on the first lists gets another title and text."""
        one = self.live()[place]
        self.retitle(one)
        one.paragraphs[0] += " Thông tin này được đính chính so với bản đăng trước."
        one.modified = datetime.now(VIETNAM)

    def retitle(self, one: Story) -> None:
        """A title that keeps the address."""
        one.title += " (cập nhật)"

    def withdraw(self, place: int = 6) -> str:
        """An article is taken away; its title."""
        one = self.live()[place]
        one.gone = True
        return one.title

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, args=[0.02], daemon=True).start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            form = dict(parse_qsl(self.rfile.read(length).decode(), keep_blank_values=True))
            site.log.append(self.path)
            answer = site.answer(Asked(self.path, form, dict(self.headers.items())))
            body = answer.body.encode()
            self.send_response(answer.status)
            for name, value in {"Content-Type": answer.kind, **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if answer.status != 304:
                self.wfile.write(body)

        do_POST = do_GET  # noqa: N815  the name is that of the library

        def log_message(self, *args: Any) -> None:
            """Nothing on stderr."""

    return Handler
