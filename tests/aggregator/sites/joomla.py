"""A Joomla site: pages by ``?start=``, articles under two forms of address, print views."""

import re
from datetime import datetime
from html import escape
from typing import ClassVar

from tests.aggregator.sites.server import Answer, Asked, Site
from tests.aggregator.sites.texts import VIETNAM, Story

PER_PAGE = 5


class Joomla(Site):
    """``/tin-tuc/hoat-dong/123-alias``; past the end an empty list; no feed, no sitemap."""

    name = "joomla"
    title = "Sở Khoa học và Công nghệ tỉnh Đăk Sơ"
    sections: ClassVar = (
        ("tin-tuc/hoat-dong-nganh", "Hoạt động ngành"),
        ("tin-tuc/khoa-hoc-doi-song", "Khoa học đời sống"),
        ("quan-ly/tieu-chuan-do-luong", "Tiêu chuẩn đo lường"),
    )
    count = 33

    def address(self, one: Story) -> str:
        return f"/{self.sections[one.section][0]}/{one.number + 1000}-{one.slug}"

    def answer(self, asked: Asked) -> Answer:
        query, path = asked.query, asked.path
        if query.get("option") == "com_content":
            return self.article(int(query.get("id", "0").partition(":")[0]) - 1000)
        if found := re.fullmatch(r"/[\w-]+/[\w-]+/(\d+)-[\w-]+", path):
            return self.article(int(found[1]) - 1000)
        number = next((n for n, one in enumerate(self.sections) if path == f"/{one[0]}"), None)
        if number is not None:
            return self.category(number, int(query.get("start", "0")))
        return self.other(path)

    def other(self, path: str) -> Answer:
        """What is no article and no section."""
        if path == "/robots.txt":
            return Answer("User-agent: *\nDisallow: /administrator/\n", kind="text/plain")
        if path == "/gioi-thieu":
            text = "<h2>Giới thiệu</h2><p>Cơ cấu tổ chức của Sở gồm năm phòng.</p>"
            return self.page("Giới thiệu", f"<div class='item-page'>{text}</div>")
        return self.front() if path in ("/", "/index.php") else self.missing()

    def missing(self) -> Answer:
        return Answer(
            "<html><head><title>Lỗi: 404 Không tìm thấy</title></head><body><h1>404</h1><p>Không "
            "tìm thấy trang</p></body></html>",
            status=404,
        )

    def page(self, title: str, inner: str) -> Answer:
        menu = "".join(
            f'<li class="nav-item"><a href="/{path}">{name}</a></li>'
            for path, name in self.sections
        )
        popular = "".join(
            f'<li><a href="{self.address(one)}">{escape(one.title)}</a></li>'
            for one in self.live()[12:16]
        )
        return Answer(f"""<!DOCTYPE html><html lang="vi-vn"><head><meta charset="utf-8">
<meta name="generator" content="Joomla! - Open Source Content Management">
<title>{escape(title)}</title><script type="application/json" class="joomla-script-options new">{{}}
</script></head><body>
<div class="header">{datetime.now(VIETNAM):Hôm nay, %d/%m/%Y}</div><ul class="mod-menu nav"><li>
<a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới thiệu</a></li>{menu}</ul>
<div class="container-component"><main>{inner}</main></div><div class="sidebar"><h3>Đọc nhiều</h3>
<ul class="mod-articlespopular mostread">{popular}</ul>
<h3>Thống kê</h3><p>Hôm nay {len(self.log)}</p></div></body></html>""")

    def entry(self, one: Story) -> str:
        number = f"{one.number + 1000}:{one.slug}&amp;catid={one.section + 8}"
        raw = f"/index.php?option=com_content&amp;view=article&amp;id={number}"
        return (
            '<div class="blog-item"><div class="item-content"><div class="page-header"><h2><a '
            f'href="{self.address(one)}">{escape(one.title)}</a></h2></div>'
            '<dl class="article-info"><dd class="published"><time '
            f'datetime="{one.at.isoformat()}">Ngày đăng: {one.at:%d/%m/%Y}</time></dd>'
            f'<dd class="hits">Lượt xem: {one.views}</dd></dl><p>{escape(one.lead)}</p><p '
            f'class="readmore"><a href="{raw}">Đọc thêm: {escape(one.title)}</a></p></div></div>'
        )

    def front(self) -> Answer:
        return self.page(
            "Trang chủ",
            f'<div class="blog-featured">{"".join(map(self.entry, self.live()[:8]))}</div>',
        )

    def category(self, number: int, start: int) -> Answer:
        path, name = self.sections[number]
        stories = self.of(number)
        shown = stories[start : start + PER_PAGE]
        links = "".join(
            f'<li class="{"active " if n * PER_PAGE == start else ""}page-item"><a '
            f'class="page-link" href="/{path}{f"?start={n * PER_PAGE}" if n else ""}">{n + 1}</a>'
            "</li>"
            for n in range(-(-len(stories) // PER_PAGE))
        )
        feeds = f'<link href="/{path}?format=feed&amp;type=rss" rel="alternate">'
        return self.page(
            name,
            f'{feeds}<div class="blog"><h1>{name}</h1>{"".join(map(self.entry, shown))}<nav '
            f'class="pagination__wrapper"><ul class="pagination">{links}</ul></nav></div>',
        )

    def article(self, number: int) -> Answer:
        one = self.numbered(number)
        if one is None:
            return self.missing()
        one.views += 1
        body = "".join(f"<p>{escape(text)}</p>" for text in [one.lead, *one.paragraphs])
        where = self.address(one)
        near = [other for other in self.of(one.section) if other is not one][:2]
        pager = "".join(
            f'<a class="page-link" href="{self.address(other)}" rel="{rel}">'
            f"{'Tiếp' if rel == 'next' else 'Trước'}</a>"
            for other, rel in zip(near, ("next", "prev"), strict=False)
        )
        return self.page(
            one.title,
            f"""<div class="com-content-article item-page"><div class="page-header"><h1>
{escape(one.title)}</h1></div>
<dl class="article-info text-muted"><dd class="createdby">Tác giả: <span>{one.author}</span></dd>
<dd class="category-name">Chuyên mục: <a href="/{self.sections[one.section][0]}">
{self.sections[one.section][1]}</a></dd>
<dd class="published"><time datetime="{one.at.isoformat()}">Ngày đăng: {one.at:%d/%m/%Y}</time></dd>
<dd class="hits">Lượt xem: {one.views}</dd></dl>
<a href="{where}?tmpl=component&amp;print=1&amp;layout=default">In</a>
<div class="com-content-article__body">{body}</div>
<nav class="pagenavigation">{pager}</nav></div>""",
        )


class JoomlaOfOneSection(Joomla):
    """The newest articles of its one section stand on the front page too."""

    name = "joomla-of-one-section"
    title = "Sở Khoa học và Công nghệ tỉnh Nậm Sơn"
    sections: ClassVar = (("tin-tuc/hoat-dong-nganh", "Hoạt động ngành"),)
    count = 31
