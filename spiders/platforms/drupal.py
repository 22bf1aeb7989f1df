"""Sites on Drupal."""

from spiders.base import DepartmentSpider
from spiders.pages.drupal import DrupalArticle, DrupalListing


class DrupalSpider(DepartmentSpider):
    """Drupal 7 to 11.

    Recognise it by ``meta Generator``, ``data-drupal-…`` attributes, ``Drupal.settings``, or
    addresses in ``/sites/default/files/``. Articles are ``/node/<n>`` or an alias of any shape. Set
    ``start_urls`` to the pages of views or terms; the next is ``?page=1``. The front page's feed is
    ``/rss.xml``.
    """

    platform = "drupal"
    article_page = DrupalArticle
    listing_page = DrupalListing
