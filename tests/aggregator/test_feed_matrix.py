"""Every feed in every format, and every kind with every parameter, follows its specification."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest

from aggregator.delivery import publishing
from aggregator.syndication import deadlines
from aggregator.syndication.asking import asked
from aggregator.syndication.documents import feed
from aggregator.syndication.subscriptions import subscriptions
from feeds.formats import FORMATS
from feeds.index import addresses
from feeds.leaving_out import LEFT_OUT
from tests.aggregator import built_elsewhere
from tests.aggregator.conftest import SEEN, article
from tests.feeds.validator import problems

NOW = datetime(2026, 3, 20, tzinfo=UTC)
PAIRS = [("quang-ninh", "y-duoc"), ("ho-chi-minh", "chuyen-doi-so")]
KINDS = ("all", "trending", "health", "province/quang-ninh", "province/ba-ria-vung-tau",
         "province/ha-noi", "topic/chuyen-doi-so", "genre/tin-hoi-nghi", "source/quang-ninh",
         "province/quang-ninh/topic/chuyen-doi-so", "search")  # fmt: skip
PARAMETERS = (
    "", "page=2", "page=2&limit=3", "limit=1", "limit=200", "before=1770000000000000_4",
    "copies=all", "withdrawn=kept", "filter=H%E1%BB%99i", "filter=%5D%5D%3E%3C%26", "filterout=4",
    "filter_title=n&filter_description=.&filter_author=%C4%91&filter_category=a",
    "filterout_title=x&filterout_description=x&filterout_author=x&filterout_category=x",
    "filter=HỘI&filter_case_sensitive=false", "filter_time=1", "filter_time=999999999",
    "sorted=true", "sorted=false", "brief=100", "mode=summary", "mode=fulltext", "q=n%E1%BA%A5m",
    "q=%22%3C%5D%5D%3E&province=quang-ninh&topic=y-duoc&since=7d&until=2026-12-31&min_views=1",
    "unknown=1&utm_source=%00",
)  # fmt: skip


@pytest.fixture
def rich(store):
    """A store in which everything happens that a feed can tell of."""
    texts = [
        {"summary": "5 < 7 & 8", "author": "Lò Thị Đào", "source_credit": "Báo <Vùng>",
         "section": "Tin & bài", "language": "vi", "body_html": "<p>a &lt; b ]]&gt; <b>c</b></p>",
         "images": [{"url": "https://a.example/ảnh 1.jpg?x=1&y=[2]", "alt": "\"Bè\" <hàu>"}],
         "attachments": [{"url": "https://a.example/tệp.pdf", "name": "", "media_type": "pdf"},
                         {"url": "/tệp.doc", "name": "x", "media_type": None}]},
        {"published_at": None, "title": "\x0b\u202e]]>&#0; \ufffe", "body_html": None,
         "body_text": None, "topics": {}, "genre": None, "province": None},
        {"topics": {"y-duoc": 0.9, "chuyen-doi-so": 0.1}, "title": "Trồng nấm " * 300},
    ]  # fmt: skip
    with store.write() as writing:
        for number, values in enumerate(texts, 20):
            writing.articles.save("quang-ninh", article(number, **values), seen_at=SEEN)
        edited = article(3, body_text="Nội dung đã sửa.")
        writing.articles.save("quang-ninh", edited, seen_at=SEEN + timedelta(days=1))
        due = {"due_at": NOW, "precision": "minute", "what": "nộp; hồ sơ, \n\x00"}
        call = article(25, rules="1", deadlines=[due], genre="thong-bao-moi-goi")
        writing.articles.save("quang-ninh", call, seen_at=SEEN)
        for number, views in ((4, 900), (5, 540)):
            counted = article(number, view_count=views)
            writing.articles.save("quang-ninh", counted, seen_at=SEEN + timedelta(days=1))
        writing.copies.join({2: None, 8: None}, SEEN, "same text")
        writing.articles.get(6).gone_at = SEEN + timedelta(days=9)
        for day in range(4):
            at = SEEN + timedelta(days=day)
            run = writing.runs.start("quang-ninh", at)
            values = {"status": "failed", "troubles": {"dns <&>": 1}}
            writing.runs.finish(run.id, at + timedelta(hours=1), values)
    return store


def made(store, setting, path, suffix, query="") -> bytes:
    pairs = [tuple(pair.split("=", 1)) for pair in query.split("&") if pair]
    named = asked(path, [(name, unquote(value)) for name, value in pairs], setting.names, NOW)
    return feed(store, setting.names, named.address, suffix, named.wish)


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_feed_follows_its_specification(rich, setting, suffix):
    before = LEFT_OUT.total()
    every = [one.path for one in addresses(setting.names, PAIRS)]
    wrong = {path: found for path in every
             if (found := problems(made(rich, setting, path, suffix), suffix))}  # fmt: skip
    assert wrong == {}
    assert len(every) > 150
    assert LEFT_OUT.total() == before


@pytest.mark.parametrize("kind", KINDS)
def test_every_parameter_of_every_kind_follows_the_specifications(rich, setting, kind):
    wrong = {(query, suffix): found for query in PARAMETERS for suffix in FORMATS
             if (found := problems(made(rich, setting, f"/feeds/{kind}", suffix, query), suffix))
             }  # fmt: skip
    assert wrong == {}


@pytest.mark.parametrize("query", ["", "province=quang-ninh", "since=2020-01-01&copies=all"])
def test_the_calendar_follows_its_specification(rich, setting, query):
    pairs = [tuple(pair.split("=")) for pair in query.split("&") if pair]
    data = deadlines.calls(rich, setting.names, pairs, NOW)
    assert problems(data, "ics") == []
    assert data.count(b"BEGIN:VEVENT") == 1


def test_the_list_of_all_feeds_follows_its_specification(setting):
    assert problems(subscriptions(setting.names, PAIRS), "opml") == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_of_a_walk_follows_the_specification_under_one_name(rich, setting, kind):
    query, ids, met = "limit=2", set(), 0
    while query is not None:
        data = made(rich, setting, f"/feeds/{kind}", "json", query)
        assert problems(data, "json") == []
        page = json.loads(data)
        ids.add(page["_sokhcn"]["id"])
        met += 1
        query = page["next_url"].partition("?")[2] if "next_url" in page else None
    assert len(ids) == 1
    assert met < 20


def test_another_process_on_another_day_builds_the_same_bytes(rich, setting, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: None)
    here, there = tmp_path / "here", tmp_path / "there"
    elsewhere = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/Lima", "LC_ALL": "C",
                 "PYTHONPATH": str(Path.cwd())}  # fmt: skip
    command = [sys.executable, built_elsewhere.__file__, str(there)]
    told = subprocess.run(command, env=elsewhere, check=True, capture_output=True).stdout
    assert json.loads(told) == dict(built_elsewhere.digests(rich, setting.names))
    publishing.publish(rich, built_elsewhere.few(setting.names), here, now=built_elsewhere.DAY)
    files = {file.relative_to(here) for file in here.rglob("*") if file.is_file()}
    assert len(files) > 100
    assert files == {file.relative_to(there) for file in there.rglob("*") if file.is_file()}
    changed = {str(one) for one in files if (here / one).read_bytes() != (there / one).read_bytes()}
    assert changed == {".sokhcn.json"}
