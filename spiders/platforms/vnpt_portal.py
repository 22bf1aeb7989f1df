"""Sites on the portal of VNPT."""

from spiders.base import DepartmentSpider
from spiders.pages.vnpt_portal import VnptPortalArticle, VnptPortalListing


class VnptPortalSpider(DepartmentSpider):
    """A portal known by its addresses only.

    Recognise it by ``/vnptportal/`` in the addresses of styles, or by ``No title... No title...``
    and ``image advertisement`` above the title. Articles are ``/<category>/<slug>-<id>`` with four
    to six digits and no ending, the slug cut at a fixed length; ``/bm/print/<id>`` is their print
    view. Set ``start_urls`` to the categories where they are known.
    """

    platform = "vnpt-portal"
    article_page = VnptPortalArticle
    listing_page = VnptPortalListing
