"""How fast feeds are served, beside nginx and a bare ASGI application, in one run.

python -m tests.benchmarks.serving [ARTICLES]      nginx is Debian's; the store is made anew

All servers have one process; the same load generator (`tests.benchmarks.load`) asks each in turn.
"""

import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import Request, urlopen

import uvicorn

from aggregator import jobs, service
from aggregator.delivery import publishing
from aggregator.listener import listening
from aggregator.web.kept import Keeping, Kept
from feeds.files import write
from feeds.index import find
from storage.store import open_store
from tests.benchmarks import corpus
from tests.benchmarks.load import Load, as_fast_as_it_goes, at_a_rate, request

SECONDS = 3.0
ROUNDS = 3
FEED = "/feeds/province/quang-ninh.atom"
COLD = 60
"""Feeds that nobody has asked for before."""


def bare(body: bytes, tag: bytes, kind: bytes) -> Any:
    """The least that an ASGI application can do: the same bytes, the same headers, and 304."""
    keeping = Keeping(changed=corpus.NOW, max_age=timedelta(minutes=5), needs=())
    answer = Kept(body, kind, keeping).answers["identity"]
    known = [(b"if-none-match", tag)]

    async def application(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        if known[0] in scope["headers"]:
            await send(answer.not_modified)
            await send({"type": "http.response.body", "body": b""})
        else:
            await send(answer.whole)
            await send({"type": "http.response.body", "body": body})

    return application


class Server(NamedTuple):
    """One that runs beside us."""

    port: int
    number: int
    """Of its process."""

    def processor(self) -> float:
        """Seconds that it has worked: what it takes does not depend on what else is running."""
        times = Path(f"/proc/{self.number}/stat").read_text().rpartition(")")[2].split()[11:13]
        return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def process(target: Callable[..., None], *arguments: Any) -> Iterator[int]:
    """Run beside us; ended at the end."""
    started = multiprocessing.get_context("fork").Process(target=target, args=arguments)
    started.start()
    try:
        yield started.pid or 0
    finally:
        started.terminate()
        started.join()


def serve_bare(listener: Any, *answer: bytes) -> None:
    """As ``sokhcn serve`` does, but nothing behind it."""
    config = uvicorn.Config(bare(*answer), log_config=None, access_log=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def bare_server(*answer: bytes) -> Iterator[Server]:
    """The bare application; its port."""
    with (
        listening("127.0.0.1", 0) as listener,
        process(serve_bare, listener, *answer) as number,
    ):
        port = listener.getsockname()[1]
        get(port, FEED)
        yield Server(port, number)


@contextmanager
def ours(setting: jobs.Setting) -> Iterator[Server]:
    """``sokhcn serve``; its port."""
    with (
        listening("127.0.0.1", 0) as listener,
        process(service.serve_on, listener, setting) as number,
    ):
        port = listener.getsockname()[1]
        get(port, "/healthz")
        yield Server(port, number)


@contextmanager
def nginx(root: Path, cache: str = "open_file_cache max=1000;") -> Iterator[Server]:
    """Debian's nginx with one worker, on published files; its port.

    With its cache it may send for a minute what a file said before.
    """
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    with listening("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
    user = "user root;" if os.geteuid() == 0 else ""
    file = root / "nginx.conf"
    file.write_text(
        f"{user} worker_processes 1; daemon off; pid {root}/nginx.pid; error_log {root}/error.log;"
        " events {} http { access_log off; sendfile on; tcp_nopush on; gzip_static on;"
        " keepalive_requests 10000000;"
        f" {cache}"
        " types { application/atom+xml atom; application/rss+xml rss; application/feed+json json; }"
        f" server {{ listen 127.0.0.1:{port}; root {root}; }} }}"
    )
    started = subprocess.Popen([program, "-c", str(file)], stderr=subprocess.DEVNULL)
    try:
        time.sleep(0.5)
        children = Path(f"/proc/{started.pid}/task/{started.pid}/children").read_text().split()
        yield Server(port, int(children[0]))
    finally:
        started.terminate()
        started.wait()


def get(port: int, path: str, **headers: str) -> tuple[bytes, dict[str, str]]:
    """One answer."""
    asked = Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    for _ in range(100):
        try:
            with urlopen(asked) as answer:
                return answer.read(), {
                    name.lower(): value for name, value in answer.headers.items()
                }
        except ConnectionError:
            time.sleep(0.05)
        except OSError as error:
            if not isinstance(getattr(error, "reason", None), ConnectionError):
                raise
            time.sleep(0.05)
    raise TimeoutError(path)


class Result(NamedTuple):
    """What came out of the best of several rounds."""

    load: Load
    processor: float
    """Microseconds of the server's processor for a request, over all rounds."""


def best(servers: dict[str, Server], question: Callable[[Server], bytes]) -> dict[str, Result]:
    """Of several rounds, in which the servers take turns, the one with the most answers."""
    found: dict[str, Load] = {}
    worked, answered = dict.fromkeys(servers, 0.0), dict.fromkeys(servers, 0)
    for _ in range(ROUNDS):
        for name, server in servers.items():
            before = server.processor()
            load = as_fast_as_it_goes(server.port, question(server), SECONDS)
            worked[name] += server.processor() - before
            answered[name] += len(load.times)
            if name not in found or load.per_second > found[name].per_second:
                found[name] = load
    return {name: Result(load, worked[name] / answered[name] * 1e6) for name, load in found.items()}


def show(title: str, results: dict[str, Result]) -> None:
    """A table with nginx as 1."""
    first = next(iter(results.values())).load
    print(f"\n{title}: status {first.status}, {first.size:,} bytes")
    limit, least = results["nginx"].load.per_second, results["bare ASGI"]
    for name, (load, processor) in results.items():
        print(
            f"{name:10}{load.per_second:8,.0f} requests/s  p50 {load.percentile(0.5):6.2f} ms"
            f"  p99 {load.percentile(0.99):6.2f} ms  {load.per_second / limit:5.2f} of nginx"
            f" {load.per_second / least.load.per_second:5.2f} of bare ASGI;"
            f" {processor:5.0f} µs of processor, {processor / least.processor:5.2f} of bare ASGI"
        )


def side_by_side(setting: jobs.Setting, root: Path) -> None:
    """The same feed from nginx, from a bare application and from us."""
    with ours(setting) as served, nginx(root) as static:
        body, headers = get(served.port, FEED)
        tag, kind = headers["etag"].encode(), headers["content-type"].encode()
        with bare_server(body, tag, kind) as least:
            servers = {"nginx": static, "bare ASGI": least, "sokhcn": served}
            show("A kept feed", best(servers, lambda _: request(FEED)))
            known = {
                server: request(FEED, {"If-None-Match": get(server.port, FEED)[1]["etag"]})
                for server in servers.values()
            }
            show("Not modified", best(servers, known.__getitem__))


def while_writing(setting: jobs.Setting) -> None:
    """200 requests a second for kept feeds while a crawl saves articles."""
    accept = {"Accept-Encoding": "gzip"}
    names = ("all.atom", "all.rss", "province/quang-ninh.atom", "topic/so-huu-tri-tue.rss",
             "source/hue.json", "province/ha-noi/topic/y-duoc.atom")  # fmt: skip
    feeds = [request(f"/feeds/{name}", accept) for name in names]
    with ours(setting) as served, process(write_articles, setting.config.database_url):
        for name in names:
            get(served.port, f"/feeds/{name}", **accept)
        load = at_a_rate(served.port, feeds, 200, 20)
    print(
        f"\n200 requests/s beside a crawl that saves 5 articles a second: p50"
        f" {load.percentile(0.5):.2f} ms, p99 {load.percentile(0.99):.2f} ms,"
        f" longest {load.times[-1] * 1000:.1f} ms"
    )


def write_articles(url: str) -> None:
    """As a busy crawl: an article every fifth of a second."""
    with open_store(url) as store:
        for number in range(10_000_000, 10_100_000):
            read = corpus.article(number)
            with store.write() as writing:
                writing.articles.save(read.pop("source"), read, seen_at=corpus.NOW)
            time.sleep(0.2)


def cold(setting: jobs.Setting) -> None:
    """Feeds that nobody has asked this server for before."""
    paths = [f"/feeds/province/{slug}.atom" for slug in setting.names.provinces][: COLD // 3]
    paths += [f"/feeds/topic/{slug}.rss" for slug in setting.names.topics][: COLD // 3]
    paths += [f"/feeds/genre/{slug}.json" for slug in setting.names.genres][: COLD // 3]
    with ours(setting) as served:
        port = served.port
        get(port, "/feeds/source/nobody.atom".replace("nobody", "quang-ninh"))
        print(f"\n{len(paths)} feeds of 50 entries never asked for before, ms:")
        for kind in ("province", "topic", "genre"):
            times = []
            for path in (one for one in paths if f"/{kind}/" in one):
                start = time.perf_counter()
                get(port, path)
                times.append((time.perf_counter() - start) * 1000)
            times.sort()
            print(f"{kind:10} median {times[len(times) // 2]:6.1f}  longest {times[-1]:6.1f}")


def main() -> None:
    """Make a store, publish, serve, ask."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        made = configured(root)
        corpus.fill(made.config.database_url, count)
        with jobs.opened(made.config) as store:
            for suffix in ("atom", "rss"):
                address = FEED.rpartition(".")[0]
                found = find(address, made.names)
                data = publishing.feed(store, made.names, found, suffix)
                write(root, f"{address}.{suffix}", data)
        print(f"{count:,} articles, {os.cpu_count()} processors")
        side_by_side(made, root)
        while_writing(made)
        cold(made)


def configured(root: Path) -> jobs.Setting:
    """A configuration with all its data below a folder."""
    file = root / "sokhcn.toml"
    file.write_text(f'data_dir = "{root}/data"\nbase_url = "http://127.0.0.1:8000"\n')
    os.environ["SOKHCN_CONFIG"] = str(file)
    return jobs.setting()


if __name__ == "__main__":
    main()
