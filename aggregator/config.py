"""The configuration: one TOML file, every key of which the environment can override."""

import os
import re
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from aggregator.addresses import is_loopback
from aggregator.openinghours import parse_hours

UNITS = {"s": 1, "min": 60, "h": 3600, "d": 86_400}


class ConfigError(Exception):
    """A configuration that cannot be meant, with the key and where it stands."""


def _duration(value: object) -> object:
    """``90s``, ``30min``, ``6h``, ``1d``, or a number of seconds."""
    if isinstance(value, int | float | timedelta):
        return value
    parts = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(s|min|h|d)", str(value).strip())
    if parts is None:
        raise ValueError("a duration is written 90s, 30min, 6h or 1d")
    return float(parts[1]) * UNITS[parts[2]]


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("an address starts with http:// or https:// and names a host")
    return value.rstrip("/")


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
    except ArgumentError:
        kind = ""
    if kind in {"postgresql", "postgres"}:
        return value.replace(kind, "postgresql+psycopg", 1)
    if kind not in {"sqlite", "sqlite+pysqlite", "postgresql+psycopg"}:
        raise ValueError(
            "accepted: sqlite:///folder/sokhcn.db, postgresql+psycopg://user:password@host/name"
        )
    return value


Duration = Annotated[timedelta, BeforeValidator(_duration), Field(gt=timedelta(0))]
WebAddress = Annotated[str, AfterValidator(_web_address)]


class Section(BaseModel):
    """A part of the configuration: an unknown key in it is a mistake."""

    model_config = ConfigDict(extra="forbid")


class CrawlConfig(Section):
    """Politeness, for every source that says nothing else."""

    delay: float = Field(default=1.0, ge=0)
    """Seconds between two requests to one host, at least; AutoThrottle may wait longer."""
    concurrency: int = Field(default=1, ge=1, le=16)
    """Requests to one host at once."""
    timeout: float = Field(default=30.0, gt=0)
    """Seconds for one answer."""
    max_page_bytes: int = Field(default=20_000_000, ge=10_000)
    obey_robots: bool = True
    contact: str | None = None
    """Whom a site's owner can reach: an address of e-mail or web. Default: ``base_url``."""
    user_agent: str | None = None
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

    publish: Path | None = None
    """The folder into which `sokhcn run` writes the feeds after each crawl, as `sokhcn publish`."""
    hub: WebAddress | None = None
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
    start_urls: list[str] | None = Field(default=None, min_length=1)
    article_urls: Annotated[str, AfterValidator(_pattern)] | None = None
    """What the addresses of articles match, where lists are read wrongly without."""
    sections: dict[str, str] | None = None
    """Name of a section → its list page."""
    delay: float | None = Field(default=None, ge=0)
    interval: Duration | None = None
    verify_tls: bool | None = None
    allow_private: bool = False
    platform: str | None = None
    province: str | None = None
    name: str | None = None


class Config(BaseSettings):
    """Everything that can be configured."""

    model_config = SettingsConfigDict(
        env_prefix="SOKHCN_", env_nested_delimiter="__", extra="forbid"
    )

    data_dir: Path = Path("data")
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

    @model_validator(mode="before")
    @classmethod
    def _slugs_from_environment(cls, values: dict[str, Any]) -> dict[str, Any]:
        """A shell's variable has no ``-``: ``SOKHCN_SOURCES__QUANG_NINH__DELAY``."""
        sources = values.get("sources")
        if isinstance(sources, Mapping):
            merged: dict[str, Any] = {}
            for slug, keys in sources.items():
                known = merged.setdefault(str(slug).replace("_", "-"), {})
                if isinstance(keys, Mapping):
                    known.update(keys)
            values = {**values, "sources": merged}
        return values

    @model_validator(mode="after")
    def _fill_in(self) -> Self:
        self.database_url = self.database_url.replace("{data_dir}", str(self.data_dir))
        if self.crawl.delay == 0:
            raise ValueError("crawl.delay: 0 is allowed only for a source on loopback")
        for slug, source in self.sources.items():
            host = urlsplit(source.base_url or "").hostname
            if source.delay == 0 and not is_loopback(host or ""):
                raise ValueError(f"sources.{slug}.delay: 0 is allowed only for a host on loopback")
        return self

    @property
    def user_agent(self) -> str:
        """How crawls introduce themselves (RFC 9110, section 10.1.5)."""
        contact = self.crawl.contact or self.base_url
        return self.crawl.user_agent or f"sokhcn/0.1 (+{contact})"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment before the file."""
        file = TomlConfigSettingsSource(settings_cls, toml_file=config_file())
        return init_settings, env_settings, file


def config_file() -> Path | None:
    """``$SOKHCN_CONFIG``, else ``./sokhcn.toml`` if there is one."""
    named = os.environ.get("SOKHCN_CONFIG")
    if named and not Path(named).is_file():
        raise ConfigError(f"{named}: no such configuration file")
    here = Path("sokhcn.toml")
    return Path(named) if named else here if here.is_file() else None


def load() -> Config:
    """The configuration in force; raise `ConfigError` with every mistake in it."""
    try:
        unknown = [name for name in _variables() if _top_key(name) not in Config.model_fields]
        if unknown:
            accepted = ", ".join(f"SOKHCN_{name.upper()}" for name in sorted(Config.model_fields))
            raise ConfigError(
                f"{unknown[0]}: unknown variable; accepted: SOKHCN_CONFIG, {accepted}"
            )
        return Config()
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{config_file()}: not TOML: {error}") from None
    except ValidationError as error:
        raise ConfigError("\n".join(_told(problem) for problem in error.errors())) from None


def _variables() -> dict[str, str]:
    """The variables that configure: key in our spelling → name as it stands in the environment."""
    names = (name for name in os.environ if name.upper().startswith("SOKHCN_"))
    return {name.upper(): name for name in names if name.upper() != "SOKHCN_CONFIG"}


def _top_key(name: str) -> str:
    return name.removeprefix("SOKHCN_").lower().partition("__")[0]


def _told(problem: ErrorDetails) -> str:
    key = ".".join(str(part) for part in problem["loc"])
    variable = "SOKHCN_" + key.replace(".", "__").replace("-", "_").upper()
    where = _variables().get(variable) or f"{config_file() or 'configuration'}: {key}"
    if problem["type"] == "extra_forbidden":
        return f"{where}: unknown key; accepted here: {', '.join(_accepted(problem['loc']))}"
    message = problem["msg"].removeprefix("Value error, ")
    if not key:
        return f"{where}{message}"
    given = "***" if key == "database_url" else repr(problem["input"])  # may hold a password
    return f"{where} = {given}: {message[:1].lower()}{message[1:]}"


def _accepted(loc: tuple[int | str, ...]) -> list[str]:
    sections: dict[str, type[BaseModel]] = {
        "crawl": CrawlConfig,
        "archive": ArchiveConfig,
        "feeds": FeedsConfig,
    }
    section = sections.get(str(loc[0]), SourceConfig)
    fields = section.model_fields if len(loc) > 1 else Config.model_fields
    return sorted(fields)
