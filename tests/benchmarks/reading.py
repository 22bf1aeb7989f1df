"""How long reading a page takes, beside other ways, on the same pages in the same run.

``python -m tests.benchmarks.reading`` prints milliseconds a page in processor time, and how many
times that of selectors written by hand for the one site; only the ratio travels between machines.
The selectors do the same work: all fields, the date as a date, the text in paragraphs, its markup
with absolute links through the same sanitizer, pictures, documents. They doubt nothing: charset,
kind of page and every element's presence are taken for granted. trafilatura, which reads less
(no views, no documents), is measured where it is installed (``requirements-compare.txt``).

``python -m tests.benchmarks.reading FOLDER`` measures the articles among the HTML files below a
folder instead, each as a page of a site never seen.
"""
# ruff: noqa: E501, SIM905  markup stands as sites print it

import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from random import Random
from urllib.parse import urljoin

import nh3
from lxml import etree

from spiders.items import Article, LayoutError, NotAnArticleError
from spiders.pages.base import ArticlePage
from spiders.reading.learning import learn
from spiders.reading.safe import ATTRIBUTES, TAGS

PAGES = 60
ROUNDS = 3
"""Of all ways in turn, of which the best counts: other work on the machine disturbs each alike."""
WORDS = (
    "nấm rơm sông xã mô hình kỹ thuật hội nghị sở khoa học công nghệ nông dân chuyển giao đo lường"
    " chất lượng sáng kiến dự án tỉnh huyện triển khai nghiên cứu ứng dụng doanh nghiệp đánh giá"
    " kinh phí thực hiện hiệu quả sản xuất giống lúa thử nghiệm năm kết quả hướng dẫn đăng ký"
).split()


def sentence(random: Random, length: int) -> str:
    """Words of the field without any sense."""
    words = " ".join(random.choice(WORDS) for _ in range(length))
    return words[:1].upper() + words[1:] + "."


def page(number: int) -> str:
    """A page of about 90 KB: state of the server, menus, an article, lists of others, a foot."""
    random = Random(number)
    paragraphs = "".join(f"<p>{sentence(random, 110)}</p>" for _ in range(14))
    menu = "".join(f'<li><a href="/m{n}">{sentence(random, 3)}</a></li>' for n in range(60))
    side = "".join(
        f'<li><a href="/tin/bai-viet-{n}.html">{sentence(random, 12)}</a> <i>({n % 28 + 1:02}/03/2024)</i></li>'
        for n in range(90)
    )
    state = "".join(random.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=60_000))
    title = sentence(random, 14).rstrip(".")
    return f"""<html><head><title>{title}</title></head><body><form>
<input type="hidden" name="__VIEWSTATE" value="{state}"><div class="clock">Thứ ba, 24/11/2026</div>
<ul class="menu">{menu}</ul>
<div class="path"><a href="/">Trang chủ</a> » <a href="/tin">Tin hoạt động</a></div>
<div class="main"><div class="detail"><h1 class="title">{title}</h1>
<div class="meta"><span class="date">Thứ hai, 25/03/2024 08:{number % 60:02}</span> <span class="views">Lượt xem: {number}</span></div>
<p class="lead">{sentence(random, 40)}</p><div class="content"><p><img src="/anh/{number}.jpg" alt=""></p>{paragraphs}
<p><a href="/tep/{number}.pdf">Kế hoạch kèm theo</a></p>
<p class="author" style="text-align:right"><b>Nguyễn Thị Lài</b></p></div></div>
<div class="other"><h3>Các tin khác</h3><ul>{side}</ul></div></div>
<div class="side"><div class="box">Lượt truy cập: 5.678.901</div></div>
<div class="foot">Giấy phép số 15/GP-TTĐT cấp ngày 05/04/2018</div></form></body></html>"""


_PLACES = {
    "title": '//h1[@class="title"]',
    "date": '//div[@class="meta"]/span[@class="date"]',
    "views": '//div[@class="meta"]/span[@class="views"]',
    "section": '//div[@class="path"]/a[last()]',
    "author": '//div[@class="content"]/p[@class="author"]',
    "lead": '//div[@class="detail"]/p[@class="lead"]',
}
_BY_HAND = {name: etree.XPath(path) for name, path in _PLACES.items()}
_CONTENT = etree.XPath('//div[@class="content"]')
_VIETNAM = timezone(timedelta(hours=7))
_BASE = "https://skhcn.example.vn/tin/1"


def by_hand(body: bytes) -> dict[str, object]:
    """What one writes for one known site."""
    root = etree.fromstring(body, etree.HTMLParser(encoding="utf-8"))
    said = {name: _text(find(root)[0]) for name, find in _BY_HAND.items()}
    content = _CONTENT(root)[0]
    text = "\n\n".join(filter(None, map(_text, content.iter("p"))))
    for element in content.iter("a", "img"):
        name = "href" if element.tag == "a" else "src"
        element.set(name, urljoin(_BASE, element.get(name)))
    markup = etree.tostring(content, encoding="unicode", method="html")
    links = [(link.get("href"), _text(link)) for link in content.iter("a")]
    return {
        **said,
        "date": datetime.strptime(said["date"][-16:], "%d/%m/%Y %H:%M").replace(tzinfo=_VIETNAM),
        "views": int(said["views"].rpartition(":")[2]),
        "text": text,
        "html": nh3.clean(markup, tags=TAGS, attributes=ATTRIBUTES, link_rel="noopener nofollow"),
        "images": [image.get("src") for image in content.iter("img")],
        "documents": [link for link in links if link[0].endswith(".pdf")],
    }


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def others() -> dict[str, Callable[[bytes], object]]:
    """Other tools that are installed."""
    try:
        import trafilatura
    except ImportError:
        return {}
    return {
        "trafilatura": lambda body: trafilatura.bare_extraction(
            body.decode("utf-8", "replace"), url=_BASE, with_metadata=True
        )
    }


class Described(ArticlePage):
    """The same site, described."""

    title_css = "h1.title"
    date_css = ".meta .date"
    views_css = ".meta .views"
    author_css = ".content .author"
    summary_css = ".detail .lead"
    section_css = ".path a:last-child"
    body_css = ".detail .content"


def seconds(read: Callable[[bytes], object], pages: list[bytes]) -> float:
    """Processor time of a page."""
    start = time.process_time()
    for body in pages:
        read(body)
    return (time.process_time() - start) / len(pages)


_NUMBERS = count(1)


def _url() -> str:
    return f"https://skhcn.example.vn/tin/{next(_NUMBERS)}"


def never_seen(body: bytes) -> Article:
    """A page of a site of which nothing is known."""
    return ArticlePage(body, _url()).article()


def ways(pages: list[bytes]) -> dict[str, Callable[[bytes], object]]:
    """Ways to read generated pages, the one to compare with first."""
    known = learn([ArticlePage(body, _url()) for body in pages[:8]])
    return {
        "selectors by hand": by_hand,
        "a described site": lambda body: Described(body, _url()).article(),
        "a learnt site": lambda body: ArticlePage(body, _url(), learned=known).article(),
        "a site never seen": never_seen,
        **others(),
    }


def saved(folder: str) -> list[bytes]:
    """The articles among the HTML files below a folder."""
    bodies = (path.read_bytes() for path in sorted(Path(folder).rglob("*.html")))
    return list(filter(_is_article, bodies))


def _is_article(body: bytes) -> bool:
    try:
        never_seen(body)
    except (NotAnArticleError, LayoutError):
        return False
    return True


def measure(pages: list[bytes], readers: dict[str, Callable[[bytes], object]]) -> None:
    """Print what each way takes, and how many times that of the first."""
    size = sum(map(len, pages)) / len(pages) / 1000
    print(f"{len(pages)} pages of {size:.0f} kB, one core")
    rounds = [[seconds(read, pages) for read in readers.values()] for _ in range(ROUNDS)]
    best = [min(spent) for spent in zip(*rounds, strict=True)]
    for name, spent in zip(readers, best, strict=True):
        print(f"{name:20} {spent * 1000:6.2f} ms   {spent / best[0]:5.1f} times")


def main(folders: list[str]) -> None:
    """Measure generated pages, or those in folders."""
    for folder in folders:
        measure(saved(folder), {"a site never seen": never_seen, **others()})
    if not folders:
        pages = [page(number).encode() for number in range(PAGES)]
        measure(pages, ways(pages))


if __name__ == "__main__":
    main(sys.argv[1:])
