"""The replica's articles as their newsrooms wrote them, before any site prints them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

from spiders.items import VIETNAM
from spiders.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article; ``id`` is the site's own number for it."""

    id: int
    title: str
    slug: str
    """Made from the first title; an edit leaves the address alone."""
    date: datetime
    paragraphs: tuple[str, ...]
    section: str | None = None
    author: str | None = None
    credit: str | None = None
    """The publication it was taken from."""
    views: int | None = None
    photos: tuple[str, ...] = ()
    """A caption each; the first picture follows the first paragraph, the second the third."""
    files: tuple[tuple[str, str], ...] = ()
    """File name and label of each attached document."""
    changed: datetime | None = None


@cache
def stories_of(site: str) -> tuple[Story, ...]:
    """What the site starts with, newest first."""
    stories = (story(entry) for entry in texts(site)["article"])
    return tuple(sorted(stories, key=lambda each: each.date, reverse=True))


def story(entry: Mapping[str, Any]) -> Story:
    """A story from its TOML table: a bare date is its midnight, a line of text a paragraph."""
    values = {name: value for name, value in entry.items() if name in Story.__dataclass_fields__}
    values["slug"] = "-".join(re.findall("[a-z0-9]+", fold(entry["title"])))
    values["date"] = _moment(entry["date"])
    values["paragraphs"] = _paragraphs(entry)
    values["photos"] = tuple(entry.get("photos", ()))
    values["files"] = tuple((name, label) for name, label in entry.get("files", ()))
    return Story(**values)


def texts(name: str) -> dict[str, Any]:
    """The tables of ``texts/<name>.toml``."""
    return tomllib.loads((files(__package__) / "texts" / f"{name}.toml").read_text("utf-8"))


def _moment(value: date | datetime) -> datetime:
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return value.replace(tzinfo=VIETNAM)


def _paragraphs(entry: Mapping[str, Any]) -> tuple[str, ...]:
    if "same_text_as" in entry:
        site, number = entry["same_text_as"]
        return next(each.paragraphs for each in stories_of(site) if each.id == number)
    return tuple(entry["text"].strip().splitlines())
