"""Sites on SharePoint."""

from spiders.base import DepartmentSpider
from spiders.pages.sharepoint import SharePointArticle, SharePointListing


class SharePointSpider(DepartmentSpider):
    """SharePoint 2010 and later, often a sub-site of the province's portal.

    Recognise it by ``meta GENERATOR`` (``Microsoft SharePoint``), ``_spPageContextInfo``, the
    header ``MicrosoftSharePointTeamServices``, ``/_layouts/15/`` and classes ``ms-…``.

    Articles are items (``…/ChiTietTinTuc.aspx?nid=<n>``,
    ``/Lists/<list>/View_Detail.aspx?ItemID=<n>``) or pages (``/Pages/<slug>.aspx``), in any case
    of letters. Set ``base_url`` to the portal, ``start_urls`` to the lists inside the sub-site,
    and ``article_pattern``: front pages list much that is no news.
    """

    platform = "sharepoint"
    article_page = SharePointArticle
    listing_page = SharePointListing
