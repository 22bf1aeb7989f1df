"""Sites on NukeViet."""

from spiders.base import DepartmentSpider
from spiders.pages.nukeviet import NukeVietArticle, NukeVietListing


class NukeVietSpider(DepartmentSpider):
    """Most departments' system: NukeViet 3, 4, and its edition for authorities (eGov).

    Recognise it by ``meta generator`` (``NukeViet v4.5``), by variables ``nv_…`` in scripts, by
    raw addresses ``index.php?language=vi&nv=news&op=…`` or uploads in ``/uploads/news/2026_11/``.

    Articles are ``/<category>/<slug>-<id>.html``, on sites with more than one module of news
    ``/[vi/]<module>/<category>/<slug>-<id>.html``; lists are the same without the last part, then
    ``page-2/``. Set ``start_urls`` to the categories: a list that is gone leads to the front page
    without a word. Feeds are at ``/<module>/rss/``; their times are broken and not believed.

    Versions answer more than 40 requests a minute with 429, or (4.4) with a page "Hãy đợi..." in
    place of any page, hence the pace.
    """

    platform = "nukeviet"
    pace: float | None = 2.1
    article_page = NukeVietArticle
    listing_page = NukeVietListing
