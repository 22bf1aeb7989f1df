"""The page that leads to published feeds: one file, without anything from elsewhere."""

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from feeds.formats import FORMATS
from feeds.index import FeedAddress, groups
from feeds.names import Names

templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)


def index(names: Names, feeds: Iterable[FeedAddress]) -> bytes:
    """The page; its links are relative, so that it works from a disk as well."""
    shown = templates.get_template("published.html.j2").render(
        groups=list(groups(feeds)), formats=list(FORMATS), base_url=names.base_url
    )
    return shown.encode()
