"""One page, understood as a whole: where its title, its text, and what stands around them are."""

from collections.abc import Iterator
from copy import copy
from functools import cached_property
from itertools import islice

from lxml import etree

from spiders.layout import furniture, hints
from spiders.layout.boxes import Box, Line, Outline
from spiders.layout.furniture import counts_comments, heads_other_news
from spiders.layout.learned import Learned, mark_places, only
from spiders.layout.outline import outline
from spiders.layout.structured import Structured, structured
from spiders.reading import records
from spiders.reading.about import LONGEST, date_of, is_about
from spiders.reading.appended import next_article
from spiders.reading.body import Body, common_box, find_body, worth
from spiders.reading.headline import Headline, Names, find_headline, names_of
from spiders.reading.pictures import absolute, attachments
from spiders.reading.remarks import Remark, remarks
from spiders.reading.story import Story

ABOVE = 4
"""Lines before the title that may still speak of the article."""

REACH = 5
"""Boxes around a title without text among which the document is looked for that is the article."""

BELOW = 14
"""Lines after the text that may still speak of the article."""


class Reading:
    """One page, read once; every part is worked out when it is first asked for.

    ``title`` and ``body`` are the elements that hold them, where a description of the site or what
    was learnt from it says so.
    """

    def __init__(
        self,
        root: etree._Element,
        url: str,
        *,
        title: etree._Element | None = None,
        body: etree._Element | None = None,
        learned: Learned | None = None,
    ) -> None:
        self.root, self.url = root, url
        self.title_element, self.body_element = title, body
        self.cut = False
        self.learned = learned or Learned()
        self.part = _around(title, body)
        if self.part is None:
            self.part = only(root, self.learned.part)

    def begun(self) -> "Reading":
        """The same page, read only up to well after its first text."""
        reading = copy(self)
        reading.cut = True
        return reading

    @cached_property
    def base(self) -> str:
        """What relative addresses on the page are relative to."""
        for element in self.root.iter("base"):
            if href := absolute(self.url, element.get("href") or ""):
                return href
        return self.url

    @cached_property
    def data(self) -> Structured:
        """What the page tells machines."""
        return structured(self.root)

    @cached_property
    def page(self) -> Outline:
        """Its lines and boxes, furniture marked."""
        page = _marked(self.root if self.part is None else self.part, cut=self.cut)
        if self.learned.furniture:
            mark_places(page, self.learned.furniture)
        return page

    @cached_property
    def path(self) -> list[Line]:
        """The lines of the way to the article, where the site is known to print it apart."""
        element = only(self.root, self.learned.path)
        return outline(element).lines if element is not None else []

    @property
    def lines(self) -> list[Line]:
        """All lines of the page."""
        return self.page.lines

    @cached_property
    def worths(self) -> list[float]:
        """What each line adds to a text that it stands in."""
        words = set(self.learned.words)
        return [0.0 if line.text in words else worth(line) for line in self.lines]

    @cached_property
    def headline(self) -> Headline | None:
        """The title, if a line is one."""
        if self.title_element is not None and (told := self._told_title()):
            return told
        found = find_headline(self.lines, self.worths, self.names)
        if found and not records.may_head(found.text):
            return found
        return records.subject_of_record(self.lines) or found

    @cached_property
    def names(self) -> Names:
        """What the page and its address call the article."""
        return names_of(self.data, self.url)

    def _told_title(self) -> Headline | None:
        inside = set(self.title_element.iter())  # type: ignore[union-attr]
        found = [line for line in self.lines if line.pieces[0][1] in inside]
        if not found:
            return None
        text = " ".join(line.text for line in found)
        return Headline(found[0].index, found[-1].index + 1, text, "selector", 1.0)

    @cached_property
    def body(self) -> Body | None:
        """Where the text stands on the page."""
        if self.body_element is not None:
            for box in self.page.boxes:
                if box.element is self.body_element:
                    return Body(box, box.start, box.end)
        start = self.headline.last if self.headline else 0
        end = next_article(self.lines, self.headline)
        lines, worths = self.lines[:end], self.worths[:end]
        found = find_body(lines, worths, start - 1) if lines else None
        return None if found and self._is_of_record(found) else found

    def _is_of_record(self, body: Body) -> bool:
        """Whether no prose follows what is told of a document: then it is the file alone."""
        told = self.headline is not None and self.headline.rule == records.RULE
        return told and not any(value > 0 for value in self.worths[body.first : body.last])

    @cached_property
    def story(self) -> Story | None:
        """The text itself."""
        if self.body is None:
            return None
        return Story(self.page, self.body, self.headline, self.learned.words)

    @cached_property
    def scope(self) -> Box:
        """The innermost box that holds both title and text."""
        if self.headline is None:
            return self.body.box if self.body else self.page.root
        title = self.lines[self.headline.first].box
        if self.body:
            return common_box([title, self.body.box])
        around = islice(title.ancestors(), REACH)
        return next((box for box in around if next(attachments(box.element, self.base), 0)), title)

    @cached_property
    def _text_bounds(self) -> tuple[int, int]:
        """First and last line of the text on the page."""
        first = self.headline.last if self.headline else 0
        if self.body is None:
            return first + 12, first + 12
        if self.story and self.story.lines:
            lines = self.story.lines
            prose = (line.index for line in lines if self.worths[line.index] > 0)
            return next(prose, lines[0].index), lines[-1].index + 1
        return self.body.first, self.body.last

    @cached_property
    def head(self) -> list[Line]:
        """The lines between title and text."""
        first, last = self.headline.last if self.headline else 0, self._text_bounds[0]
        lines: list[Line] = []
        for line in self.lines[first:last]:
            if not self.body and self.worths[line.index] < 0 and not is_about(line):
                break
            if not line.box.carded:
                lines.append(line)
        return lines

    @property
    def before(self) -> list[Line]:
        """The few lines before the title, wherever they stand."""
        first = self.headline.first if self.headline else 0
        return self.lines[max(0, first - ABOVE) : first]

    @cached_property
    def above(self) -> list[Line]:
        """The few lines before the title in the same part of the page, nearest first."""
        return [line for line in reversed(self.before) if self._speaks_of_the_article(line)]

    def _speaks_of_the_article(self, line: Line) -> bool:
        """In the article's part of the page, or the path that leads to it."""
        if line.box.hints & (hints.BREADCRUMB | hints.SECTION):
            return True
        if self.headline and line.index >= self.headline.first - 2 and _says_published(line):
            return True
        return line.box.within(self._whole) and not line.box.carded

    @cached_property
    def _whole(self) -> Box:
        """The innermost ``article`` around title and text, else the innermost box."""
        return next((box for box in self.scope.ancestors() if box.tag == "article"), self.scope)

    @cached_property
    def tail(self) -> list[Line]:
        """The lines after the text, up to other news."""
        lines: list[Line] = []
        scope = self.scope.parent or self.scope
        last = self._text_bounds[1]
        for line in self.lines[last : last + BELOW] if self.body else []:
            ends = heads_other_news(line.text) or counts_comments(line)
            if ends or line.box.carded or not line.box.within(scope):
                break
            lines.append(line)
        return lines

    def around(self) -> Iterator[tuple[str, Line]]:
        """Where, and which: the lines that may speak of the article, likeliest first."""
        head = self.head + (self.story.under_lead if self.story else [])
        for where, lines in (("head", head), ("tail", self.tail), ("above", self.above)):
            for line in lines:
                if not line.box.repeats:
                    yield where, line

    @cached_property
    def remarks(self) -> list[Remark]:
        """What these lines say, in a few words each."""
        return list(remarks(self.around()))


def _says_published(line: Line) -> bool:
    """``Ngày đăng: 12/05/2024``, and nothing else."""
    printed = date_of(line.spaced) if len(line.text) <= LONGEST else None
    return printed is not None and bool(printed.label) and printed.role == "published"


def _around(title: etree._Element | None, body: etree._Element | None) -> etree._Element | None:
    """The part of a page that holds title and text, if both are known."""
    if title is None or body is None:
        return None
    holders = set(title.iterancestors())
    return next((one for one in (body, *body.iterancestors()) if one in holders), None)


def _marked(root: etree._Element, *, cut: bool) -> Outline:
    page = outline(root, cut=cut)
    furniture.mark(page)
    return page
