"""Sites on Liferay."""

from spiders.base import DepartmentSpider
from spiders.pages.liferay import LiferayArticle, LiferayListing


class LiferaySpider(DepartmentSpider):
    """Liferay 6 and 7 whose news stand in the asset publisher.

    Recognise it by the object ``Liferay`` in scripts, ``data-senna-track``, the header
    ``Liferay-Portal``, or ``/documents/<group>/<folder>/<name>/<uuid>?t=<ms>``. Portlets of other
    makers have platforms of their own: ``liferay-dnict``, ``liferay-view-article``.

    Articles are ``/<page>/-/asset_publisher/<id>/content/<slug>``, since version 7.3 also
    ``/w/<slug>`` or ``/-/<slug>``. Set ``start_urls`` to the pages that hold a publisher; the next
    page of its list is asked for with ``…_cur=2``.
    """

    platform = "liferay"
    article_page = LiferayArticle
    listing_page = LiferayListing
