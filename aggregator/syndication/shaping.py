"""How much of an article its entry holds: all, the text, the summary alone, or a beginning."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from aggregator.asking.questions import QuestionError
from feeds.entries import Entry
from feeds.text import xml_text

SHORTEST = 100
"""Characters of a beginning; RSSHub's least."""
BEGINNING = 300
"""Characters that stand in for a summary which the department did not write."""


class Mode(StrEnum):
    """Which of the two texts an entry has."""

    BOTH = ""
    FULLTEXT = "fulltext"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is asked of every entry of a feed."""

    mode: Mode = Mode.BOTH
    brief: int | None = None
    """Characters of plain text in place of everything."""

    def of(self, entry: Entry, text: str | None) -> Entry:
        """The entry as asked for; ``text`` is the article's, without markup."""
        if self.brief is not None:
            return replace(entry, content_html=None, summary=beginning(text, self.brief))
        if self.mode is Mode.SUMMARY:
            summary = entry.summary or beginning(text, BEGINNING)
            return replace(entry, content_html=None, summary=summary)
        if self.mode is Mode.FULLTEXT and entry.content_html:
            return replace(entry, summary=None)
        return entry


AS_IT_IS = Shape()


def shape(asked: Mapping[str, str]) -> Shape:
    """What ``mode`` and ``brief`` ask for; raises QuestionError."""
    mode = asked.get("mode", "").lower()
    if mode not in set(Mode):
        raise QuestionError("mode", mode, "accepted: fulltext, summary")
    brief = asked.get("brief")
    if brief and not (brief.isascii() and brief.isdecimal() and int(brief[:9]) >= SHORTEST):
        raise QuestionError("brief", brief, f"accepted: a number from {SHORTEST}")
    return Shape(mode=Mode(mode), brief=int(brief[:9]) if brief else None)


def beginning(text: str | None, length: int) -> str | None:
    """The first words of a text on one line, with an ellipsis where more follow."""
    line = " ".join((xml_text(text) or "").split())
    if len(line) <= length:
        return line or None
    return re.sub(r"\s+\S*$", "", line[: length + 1]).rstrip(" ,;:.–-")[:length] + "…"
