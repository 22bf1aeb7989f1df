"""What can be configured: each key, its default, and what it may be."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urljoin, urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from aggregator.addresses import is_loopback
from aggregator.openinghours import parse_hours

UNITS = {"s": 1, "min": 60, "h": 3600, "d": 86_400}


class ConfigError(Exception):
    """A configuration that cannot be meant, with the key and where it stands."""


def _duration(value: object) -> timedelta:
    """``90s``, ``30min``, ``6h``, ``1d``, or a number of seconds; always more than none."""
    if isinstance(value, timedelta):
        return value
    parts = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(s|min|h|d)?", str(value).strip())
    try:
        found = timedelta(seconds=float(parts[1]) * UNITS[parts[2] or "s"]) if parts else None
    except OverflowError:
        found = None
    if not found:
        raise ValueError("a duration is written 90s, 30min, 6h or 1d")
    return found


def _polite(delay: float) -> float:
    if not delay:
        raise ValueError("0 is allowed only for a source on loopback")
    return delay


def _folder(value: object) -> Path:
    if not value or not isinstance(value, str | Path) or "\0" in str(value):
        raise ValueError("the name of a folder is expected")
    return Path(value)


def _line(value: str) -> str:
    if not value.isprintable():
        raise ValueError("one line of text is expected")
    return value


def _web_address(value: str) -> str:
    parts = urlsplit(_line(value))
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("an address starts with http:// or https:// and names a host")
    if parts.port == 0 or parts.query or parts.fragment:
        raise ValueError("an address is written https://host:port/path, without ? and #")
    return value.rstrip("/")


def _hub_address(value: str) -> str:
    """Word for word: hubs tell /hub/ from /hub, and some want a key behind a ``?``."""
    _web_address(urlsplit(_line(value))._replace(query="").geturl())
    return value


def _page_address(value: str) -> str:
    """Of a page of a site, also relative to the site's."""
    _web_address(urljoin("http://site/", _line(value)).partition("?")[0].partition("#")[0])
    return value


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from None
    return value


def _hours(value: str) -> str:
    parse_hours(value)
    return value


def _kept(value: str) -> str:
    if not re.fullmatch(r"all|articles|newest:[1-9]\d*", value):
        raise ValueError("accepted: all, articles, or newest:3 (any number from 1 on)")
    return value


def database_address(value: str) -> str:
    """The address of a database that can be used; raises ValueError."""
    try:
        kind = make_url(value).drivername
    except (ArgumentError, ValueError):
        kind = ""
    if kind in {"postgresql", "postgres"}:
        return value.replace(kind, "postgresql+psycopg", 1)
    if kind not in {"sqlite", "sqlite+pysqlite", "postgresql+psycopg"}:
        raise ValueError(
            "accepted: sqlite:///folder/sokhcn.db, postgresql+psycopg://user:password@host/name"
        )
    if kind.startswith("sqlite") and make_url(value).database in {None, "", ":memory:"}:
        raise ValueError("a database in memory keeps nothing; accepted: sqlite:///folder/sokhcn.db")
    return value


Duration = Annotated[timedelta, BeforeValidator(_duration)]
Folder = Annotated[Path, BeforeValidator(_folder)]
Line = Annotated[str, AfterValidator(_line)]
PageAddress = Annotated[str, AfterValidator(_page_address)]
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
HubAddress = Annotated[str, AfterValidator(_hub_address)]


class Section(BaseModel):
    """A part of the configuration: an unknown key in it is a mistake."""

    model_config = ConfigDict(extra="forbid")


class CrawlConfig(Section):
    """Politeness, for every source that says nothing else."""

    delay: Annotated[Seconds, AfterValidator(_polite)] = 1.0
    """Seconds between two requests to one host, at least; AutoThrottle may wait longer."""
    concurrency: int = Field(default=1, ge=1, le=16)
    """Requests to one host at once."""
    timeout: float = Field(default=30.0, gt=0, allow_inf_nan=False)
    """Seconds for one answer."""
    max_page_bytes: int = Field(default=20_000_000, ge=10_000)
    obey_robots: bool = True
    contact: Line | None = None
    """Whom a site's owner can reach: an address of e-mail or web. Default: ``base_url``."""
    user_agent: Line | None = None
    """Default: ``sokhcn/VERSION (+CONTACT)``."""
    refresh: Duration | None = None
    """An article already stored is not fetched again within this time. Default: by its age."""
    interval: Duration = timedelta(hours=6)
    """Time from one crawl of a source to the next."""
    max_time: Duration = timedelta(hours=6)
    """A crawl that takes longer is ended; waiting for ``backfill_hours`` is not counted."""
    backfill_hours: Annotated[str, AfterValidator(_hours)] | None = None
    """``22:00-06:00`` in Vietnam: when a ``--full`` crawl works; else at any hour."""


class ArchiveConfig(Section):
    """What stays of the pages as fetched when `sokhcn db vacuum` is called."""

    keep: Annotated[str, AfterValidator(_kept)] = "all"
    """``all``; ``newest:3``: of each address the last three versions; ``articles``: no lists."""


class FeedsConfig(Section):
    """How feeds reach their readers."""

    publish: Folder | None = None
    """The folder into which `sokhcn run` writes the feeds after each crawl, as `sokhcn publish`."""
    hub: HubAddress | None = None
    """A hub of WebSub, which is told of every feed that has changed."""
    hub_allow_private: bool = False
    """The hub's address may be one that is not public."""
    outage_after: Duration = timedelta(days=2)
    """How long a source has to be out of reach before its feeds say so."""


class SourceConfig(Section):
    """What differs for one source; with ``platform``, a source that is not built in."""

    enabled: bool | None = None
    """Default: as built in; a guessed address is crawled only when told to."""
    base_url: WebAddress | None = None
    start_urls: list[PageAddress] | None = Field(default=None, min_length=1)
    article_urls: Annotated[str, AfterValidator(_pattern)] | None = None
    """What the addresses of articles match, where lists are read wrongly without."""
    sections: dict[str, PageAddress] | None = None
    """Name of a section → its list page."""
    delay: Seconds | None = None
    interval: Duration | None = None
    verify_tls: bool | None = None
    allow_private: bool = False
    platform: str | None = None
    province: str | None = None
    name: Line | None = None

    @field_validator("delay")
    @classmethod
    def _is_polite(cls, delay: float | None, others: ValidationInfo) -> float | None:
        host = urlsplit(others.data.get("base_url") or "").hostname
        return delay if delay is None or is_loopback(host or "") else _polite(delay)


class Config(Section):
    """Everything that can be configured."""

    data_dir: Folder = Path("data")
    database_url: Annotated[str, AfterValidator(database_address)] = (
        "sqlite:///{data_dir}/sokhcn.db"
    )
    base_url: WebAddress = "http://127.0.0.1:8000"
    crawl: CrawlConfig = CrawlConfig()
    archive: ArchiveConfig = ArchiveConfig()
    feeds: FeedsConfig = FeedsConfig()
    sources: dict[str, SourceConfig] = {}

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """Itself, which nobody changes: Scrapy copies its settings for each of many crawls."""
        return self

    @model_validator(mode="after")
    def _fill_in(self) -> Self:
        self.database_url = self.database_url.replace("{data_dir}", str(self.data_dir))
        return self

    @property
    def user_agent(self) -> str:
        """How crawls introduce themselves (RFC 9110, section 10.1.5)."""
        contact = self.crawl.contact or self.base_url
        return self.crawl.user_agent or f"sokhcn/0.1 (+{contact})"
