"""The archive gives back what was put in, packs it well, and drops only what it is told to."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.archive import archive
from storage.archive.archive import Answer, Kept

THEN = datetime(2026, 3, 2, 1, tzinfo=UTC)
FRAME = "".join(f"<div class=m{n}><a href=/muc-{n * 7919 % 997}>{n}</a></div>" for n in range(900))


def page(number: int) -> bytes:
    words = " ".join(f"giống lúa {number * 31 % 89} vụ {number * n % 101}" for n in range(60))
    return f"<html>{FRAME}<h1>Tin số {number}</h1><p>{words}</p></html>".encode()


def answer(number: int = 1, **values) -> Answer:
    given = {
        "source": "quang-ninh",
        "url": f"https://a.example/{number}",
        "fetched_at": THEN + timedelta(minutes=number),
        "headers": (("Content-Type", "text/html"), ("ETag", f'"{number}"')),
        "body": page(number),
        "kind": "article",
    }
    return Answer(**{**given, **values})


def keep(store, *answers: Answer) -> None:
    for one in answers:
        with store.write() as writing:
            writing.archive.keep(one)


def every(store) -> list[Kept]:
    return [store.archive.get(number) for number in store.archive.everything()]


def urls(store) -> list[str]:
    return [kept.row.url for kept in every(store)]


def test_an_answer_comes_back_as_it_was(store):
    keep(store, answer(posted="trang=2", method="POST", kind="listing", status=203))
    (kept,) = every(store)
    assert kept.body == page(1)
    assert kept.row.headers == [["Content-Type", "text/html"], ["ETag", '"1"']]
    assert (kept.row.fetched_at, kept.row.status) == (THEN + timedelta(minutes=1), 203)
    assert (kept.row.method, kept.row.posted, kept.row.kind) == ("POST", "trang=2", "listing")


def test_the_same_body_is_kept_once(store):
    keep(store, *(answer(number, body=page(1)) for number in range(5)))
    counts = store.archive.count()
    assert (counts.answers, counts.bodies, counts.raw) == (5, 1, len(page(1)))


def test_a_dictionary_is_made_of_the_first_pages_and_packs_those_and_all_that_follow(store):
    keep(store, *(answer(number) for number in range(archive.ENOUGH - 1)))
    plain = store.archive.count().packed
    keep(store, answer(archive.ENOUGH))
    assert store.archive.count().packed < plain / 5
    keep(store, answer(archive.ENOUGH + 1))
    assert store.archive.body(store.archive.newest("https://a.example/51").digest) == page(51)
    assert [kept.body for kept in every(store)] == [
        page(number) for number in (*range(archive.ENOUGH - 1), 50, 51)
    ]


def test_pages_of_two_sources_have_dictionaries_of_their_own(store):
    keep(store, *(answer(number) for number in range(archive.ENOUGH)))
    keep(store, answer(99, source="da-nang", body=page(99)))
    assert store.archive.count("da-nang").packed > store.archive.count("quang-ninh").packed / 50
    assert store.archive.body(store.archive.newest("https://a.example/99").digest) == page(99)


def test_pages_without_likeness_are_kept_without_a_dictionary(store):
    noise = [
        bytes((number * n * n) % 256 for n in range(9)) for number in range(archive.ENOUGH + 2)
    ]
    keep(store, *(answer(number, body=body) for number, body in enumerate(noise)))
    assert [kept.body for kept in every(store)] == noise


def test_the_page_to_read_again_is_the_last_one_that_was_an_article(store):
    url = "https://a.example/1"
    keep(
        store,
        answer(1, body=b"old"),
        answer(2, url=url, body=b"new"),
        answer(3, url=url, body=b"gone", kind="other"),
        answer(4, body=b"never one", kind="other"),
        answer(5, body=b"list", kind="listing"),
        answer(6, body=b"missing", kind="other", status=404),
    )
    pages = store.archive.article_pages("quang-ninh")
    assert [store.archive.get(number).body for number in pages] == [b"never one", b"new"]
    with store.write() as writing:
        writing.archive.confirm(pages[1], THEN + timedelta(days=1))
    assert store.archive.article_pages("quang-ninh") == [pages[1], pages[0]]


def test_newest_is_the_answer_to_a_plain_request(store):
    url = "https://a.example/1"
    keep(store, answer(1), answer(2, url=url, method="POST", posted="a=1"))
    assert store.archive.newest(url).method == "GET"
    assert store.archive.newest("https://a.example/none") is None


def test_what_is_known_later_of_an_answer_is_noted(store):
    keep(store, answer(kind="other"))
    with store.write() as writing:
        number = writing.archive.newest("https://a.example/1").id
        writing.archive.read_as(number, "article")
        writing.archive.confirm(number, THEN + timedelta(days=1))
    row = store.archive.newest("https://a.example/1")
    assert (row.kind, row.confirmed_at) == ("article", THEN + timedelta(days=1))


@pytest.mark.parametrize(("newest", "left"), [(1, 3), (2, 5), (9, 6)])
def test_of_each_address_the_newest_versions_of_each_kind_stay(store, newest, left):
    url = "https://a.example/1"
    keep(store, *(answer(number, url=url) for number in (1, 2, 3)))
    keep(store, *(answer(number, url=url, kind="other") for number in (4, 5)), answer(6))
    with store.write() as writing:
        assert writing.archive.prune(newest=newest) == 6 - left
    assert store.archive.count().answers == left
    assert store.archive.newest(url).fetched_at == THEN + timedelta(minutes=5)


def test_only_articles_stay_where_that_is_wished(store):
    keep(store, answer(1), answer(2, kind="listing"), answer(3, kind="other"))
    with store.write() as writing:
        assert writing.archive.prune(articles_only=True) == 2
    assert urls(store) == ["https://a.example/1"]
    assert store.archive.count().bodies == 1


def test_what_is_left_can_be_read_and_packed_after_pruning(store):
    keep(store, *(answer(number) for number in range(archive.ENOUGH)))
    keep(store, *(answer(number, fetched_at=THEN + timedelta(days=1)) for number in range(3)))
    with store.write() as writing:
        assert writing.archive.prune(newest=1) == 3
    assert len(urls(store)) == archive.ENOUGH
    keep(store, answer(77))
    assert store.archive.body(store.archive.newest("https://a.example/77").digest) == page(77)


def test_two_sources_with_the_same_pages_may_have_the_same_dictionary(store):
    for source in ("quang-ninh", "da-nang"):
        keep(store, *(answer(number, source=source) for number in range(archive.ENOUGH)))
    assert store.archive.count("da-nang").answers == archive.ENOUGH
