"""Joomla (versions 3 to 5) with its own articles, ``com_content``."""

from spiders.addresses.identity import AUTO, ID, Identity
from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage

JOOMLA = Identity(
    locales=frozenset(("vi",)),
    noise=AUTO.noise
    | frozenset(("catid", "itemid", "lang", "layout", "showall", "page"))
    | frozenset(("start", "limitstart")),
    # the router takes the number before the alias, with or without one
    slugs=(
        (rf"/({ID})-[^/.]+(?=(?:\.html)?/?$)", r"/\1"),
        (r"(?i)^(id=\d+)(?::|%3A).*", r"\1"),
    ),
)


class JoomlaArticle(ArticlePage):
    """The list of facts above an article has the same classes in all templates of the core."""

    identity = JOOMLA
    date_css = ".article-info .published time"
    views_css = ".article-info .hits"


class JoomlaListing(ListingPage):
    """Pages are counted by their first entry: ``?start=10``."""
