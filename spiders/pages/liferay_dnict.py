"""Liferay with the news portlet ``vn.dnict.tintuc`` of Đà Nẵng's DNICT.

Known by ``article.the-article`` and addresses with ``dinhdanh=<id>``. The selectors are those of
the portlet's own templates, as public copies of them show (2022 or later). A list prints when an
article was published, the article when it was created; a withdrawn one answers 200 with an ``h3``.
"""

from functools import cached_property
from html import escape

from spiders.pages.article import ArticlePage
from spiders.pages.liferay import DNICT
from spiders.pages.listing import ListingPage


class LiferayDnictArticle(ArticlePage):
    """Poster, date and count stand in one line; the count's element holds share buttons too."""

    identity = DNICT
    title_css = "article.the-article header.title-article"
    author_css = "div.author-createtime-viewcount span.the-article-createby"
    date_css = "div.author-createtime-viewcount span.the-article-timecreate"
    views_css = "div.author-createtime-viewcount span.viewcount"
    section_css = "ul.cat-lienquan a[href*='danhmuc=']"
    summary_css = "#tomtat p.the-article-summary"
    body_css = "#textToSpeech div.the-article-body"

    def body_text(self) -> str | None:
        """The lead stands apart from the body."""
        return "\n\n".join(part for part in (self.lead, super().body_text()) if part) or None

    def body_html(self) -> str | None:
        """As `body_text`."""
        lead = f"<p>{escape(self.lead)}</p>" if self.lead else ""
        return lead + (super().body_html() or "") or None

    @cached_property
    def lead(self) -> str:
        """The lead, where the text was read without it."""
        lead, text = self.selected(self.summary_css), super().body_text() or ""
        return lead.value if lead and not text.startswith(lead.value) else ""


class LiferayDnictListing(ListingPage):
    """Titles on lists are cut off with dots."""

    link_pattern = r"[?&]dinhdanh=\d+"
