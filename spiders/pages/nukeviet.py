"""NukeViet (versions 3 and 4, and the edition for authorities, eGov).

Facts are those of its sources, and of versions 4.4 and 4.5 as they run.
"""

from spiders.addresses.identity import AUTO, ID, SLUG, Identity
from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage

NUKEVIET = Identity(
    locales=frozenset(("vi",)),
    asks_language=True,
    pairs=((r"(?i)^language=vi$", ""),),
    noise=AUTO.noise | frozenset(("nv_redirect", "nocache")),
    # the number alone is looked up, within its module; any other slug is redirected
    slugs=(
        (rf"^(/.*|)/(?!page-)[^/]+-({ID})(?=(?:\.html|/)?$)", rf"\1/{SLUG}-\2"),
        (rf"^(op=(?:.*(?:/|%2F))?)(?!page-)(?:(?!%2F)[^/])+-({ID})$", rf"\1{SLUG}-\2"),
    ),
)


class NukeVietArticle(ArticlePage):
    """What it tells machines is broken, what it shows to people is right.

    ``article:published_time`` is malformed, ``datePublished`` the time of the last edit,
    ``meta name=author`` the site's name. The general reading believes what is shown.
    """

    identity = NUKEVIET


class NukeVietListing(ListingPage):
    """``/<category>/``, then ``/<category>/page-2/``; the last is followed by the first."""
