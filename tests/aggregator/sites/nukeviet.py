"""A NukeViet site as versions 4.5 and 4.4 make it."""

import re
import time
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import ClassVar

from tests.aggregator.sites.nukeviet_around import Surroundings
from tests.aggregator.sites.server import Answer, Asked, moved
from tests.aggregator.sites.texts import Story

DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
PER_PAGE = 5


class NukeViet45(Surroundings):
    """Past the end it leads to page 1; its guard answers 429."""

    name = "nukeviet-45"
    title = "Sở Khoa học và Công nghệ tỉnh Lam Giang"
    sections: ClassVar = (
        ("hoat-dong-cua-so", "Hoạt động của Sở"),
        ("tin-huyen", "Tin huyện, thị"),
        ("thong-bao", "Thông báo"),
        ("so-huu-tri-tue", "Sở hữu trí tuệ"),
    )
    count = 40
    burst = 0
    """Requests in a second that its guard lets pass; 0: no guard."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []

    def address(self, one: Story) -> str:
        return f"/{self.sections[one.section][0]}/{one.slug}-{one.number}.html"

    def answer(self, asked: Asked) -> Answer:
        if self.is_flooded():
            return self.guard()
        path = asked.path
        for pattern, answer in (
            (r"/(?:page-(\d+)/)?", self.home),
            (
                r"/robots\.txt",
                lambda *_: Answer("User-agent: *\nDisallow: /users/\n", kind="text/plain"),
            ),
            (r"/sitemap\.xml", self.index),
            (r"/sitemap-(news|page|laws)\.xml", self.part),
            (r"/rss/(?:([\w-]+)/)?", self.feed),
            (r"/(?:print|savefile)/[\w-]+/[\w-]+-(\d+)\.html", self.copy),
            (
                r"/tag/[\w-]+/",
                lambda *_: self.list_page("Bài viết có từ khóa", self.live()[:7], ""),
            ),
            (r"/search/", lambda *_: self.list_page("Tìm kiếm", self.live()[:7], "")),
            (
                r"/users/.*",
                lambda *_: self.page("Đăng nhập", "<form><input type='password'></form>"),
            ),
            (r"/about/[\w-]+\.html", lambda *_: self.about()),
            (r"/van-ban/", lambda *_: self.laws()),
            (r"/van-ban/detail/[\w-]+-(\d+)/", self.law),
            (r"/([\w-]+)/(?:page-(\d+)/)?", self.category),
            (r"/([\w-]+)/([\w-]+)-(\d+)\.html", self.article),
        ):
            if match := re.fullmatch(pattern, path):
                return answer(*match.groups())
        return moved("/")

    def is_flooded(self) -> bool:
        now = time.monotonic()
        self.times = [at for at in self.times if now - at < 1]
        if self.burst and len(self.times) >= self.burst:
            return True
        self.times.append(now)
        return False

    def guard(self) -> Answer:
        return Answer("Too Many Requests", status=429, headers={"Retry-After": "1"})

    def page(self, title: str, inner: str, head: str = "") -> Answer:
        menu = "".join(
            f'<li><a title="{name}" href="/{path}/">{name}</a></li>' for path, name in self.sections
        )
        now = datetime.now().astimezone()
        older = "".join(
            f'<li class="clearfix"><a class="show" href="{self.address(one)}">{escape(one.title)}'
            "</a>"
            f"<span>{one.at:%d/%m/%Y}</span></li>"
            for one in self.live()[9:14]
        )
        return Answer(
            f"""<!DOCTYPE html><html lang="vi"><head><title>{escape(title)} - {self.title}</title>
<meta charset="utf-8"><meta name="generator" content="NukeViet v4.5">
<meta name="author" content="{self.title}">
<link rel="alternate" type="application/rss+xml" title="Tin tức" href="/rss/">
<link rel="alternate" type="application/rss+xml" title="Tin tức - {self.sections[0][1]}"
href="/rss/{self.sections[0][0]}/">
{head}<script>var nv_base_siteurl="/",nv_lang_data="vi";</script></head><body>
<header><h1 class="hidden">{self.title}</h1><span>{now:Thứ %u, %d/%m/%Y %H:%M}</span></header>
<nav class="navbar"><ul class="nav"><li><a href="/">Trang nhất</a></li><li>
<a href="/about/gioi-thieu-chung.html">Giới thiệu</a></li>
<li class="dropdown"><a href="/{self.sections[0][0]}/">Tin tức</a><ul class="dropdown-menu">{menu}
</ul></li>
<li><a href="/van-ban/">Văn bản</a></li><li><a href="/search/?q=khoa">Tìm kiếm</a></li><li>
<a href="/users/login/">Đăng nhập</a></li></ul></nav>
<div class="container"><div class="col-md-16">{inner}</div><div class="col-md-8">
<div class="panel panel-default"><div class="panel-heading">Tin xem nhiều</div>
<ul class="block_tophits list-none">{older}</ul></div>
<div class="panel"><div class="panel-heading">Văn bản mới</div><ul>{self.law_links()}</ul></div>
<div class="panel"><div class="panel-heading">Thống kê truy cập</div><ul><li>Đang truy cập<span>
{now.second}</span></li>
<li>Tổng lượt truy cập<span>{1000000 + len(self.log)}</span></li></ul></div></div></div>
<footer><p>© Bản quyền thuộc về {self.title}</p><p>
<a href="https://nukeviet.vn">Powered by NukeViet CMS</a></p></footer></body></html>""",
            headers={"Last-Modified": format_datetime(now - timedelta(days=1))},
        )

    def entry(self, one: Story) -> str:
        one.views += 1
        return (
            '<div class="news_column panel panel-default"><div class="panel-body"><h3><a '
            f'href="{self.address(one)}" '
            f'title="{escape(one.title)}">{escape(one.title)}</a></h3><div class="text-muted"><ul '
            'class="list-unstyled list-inline">'
            f'<li><em class="fa fa-clock-o">&nbsp;</em> {one.at:%d/%m/%Y %H:%M}:00</li><li><em '
            'class="fa fa-eye">&nbsp;</em> '
            f"Đã xem: {one.views}</li><li>Phản hồi: 0</li></ul></div><p>{escape(one.lead)}</p>"
            "</div></div>"
        )

    def home(self, page: str | None = None) -> Answer:
        if page:
            return moved("/")
        blocks = ""
        for number, (path, name) in enumerate(self.sections):
            first, *rest = self.of(number)[:4]
            others = "".join(
                f'<li><a href="{self.address(one)}">{escape(one.title)}</a></li>' for one in rest
            )
            blocks += (
                '<div class="news_column panel panel-default"><div class="panel-heading"><h4 '
                'class="cat-icon">'
                f'<a href="/{path}/"><span>{name}</span></a></h4></div>{self.entry(first)}<ul '
                f'class="related">{others}</ul></div>'
            )
        return self.page("Trang nhất", blocks)

    def category(self, path: str, page: str | None) -> Answer:
        number = next((n for n, one in enumerate(self.sections) if one[0] == path), None)
        if number is None:
            return moved("/")
        stories, at = self.of(number), int(page or 1)
        shown = stories[(at - 1) * PER_PAGE : at * PER_PAGE]
        if not shown or page == "1":
            return self.past(path)
        return self.list_page(
            self.sections[number][1], shown, self.pager(path, at, -(-len(stories) // PER_PAGE))
        )

    def past(self, path: str) -> Answer:
        return moved(f"/{path}/")

    def list_page(self, name: str, shown: list[Story], pager: str) -> Answer:
        return self.page(name, "".join(map(self.entry, shown)) + pager)

    def pager(self, path: str, at: int, last: int) -> str:
        numbers = "".join(
            f'<li class="active"><a href="#">{n}</a></li>'
            if n == at
            else f'<li><a href="/{path}/{"" if n == 1 else f"page-{n}/"}">{n}</a></li>'
            for n in range(1, last + 1)
        )
        broken = numbers.replace("</li>", "") if at > 1 else numbers
        following = (
            f'<li><a rel="next" title="Trang sau" href="/{path}/page-{at + 1}/">&raquo;</a></li>'
            if at < last
            else ""
        )
        return f'<div class="text-center"><ul class="pagination">{broken}{following}</ul></div>'

    def article(self, path: str, told: str, number: str) -> Answer:
        one = self.numbered(int(number))
        if one is None:
            return self.missing()
        if self.address(one) != f"/{path}/{told}-{number}.html":
            return moved(self.address(one))
        return self.page(one.title, self.story(one), self.machine_dates(one))

    def missing(self) -> Answer:
        return moved("/")

    def machine_dates(self, one: Story) -> str:
        return (
            '<meta property="og:type" content="article"><meta property="og:title" '
            f'content="{escape(one.title)}">'
            f'<meta property="article:published_time" content="{one.at:%Y-%m-%d+07%H:%M}:00">'
            f'<link rel="canonical" href="{self.url}{self.address(one)}">'
        )

    def story(self, one: Story) -> str:
        one.views += 1
        day = DAYS[one.at.weekday()] if one.at.weekday() < 6 else ""
        others = "".join(
            f'<li><a href="{self.address(other)}">{escape(other.title)}</a> <span '
            f'class="date">({other.at:%d/%m/%Y})</span></li>'
            for other in self.of(one.section)[:5]
            if other is not one
        )
        body = "".join(f"<p>{escape(text)}</p>" for text in one.paragraphs)
        tail = self.address(one)
        return f"""<div class="news_column panel panel-default"><div class="panel-body">
<h1 class="title margin-bottom-lg">{escape(one.title)}</h1><div class="row"><span class="h5">
{f"Thứ {day}" if day else "Chủ nhật"} - {one.at:%d/%m/%Y %H:%M}</span>
<ul class="list-inline text-right"><li><a rel="nofollow" title="In ra" href="/print{tail}">In ra</a>
</li>
<li><a rel="nofollow" title="Lưu bài viết này" href="/savefile{tail}">Lưu</a></li></ul></div>
<div class="hometext m-bottom">{escape(one.lead)}</div><div id="news-bodyhtml" class="bodytext">
{body}</div>
<p class="h5 text-right"><strong>Tác giả: </strong>{one.author}</p></div></div>
<div class="panel"><em class="fa fa-tags"></em><strong>Từ khóa: </strong>
<a href="/tag/khoa-hoc/">khoa học</a>, <a href="/tag/nong-thon/">nông thôn</a></div>
<div class="panel"><p class="h3">Những tin mới hơn</p><ul class="related">{others}</ul></div>"""

    def copy(self, number: str) -> Answer:
        one = self.numbered(int(number))
        return self.page(one.title, self.story(one)) if one else moved("/")


class NukeViet44(NukeViet45):
    """Past the end an empty list; its guard answers 200; what is withdrawn is not found."""

    name = "nukeviet-44"
    title = "Sở Khoa học và Công nghệ tỉnh Bình Lâm"
    count = 33

    def past(self, path: str) -> Answer:
        return self.page("Tin tức", "")

    def guard(self) -> Answer:
        return Answer(
            "<html><head><title>Hãy đợi...</title></head><body><p>Hãy đợi <span "
            "id='sec'>1</span> giây</p></body></html>"
        )

    def missing(self) -> Answer:
        return Answer(
            "<html><head><title>404</title></head><body>Không tìm thấy</body></html>", status=404
        )
