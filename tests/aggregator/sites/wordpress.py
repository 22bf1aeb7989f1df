"""A WordPress 6 site with a block theme; with its REST API, and with it switched off."""

import hashlib
import json
import re
from email.utils import format_datetime
from html import escape
from typing import Any, ClassVar

from tests.aggregator.sites.server import Answer, Asked, Site, moved, xml
from tests.aggregator.sites.texts import Story

PER_PAGE = 6
PAGES = {
    "gioi-thieu-chung-ve-so": "Giới thiệu chung về Sở",
    "chuc-nang-nhiem-vu-quyen-han": "Chức năng, nhiệm vụ, quyền hạn",
    "lien-he": "Liên hệ",
}


class WordPress(Site):
    """Permalinks ``/2025/05/slug/``, the API open."""

    name = "wordpress"
    title = "Sở Khoa học và Công nghệ tỉnh Thanh Trì Hạ"
    sections: ClassVar = (
        ("tin-tuc", "Tin tức"),
        ("thong-bao", "Thông báo"),
        ("doi-moi-sang-tao", "Đổi mới sáng tạo"),
    )
    has_api = True

    def address(self, one: Story) -> str:
        return f"/{one.at:%Y/%m}/{one.slug}/"

    def answer(self, asked: Asked) -> Answer:
        if "p" in asked.query:
            one = self.numbered(int(asked.query["p"]))
            return moved(self.address(one)) if one else self.missing()
        if asked.query.get("s") is not None:
            return self.archive("Kết quả tìm kiếm", self.live(), "/?s=", 1)
        for pattern, answer in (
            (r"/(?:page/(\d+)/)?", self.home),
            (r"/robots\.txt", self.robots),
            (r"/(?:category|tag|author)/([\w-]+)/(?:page/(\d+)/)?", self.taxonomy),
            (r"/(\d{4})/(\d\d)/(?:page/(\d+)/)?", self.month),
            (r"/wp-sitemap\.xml", self.index),
            (r"/wp-sitemap-(posts-post|posts-page|taxonomies-category|users)-1\.xml", self.part),
        ):
            if match := re.fullmatch(pattern, asked.path):
                return answer(*match.groups())
        if re.fullmatch(r"/(?:comments/)?feed/", asked.path):
            return self.feed(asked)
        if asked.path.startswith("/wp-json/"):
            return self.api(asked)
        return self.single(asked.path)

    def robots(self) -> Answer:
        return Answer(
            f"User-agent: *\nDisallow: /wp-admin/\n\nSitemap: {self.url}/wp-sitemap.xml\n",
            kind="text/plain",
        )

    def single(self, path: str) -> Answer:
        one = next((one for one in self.live() if self.address(one) == path), None)
        if one:
            return self.post(one)
        if path.strip("/") in PAGES:
            return self.static(PAGES[path.strip("/")])
        if match := re.fullmatch(r"(/.*/)anh-(\d+)/", path):
            return self.page(
                f"anh-{match[2]}", f"<h1>anh-{match[2]}</h1><img src='/wp-content/uploads/anh.jpg'>"
            )
        return self.missing()

    def missing(self) -> Answer:
        body = "<h1>Không tìm thấy trang</h1><p>Trang bạn tìm không tồn tại.</p>"
        return Answer(self.page("Không tìm thấy trang", body).body, status=404)

    def page(self, title: str, inner: str, kind: str = "page") -> Answer:
        menu = "".join(
            f'<li class="wp-block-navigation-item"><a href="{self.url}/category/{path}/"><span>'
            f"{name}</span></a></li>"
            for path, name in self.sections
        )
        static = "".join(
            f'<li class="wp-block-navigation-item"><a href="{self.url}/{path}/"><span>{name}'
            "</span></a></li>"
            for path, name in PAGES.items()
        )
        recent = "".join(
            '<li><a class="wp-block-latest-posts__post-title" '
            f'href="{self.url}{self.address(one)}">{escape(one.title)}</a></li>'
            for one in self.live()[:5]
        )
        months = sorted({one.at.strftime("%Y/%m") for one in self.live()}, reverse=True)
        archives = "".join(
            f'<li><a href="{self.url}/{month}/">Tháng {int(month[5:])} {month[:4]}</a></li>'
            for month in months
        )
        api = (
            f'<link rel="https://api.w.org/" href="{self.url}/wp-json/" />' if self.has_api else ""
        )
        return Answer(f"""<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8" /><title>
{escape(title)} &#8211; {self.title}</title>
<link rel="alternate" type="application/rss+xml" title="Dòng thông tin {self.title} &raquo;"
href="{self.url}/feed/" />
<link rel="alternate" type="application/rss+xml" title="{self.title} &raquo; Dòng bình luận"
href="{self.url}/comments/feed/" />
{api}<meta name="generator" content="WordPress 6.8" /></head><body class="wp-theme-tinh {kind}">
<div class="wp-site-blocks">
<header class="wp-block-template-part"><p class="wp-block-site-title"><a href="{self.url}">
{self.title}</a></p>
<nav class="wp-block-navigation"><ul>{menu}{static}</ul></nav></header><main class="wp-block-group">
{inner}</main>
<aside><h2>Bài viết mới</h2><ul class="wp-block-latest-posts__list">{recent}</ul><h2>Lưu trữ</h2>
<ul class="wp-block-archives-list">{archives}</ul>
<form role="search" action="{self.url}/"><input name="s"></form></aside><footer>
<p>Trang chạy bằng WordPress</p></footer></div></body></html>""")

    def entry(self, one: Story) -> str:
        where = f"{self.url}{self.address(one)}"
        path, name = self.sections[one.section]
        return (
            f'<li class="wp-block-post post-{one.number} post type-post status-publish hentry">'
            '<h2 class="wp-block-post-title">'
            f'<a href="{where}" target="_self">{escape(one.title)}</a></h2><div '
            f'class="wp-block-post-date"><time datetime="{one.at.isoformat()}">'
            f'<a href="{where}">{one.at.day} Tháng {one.at.month}, {one.at.year}</a></time></div>'
            '<div class="taxonomy-category wp-block-post-terms"><a '
            f'href="{self.url}/category/{path}/" rel="tag">{name}</a></div>'
            f'<div class="wp-block-post-excerpt"><p>{escape(one.lead)} <a '
            f'class="wp-block-post-excerpt__more-link" href="{where}">Đọc tiếp</a></p></div></li>'
        )

    def archive(self, title: str, stories: list[Story], base: str, at: int) -> Answer:
        shown = stories[(at - 1) * PER_PAGE : at * PER_PAGE]
        if not shown:
            return self.missing()
        last = -(-len(stories) // PER_PAGE)
        following = (
            f'<a href="{self.url}{base}page/{at + 1}/" '
            'class="wp-block-query-pagination-next">Trang sau</a>'
            if at < last
            else ""
        )
        previous = (
            f'<a href="{self.url}{base}" class="wp-block-query-pagination-previous">Trang trước</a>'
            if at > 1
            else ""
        )
        return self.page(
            title,
            f'<h1 class="wp-block-query-title">{title}</h1><ul class="wp-block-post-template">'
            f"{''.join(map(self.entry, shown))}</ul>"
            f'<nav class="wp-block-query-pagination">{previous}{following}</nav>',
            "archive",
        )

    def home(self, page: str | None = None) -> Answer:
        return self.archive("Blog", self.live(), "/", int(page or 1))

    def taxonomy(self, name: str, page: str | None) -> Answer:
        number = next((n for n, one in enumerate(self.sections) if one[0] == name), None)
        stories = self.live()[::3] if number is None else self.of(number)
        title = "Thẻ" if number is None else self.sections[number][1]
        base = f"/tag/{name}/" if number is None else f"/category/{name}/"
        return self.archive(f"Chuyên mục: {title}", stories, base, int(page or 1))

    def month(self, year: str, month: str, page: str | None) -> Answer:
        stories = [one for one in self.live() if one.at.strftime("%Y%m") == year + month]
        return self.archive(
            f"Tháng: Tháng {int(month)} {year}", stories, f"/{year}/{month}/", int(page or 1)
        )

    def static(self, title: str) -> Answer:
        text = (
            "<p>Sở là cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh, tham mưu về khoa học và "
            "công nghệ.</p>" * 4
        )
        return self.page(
            title,
            f'<h1 class="wp-block-post-title">{title}</h1><div class="entry-content '
            f'wp-block-post-content">{text}</div>',
        )

    def post(self, one: Story) -> Answer:
        path, name = self.sections[one.section]
        where = f"{self.url}{self.address(one)}"
        body = "".join(f"<p>{escape(text)}</p>" for text in [one.lead, *one.paragraphs])
        older = next((other for other in self.live() if other.at < one.at), None)
        back = (
            f'<a href="{self.url}{self.address(older)}" rel="prev">{escape(older.title)}</a>'
            if older
            else ""
        )
        return self.page(
            one.title,
            f'<h1 class="wp-block-post-title">{escape(one.title)}</h1><div '
            f'class="wp-block-post-date"><time datetime="{one.at.isoformat()}">'
            f"{one.at.day} Tháng {one.at.month}, {one.at.year}</time></div>"
            f'<div class="wp-block-post-author-name"><a href="{self.url}/author/admin/">'
            f"{one.author}</a></div>"
            '<div class="taxonomy-category wp-block-post-terms"><a '
            f'href="{self.url}/category/{path}/" rel="tag">{name}</a></div>'
            '<div class="entry-content wp-block-post-content"><figure><a '
            f'href="{where}anh-{one.number}/"><img '
            f'src="/wp-content/uploads/2025/a{one.number}.jpg"></a></figure>{body}</div>'
            f'<div class="taxonomy-post_tag"><a href="{self.url}/tag/khoa-hoc/" rel="tag">khoa '
            "học</a></div>"
            f'<nav><div class="post-navigation-link-previous">{back}</div></nav><div '
            'class="wp-block-comments"><h2>Bình luận</h2>'
            f'<p>Cảm ơn quý Sở.</p><a rel="nofollow" href="{where}?replytocom=7">Trả lời</a></div>'
            f'<a href="{self.url}/?p={one.number}">Liên kết ngắn</a>',
            f"single single-post postid-{one.number}",
        )

    def feed(self, asked: Asked) -> Answer:
        if "comments" in asked.path:
            return xml('<rss version="2.0"><channel><title>Bình luận</title></channel></rss>')
        items = "".join(
            f"<item><title>{escape(one.title)}</title><link>{self.url}{self.address(one)}</link>"
            f"<pubDate>{format_datetime(one.at)}</pubDate><guid isPermaLink='false'>"
            f"{self.url}/?p={one.number}</guid></item>"
            for one in self.live()[:10]
        )
        answer = xml(
            f'<rss version="2.0"><channel><title>{self.title}</title>{items}</channel></rss>'
        )
        etag = f'"{hashlib.md5(answer.body.encode()).hexdigest()}"'
        if asked.headers.get("If-None-Match") == etag:
            return Answer(status=304, headers={"ETag": etag})
        return Answer(
            answer.body, kind="application/rss+xml; charset=UTF-8", headers={"ETag": etag}
        )

    def index(self) -> Answer:
        parts = "".join(
            f"<sitemap><loc>{self.url}/wp-sitemap-{name}-1.xml</loc></sitemap>"
            for name in ("posts-post", "posts-page", "taxonomies-category", "users")
        )
        return xml(
            f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}'
            "</sitemapindex>"
        )

    def part(self, name: str) -> Answer:
        paths = {
            "posts-post": [self.address(one) for one in reversed(self.live())],
            "posts-page": [f"/{path}/" for path in PAGES],
            "taxonomies-category": [f"/category/{path}/" for path, _ in self.sections],
            "users": ["/author/admin/"],
        }[name]
        urls = "".join(f"<url><loc>{self.url}{path}</loc></url>" for path in paths)
        return xml(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>')

    def api(self, asked: Asked) -> Answer:
        size, at = int(asked.query.get("per_page", 10)), int(asked.query.get("page", 1))
        last = -(-len(self.live()) // size)
        if not self.has_api or not asked.path.startswith("/wp-json/wp/v2/posts"):
            return Answer('{"code":"rest_forbidden"}', status=401, kind="application/json")
        if at > last:
            return Answer(
                '{"code":"rest_post_invalid_page_number","data":{"status":400}}',
                status=400,
                kind="application/json",
            )
        posts = [self.record(one) for one in self.live()[(at - 1) * size : at * size]]
        totals = {"X-WP-Total": str(len(self.live())), "X-WP-TotalPages": str(last)}
        return Answer(json.dumps(posts), kind="application/json; charset=UTF-8", headers=totals)

    def record(self, one: Story) -> dict[str, Any]:
        return {
            "link": self.url + self.address(one),
            "title": {"rendered": escape(one.title)},
            "date_gmt": f"{one.at.astimezone(None):%Y-%m-%dT%H:%M:%S}",
            "modified_gmt": f"{(one.modified or one.at).astimezone(None):%Y-%m-%dT%H:%M:%S}",
        }


class WordPressClosed(WordPress):
    """Permalinks ``/slug/``, as its static pages have; the API forbidden, but still announced."""

    name = "wordpress-closed"
    title = "Sở Khoa học và Công nghệ tỉnh Đông Phù"
    count = 31

    def address(self, one: Story) -> str:
        return f"/{one.slug}/"

    def api(self, asked: Asked) -> Answer:
        return Answer(
            '{"code":"rest_forbidden","data":{"status":401}}', status=401, kind="application/json"
        )
