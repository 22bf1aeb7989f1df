"""Sites whose lists are ``UIArticleInMenu`` controls."""

from spiders.base import DepartmentSpider
from spiders.pages.article_in_menu import ArticleInMenuArticle, ArticleInMenuListing


class ArticleInMenuSpider(DepartmentSpider):
    """An ASP.NET system of Ninh Bình, Sóc Trăng, and communes of Hải Phòng and Lào Cai.

    Recognise it by ``UIArticleInMenu`` in classes and scripts, or by addresses with ``sname``,
    ``sid`` and ``pageid``. Set ``start_urls`` to the lists (``/tin-hoat-dong-cua-so``); further
    pages come from a ``POST`` whose fields stand in a script of the first.
    """

    platform = "ui-article-in-menu"
    article_page = ArticleInMenuArticle
    listing_page = ArticleInMenuListing
