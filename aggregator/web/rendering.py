"""How a page is made: its template, its language, and how numbers and days are written."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from fastapi import Query, Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from aggregator.web.serving import document
from aggregator.web.words import WORDS
from spiders.items import VIETNAM


class Language(StrEnum):
    """Languages of the pages; the articles are in their own."""

    VI = "vi"
    EN = "en"


Lang = Annotated[Language, Query()]
IN_VIETNAMESE = Markup(' lang="vi"')


def page(
    request: Request, template: str, lang: Language, changed: datetime, **values: Any
) -> Response:
    """A page for people, with its validators."""
    shown = render(request, template, lang, **values)
    return document(request, shown, "text/html; charset=utf-8", changed)


def render(request: Request, template: str, lang: Language, **values: Any) -> bytes:
    """A page for people; ``in_vietnamese`` marks what is so on an English one."""
    said = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return (
        templates.get_template(template)
        .render(
            path=request.url.path,
            same=said,
            lang=lang.value,
            words=WORDS[lang.value],
            day=WRITING[lang].day,
            minute=WRITING[lang].minute,
            number=WRITING[lang].number,
            in_vietnamese=IN_VIETNAMESE if lang is not Language.VI else "",
            **values,
        )
        .encode()
    )


@dataclass(frozen=True, slots=True)
class Writing:
    """How numbers and moments are written in a language; moments are told in Vietnam's time."""

    thousands: str
    date: str

    def number(self, count: int) -> str:
        """With its thousands apart."""
        return f"{count:,}".replace(",", self.thousands)

    def day(self, moment: datetime | None) -> str:
        """Nothing where it is unknown."""
        return moment.astimezone(VIETNAM).strftime(self.date) if moment else ""

    def minute(self, moment: datetime) -> str:
        """With the time of the day."""
        return moment.astimezone(VIETNAM).strftime(f"{self.date} %H:%M")


WRITING = {Language.VI: Writing(".", "%d/%m/%Y"), Language.EN: Writing(",", "%d %b %Y")}


templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
