"""Sites for probes, of a few pages each, and what asks them in place of a spider."""

import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from aggregator.probing.pages import Answer, Failed, Fetched
from aggregator.probing.survey import Survey, survey

Ask = Callable[[str], Answer]
NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
HOME = "https://sokhcn.vi-du.example"

TEXT = (
    "Sáng ngày 5/11, Sở tổ chức lớp tập huấn về quản lý đề tài cho cán bộ các xã trong tỉnh. "
    "Hơn một trăm học viên nghe giảng viên giới thiệu quy trình đăng ký, xét chọn và nghiệm thu. "
) * 4
TITLES = (
    "Tập huấn quản lý đề tài khoa học cho cán bộ cấp xã",
    "Nghiệm thu dự án trồng nấm dược liệu dưới tán rừng",
    "Mời doanh nghiệp tham gia chợ công nghệ mùa đông năm nay",
    "Kiểm tra đo lường tại các cửa hàng kinh doanh vàng bạc",
    "Ra mắt tổ tư vấn chuyển đổi số của làng nghề gốm",
    "Hai sáng chế của trường cao đẳng nghề được cấp bằng",
)
SITE_NAME = "Sở Khoa học và Công nghệ tỉnh Thác Bạc"


def ask(url: str) -> Answer:
    """Over the network of this machine."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return fetched(url, answer.read(), answer.headers["Content-Type"], answer.url)
    except urllib.error.HTTPError as error:
        with error:
            return Failed(url, f"http-{error.code}", f"the server answers with {error.code}")
    except urllib.error.URLError as error:
        return Failed(url, "unreachable", str(error.reason))


def fetched(url: str, body: bytes | str, kind: str = "text/html", at: str = "") -> Fetched:
    body = body.encode() if isinstance(body, str) else body
    return Fetched(asked=url, url=at or url, body=body, fetched_at=NOW, content_type=kind)


def driven(url: str, ask: Ask = ask) -> Survey:
    """A survey with its answers."""
    looking = survey(url)
    wanted = next(looking)
    while True:
        try:
            wanted = looking.send(ask(wanted))
        except StopIteration as end:
            return end.value


class Site:
    """Pages by path; ``log`` has what was asked for."""

    def __init__(self, pages: Mapping[str, str | Answer], home: str = HOME) -> None:
        self.pages, self.home, self.log = dict(pages), home, list[str]()

    def ask(self, url: str) -> Answer:
        path = url.removeprefix(self.home)
        self.log.append(path)
        page = self.pages.get(path)
        if page is None:
            return Failed(url, "http-404", "the server answers with status 404")
        return fetched(url, page) if isinstance(page, str) else page

    def probe(self, path: str = "/") -> Survey:
        return driven(self.home + path, self.ask)


def page(title: str, body: str, menu: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>'
        f'<body><ul class="menu"><li><a href="/">Trang chủ</a></li>{menu}</ul>{body}</body></html>'
    )


def article(number: int, day: str = "") -> str:
    title = TITLES[number]
    date = f'<div class="date">Ngày đăng: {day}</div>' if day else ""
    return page(title, f'<div class="detail"><h1>{title}</h1>{date}<p>{TEXT}</p></div>')


def listing(numbers: range, name: str = SITE_NAME, menu: str = "", after: str = "") -> str:
    rows = "".join(
        f'<li><h3><a href="/tin/bai-viet-so-{n + 10}.html">{TITLES[n]}</a></h3>'
        f"<span>0{n + 1}/11/2026</span></li>"
        for n in numbers
    )
    return page(name, f'<h1>Tin tức</h1><ul class="list">{rows}</ul>{after}', menu)


def articles(*, dated: bool = True) -> dict[str, str]:
    return {
        f"/tin/bai-viet-so-{n + 10}.html": article(n, f"0{n + 1}/11/2026 08:30" if dated else "")
        for n in range(len(TITLES))
    }
