"""The words of the command line, on a store with a few articles."""

import csv
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest

from storage.store import Store
from tests.aggregator.conftest import SEEN, article

PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>
<body><div class="menu"><a href="/">Trang chủ</a></div><div class="detail"><h1>{title}</h1>
<div class="date">Ngày đăng: 05/03/2024 08:30</div>
<p>Sáng ngày 4/3, trung tâm khai trương phòng thử nghiệm thứ hai của tỉnh, phục vụ các hợp tác xã
trồng chè và doanh nghiệp chế biến trên địa bàn.</p><p>Phòng thử nghiệm có mười hai thiết bị, nhận
mẫu vào các ngày trong tuần và trả kết quả sau năm ngày làm việc.</p></div></body></html>"""


def test_a_query_answers_in_each_format(say, store: Store):
    assert json.loads(say("query", "--format", "json")[1])[0]["title"] == "Hội nghị số 8 <b>&"
    lines = say("query", "--format", "jsonl", "--limit", "3")[1].splitlines()
    assert [json.loads(line)["id"] for line in lines] == [8, 7, 6]
    rows = list(csv.DictReader(say("query", "--format", "csv")[1].splitlines()))
    assert rows[1]["view_count"] == "70"
    assert "Hội nghị số 5 <b>&" in say("query")[1]
    for form in ("atom", "rss"):
        answer = say("query", "--format", form, "--province", "ba-ria-vung-tau")[1]
        assert [entry.title for entry in feedparser.parse(answer).entries] == ["Hội nghị số 8 <b>&"]


def test_a_query_sorts_by_views(say, store: Store):
    most = json.loads(say("query", "--sort", "views", "--limit", "1", "--format", "json")[1])
    assert most[0]["view_count"] == 70


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["query", "--province", "quang-nin"], "province = 'quang-nin': did you mean quang-ninh"),
        (["query", "--since", "soon"], "since = 'soon': accepted"),
        (["query", "--limit", "0"], "--limit"),
        (["query", "--format", "xml"], "xml"),
        (["extract", "x.html"], "--url"),
        (["extract"], "--batch"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_is_told(say, store, words, told):
    status, out, err = say(*words)
    assert (status, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_an_article_is_shown_with_its_views(say, store: Store):
    shown = json.loads(say("show", "7", "--json")[1])
    assert [view["count"] for view in shown["views"]] == [70]
    assert [one["change"] for one in shown["revisions"]] == [None]
    assert "Nội dung." in say("show", "7")[1]
    status, _, err = say("show", "99")
    assert (status, err) == (
        1,
        "sokhcn: no article 99; `sokhcn query` shows the numbers there are\n",
    )


def test_an_edited_article_is_shown_with_what_was_changed(say, store: Store):
    with store.write() as writing:
        for days, text in ((1, "Hạn nộp hồ sơ 15/5/2026."), (2, "Hạn nộp hồ sơ 30/5/2026.")):
            values = article(7, body_text=text)
            writing.articles.save("quang-ninh", values, seen_at=SEEN + timedelta(days=days))
    shown = say("show", "7")[1]
    assert "Revision 3, seen 2026-03-04 08:00: deadline" in shown
    assert "hạn nộp hồ sơ: 15/5/2026 → 30/5/2026" in shown
    assert "sơ [-15/5/2026-] {+30/5/2026+}." in shown
    change = json.loads(say("show", "7", "--json")[1])["revisions"][-1]["change"]
    assert change["aspects"] == ["deadline"]
    assert {"kind": "added", "text": " 30/5/2026"} in change["text"]


def test_a_query_sorts_by_what_is_read_now(say, store: Store):
    with store.write() as writing:
        for number, views in ((3, 30), (4, 45), (5, 90)):
            values = article(number, view_count=views)
            writing.articles.save("quang-ninh", values, seen_at=SEEN + timedelta(days=1))
    trending = json.loads(say("query", "--sort", "trending", "--format", "json")[1])
    assert trending[0]["id"] == 5
    assert 3 not in {item["id"] for item in trending}


def test_sources_are_listed_with_their_articles(say, setting, store: Store):
    listed = {source["slug"]: source for source in json.loads(say("sources", "--json")[1])}
    assert listed.keys() == setting.spiders.keys()
    assert (listed["quang-ninh"]["articles"], listed["bao-son-la"]["kind"]) == (7, "newspaper")
    assert (listed["ha-giang"]["evidence"], listed["ha-giang"]["enabled"]) == ("guess", False)
    table = say("sources")[1]
    assert re.search(r"ba-ria-vung-tau .* seen +new ", table)
    assert re.search(r"ha-giang .* guess +off ", table)


def test_publishing_twice_rewrites_nothing(say, store: Store, tmp_path: Path):
    out = tmp_path / "public"
    _, _, first = say("publish", "--out", out)
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*.atom")}
    _, _, again = say("publish", "--out", out)
    assert ", 0 unchanged" in first
    assert ": 0 files written" in again
    assert times == {path: path.stat().st_mtime_ns for path in out.rglob("*.atom")}
    feed = feedparser.parse((out / "feeds/province/quang-ninh.atom").read_bytes())
    assert len(feed.entries) == 7
    topic = out / "feeds/province/ho-chi-minh/topic"
    assert not topic.exists(), "an article without topics made a feed"


def test_published_pages_lead_to_each_other(say, setting, store: Store, tmp_path: Path):
    with store.write() as writing:
        for number in range(100, 160):
            url = f"https://a.example/{number}"
            values = {"url": url, "canonical_url": url, "title": f"Tin {number}"}
            writing.articles.save("quang-ninh", values, seen_at=datetime.now(UTC))
    say("publish", "--out", tmp_path / "public")
    path, met = "/feeds/all.atom", set()  # the feed itself and its newest page overlap
    while path:
        feed = feedparser.parse((tmp_path / "public" / path.lstrip("/")).read_bytes())
        met |= {entry.id for entry in feed.entries}
        following = [link.href for link in feed.feed.links if link.rel == "next"]
        path = following[0].removeprefix("https://tin.example") if following else ""
    assert len(met) == 68


def test_a_folder_that_cannot_be_written_is_told(say, store: Store, tmp_path: Path):
    (tmp_path / "file").write_text("")
    status, _, err = say("publish", "--out", tmp_path / "file")
    assert status == 1
    assert f"{tmp_path}/file" in err
    assert "Traceback" not in err


def test_a_saved_page_yields_the_contracts_json(say, tmp_path: Path):
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(title="Khai trương phòng thử nghiệm thứ hai"), encoding="utf-8")
    status, out, _ = say("extract", page, "--url", "https://so.example/tin-5.html")
    article = json.loads(out)
    assert status == 0
    assert article["title"] == "Khai trương phòng thử nghiệm thứ hai"
    assert article["published_at"] == "2024-03-05T08:30:00+07:00"
    assert (article["published_precision"], article["view_count"]) == ("minute", None)
    assert article["provenance"]["published_at"].startswith("label:")


def test_a_page_that_is_no_article_is_named_as_what_it_is(say, tmp_path: Path):
    page = tmp_path / "page.html"
    page.write_text("<html><body><h3>Bài viết đã bị gỡ.</h3></body></html>", encoding="utf-8")
    status, out, err = say("extract", page, "--url", "https://so.example/tin-5.html")
    assert (status, out) == (1, "")
    assert "soft-404" in err


def test_a_batch_answers_each_line_in_order(say, tmp_path: Path):
    (tmp_path / "a.html").write_text(PAGE.format(title="Khai trương phòng thử nghiệm mới"))
    (tmp_path / "b.html").write_text("")
    manifest = tmp_path / "manifest.jsonl"
    entries = [
        {"file": "a.html", "url": "https://so.example/tin-1.html"},
        {"file": "b.html", "url": "https://so.example/tin-2.html"},
        {"file": "none.html", "url": "https://so.example/tin-3.html"},
        {"file": "a.html", "url": "https://so.example/tin-1.html", "platform": "commodore"},
        {"file": "a.html", "url": "https://so.example/tin-1.html", "source": "quang-ninh"},
    ]
    manifest.write_text("\n".join(json.dumps(entry) for entry in entries))
    status, out, err = say("extract", "--batch", manifest)
    answers = [json.loads(line) for line in out.splitlines()]
    assert [("error" in answer, answer.get("file")) for answer in answers] == [
        (False, None),
        (True, "b.html"),
        (True, "none.html"),
        (True, "a.html"),
        (False, None),
    ]
    assert answers[1]["kind"] == "empty"
    assert "accepted: auto" in answers[3]["error"]
    assert (status, "3 of the pages" in err) == (1, True)


def test_a_manifest_that_is_none_is_told_with_its_line(say, tmp_path: Path):
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text('{"file": "a.html"}\n')
    status, _, err = say("extract", "--batch", manifest)
    assert (status, 'line 1: needs "file" and "url"' in err) == (2, True)


def test_a_file_that_is_no_database_is_told_in_one_line(say, tmp_path: Path, monkeypatch):
    (tmp_path / "no.db").write_text("Không phải cơ sở dữ liệu. " * 40)
    monkeypatch.setenv("SOKHCN_DATABASE_URL", f"sqlite:///{tmp_path}/no.db")
    status, _, err = say("query")
    assert (status, err) == (1, "sokhcn: the database: file is not a database\n")


def test_the_database_is_made_and_checked(say, setting):
    (setting.config.data_dir / "sokhcn.db").unlink()
    assert say("db", "check")[0] == 1
    assert say("db", "upgrade")[0] == 0
    assert say("db", "check")[0] == 0


def test_a_backup_and_a_copy_can_be_used_in_place_of_the_store(
    say, store: Store, tmp_path: Path, monkeypatch
):
    assert say("db", "backup", tmp_path / "backup.db")[0] == 0
    status, out, err = say("db", "copy", f"sqlite:///{tmp_path}/copy.db")
    assert (status, "every row is the same" in err) == (0, True)
    assert re.search(r"articles +8 +[0-9a-f]{32}", out)
    for name in ("backup", "copy"):
        monkeypatch.setenv("SOKHCN_DATABASE_URL", f"sqlite:///{tmp_path}/{name}.db")
        assert say("db", "check")[0] == 0
        assert json.loads(say("query", "--limit", "1", "--format", "json")[1])[0]["id"] == 8


def test_a_database_that_cannot_be_used_is_told_in_one_line_without_its_password(
    say, setting, tmp_path: Path, monkeypatch
):
    status, _, err = say("db", "copy", "mysql://sokhcn:geheim@localhost/kho")
    assert (status, "accepted: sqlite:///" in err, "geheim" in err) == (2, True, False)
    (tmp_path / "there").write_text("")
    assert say("db", "upgrade")[0] == 0
    status, _, err = say("db", "backup", tmp_path / "there")
    assert (status, err) == (
        1,
        f"sokhcn: {tmp_path}/there exists already; name a file that does not\n",
    )
    monkeypatch.setenv("SOKHCN_DATABASE_URL", "mysql://sokhcn:geheim@localhost/kho")
    status, _, err = say("query")
    assert (status, "SOKHCN_DATABASE_URL = ***" in err, "geheim" in err) == (2, True, False)


def test_what_is_broken_is_told_with_how_it_is_mended(say, store: Store):
    with store.write() as writer:
        writer.session.connection().exec_driver_sql(
            "UPDATE articles SET title = 'Khác' WHERE id = 2"
        )
    status, _, err = say("db", "check")
    assert status == 1
    assert "1 articles whose content_hash is wrong: https://www.quangninh.gov.vn/tin-2" in err
    assert "to mend it: crawl the source again" in err
