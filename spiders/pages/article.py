"""A page holding one article."""

from functools import cached_property
from typing import Any, ClassVar, Self

from lxml import etree

from spiders.addresses.identity import AUTO, Identity
from spiders.addresses.urls import is_same_article, names_page_of
from spiders.dates.printed import PrintedDate, find_dates, parse_date, parse_machine_date
from spiders.items import Article, Attachment, Image, LayoutError, NotAnArticleError
from spiders.kinds.evidence import is_sure
from spiders.kinds.telling import refuse
from spiders.layout.learned import Learned
from spiders.layout.markup import select, text_of
from spiders.letters.language import language_of
from spiders.pages.page import Page
from spiders.people.credits import is_person, is_unit, parse_credit
from spiders.reading import byline, published, readers, section, summary
from spiders.reading.body import links_documents
from spiders.reading.counts import find_views, parse_count
from spiders.reading.found import Found
from spiders.reading.gallery import pictures_alone
from spiders.reading.pictures import absolute, attachments
from spiders.reading.reading import Reading
from spiders.reading.safe import safe_html
from spiders.reading.titles import tidy_title
from spiders.text import clean, unescape


class ArticlePage(Page):
    """Reads every field of an article. Each method says what it found, by which rule, how surely.

    A department's subclass sets selectors, or overrides a method and answers
    ``self.said(value)``, which is believed before anything else.
    """

    title_css: ClassVar[str] = ""
    date_css: ClassVar[str] = ""
    author_css: ClassVar[str] = ""
    views_css: ClassVar[str] = ""
    section_css: ClassVar[str] = ""
    summary_css: ClassVar[str] = ""
    body_css: ClassVar[str] = ""
    drop_css: ClassVar[str] = ""
    """Parts inside the body that are none of the text."""
    identity: ClassVar[Identity] = AUTO
    misled: bool = False
    """Whether what was learnt of the site did not fit this page."""
    """Which addresses mean one article."""

    @cached_property
    def reading(self) -> Reading:
        """The page understood as a whole."""
        for part in self.all(self.drop_css):
            part.clear(keep_tail=True)  # type: ignore[call-arg]
        return self.read_with(self.learned)

    def again(self, learned: Learned | None) -> Self:
        """The same page with other knowledge of its site; it is not parsed anew."""
        kind, at = type(self), self.fetched_at
        page = kind(self.body, self.url, charset=self.charset, fetched_at=at, learned=learned)
        page.source, page.root = self.source, self.root
        return page

    def read_with(self, learned: Learned | None) -> Reading:
        """The page, with or without what is known of its site."""
        title, body = self.first(self.title_css), self.first(self.body_css)
        return Reading(self.root, self.url, title=title, body=body, learned=learned)

    def article(self) -> Article:
        """All fields; raises ``NotAnArticleError``, or ``LayoutError`` where there is no title."""
        whole, self.reading = self.reading, self.reading.begun()
        if self.reading.page.cut and not self.is_sure():
            self.reading = whole
        try:
            return self.read()
        except (NotAnArticleError, LayoutError):
            if self.reading.part is None and not self.reading.page.cut:
                raise
        self.misled = self.reading.part is not None
        self.reading = self.read_with(None)  # the site is not as it was learnt
        return self.read()

    def is_sure(self) -> bool:
        """Whether the rest of the page need not be read."""
        return is_sure(self.reading, self.title(), self.published_at())

    def read(self) -> Article:
        """All fields, as the page is understood now."""
        title, published_at = self.title(), self.published_at()
        refuse(self.reading, self.source, title, published_at)
        if title is None:
            raise LayoutError(self.url, "title")
        found = self.found(title, published_at)
        text = self.body_text()
        return Article(
            **{name: _plain(one.value) for name, one in found.items()},
            url=self.url,
            canonical_url=self.canonical_url(),
            published_precision=published_at.value.precision if published_at else None,
            body_text=text,
            body_html=self.body_html(),
            language=language_of(text or title.value),
            images=self.images(),
            attachments=self.attachments(),
            provenance={name: one.rule for name, one in found.items()},
            warnings=self.warnings(published_at),
        )

    def found(
        self, title: Found[str], published_at: Found[PrintedDate] | None
    ) -> dict[str, Found[Any]]:
        """The fields that a rule found, by name."""
        fields: dict[str, Found[Any] | None] = {
            "title": title,
            "published_at": published_at,
            "modified_at": self.modified_at(),
            "author": self.author(),
            "source_credit": self.source_credit(),
            "section": self.section(),
            "view_count": self.view_count(),
            "summary": self.summary(),
        }
        return {name: one for name, one in fields.items() if one is not None}

    def warnings(self, published_at: Found[PrintedDate] | None) -> tuple[str, ...]:
        """What was seen and not believed."""
        if published_at is not None:
            return published_at.value.warnings
        return published.doubts(self.reading, self.fetched_at)

    def canonical_url(self) -> str:
        """The address that the article is known by; a copy for telephones names its original."""
        told = self.told_url()
        return self.identity.address(told if told and self.believes(told) else self.url)

    def told_url(self) -> str | None:
        """What the page calls its own address."""
        for link in self.root.iter("link"):
            told = absolute(self.reading.base, link.get("href") or "")
            if (link.get("rel") or "").lower() == "canonical" and told:
                return told
        return None

    def believes(self, told: str) -> bool:
        """Whether what the page calls its address can be: sites exist that get it wrong."""
        if self.identity.is_stand_in(self.url):
            return names_page_of(told, self.url)
        return is_same_article(told, self.url)

    def title(self) -> Found[str] | None:
        """The headline, once, without the site's name and without a date glued to it."""
        return self.selected(self.title_css) or tidy_title(self.reading)

    def published_at(self) -> Found[PrintedDate] | None:
        """When the site says it published this."""
        return self.selected_date(self.date_css) or published.published(
            self.reading, self.printed_dates
        )

    def modified_at(self) -> Found[PrintedDate] | None:
        """When the site says it changed this."""
        return published.modified(self.reading, self.printed_dates)

    @property
    def printed_dates(self) -> list[Found[PrintedDate]]:
        """The dates that a reader sees around the article."""
        if self._dates is None or self._dates[0] is not self.reading:
            found = list(published.printed_dates(self.reading, self.fetched_at))
            self._dates = self.reading, found
        return self._dates[1]

    _dates: tuple[Reading, list[Found[PrintedDate]]] | None = None

    def author(self) -> Found[str] | None:
        """Who wrote or posted it."""
        selected = self.selected(self.author_css)
        if selected is None:
            return byline.author(self.reading)
        credit = parse_credit(selected.value)
        if credit and credit.author:
            return Found(credit.author, selected.rule, 1.0)
        named = is_person(selected.value) or is_unit(selected.value)
        return selected if named else byline.author(self.reading)

    def source_credit(self) -> Found[str] | None:
        """The publication that it was taken from."""
        return byline.source_credit(self.reading)

    def section(self) -> Found[str] | None:
        """The site's section that it stands in."""
        return self.selected(self.section_css) or section.section(self.reading)

    def view_count(self) -> Found[int] | None:
        """How often it was read."""
        selected = self.selected(self.views_css)
        if selected:
            views = find_views(selected.value)
            count = views.count if views else parse_count(selected.value)
            if count is not None:
                return Found(count, selected.rule, 1.0)
        return readers.view_count(self.reading)

    def summary(self) -> Found[str] | None:
        """The lead."""
        return self.selected(self.summary_css) or summary.summary(self.reading)

    def body_text(self) -> str | None:
        """Its paragraphs, one blank line between two; ``None`` where all of it is a document."""
        story = self.reading.story
        lines = [clean(unescape(line.text)) for line in story.text()] if story else []
        return "\n\n".join(line for line in lines if line) or None

    def body_html(self) -> str | None:
        """The same as safe markup with absolute links, with pictures and captions."""
        story = self.reading.story
        if story is None:
            return None
        kept = {line.index for line in story.text()}
        kept.update(line.index for line in story.captions.values())
        return safe_html(story.body, story.page, kept, self.reading.base)

    def images(self) -> tuple[Image, ...]:
        """The pictures of its text."""
        story = self.reading.story
        return tuple(story.images(self.reading.base) if story else pictures_alone(self.reading))

    def attachments(self) -> tuple[Attachment, ...]:
        """Documents that belong to it."""
        parts = [self.reading.scope.element]
        parts += [line.box.element for line in self.reading.tail if links_documents(line)]
        every = (one for part in parts for one in attachments(part, self.reading.base))
        return tuple({one.url: one for one in every}.values())

    def nearest(self, css: str) -> etree._Element | None:
        """The first element that a selector matches: in the article's part of the page, if known.

        To search there is quicker too.
        """
        part = self.reading.part
        inside = select(css)(part) if css and part is not None else []
        return inside[0] if inside else self.first(css)

    def selected(self, css: str) -> Found[str] | None:
        """The text of the first element that a selector matches, if it has any."""
        element = self.nearest(css)
        text = clean(unescape(text_of(element))) if element is not None else ""
        return Found(text, f"selector:{css}", 1.0) if text else None

    def selected_date(self, css: str) -> Found[PrintedDate] | None:
        """The date in the first element that a selector matches."""
        element = self.nearest(css)
        if element is None:
            return None
        text = " ".join(" ".join(map(str, element.itertext())).split())
        printed = parse_machine_date(element.get("datetime") or "") or parse_date(
            text, fetched_at=self.fetched_at
        )
        if printed is None:
            printed = next(iter(find_dates(text, fetched_at=self.fetched_at)), None)
        return Found(printed, f"selector:{css}", 1.0) if printed else None


def _plain(value: Any) -> Any:
    return value.at if isinstance(value, PrintedDate) else value
