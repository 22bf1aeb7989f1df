"""SharePoint: articles are items of a list, or pages of a library."""

from spiders.addresses.identity import AUTO, Identity
from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage

SHAREPOINT = Identity(
    any_case=True,
    alone=frozenset(("nid", "itemid", "newsid", "articleid", "contentid")),
    noise=AUTO.noise
    | frozenset(("title", "source", "contenttypeid", "isdlg", "rootfolder", "web"))
    | frozenset(("initialtabid", "visibilitycontext")),
)


class SharePointArticle(ArticlePage):
    """Nothing about the text is the same from site to site: each has templates of its own."""

    identity = SHAREPOINT


class SharePointListing(ListingPage):
    """Pages are asked for by ``__doPostBack``, ``?Page=`` or ``?Paged=TRUE&p_ID=``."""
