"""An ASP.NET site whose lists go on by a post back that must carry the page's state."""

from datetime import datetime
from html import escape
from typing import ClassVar

from tests.aggregator.sites.server import Answer, Asked, Site
from tests.aggregator.sites.texts import VIETNAM, Story

PER_PAGE = 6


class AspNet(Site):
    """Articles ``/ChiTiet.aspx?nid=123&cid=2`` in any letter case; a missing one answers 200."""

    name = "aspnet"
    title = "Sở Khoa học và Công nghệ tỉnh Cửa Lạch"
    sections: ClassVar = (
        ("1", "Tin hoạt động"),
        ("2", "Thông báo mới"),
        ("3", "Khoa học và công nghệ"),
    )
    count = 38

    def address(self, one: Story) -> str:
        return f"/chitiet.aspx?cid={self.sections[one.section][0]}&nid={one.number + 500}"

    def answer(self, asked: Asked) -> Answer:
        path, query = (
            asked.path.lower(),
            {name.lower(): value for name, value in asked.query.items()},
        )
        if path == "/robots.txt":
            return Answer(status=404)
        if path in ("/", "/default.aspx"):
            return self.front()
        if path == "/danhsach.aspx" and query.get("cid") in ("1", "2", "3"):
            return self.category(int(query["cid"]) - 1, asked.form)
        if path in ("/chitiet.aspx", "/inbaiviet.aspx"):
            return self.article(int(query.get("nid", "0")) - 500)
        if path == "/gioithieu.aspx":
            return self.page(
                "Giới thiệu", "<h2>Giới thiệu</h2><p>Lịch sử hình thành và phát triển của Sở.</p>"
            )
        return Answer(
            "<html><title>The resource cannot be found.</title><body><h1>Server Error in '/' "
            "Application.</h1><h2>The resource cannot be found.</h2></body></html>",
            status=404,
        )

    def page(self, title: str, inner: str, state: str = "front") -> Answer:
        menu = "".join(
            f'<li><a href="/DanhSach.aspx?cid={path}">{name}</a></li>'
            for path, name in self.sections
        )
        return Answer(f"""<!DOCTYPE html><html><head><title>{escape(title)}</title></head><body>
<form method="post" action="" id="aspnetForm">
<input type="hidden" name="__EVENTTARGET" value="">
<input type="hidden" name="__EVENTARGUMENT" value="">
<input type="hidden" name="__VIEWSTATE" value="/wEPD-{state}">
<input type="hidden" name="__EVENTVALIDATION" value="ok">
<div class="banner">{datetime.now(VIETNAM):Hôm nay: %d/%m/%Y %H:%M:%S}</div><ul class="menu"><li>
<a href="/Default.aspx">Trang chủ</a></li><li><a href="/GioiThieu.aspx">Giới thiệu</a></li>{menu}
</ul>
<div id="ctl00_Main">{inner}</div><div class="thongke">Lượt truy cập: {7000 + len(self.log)}</div>
<script>function __doPostBack(t,a){{}}</script></form></body></html>""")

    def link(self, one: Story) -> str:
        where = f"/ChiTiet.aspx?nid={one.number + 500}&amp;cid={self.sections[one.section][0]}"
        return f'<a href="{where}">{escape(one.title)}</a>'

    def entry(self, one: Story) -> str:
        return (
            f'<div class="tin"><div class="tieude">{self.link(one)} '
            f'<span class="ngay">({one.at:%d/%m/%Y})</span></div>'
            f'<div class="tomtat">{escape(one.lead)}</div></div>'
        )

    def front(self) -> Answer:
        return self.page("Trang chủ", "".join(map(self.entry, self.live()[:8])))

    def category(self, number: int, form: dict[str, str]) -> Answer:
        stories, name = self.of(number), self.sections[number][1]
        carried = form.get("__VIEWSTATE", "").startswith(f"/wEPD-{number}-")
        asked = form.get("__EVENTTARGET") == "ctl00$Main$Pager" and carried
        at = int(form.get("__EVENTARGUMENT") or 1) if asked else 1
        shown = stories[(at - 1) * PER_PAGE : at * PER_PAGE]
        numbers = " ".join(
            f"<span>{n}</span>"
            if n == at
            else f"""<a href="javascript:__doPostBack('ctl00$Main$Pager','{n}')">{n}</a>"""
            for n in range(1, -(-len(stories) // PER_PAGE) + 1)
        )
        return self.page(
            name,
            f'<h2>{name}</h2>{"".join(map(self.entry, shown))}<div class="pager">Trang: {numbers}'
            "</div>",
            f"{number}-{at}",
        )

    def article(self, number: int) -> Answer:
        one = self.numbered(number)
        if one is None:
            return self.page("Thông báo", "<h3>Không tìm thấy bài viết theo yêu cầu.</h3>")
        body = "".join(f"<p>{escape(text)}</p>" for text in one.paragraphs)
        others = "".join(
            f"<li>{self.link(other)} ({other.at:%d/%m/%Y})</li>"
            for other in self.of(one.section)
            if other.at < one.at
        )
        return self.page(
            one.title,
            f"""<div class="chuyenmuc">{self.sections[one.section][1]}</div><h1 class="tieude">
{escape(one.title)}</h1>
<div class="ngaydang">Ngày đăng: {one.at:%d/%m/%Y %H:%M}</div>
<a href="/InBaiViet.aspx?nid={number + 500}">In</a>
<div class="sapo">{escape(one.lead)}</div><div class="noidung">{body}<p style="text-align:right"><b>
{one.author}</b></p></div>
<div class="tinkhac"><h4>Các tin khác</h4><ul>{others}</ul></div>""",
        )
