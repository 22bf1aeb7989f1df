"""The portal of VNPT as its addresses show it (Sơn La, Thái Nguyên, Lạng Sơn, Long An)."""

from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage


class VnptPortalArticle(ArticlePage):
    """Read as any site's: nobody has seen whether the slug names anything, so it stays."""


class VnptPortalListing(ListingPage):
    """``/<category>``, pages by ``?page=``."""
