"""The ASP.NET system whose list control is called ``UIArticleInMenu`` (Ninh Bình, Sóc Trăng …).

Known by ids that begin with ``DesktopModule`` and addresses with ``sname``, ``sid`` and ``pageid``,
or ending in ``-<digits>``. Lists beyond the first page come from a ``POST`` that a script makes.
"""

from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage


class ArticleInMenuArticle(ArticlePage):
    """The unit that signs stands under the text, tools and share buttons around it."""

    title_css = "div.ArticleHeader"
    date_css = "div.PostDate"
    drop_css = "div.tool, div.UISocialShare"


class ArticleInMenuListing(ListingPage):
    """Side lists have the same shape in other boxes."""

    link_css = "div.UIArticleInMenu_Default ul.ArticleList h2.Title a, ul.ArticleList h2.Title a"
