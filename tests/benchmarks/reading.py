"""How long reading a page takes, beside hand-written selectors on the same pages in the same run.

``python -m tests.benchmarks.reading`` prints milliseconds a page and the ratio to the selectors;
only the ratio travels between machines.
"""
# ruff: noqa: E501, SIM905  markup stands as sites print it

import time
from collections.abc import Callable, Iterator
from itertools import count
from random import Random

from lxml import etree

from spiders.learning import learn
from spiders.pages.base import ArticlePage

PAGES = 60
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
    state = "".join(random.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=30_000))
    title = sentence(random, 14).rstrip(".")
    return f"""<html><head><title>{title}</title></head><body><form>
<input type="hidden" name="__VIEWSTATE" value="{state}"><div class="clock">Thứ ba, 24/11/2026</div>
<ul class="menu">{menu}</ul><div class="main"><div class="detail"><h1 class="title">{title}</h1>
<div class="meta"><span class="date">Thứ hai, 25/03/2024 08:{number % 60:02}</span> <span class="views">Lượt xem: {number}</span></div>
<p class="lead">{sentence(random, 40)}</p><div class="content">{paragraphs}
<p class="author" style="text-align:right"><b>Nguyễn Thị Lài</b></p></div></div>
<div class="other"><h3>Các tin khác</h3><ul>{side}</ul></div></div>
<div class="side"><div class="box">Lượt truy cập: 5.678.901</div></div>
<div class="foot">Giấy phép số 15/GP-TTĐT cấp ngày 05/04/2018</div></form></body></html>"""


_BY_HAND = {
    name: etree.XPath(f'//*[@class="{name}"]')
    for name in ("title", "date", "views", "lead", "content", "author")
}


def by_hand(body: bytes) -> tuple[str, ...]:
    """What one writes for one known site: no doubt, no cleaning, no dates as dates, no markup."""
    root = etree.fromstring(body, etree.HTMLParser(encoding="utf-8"))
    return tuple("".join(find(root)[0].itertext()).strip() for find in _BY_HAND.values())


class Described(ArticlePage):
    """The same site, described."""

    title_css = "h1.title"
    date_css = ".meta .date"
    views_css = ".meta .views"
    author_css = ".content .author"
    summary_css = ".detail .lead"
    body_css = ".detail .content"


def seconds(read: Callable[[bytes], object], pages: list[bytes]) -> float:
    """The best of three rounds, a page, in processor time."""
    return min(_rounds(read, pages))


def _rounds(read: Callable[[bytes], object], pages: list[bytes]) -> Iterator[float]:
    for _ in range(3):
        start = time.process_time()
        for body in pages:
            read(body)
        yield (time.process_time() - start) / len(pages)


def main() -> None:
    """Measure and print."""
    pages = [page(number).encode() for number in range(PAGES)]
    numbers = count(1)

    def url() -> str:
        return f"https://skhcn.example.vn/tin/{next(numbers)}"

    known = learn([ArticlePage(body, url()) for body in pages[:8]])
    reference = seconds(by_hand, pages)
    readers: dict[str, Callable[[bytes], object]] = {
        "selectors by hand": by_hand,
        "a described site": lambda body: Described(body, url()).article(),
        "a learnt site": lambda body: ArticlePage(body, url(), learned=known).article(),
        "a site never seen": lambda body: ArticlePage(body, url()).article(),
    }
    size = sum(map(len, pages)) / len(pages) / 1000
    print(f"{len(pages)} pages of {size:.0f} kB, one core")
    for name, read in readers.items():
        spent = seconds(read, pages)
        print(f"{name:20} {spent * 1000:6.2f} ms   {spent / reference:5.1f} times")


if __name__ == "__main__":
    main()
