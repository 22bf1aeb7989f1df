"""Sites on WordPress."""

from spiders.base import DepartmentSpider
from spiders.pages.wordpress import WordPressArticle, WordPressListing


class WordPressSpider(DepartmentSpider):
    """WordPress with any theme.

    Recognise it by ``meta generator``, ``rel="https://api.w.org/"``, or addresses in
    ``/wp-content/``. Articles and other pages alike are ``/<slug>/`` or
    ``/<year>/<month>/<slug>/``. Set ``start_urls`` to the categories, ``/category/<name>/``. The
    REST API (``spiders.pages.wordpress.posts_url``) and ``/feed/`` list all posts, with exact
    times.
    """

    platform = "wordpress"
    article_page = WordPressArticle
    listing_page = WordPressListing
