import json
from datetime import timedelta

import pytest

from aggregator.sorting import classifying, findings
from tests.aggregator.conftest import SEEN, article

CALL = {
    "title": "Thông báo tuyển chọn tổ chức chủ trì đề tài về sở hữu trí tuệ",
    "body_text": "Theo Quyết định số 12/QĐ-UBND, hạn nộp hồ sơ: trước 17h00 ngày 15/5/2026.",
    "published_at": SEEN,
    "published_precision": "day",
}


@pytest.fixture
def old(store):
    """A store with a call that other rules have sorted."""
    with store.write() as writing:
        values = article(20, **CALL, topics={"y-duoc": 0.9}, genre="tin-khac", rules="older")
        writing.articles.save("quang-ninh", values, seen_at=SEEN)
    return store


def call(store):
    return store.articles.by_url(article(20)["canonical_url"])


def test_the_store_is_sorted_anew_with_one_command(old, say):
    status, out, _ = say("classify", "--json")
    found = json.loads(out)
    assert status == 0
    assert found["articles"] == 9
    assert found["topics"]["y-duoc"]["removed"] >= 1
    assert found["topics"]["so-huu-tri-tue"]["added"] == 1
    assert found["genres"]["thong-bao-moi-goi"]["added"] == 1
    assert (found["deadlines"]["added"], found["documents"]["added"]) == (1, 1)
    old.session.expire_all()
    row = call(old)
    assert [topic.topic for topic in row.topics] == ["nhiem-vu-khcn", "so-huu-tri-tue"]
    assert [one.number for one in row.documents] == ["12/QĐ-UBND"]
    assert row.deadlines[0].due_at.isoformat() == "2026-05-15T10:00:00+00:00"
    assert (row.rules, row.revision) == (findings.version(), 1)


def test_it_says_when_there_is_nothing_to_do(old, say):
    say("classify")
    status, out, err = say("classify")
    assert (status, out) == (0, "")
    assert f"nothing to do: all articles are sorted by these rules ({findings.version()})" in err


def test_a_check_of_the_database_tells_what_is_to_be_sorted(old, say):
    status, _, err = say("db", "check")
    assert status == 0
    assert "9 articles were sorted by other rules: `sokhcn classify` sorts them" in err
    say("classify")
    assert "other rules" not in say("db", "check")[2]


def test_a_dry_run_tells_the_same_and_keeps_nothing(old, say):
    told = json.loads(say("classify", "--dry-run", "--json")[1])
    old.session.expire_all()
    assert call(old).rules == "older"
    assert json.loads(say("classify", "--json")[1]) == told


def test_the_table_names_topics_and_genres(old, say):
    status, out, err = say("classify", "quang-ninh")
    assert status == 0
    assert "so-huu-tri-tue" in out
    assert "thong-bao-moi-goi" in out
    assert "8 articles were sorted anew" in err


def test_only_the_sources_that_are_named_are_sorted(old, say):
    say("classify", "ba-ria-vung-tau")
    assert old.calls.sorted_by()["older"] == 1


def test_a_source_that_nobody_knows_is_wrong_usage(old, say):
    status, _, err = say("classify", "quang-nin")
    assert status == 2
    assert "quang-ninh" in err


def test_stopped_it_goes_on_where_it_was(old, monkeypatch):
    monkeypatch.setattr(classifying, "AT_ONCE", 4)

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        classifying.classify(old, save=True, progress=stop)
    left = sum(classifying.waiting(old).values())
    assert 0 < left < 9
    assert classifying.classify(old, save=True).articles == left
    assert classifying.waiting(old) == {}


def test_what_a_crawl_saves_meanwhile_is_left_alone(old):
    def crawl(read, found):
        with old.write() as writing:
            newer = article(20, **{**CALL, "title": "Chúc mừng năm mới"}, topics={}, rules="now")
            writing.articles.save("quang-ninh", newer, seen_at=SEEN + timedelta(days=1))
        keep(old, read, found)

    keep = classifying._keep
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(classifying, "_keep", lambda store, read, found: crawl(read, found))
        classifying.classify(old, ["quang-ninh"], save=True)
    old.session.expire_all()
    assert call(old).topics == []


def test_the_rules_have_another_version_when_a_file_of_theirs_is_another(tmp_path, monkeypatch):
    before = findings.version()
    for name in findings.RULES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("another")
    monkeypatch.setattr(findings, "files", lambda package: tmp_path)
    findings.version.cache_clear()
    another = findings.version()
    findings.version.cache_clear()
    assert another != before
