from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest

from storage.filters import Filter

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
MAY = datetime(2026, 5, 14, 17, tzinfo=UTC)


def deadline(at=MAY, what="nộp hồ sơ", precision="day"):
    return {"due_at": at, "precision": precision, "what": what}


def save(store, number=1, source="quang-ninh", **values):
    url = f"https://{source}.example/{number}"
    told = {"url": url, "canonical_url": url, "title": f"Thông báo {number}", "rules": "r1"}
    with store.write() as writing:
        return writing.articles.save(source, {**told, **values}, seen_at=NOW)


def dues(store, *asked, **asking):
    return [
        (due.at, due.what, due.article.title) for due in store.calls.deadlines(*asked, **asking)
    ]


def test_deadlines_come_nearest_first_with_their_article(store):
    save(store, 1, deadlines=[deadline(MAY + timedelta(days=9), "nộp sản phẩm"), deadline()])
    save(store, 2, deadlines=[deadline(MAY + timedelta(days=1), "đăng ký", "minute")])
    assert dues(store) == [
        (MAY, "nộp hồ sơ", "Thông báo 1"),
        (MAY + timedelta(days=1), "đăng ký", "Thông báo 2"),
        (MAY + timedelta(days=9), "nộp sản phẩm", "Thông báo 1"),
    ]
    assert [due.precision for due in store.calls.deadlines(limit=2)] == ["day", "minute"]


def test_deadlines_of_a_time_are_from_its_beginning_to_before_its_end(store):
    save(store, deadlines=[deadline(MAY + timedelta(days=days), str(days)) for days in range(3)])
    found = dues(store, MAY + timedelta(days=1), MAY + timedelta(days=2))
    assert [what for _, what, _ in found] == ["1"]


def test_deadlines_can_be_asked_of_some_articles_only(store):
    save(store, 1, genre="thong-bao-moi-goi", deadlines=[deadline()])
    save(store, 2, source="da-nang", genre="tin-khac", deadlines=[deadline()])
    found = dues(store, which=Filter(sources=["da-nang"]))
    assert [title for _, _, title in found] == ["Thông báo 2"]


def test_an_edit_replaces_deadlines_and_documents(store):
    first = deadline(), deadline(MAY + timedelta(days=3), "đăng ký")
    save(store, deadlines=first, documents=["57-NQ/TW", "13/2019/NĐ-CP"])
    later = MAY + timedelta(days=15)
    save(store, body_text="Gia hạn", deadlines=[deadline(later)], documents=["13/2019/NĐ-CP"])
    assert [at for at, *_ in dues(store)] == [later]
    (row,) = store.articles.latest()
    assert [one.number for one in row.documents] == ["13/2019/NĐ-CP"]


def test_what_the_same_rules_found_in_the_same_text_is_kept_without_a_look(store):
    save(store, deadlines=[deadline()], documents=["57-NQ/TW"])
    save(store, view_count=5)
    (row,) = store.articles.latest()
    assert (len(row.deadlines), len(row.documents)) == (1, 1)


def test_newer_rules_sort_the_same_text_anew(store):
    save(store, topics={"y-duoc": 0.7}, genre="tin-khac", documents=["57-NQ/TW"])
    newer = {"topics": {"chuyen-doi-so": 0.9}, "genre": "van-ban", "documents": []}
    assert save(store, rules="r2", **newer).change == "unchanged"
    (row,) = store.articles.latest()
    assert [topic.topic for topic in row.topics] == ["chuyen-doi-so"]
    assert (row.genre, row.rules, row.documents) == ("van-ban", "r2", [])


def test_articles_that_name_one_of_several_documents_are_found(store):
    save(store, 1, documents=["57-NQ/TW", "193/2025/QH15"])
    save(store, 2, documents=["13/2019/NĐ-CP"])
    save(store, 3)
    asked = Filter(documents=["13/2019/NĐ-CP", "193/2025/QH15"])
    assert {row.title for row in store.articles.latest(asked)} == {"Thông báo 1", "Thông báo 2"}
    assert store.articles.count(asked) == 2


def test_documents_keep_the_order_of_the_article(store):
    save(store, documents=["B", "A"])
    save(store, body_text="Khác", documents=["C", "A", "B"])
    (row,) = store.articles.latest()
    assert [one.number for one in row.documents] == ["C", "A", "B"]


def test_it_is_known_which_rules_sorted_how_many_articles(store):
    save(store, 1)
    save(store, 2, rules="r2")
    save(store, 3, source="da-nang", rules=None)
    assert store.calls.sorted_by() == {"r1": 1, "r2": 1, None: 1}
    assert store.calls.sorted_by(["da-nang"]) == {None: 1}


@pytest.mark.parametrize(("rules", "numbers"), [("r1", [1, 2, 3]), (None, [4]), ("r9", [])])
def test_articles_of_some_rules_come_in_batches(store, rules, numbers):
    for number in range(1, 4):
        save(store, number)
    save(store, 4, rules=None)
    titles = [[row.title for row in rows] for rows in store.calls.batches(rules, size=2)]
    assert list(chain(*titles)) == [f"Thông báo {number}" for number in numbers]
    assert all(len(some) <= 2 for some in titles)


def test_batches_can_be_of_some_sources_only(store):
    save(store, 1)
    save(store, 2, source="da-nang")
    (rows,) = store.calls.batches("r1", ["da-nang"], size=9)
    assert [row.source for row in rows] == ["da-nang"]
