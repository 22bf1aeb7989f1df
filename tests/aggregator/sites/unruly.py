"""A site that does everything wrong, and still has articles to be found."""

import re
import time
from datetime import datetime
from html import escape
from itertools import count
from typing import ClassVar

from tests.aggregator.sites.server import Answer, Asked, Site, moved
from tests.aggregator.sites.texts import VIETNAM, Story

PER_PAGE = 6
LAST = 9
TWICE, SHAKY, SLOW, HUGE = 93, 91, 90, 88
"""Numbers of the articles of two addresses, that fail at first, come late, are large."""
IDS = 5000


class Unruly(Site):
    """``/vi/tin/<slug>-<id>.html``; unknown addresses answer 200; every link is dressed up."""

    name = "unruly"
    title = "Sở Khoa học và Công nghệ tỉnh Hỗn Giang"
    sections: ClassVar = (
        ("tin-trong-tinh", "Tin trong tỉnh"),
        ("tin-trong-nuoc", "Tin trong nước"),
        ("nghien-cuu-ung-dung", "Nghiên cứu - ứng dụng"),
    )
    count = 36

    def __init__(self) -> None:
        super().__init__()
        self.visits, self.fails = count(1), 0

    def address(self, one: Story) -> str:
        return f"/vi/tin/{one.slug}-{IDS + one.number}.html"

    def retitle(self, one: Story) -> None:
        """The list says so; the address keeps its number, and loses its old words."""
        one.title = f"Đính chính: {one.title}"

    def answer(self, asked: Asked) -> Answer:
        path = re.sub(r"^/+", "/", asked.path)
        for pattern, answer in (
            (r"/(?:vi/?)?", self.front),
            (r"(?i)(?:/(?:vi|en))*/tin/[\w-]+-(\d+)\.html", self.article),
            (r"/vi/in/(\d+)", self.article),
            (r"/vi/lich/(\d{4})/(\d+)/?", self.calendar),
            (r"/vi/vong-tron/(\d)/?", lambda n: moved(f"/vi/vong-tron/{(int(n) + 1) % 3}/")),
        ):
            if match := re.fullmatch(pattern, path):
                return answer(*match.groups())
        found = re.fullmatch(r"(?:/(?:vi|en))*/([\w-]+)/?", path)
        number = next(
            (n for n, one in enumerate(self.sections) if found and found[1] == one[0]), None
        )
        return self.lost() if number is None else self.category(number, asked.query)

    def lost(self) -> Answer:
        return self.page(
            "Thông báo", "<h3>Xin lỗi, trang bạn yêu cầu không tồn tại hoặc đã bị xóa!</h3>"
        )

    def dressed(self, one: Story) -> str:
        """An address of an article, otherwise at each visit and each place."""
        visit = next(self.visits)
        path, host = self.address(one), self.url.removeprefix("http://")
        session = f"PHPSESSID={visit:032x}"
        if one.number == TWICE and visit % 2:
            path = f"/vi/tin/ban-sao-{IDS + TWICE + 900}.html"
        return (
            f"{path}?{session}",
            f"{path}?utm_source=trang-chu&utm_medium={visit}",
            f"https://{host}{path}",
            f"{path}?fbclid={visit:x}",
            f"http://{host}{path}#noi-dung",
            f"..{path}" if visit % 4 else path,
        )[visit % 6]

    def page(self, title: str, inner: str) -> Answer:
        now = datetime.now(VIETNAM)
        visit = next(self.visits)
        menu = "".join(
            f'<li><a href="/vi/{path}?PHPSESSID={visit:032x}">{name}</a></li>'
            for path, name in self.sections
        )
        latest = "".join(
            f'<li><a href="{escape(self.dressed(one))}">{escape(one.title)}</a></li>'
            for one in self.live()[:5]
        )
        days = "".join(
            f'<td><a href="/vi/lich/{now.year}/{day}">{day}</a></td>' for day in range(1, 29)
        )
        return Answer(f"""<html><head><title>{self.title}</title></head><body><h1 class="logo">
{self.title}</h1>
<p>Hôm nay, ngày {now:%d/%m/%Y}, {now:%H:%M:%S}</p><ul id="menu"><li><a href="/vi/">Trang chủ</a>
</li>{menu}
<li><a href="en/vi/tin-trong-tinh">English</a></li><li>
<a href="/vi/vong-tron/0/">Chuyên đề khoa học</a></li><li>
<a href="/vi/gioi-thieu?sid={visit}">Giới thiệu</a></li></ul>
<div class="main">{inner}</div><div class="right"><h3>Tin mới nhất</h3><ul>{latest}</ul>
<table class="calendar"><tr>{days}</tr></table><a href="/vi/lich/{now.year + 1}/1">Năm sau</a>
<p>Đang online: {visit % 17}. Tổng số: {visit * 13}</p></div></body></html>""")

    def entry(self, one: Story) -> str:
        return (
            f'<div class="item"><a class="title" href="{escape(self.dressed(one))}">'
            f"{escape(one.title)}</a> <i>({one.at:%d/%m/%Y})</i>"
            f"<p>{escape(one.lead)}</p><span>Lượt xem: {next(self.visits)}</span> <a "
            f'href="/vi/in/{IDS + one.number}">Bản in</a></div>'
        )

    def front(self) -> Answer:
        return self.page("Trang chủ", "".join(map(self.entry, self.live()[:10])))

    def category(self, number: int, query: dict[str, str]) -> Answer:
        path, name = self.sections[number]
        stories = self.of(number)
        if number == 1:
            stories = [one for one in self.live() if one in stories or one.number == TWICE]
        at = int(query.get("page", "1")) if query.get("page", "1").isdecimal() else 1
        shown = stories[(at - 1) * PER_PAGE : at * PER_PAGE] or stories[:PER_PAGE]
        session = f"PHPSESSID={next(self.visits):032x}"
        numbers = "".join(
            f"<b>{n}</b> " if n == at else f'<a href="/vi/{path}?page={n}&amp;{session}">{n}</a> '
            for n in range(1, LAST + 1)
        )
        sorts = (
            f'<a href="/vi/{path}?sort=asc&amp;page={at}">Cũ nhất</a> '
            f'<a href="/vi/{path}?sort=views">Xem nhiều</a> <a href="/vi/{path}?in=1">Bản in</a>'
        )
        return self.page(
            name,
            f'<h2>{name}</h2>{sorts}{"".join(map(self.entry, shown))}<div class="pages">{numbers}'
            f'<a href="/vi/{path}?page={at + 1}&amp;{session}">Trang sau</a></div>',
        )

    def article(self, number: str) -> Answer:
        one = self.numbered(int(number) % 900 - IDS % 900)
        if one is None:
            return self.gone(int(number))
        self.fails += one.number == SHAKY
        if one.number == SHAKY and self.fails <= 2:
            return Answer("error", status=500)
        if one.number == SLOW:
            time.sleep(0.4)
        padding = f"<script>var x='{'x' * 3_000_000}';</script>" if one.number == HUGE else ""
        body = "".join(f"<p>{escape(text)}</p>" for text in one.paragraphs)
        others = "".join(
            f'<li><a href="{escape(self.dressed(other))}">{escape(other.title)}</a> '
            f"({other.at:%d/%m/%Y})</li>"
            for other in self.of(one.section)[:4]
            if other is not one
        )
        return self.page(
            one.title,
            f"""<div class="crumb">{self.sections[one.section][1]}</div><h2 class="title">
{escape(one.title)}</h2>
<div class="date">Cập nhật: {one.at:%d/%m/%Y %H:%M}</div><div class="tools">
<a href="/vi/in/{IDS + one.number}">In bài</a></div>
<div class="content"><p><b>{escape(one.lead)}</b></p>{body}<p align="right">{one.author}</p></div>
<h3>Tin khác</h3><ul>{others}</ul>{padding}""",
        )

    def gone(self, number: int) -> Answer:
        """404, a message with 200, or the front page, by turns."""
        if number % 3 == 0:
            return Answer("<h1>404 Not Found</h1>", status=404)
        return moved("/vi/") if number % 3 == 1 else self.lost()

    def calendar(self, year: str, day: str) -> Answer:
        """Every day leads to the next one, and shows the newest articles."""
        following = f'<a href="/vi/lich/{year}/{int(day) + 1}">Trang sau</a>'
        return self.page(
            "Lịch", f"<h2>Tin ngày {day}</h2>{''.join(map(self.entry, self.live()[:3]))}{following}"
        )
