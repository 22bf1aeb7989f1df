"""Sites on DNN (DotNetNuke)."""

from spiders.base import DepartmentSpider
from spiders.pages.dnn import DnnArticle, DnnListing


class DnnSpider(DepartmentSpider):
    """DNN with any module for news.

    Recognise it by ``meta GENERATOR`` (``DotNetNuke``), ids that begin with ``dnn_``, or
    addresses in ``/DesktopModules/`` and ``/Portals/0/``. Articles are ``/<page>/id/<n>/<slug>``,
    ``/tabid/<n>/ArticleId/<n>/<slug>.aspx``, or ``?ctl=view&id=<n>``, in any case of letters. Set
    ``start_urls`` to the pages that hold the module, and ``article_pattern`` with the module's
    way of writing ids.
    """

    platform = "dnn"
    article_page = DnnArticle
    listing_page = DnnListing
