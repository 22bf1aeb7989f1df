"""The text of an article, line by line, without what stands between its lines."""

import re
from collections.abc import Collection, Iterator
from functools import cached_property

from lxml import etree

from spiders.items import Image
from spiders.layout import hints
from spiders.layout.boxes import Box, Line, Outline
from spiders.layout.furniture import heads_other_news, is_tool
from spiders.people.credits import Credit, parse_credit, signers
from spiders.reading.about import date_of, is_about
from spiders.reading.body import Body, worth
from spiders.reading.endings import end_before_notes
from spiders.reading.found import Found
from spiders.reading.headline import Headline, key
from spiders.reading.pictures import (
    PICTURES,
    is_caption,
    is_featured,
    picture,
    says_as_alt,
    source_of,
)
from spiders.reading.signatures import signature, weighed
from spiders.text import clean, unescape

_OFFICE = re.compile(
    r"^\W*(?:(?:kt|tm|tl|tuq|q)\.? ?)?(?:phó |quyền )?(?:giám đốc|chủ tịch|chánh văn phòng"
    r"|cục trưởng|bộ trưởng"
    r"|thứ trưởng|chi cục trưởng|viện trưởng|hiệu trưởng|trưởng (?:phòng|ban))\b.{0,40}$"
    r"|^\W*\(?(?:đã ký|ký tên)",
    re.IGNORECASE,
)

LOOKED_AT = 12
"""Lines at the beginning among which labels and dates stand."""

LONGEST_NAME = 40
LONGEST_NAMES = 120
"""Letters of a line of authors above a text."""

NEAR = 6
"""Lines above the title among which its picture stands."""

_SCALED = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w{3,4}$)")
"""The size in the address of a smaller copy, as WordPress names them."""

MOST_UNDER_LEAD = 4
"""Lines on date and author between a lead and the rest."""

TITLED = 20
"""Linked letters of a title of another piece."""

FIRST = 8
"""Links of a line among which that of the picture above it stands."""

LAST = 5
"""Lines at the end of the text among which credits and signatures stand."""


class Story:
    """Lines of the body, told apart: text, captions, and the credit at its end."""

    def __init__(
        self, page: Outline, body: Body, headline: Headline | None, words: Collection[str] = ()
    ) -> None:
        self.page, self.body, self.headline = page, body, headline
        self.title = headline.text if headline else ""
        self.words = frozenset(words)
        """Lines that are known to stand in every text of the site."""

    @cached_property
    def lines(self) -> list[Line]:
        """Those of the body but for tools, other news, dates before and counts after it."""
        lines = [line for line in self._without_other_news() if self._is_text(line)]
        return lines[self._opening(lines) : self._ending(lines)]

    def _without_other_news(self) -> Iterator[Line]:
        """All lines but for links right under the heading of a list of other news."""
        headed = False
        for line in self.page.lines[self.body.first : self.body.last]:
            headed = heads_other_news(line.text) or (headed and line.mostly_linked)
            if not (headed and line.mostly_linked):
                yield line

    def _opening(self, lines: list[Line]) -> int:
        """Where the text begins: after the title again, dates, labels and what they are of."""
        start = 0
        for index, line in enumerate(lines[:LOOKED_AT]):
            named = index < 2 and len(line.text) <= LONGEST_NAMES and not _tells(line)
            names = named and signers(line.text)
            if (worth(line) > 0 and not (names or self._is_title(line))) or _heads_letter(line):
                break
            answer = index > 0 and is_label(lines[index - 1])
            if is_about(line) or is_label(line) or answer or names or self._is_title(line):
                start = index + 1
        return start

    def _ending(self, lines: list[Line]) -> int:
        """Where the text ends: before counts, a list of its documents, and its title once more."""
        return end_before_notes(lines[: self._titled_again(lines)])

    def _titled_again(self, lines: list[Line]) -> int:
        """Where a box on the rights to the text begins, which names it and its address."""
        for index, line in enumerate(lines):
            if not (index and self._is_title(line)):
                continue
            if any(map(_is_prose, lines[:index])) and not any(map(_is_prose, lines[index + 1 :])):
                return index
        return len(lines)

    def body_lines(self) -> list[Line]:
        """All lines between its first and its last."""
        return self.page.lines[self.body.first : self.body.last]

    def _is_text(self, line: Line) -> bool:
        box = line.box
        around = box.furniture and not self.body.box.furniture
        known = box.repeats or line.text in self.words
        return not (around or known or box.carded or is_tool(line))

    def _is_title(self, line: Line) -> bool:
        if not self.title or len(line.text) > 2 * len(self.title) + 20:
            return False  # quicker to see than to compare
        return key(line.text) == self._title_key

    @cached_property
    def _title_key(self) -> str:
        return key(self.title)

    @cached_property
    def captions(self) -> dict[int, Line]:
        """Lines that are captions, by the place of their picture among the page's media."""
        found: dict[int, Line] = {}
        for place, (index, element, box) in enumerate(self.page.media):
            if element.tag in PICTURES and self._shows(index, element) and source_of(element):
                for line in self.page.lines[index : min(index + 1, self.body.last)]:
                    if self._is_caption(line, element, box):
                        found[place] = line
        return found

    def _is_caption(self, line: Line, element: etree._Element, box: Box) -> bool:
        """Outside the text only what is marked so is one."""
        if line.index < self.body.first:
            return bool(line.box.hints & hints.CAPTION)
        if says_as_alt(line, element) and not self._is_title(line):
            return True
        return is_caption(line, box) and not self._signs_at_the_end(line)

    def _signs_at_the_end(self, line: Line) -> bool:
        """Whether the last line, though a picture stands right above, says who made it all."""
        return line.index + 1 == self.body.last and parse_credit(line.text) is not None

    def _holds(self, index: int) -> bool:
        return self.body.first <= index <= self.body.last

    @cached_property
    def closing(self) -> list[tuple[Line, Found[Credit]]]:
        """Credits and signatures among the last lines, from the end on."""
        found: list[tuple[Line, Found[Credit]]] = []
        for line in reversed(self._prose[1:][-LAST:]):
            if len(line.text) > 120:
                break
            credit = None if _tells(line) else signature(line)
            if line.mostly_linked and credit and credit.label is None:
                credit = None
            if credit and not self._signs_a_document(line):
                found.append((line, weighed(line, credit, found)))
        return found

    def _signs_a_document(self, line: Line) -> bool:
        """Whether an office stands above the name, as above the signer of a letter."""
        before = self.page.lines[max(self.body.first, line.index - 3) : line.index]
        return any(_OFFICE.match(one.text) for one in before)

    @cached_property
    def _prose(self) -> list[Line]:
        captions = {line.index for line in self.captions.values()}
        return [line for line in self.lines if line.index not in captions]

    @cached_property
    def under_lead(self) -> list[Line]:
        """What speaks of the article between its lead and the rest, and nothing else."""
        prose = [place for place, line in enumerate(self._prose) if worth(line) > 0][:2]
        if len(prose) < 2 or any(map(_dates_a_part, self._prose[prose[1] :])):
            return []
        between = self._prose[prose[0] + 1 : prose[1]]
        told = all(_speaks_of_it(line) for line in between) or _names_and_dates(between)
        return between if told and len(between) <= MOST_UNDER_LEAD else []

    def text(self) -> list[Line]:
        """The lines that its reader reads as the text: no captions, no credits."""
        credits = {line.index for line, _ in self.closing}
        credits.update(line.index for line in self.under_lead)
        return [line for line in self._prose if line.index not in credits]

    def _shows(self, index: int, element: etree._Element) -> bool:
        """Whether a picture is the article's: in its text, above it, or the one of its head."""
        if self._holds(index) or self.headline is None:
            return self._holds(index)
        if self.headline.last <= index <= self.body.first:
            return True
        near = self.headline.first - NEAR <= index <= self.headline.first
        return near and is_featured(element)

    def _is_of_another(self, picture: etree._Element, index: int) -> bool:
        """Whether the link around it is that of a title right under it: of another piece."""
        around = next(picture.iterancestors("a"), None)
        target = around.get("href") if around is not None else None
        under = self.page.lines[index : index + 2] if target else []
        return any(
            link.get("href") == target and link is not around and line.linked >= TITLED
            for line in under
            for link in line.links[:FIRST]
        )

    def images(self, base: str) -> Iterator[Image]:
        """Pictures in the text, in order."""
        seen: set[str] = set()
        for place, (index, element, box) in enumerate(self.page.media):
            around = box.furniture and not self.body.box.furniture
            if element.tag not in PICTURES or around or box.carded:
                continue
            shown = self._shows(index, element) and not self._is_of_another(element, index)
            image = picture(element, base) if shown else None
            if image and (whole := _SCALED.sub("", image.url)) not in seen:
                seen.add(whole)
                caption = self.captions.get(place)
                yield Image(
                    url=image.url,
                    alt=image.alt,
                    caption=clean(unescape(caption.text)) if caption else None,
                )


_LETTERHEAD = re.compile(r"\W*Số\s*:?\s*\d+\s*/\s*[A-ZĐ0-9][\w-]*")


def _heads_letter(line: Line) -> bool:
    """Whether it is the number of a letter, under who sends it: the text itself is that letter."""
    return len(line.text) <= 60 and _LETTERHEAD.match(line.text) is not None


def _tells(line: Line) -> bool:
    """Whether it is a sentence rather than a name."""
    return len(line.text) > 30 and line.text.endswith(".")


def _speaks_of_it(line: Line) -> bool:
    """Whether it says when, how often read or by whom, and is no heading."""
    return not line.heading and (is_about(line) or parse_credit(line.text) is not None)


def _names_and_dates(lines: list[Line]) -> bool:
    """Whether it is a name alone, and right under it what speaks of the article."""
    if len(lines) < 2 or lines[0].heading or len(lines[0].text) > LONGEST_NAME:
        return False
    return all(map(_speaks_of_it, lines[1:])) and signers(lines[0].text) is not None


def _dates_a_part(line: Line) -> bool:
    """Whether a day stands above a part of a text, as in a chronicle."""
    return len(line.text) <= 40 and date_of(line.spaced) is not None


def _is_prose(line: Line) -> bool:
    return worth(line) >= LONG


LONG = 100
"""Letters of a line that is surely of a text."""


def is_label(line: Line) -> bool:
    """Whether the line is a label, such as ``Tác giả:``, without its value."""
    return len(line.text) <= 30 and line.text.endswith(":")
