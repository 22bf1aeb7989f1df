"""Liferay with its own asset publisher.

Articles are ``/-/asset_publisher/<id>/content/<slug>``, in newer versions ``/w/<slug>``.
"""

from dataclasses import replace

from spiders.addresses.identity import AUTO, Identity
from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage

LIFERAY = Identity(
    locales=frozenset(("vi", "vi_vn", "vi-vn")),
    noise=AUTO.noise
    | frozenset(("languageid",))
    | frozenset(("p_p_state", "p_p_mode", "p_p_auth", "p_p_lifecycle", "p_p_col_id"))
    | frozenset(("p_p_col_count", "p_p_col_pos", "p_auth")),
    named_by_path=(
        r"/-/asset_publisher/[^/]+/content/.|/-/view[-_]article/|/w/[^/]+/?$"
        r"|/-/(?=[^/]*-[^/]*-)[^/]+/?$"
    ),
    rewrites=(
        (r"^/web/guest(?=/.)", ""),
        (r"(?<=/content/)(.+)/(?:pop_up|maximized|normal|exclusive)(?=/?$)", r"\1"),
    ),
    pairs=((r"^_\w+_(?:viewMode|returnToFullPageURL)=.*", ""),),
)

DNICT = replace(LIFERAY, alone=frozenset(("dinhdanh",)), pairs=((r"^(dinhdanh=\d+)\D.*", r"\1"),))


class LiferayArticle(ArticlePage):
    """The publisher's lines about an article have classes that no theme changes."""

    identity = LIFERAY
    date_css = ".metadata-publish-date"
    views_css = ".metadata-view-count"


class LiferayListing(ListingPage):
    """Pages are counted by ``_com_liferay_asset_publisher_…_cur``, in older versions ``_101_…``."""
