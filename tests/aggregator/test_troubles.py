"""Every trouble has a name in the summary, and harms nothing else."""

import json
import os
import signal
import ssl
import time
import warnings
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from spiders.items import VIETNAM
from storage.store import open_store
from tests.aggregator.troubled import (
    TITLES,
    Asked,
    Troubled,
    bomb,
    certificate,
    closed_port,
    cut,
    cut_in_chunks,
    cut_when_packed,
    dripping,
    http,
    troubled,
    well,
    with_article_2,
    with_list,
    with_robots,
)
from tests.programs import Program

ROOT = Path(__file__).parents[2]
D1N = '<html><script>document.cookie="D1N=0f3a9c1b2d4e5f60";location.reload();</script></html>'
WAIT = (
    "<html><head><title>Hãy đợi...</title></head><body>"
    "<p>Hệ thống nhận thấy quá nhiều yêu cầu.</p><p>Tự tải lại sau <b>1</b> giây</p></body></html>"
)


def echo(again: bool) -> Any:
    def site(asked: Asked) -> bytes:
        told = asked.headers.get("Cookie") == "D1N=0f3a9c1b2d4e5f60"
        return well(asked) if told and not again else http(D1N)

    return site


def guard(first: int, answer: bytes) -> Any:
    """Answers so in place of the first requests for the second article."""
    return with_article_2(lambda asked: answer if asked.before < first else well(asked))


def pages(last: str) -> Any:
    return lambda asked: http(f'<meta http-equiv="refresh" content="0;url={last}">')


def to(url: str) -> Any:
    return lambda asked: http("", "302 Found", Location=url)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory) -> Iterator[dict[str, Any]]:
    """All sites with trouble, crawled side by side with one that has none."""
    folder = tmp_path_factory.mktemp("troubles")
    context = certificate(folder)
    with troubled() as sites, closed_port() as closed:
        old = certificate(folder)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
        old.set_ciphers("DEFAULT:@SECLEVEL=0")
        secret = sites.start("secret", well)
        urls = {
            "well": sites.start("well", well),
            "status": sites.start("status", with_article_2(lambda _: http("", "500 No"))),
            "drip": sites.start("drip", with_article_2(dripping)),
            "cut": sites.start("cut", with_article_2(cut)),
            "chunks": sites.start("chunks", with_article_2(cut_in_chunks)),
            "packed": sites.start("packed", with_article_2(cut_when_packed)),
            "large": sites.start("large", with_article_2(lambda _: http(b"x" * 200_000))),
            "bomb": sites.start("bomb", with_article_2(bomb)),
            "moved": sites.start("moved", with_list(to("https://skhcn.example.vn/tin"))),
            "private": sites.start("private", with_article_2(to(secret + "/tin"))),
            "circle": sites.start("circle", with_article_2(to("/tin/bai-viet-2.html"))),
            "meta": sites.start("meta", with_article_2(pages("/tin/bai-viet-2.html"))),
            "robots": sites.start(
                "robots", with_robots(lambda _: http("User-agent: *\nDisallow: /tin/"))
            ),
            "failing-robots": sites.start(
                "failing-robots", with_robots(lambda _: http("", "500 No"))
            ),
            "crawl-delay": sites.start(
                "crawl-delay", with_robots(lambda _: http("User-agent: *\nCrawl-delay: 0.7"))
            ),
            "elsewhere": sites.start("elsewhere", well),
            "guard": sites.start("guard", guard(2, http(WAIT))),
            "guard-429": sites.start(
                "guard-429", guard(1, http("", "429 Too Many", Retry_After="1"))
            ),
            "guard-long": sites.start(
                "guard-long", guard(9, http("", "429 Too Many", Retry_After="7200"))
            ),
            "cookie": sites.start("cookie", echo(again=False)),
            "challenge": sites.start("challenge", echo(again=True)),
            "tls": sites.start("tls", well, context),
            "tls-unproven": sites.start("tls-unproven", well, context),
            "tls-old": sites.start("tls-old", well, old),
            "refused": f"http://127.0.0.1:{closed}",
            "dns": "http://so-khoa-hoc.invalid",
            "numbered": secret.replace("127.0.0.1", "127.1"),
        }
        result = crawl(folder, urls)
        yield {**result, "sites": sites, "urls": urls}


def configured(folder: Path, urls: dict[str, str], crawl: str = "") -> Path:
    lines = [f'data_dir = "{folder}/data"', "[crawl]", "timeout = 1.5", "max_page_bytes = 100000"]
    lines += [crawl]
    for slug, url in urls.items():
        lines += [f"[sources.{slug}]", 'platform = "auto"', f'base_url = "{url}"']
        lists = ["/tin", *(["https://bao.example.vn/tin"] if slug == "elsewhere" else [])]
        lines += [
            f"start_urls = {json.dumps(lists)}",
            f"verify_tls = {str(slug != 'tls-unproven').lower()}",
        ]
        if slug == "numbered":
            lines += ["delay = 0.1"]
        elif slug != "dns":
            lines += ["delay = 0", "allow_private = true"]
    file = folder / "sokhcn.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def begun(file: Path, *words: str) -> Program:
    return Program(words, {**os.environ, "SOKHCN_CONFIG": str(file)})


def crawl(folder: Path, urls: dict[str, str]) -> dict[str, Any]:
    file = configured(folder, urls)
    done = begun(file, "crawl", *urls, "--json").done()
    assert done.stdout, done.stderr
    with open_store(f"sqlite:///{folder}/data/sokhcn.db") as store:
        rows = store.articles.latest(limit=200)
        sites = {row.slug: row.site or {} for row in store.sources.all()}
    return {"summary": json.loads(done.stdout), "stderr": done.stderr, "rows": rows, "known": sites}


@pytest.mark.parametrize(
    ("source", "name", "new", "told"),
    [
        ("well", None, 4, ""),
        ("status", "http-500", 3, "the server answers with status 500"),
        ("drip", "timeout", 3, "no whole answer in time"),
        ("cut", "broken-answer", 3, "ended before its end"),
        ("chunks", "broken-answer", 3, "ended before its end"),
        ("packed", "broken-answer", 3, "ends before its end"),
        ("large", "too-large", 3, "more than 100000 bytes"),
        ("bomb", "too-large", 3, "more than 100000 bytes when unpacked"),
        ("moved", "moved", 0, "redirects to https://skhcn.example.vn/tin; if the department moved"),
        ("private", "not-public", 3, "127.0.0.1 is no public address"),
        ("circle", "redirect-loop", 3, "redirects in a circle"),
        ("meta", "redirect-loop", 3, "redirects in a circle"),
        ("robots", "robots", 0, "robots.txt forbids it"),
        ("failing-robots", "robots-unavailable", 0, "robots.txt cannot be had (http-500"),
        ("elsewhere", "off-site", 4, "stands on another site"),
        ("guard-long", "flood-guard", None, "asks to wait 7200 s"),
        ("challenge", "challenge", 0, "D1N was said back"),
        ("tls", "tls", 0, "self-signed certificate; sources.tls.verify_tls = false"),
        ("tls-old", "tls", 0, "TLS 1.0 or 1.1"),
        ("refused", "refused", 0, "accepts no connection"),
        ("dns", "dns", 0, "not known; if the site has moved, set sources.dns.base_url"),
        ("numbered", "not-public", 0, "127.0.0.1 is no public address"),
    ],
)
def test_a_trouble_is_named_and_told_and_the_rest_is_kept(crawled, source, name, new, told):
    run = crawled["summary"][source]
    assert set(run["troubles"]) == ({name} if name else set())
    assert new is None or run["new"] == new
    assert run["status"] == ("done" if run["found"] and source != "guard-long" else "failed")
    assert told in "\n".join(run["warnings"])
    assert all(warning.startswith("http") for warning in run["warnings"])


def test_nothing_is_stored_that_is_no_article(crawled):
    assert {row.title for row in crawled["rows"]} == set(TITLES.values())


def test_no_failure_shows_a_traceback(crawled):
    assert "Traceback" not in crawled["stderr"]


def test_a_private_site_is_never_asked(crawled):
    assert crawled["sites"].paths("secret") == []


@pytest.mark.parametrize("source", ["guard", "guard-429"])
def test_a_flood_guard_is_waited_out_and_its_page_is_no_content(crawled, source):
    run = crawled["summary"][source]
    assert (run["status"], run["new"], run["failed"]) == ("done", 4, 0)
    assert run["troubles"]["flood-guard"] == (2 if source == "guard" else 1)
    log = crawled["sites"].log[source]
    asked = [place for place, seen in enumerate(log) if seen.path.endswith("-2.html")]
    assert all(log[place + 1].at - log[place].at >= 0.95 for place in asked[:-1])


def test_the_pace_that_a_guard_bears_is_kept_for_later_crawls(crawled):
    assert crawled["known"]["guard"]["pace"] >= 2.1
    assert crawled["known"]["well"]["pace"] is None


def test_a_guard_that_asks_for_hours_ends_the_crawl(crawled):
    assert crawled["sites"].paths("guard-long").count("/tin/bai-viet-2.html") == 1


def test_a_cookie_is_echoed_once_and_kept(crawled):
    assert crawled["summary"]["cookie"]["new"] == 4
    log = crawled["sites"].log["cookie"]
    assert [bool(seen.headers.get("Cookie")) for seen in log] == [False] + [True] * (len(log) - 1)


def test_crawl_delay_is_obeyed(crawled: dict[str, Any]):
    assert crawled["summary"]["crawl-delay"]["new"] == 4
    times = [seen.at for seen in crawled["sites"].log["crawl-delay"]]
    assert times[-1] - times[0] >= 0.7 * (len(times) - 1) - 0.2
    assert min(b - a for a, b in pairwise(times)) >= 0.4  # a busy machine sees them come late


def test_without_robots_txt_nothing_else_is_asked(crawled: dict[str, Any]):
    sites: Troubled = crawled["sites"]
    assert set(sites.paths("failing-robots")) == {"/robots.txt"}


def test_certificates_that_are_not_verified_are_recorded(crawled):
    run = crawled["summary"]["tls-unproven"]
    assert (run["status"], run["new"], run["tls_verified"]) == ("done", 4, False)
    assert run["troubles"] == {"tls-not-verified": 1}
    assert crawled["summary"]["well"]["tls_verified"] is True


def test_what_was_broken_is_asked_for_again(crawled):
    for source in ("cut", "chunks", "packed", "status"):
        assert crawled["sites"].paths(source).count("/tin/bai-viet-2.html") == 3


def test_one_source_delays_no_other(crawled):
    assert crawled["summary"]["well"]["seconds"] < crawled["summary"]["drip"]["seconds"]


def test_a_backfill_waits_for_its_hours_and_can_be_ended_meanwhile(tmp_path):
    opening = datetime.now(VIETNAM) + timedelta(hours=2)
    hours = f"{opening:%H:%M}-{opening + timedelta(hours=1):%H:%M}"
    with troubled() as sites:
        urls = {"well": sites.start("well", well)}
        file = configured(tmp_path, urls, f'backfill_hours = "{hours}"')
        waiting = begun(file, "crawl", "well", "--full", "--json")
        waiting.wait_for(f"waits until {opening:%H:%M}")
        time.sleep(1)
        waiting.send_signal(signal.SIGINT)
        done = waiting.done(timeout=20)
        assert done.returncode == 130
        assert json.loads(done.stdout)["well"]["status"] == "interrupted"
        assert sites.paths("well") == []
