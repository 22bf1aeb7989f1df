"""What a crawl costs, beside a stock Scrapy spider that only extracts, in the same run.

``python -m tests.benchmarks.crawling`` serves ten sites of sixty articles (pages of 90 KB) on
loopback, without latency. The stock spider follows the list and extracts six fields with parsel,
and keeps nothing. `sokhcn crawl` knows of each site its address only: it finds the lists, reads
every field, learns, sorts by topic and stores; then once more, with nothing new. Processor time is
that of the whole process, start included; only the ratio travels between machines.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.benchmarks.reading import page

SITES, ARTICLES, PER_PAGE = 10, 60, 15
SLOW = {"PYTHONDONTWRITEBYTECODE"}
"""With it, each start compiles all modules anew; what is compiled before the first measure counts
for nobody."""

STOCK = """
import scrapy

class Stock(scrapy.Spider):
    name = "stock"
    start_urls = {urls}
    custom_settings = {{"LOG_ENABLED": False, "ROBOTSTXT_OBEY": True}}

    def parse(self, response):
        for link in response.css("ul.news a"):
            yield response.follow(link, self.article)
        for link in response.css("a.next"):
            yield response.follow(link, self.parse)

    def article(self, response):
        yield {{
            "title": response.css("h1.title::text").get(),
            "date": response.css(".meta .date::text").get(),
            "views": response.css(".meta .views::text").get(),
            "section": response.css(".path a::text").getall()[-1],
            "author": response.css(".content .author b::text").get(),
            "body": "\\n".join(response.css(".content p::text").getall()),
        }}
"""


def listing(number: int) -> str:
    """A list page within the frame of the articles' pages."""
    first = (number - 1) * PER_PAGE
    shown = range(first, min(first + PER_PAGE, ARTICLES))
    news = "".join(
        f'<li><a href="/tin/{title(one)}-{one + 1000}.html">{title(one).replace("-", " ")}</a>'
        f" <i>({one % 28 + 1:02}/03/2024)</i></li>"
        for one in shown
    )
    following = f'<a class="next" href="/?page={number + 1}">Trang sau</a>'
    frame = page(0)
    start, end = frame.index('<div class="main">'), frame.index('<div class="side">')
    more = following if first + PER_PAGE < ARTICLES else ""
    return f'{frame[:start]}<div class="main"><ul class="news">{news}</ul>{more}</div>{frame[end:]}'


def title(number: int) -> str:
    """A headline as it stands in an address."""
    return f"bai-so-{number}-ve-do-luong-chat-luong"


class Site(BaseHTTPRequestHandler):
    """Answers for each site alike."""

    pages: dict[str, bytes]

    def do_GET(self) -> None:
        body = self.pages.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:
        """In silence."""


@contextmanager
def served() -> Iterator[list[str]]:
    """Addresses of the sites while they run."""
    Site.pages = {"/": listing(1).encode()}
    for number in range(1, ARTICLES // PER_PAGE + 1):
        Site.pages[f"/?page={number}"] = listing(number).encode()
    for number in range(ARTICLES):
        Site.pages[f"/tin/{title(number)}-{number + 1000}.html"] = page(number).encode()
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Site) for _ in range(SITES)]
    for server in servers:
        Thread(target=server.serve_forever, daemon=True).start()
    yield [f"http://127.0.0.1:{server.server_port}" for server in servers]
    for server in servers:
        server.shutdown()


def cost(command: list[str], **options: object) -> tuple[float, float, str]:
    """Seconds of processor time, MB of memory, and what was printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, check=False, text=True, **options)  # type: ignore[call-overload]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, after.ru_maxrss / 1024, done.stdout


def configuration(folder: Path, urls: list[str]) -> Path:
    """Nothing but the address of each site."""
    lines = [f'data_dir = "{folder}/data"']
    for number, url in enumerate(urls):
        lines += [f"[sources.site-{number}]", 'platform = "auto"', f'base_url = "{url}"']
        lines += ["allow_private = true", "delay = 0"]
    file = folder / "sokhcn.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def main() -> None:
    """Print the costs."""
    with served() as urls, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spider = folder / "stock.py"
        spider.write_text(STOCK.format(urls=urls), encoding="utf-8")
        environment = {name: os.environ[name] for name in os.environ if name not in SLOW}
        environment["SOKHCN_CONFIG"] = str(configuration(folder, urls))
        by_stock = [sys.executable, "-m", "scrapy", "runspider", str(spider)]
        cost([*by_stock, "-s", "CLOSESPIDER_PAGECOUNT=1"], cwd=folder, env=environment)
        cost([sys.executable, "-m", "aggregator", "probe", urls[0]], env=environment)
        stock, memory, _ = cost(by_stock, cwd=folder, env=environment)
        pages = SITES * ARTICLES
        print(f"stock Scrapy + parsel: {stock / pages * 1000:.1f} ms an article, {memory:.0f} MB")
        slugs = [f"site-{number}" for number in range(SITES)]
        command = [sys.executable, "-m", "aggregator", "crawl", *slugs, "--json"]
        for crawl in ("first", "second"):
            used, memory, answer = cost(command, env=environment)
            runs = json.loads(answer).values()
            found, asked = sum(run["new"] for run in runs), [run["requests"] for run in runs]
            print(
                f"sokhcn, {crawl} crawl: {used / pages * 1000:.1f} ms an article, "
                f"{used / stock:.1f} times the stock spider, {memory:.0f} MB at most so far; "
                f"{found} of {pages} new, at most {max(asked)} requests a site"
            )


if __name__ == "__main__":
    main()
