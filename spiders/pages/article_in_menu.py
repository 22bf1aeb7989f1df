"""The ASP.NET system whose list control is called ``UIArticleInMenu`` (Ninh Bình, Sóc Trăng …).

Known by ids that begin with ``DesktopModule`` and addresses with ``sname``, ``sid`` and ``pageid``,
or ending in ``-<digits>``. Lists beyond the first page come from a ``POST`` that a script makes;
its answer is a piece of markup with entries and no pager. Fields and address are those that public
scrapers of such sites send.
"""

import re
from urllib.parse import urljoin

from spiders.items import NextPage
from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage

_POST = "/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle"
_NUMBERS = re.compile(r"\b(article_category_id|site_id|page_size)['\"]?\s*[:=]\s*['\"]?(\d+)")
_CATEGORIES = re.compile(r"\bcategoryIds['\"]?\s*[:=]\s*['\"]([\d,]*)['\"]")
_LAST = re.compile(r"\bmaxPage\s*=\s*(?:parseInt\(\s*)?['\"]?(\d+)")
_FIXED = (
    *(("keyword", ""), ("date_begin", ""), ("date_end", ""), ("show_no", "False")),
    *(("show_post_date", "True"), ("num_of_text", "0"), ("show_view_count", "False")),
    *(("filter_order_in_list", "False"), ("is_default", "False"), ("new", "False")),
    *(("number_of_day", "3"), ("articlelang", "vi-VN"), ("is_authenticated", "False")),
)


class ArticleInMenuArticle(ArticlePage):
    """The unit that signs stands under the text, tools and share buttons around it."""

    title_css = "div.ArticleHeader"
    date_css = "div.PostDate"
    drop_css = "div.tool, div.UISocialShare"


class ArticleInMenuListing(ListingPage):
    """Side lists have the same shape in other boxes."""

    link_css = "div.UIArticleInMenu_Default ul.ArticleList h2.Title a, ul.ArticleList h2.Title a"

    def next_page(self) -> NextPage | None:
        """The script's ``POST``, from the numbers that it is given; then the same, counted on."""
        if self.asked is not None and self.asked.method == "POST":
            return counted_on(self.asked)
        ids = dict(_NUMBERS.findall(self.source))
        last = _LAST.search(self.source)
        left = int(last[1]) - 2 if last else 0
        if len(ids) < 3 or left < 0:
            return super().next_page()
        categories = _CATEGORIES.search(self.source)
        own = (*ids.items(), ("categoryIds", categories[1] if categories else ""))
        form = (*own, ("page", "2"), ("no", f"-{ids['page_size']}"), *_FIXED)
        return NextPage(
            url=urljoin(self.url, _POST),
            method="POST",
            form=form,
            headers=(("Referer", self.url),),
            pages_left=left,
        )


def counted_on(asked: NextPage) -> NextPage | None:
    """The page after one that was asked for; ``None`` after the last."""
    if not asked.pages_left:
        return None
    form = tuple(
        (name, str(int(value) + 1) if name == "page" else value) for name, value in asked.form
    )
    return NextPage(
        url=asked.url,
        method=asked.method,
        form=form,
        headers=asked.headers,
        pages_left=asked.pages_left - 1,
    )
