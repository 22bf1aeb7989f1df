"""A client of the replica that knows nothing of it but HTTP."""

import urllib.error
import urllib.request
from email.message import Message
from typing import Any, NamedTuple
from urllib.parse import urljoin

from lxml import html

from aggregator.replica import Replica


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return " ".join(
            html.fromstring(self.body.decode()).text_content().replace("\u200b", "").split()
        )


def fetch(url: str, method: str = "GET", **headers: str) -> Answer:
    asked = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, headers=asked, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return Answer(response.status, response.headers, response.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read())


def of(replica: Replica, slug: str) -> list[dict[str, Any]]:
    return [article for article in replica.truth() if article["source"] == slug]


def links(url: str) -> list[str]:
    page = html.fromstring(fetch(url).body.decode())
    return [urljoin(url, href) for href in page.xpath("//a/@href")]
