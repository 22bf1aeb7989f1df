"""DNN (DotNetNuke) with any of its modules for news."""

from spiders.addresses.identity import AUTO, Identity
from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage

_NUMBER = r"(/(?:id|articleid|itemid|newsid|nid)/\d+)"

DNN = Identity(
    any_case=True,
    locales=frozenset(("vi", "vi-vn")),
    noise=AUTO.noise | frozenset(("language", "skinsrc", "containersrc", "dnnprintmode", "popup")),
    rewrites=((r"/language/vi-vn(?=/|$)", ""),),
    slugs=(
        (rf"{_NUMBER}/(?!default\.aspx)[^/]+\.aspx$", r"\1/default.aspx"),
        (rf"{_NUMBER}/[^/.]+/?$", r"\1"),
    ),
)


class DnnArticle(ArticlePage):
    """The page's own title is often that of its tab, and no heading is one: modules differ."""

    identity = DNN


class DnnListing(ListingPage):
    """Pages are asked for by ``__doPostBack``, ``/page/<n>`` or ``?currentpage=<n>``."""
