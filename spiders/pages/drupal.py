"""Drupal (versions 7 to 11)."""

from spiders.addresses.identity import AUTO, Identity
from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage

DRUPAL = Identity(
    locales=frozenset(("vi",)),
    noise=AUTO.noise | frozenset(("destination", "_format", "language")),
    rewrites=(
        (r"^/(?:print|printpdf|printmail)/(?:node/)?(\d+)/?$", r"/node/\1"),
        (r"^(/node/\d+)/(?:print|printable)/?$", r"\1"),
    ),
    stand_ins=rf"{AUTO.stand_ins}|^/node/\d+/?$|[?&]q=node(?:/|%2F)\d+",
)


class DrupalArticle(ArticlePage):
    """``/node/<n>`` and an alias lead to one article: the page itself says which it is."""

    identity = DRUPAL


class DrupalListing(ListingPage):
    """Pages are counted from nothing: the second is ``?page=1``."""
