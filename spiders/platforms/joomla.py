"""Sites on Joomla."""

from spiders.base import DepartmentSpider
from spiders.pages.joomla import JoomlaArticle, JoomlaListing


class JoomlaSpider(DepartmentSpider):
    """Joomla 3 to 5.

    Recognise it by ``meta generator`` (``Joomla! - Open Source Content Management``),
    ``com_content`` in classes of ``body``, or ``option=com_content`` in addresses. Articles are
    ``[/index.php]/<menu>/<category>/<id>-<alias>``, or without the number. Set ``start_urls`` to
    the pages of categories (blogs); the next is ``?start=<n>``. Each has a feed:
    ``?format=feed&type=rss``.
    """

    platform = "joomla"
    article_page = JoomlaArticle
    listing_page = JoomlaListing
