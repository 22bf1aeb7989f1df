"""What NukeViet has beside its news: documents, a page about the site, feeds, maps."""

from collections.abc import Iterator
from html import escape

from tests.aggregator.sites.server import Answer, Site, moved, xml
from tests.aggregator.sites.texts import Story, slug

LAWS = 6


class Surroundings(Site):
    """Everything but its news."""

    def page(self, title: str, inner: str, head: str = "") -> Answer:
        """A page of the site with this in its middle."""
        raise NotImplementedError

    def law_links(self) -> str:
        return "".join(
            f'<li><a href="/van-ban/detail/{slug(law(n))}-{n}/">{law(n)}</a></li>'
            for n in range(LAWS, 0, -1)
        )

    def laws(self) -> Answer:
        rows = "".join(
            f"<tr><td>{n}/QĐ-SKHCN</td><td>0{n}/03/2025</td><td><a "
            f'href="/van-ban/detail/{slug(law(n))}-{n}/">{law(n)}</a></td></tr>'
            for n in range(LAWS, 0, -1)
        )
        return self.page("Văn bản", f"<table class='table'>{rows}</table>")

    def law(self, number: str) -> Answer:
        return self.page(
            law(int(number)),
            f"<h3>{law(int(number))}</h3><table class='table'><tr><td>Số hiệu</td><td>"
            f"{number}/QĐ-SKHCN</td></tr>"
            f"<tr><td>Ngày ban hành</td><td>0{number}/03/2025</td></tr><tr><td>Người ký</td>"
            "<td>Lê Văn Nhân</td></tr></table>"
            f"<a href='/uploads/laws/{number}.pdf'>{number}.pdf</a>",
        )

    def about(self) -> Answer:
        text = (
            "<p>Sở thực hiện chức năng quản lý nhà nước về khoa học và công nghệ trên địa bàn "
            "tỉnh.</p>" * 3
        )
        return self.page(
            "Giới thiệu chung", f"<h2>Giới thiệu chung</h2><div class='bodytext'>{text}</div>"
        )

    def index(self) -> Answer:
        parts = "".join(
            f"<sitemap><loc>{self.url}/sitemap-{name}.xml</loc></sitemap>"
            for name in ("page", "news", "laws")
        )
        return xml(
            f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}'
            "</sitemapindex>"
        )

    def part(self, name: str) -> Answer:
        places = {
            "news": [(self.address(one), one.modified or one.at) for one in self.live()],
            "page": [("/about/gioi-thieu-chung.html", self.stories[-1].at)],
            "laws": [
                (f"/van-ban/detail/{slug(law(n))}-{n}/", self.stories[-1].at)
                for n in range(1, LAWS + 1)
            ],
        }[name]
        urls = "".join(
            f"<url><loc>{self.url}{path}</loc><lastmod>{at.isoformat()}</lastmod></url>"
            for path, at in places
        )
        return xml(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>')

    def feed(self, path: str | None) -> Answer:
        of = next((n for n, one in enumerate(self.sections) if one[0] == path), None)
        if path and of is None:
            return moved("/")
        stories = self.live() if of is None else self.of(of)
        return xml(
            f'<rss version="2.0"><channel><title>{self.title}</title>'
            f"{''.join(self.items(stories[:10]))}</channel></rss>"
        )

    def items(self, stories: list[Story]) -> Iterator[str]:
        for one in stories:
            wrong = f"{one.at:%a, %d %b %Y %H}:{one.at:%m}:{one.at:%S} GMT"
            yield (
                f"<item><title>{escape(escape(one.title))}</title>"
                f"<link>{self.url}{self.address(one)}</link><pubDate>{wrong}</pubDate></item>"
            )


def law(number: int) -> str:
    """The title of a document in the register."""
    return f"Quyết định về việc ban hành quy chế làm việc số {number} của Sở năm 2025"
