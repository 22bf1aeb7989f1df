"""What an answer's headers and history tell, beside its body."""

from scrapy import Request
from scrapy.http import Response

from spiders.crawling.memory import Visit, mark
from spiders.items import Listing, NextPage


def asked_url(response: Response) -> str:
    """The address as it was asked for, before any redirect."""
    return str(response.meta.get("redirect_urls", [response.url])[0])


def first_url(request: Request) -> str:
    """The same of a request that brought nothing."""
    return str(request.meta.get("redirect_urls", [request.url])[0])


def seen(response: Response, listing: Listing) -> Visit:
    """A list page as the next crawl will want to know it."""
    return Visit(
        url=asked_url(response),
        outcome="listing",
        etag=header(response, "ETag"),
        last_modified=header(response, "Last-Modified"),
        links=tuple(link.url for link in listing.links),
        marks=tuple(mark(link) for link in listing.links),
        next_url=listing.next_url,
    )


def declared_charset(response: Response) -> str | None:
    """What the server says of the body's encoding; it is often wrong."""
    _, _, parameters = (header(response, "Content-Type") or "").partition("charset=")
    return parameters.strip(" \"';") or None


def header(response: Response, name: str) -> str | None:
    """One header of an answer."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def headers_of(response: Response) -> dict[str, str]:
    """All headers of an answer."""
    return {
        name.decode("latin-1"): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
    }


def form_headers(asked: NextPage) -> dict[str, str]:
    """What a request for such a page says of itself."""
    form = {"Content-Type": "application/x-www-form-urlencoded"} if asked.form else {}
    return {**form, **dict(asked.headers)}
