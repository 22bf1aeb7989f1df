"""Whatever a page says can be kept, on both databases alike, or is refused by name."""

import random

import pytest

from storage.archive.archive import Answer
from storage.corrections import correct
from storage.databases.storable import (
    LONGEST_ADDRESS,
    AddressError,
    storable,
    storable_values,
    to_json,
)
from storage.store import open_store
from storage.upkeep import checking
from tests.storage.conftest import NOW

ADDRESS = "https://quang-ninh.example/\0nam\ud83c"
BAD = "Nấm\0 chịu\ud800 nhiệt"
GOOD = "Nấm chịu nhiệt"


def values(**more):
    return {
        "url": ADDRESS,
        "canonical_url": ADDRESS,
        "title": BAD,
        "summary": BAD,
        "author": BAD,
        "body_text": BAD * 30,
        "body_html": f"<p>{BAD}</p>",
        "images": [{"url": ADDRESS, "alt": BAD}],
        "attachments": [{"url": ADDRESS, "name": BAD}],
        "provenance": {BAD: BAD},
        "warnings": [BAD],
        "topics": {"y-duoc": 1.0},
        "genre": None,
        "province": None,
        **dict.fromkeys(("published_at", "published_precision", "source_credit", "section",
                         "modified_at", "view_count", "language")),
        **more,
    }  # fmt: skip


def test_what_no_database_keeps_is_left_out_of_an_article(store, url):
    for _ in range(2):  # the second time it is known, and unchanged
        with store.write() as writer:
            saved = writer.articles.save("quang-ninh", values(), seen_at=NOW)
    assert saved.change == "unchanged"
    with open_store(url) as reopened:
        (row,) = reopened.articles.latest()
        assert (row.title, row.author, row.body_text) == (GOOD, GOOD, GOOD * 30)
        assert row.attachments == [{"url": "https://quang-ninh.example/nam", "name": GOOD}]
        assert (row.provenance, row.warnings) == ({GOOD: GOOD}, [GOOD])
        assert reopened.articles.by_url(ADDRESS).id == row.id
    assert checking.check(url) == []


def test_a_correction_is_as_clean(kept, url):
    with kept.write() as writer:
        (row,) = writer.articles.latest()
        correct(writer.session, row, values(), NOW)
    with open_store(url) as reopened:
        (row,) = reopened.articles.latest()
        assert (row.title, row.images[0]["alt"]) == (GOOD, GOOD)
    assert checking.check(url) == []


def test_so_are_memory_sources_runs_and_the_archive(store, url):
    with store.write() as writer:
        writer.sources.save(slug="da-nang", name=BAD, site={"lists": {BAD: [BAD]}})
        writer.pages.save(url=ADDRESS, source="da-nang", outcome="listing", fetched_at=NOW,
                          links=[ADDRESS], marks=[BAD], etag=BAD, next_url=ADDRESS)  # fmt: skip
        run = writer.runs.start("da-nang", NOW)
        writer.runs.finish(run.id, NOW, {"status": "done", "warnings": [BAD], "troubles": {BAD: 1}})
        answer = Answer(source="da-nang", url=ADDRESS, fetched_at=NOW, body=b"\0", kind="listing",
                        headers=[("X", BAD)], posted=BAD)  # fmt: skip
        (number,) = writer.archive.keep(answer)
    with open_store(url) as reopened:
        assert reopened.sources.get("da-nang").site == {"lists": {GOOD: [GOOD]}}
        assert reopened.pages.get(ADDRESS).etag == GOOD
        assert reopened.pages.get(ADDRESS).links == ["https://quang-ninh.example/nam"]
        assert reopened.runs.last()["da-nang"].warnings == [GOOD]
        kept = reopened.archive.get(number)
        assert (kept.row.headers, kept.row.posted, kept.body) == ([["X", GOOD]], GOOD, b"\0")


def test_what_can_be_kept_is_given_back_as_the_same_thing():
    given = {"title": "Ứng dụng 🌾", "images": [{"alt": "lúa"}], "warnings": []}
    assert storable_values(given) is given
    assert storable(given["title"]) is given["title"]
    assert to_json(given) == to_json({**given})


def test_backslashes_that_only_look_like_escapes_stay():
    told = r"C:\u0000\ud800"
    assert storable_values({"path": told}) == {"path": told}
    assert r"\\u0000\\ud800" in to_json({"path": told})


def test_the_longest_address_that_is_accepted_can_be_kept_everywhere(store, url):
    letters = random.Random(3).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=LONGEST_ADDRESS)
    address = f"https://a.example/{''.join(letters)}"[:LONGEST_ADDRESS]  # cannot be packed
    with store.write() as writer:
        writer.articles.save("da-nang", values(canonical_url=address), seen_at=NOW)
        writer.pages.save(url=address, source="da-nang", outcome="article", article=address,
                          fetched_at=NOW)  # fmt: skip
        writer.archive.keep(
            Answer(source="da-nang", url=address, fetched_at=NOW, body=b"x", kind="article")
        )
    assert checking.check(url) == []


@pytest.mark.parametrize("letter", ["a", "đ"])
def test_a_longer_address_is_refused_by_name_and_harms_nothing(store, url, letter):
    address = f"https://a.example/{letter * 10_000}"
    saves = [
        lambda writer: writer.articles.save("da-nang", values(canonical_url=address), seen_at=NOW),
        lambda writer: writer.pages.save(
            url=address, source="da-nang", outcome="listing", fetched_at=NOW
        ),
        lambda writer: writer.archive.keep(
            Answer(source="da-nang", url=address, fetched_at=NOW, body=b"x", kind="article")
        ),
    ]
    for save in saves:
        told = pytest.raises(AddressError, match=r"a\.example.* accepted: 2,000")
        with told, store.write() as writer:
            save(writer)
    assert store.articles.count() == 0
    assert checking.check(url) == []


def test_a_very_long_title_is_kept(store, url):
    title = "".join(random.Random(4).choices("ăâđêôơưabcdefgh ", k=100_000)).strip()
    with store.write() as writer:
        writer.articles.save("da-nang", values(title=title), seen_at=NOW)
    with open_store(url) as reopened:
        assert reopened.articles.latest()[0].title == title


def test_many_rows_at_once_are_as_clean(store, url):
    with store.write() as writer:
        answers = [
            Answer(source="da-nang", url=f"{ADDRESS}{number}", fetched_at=NOW, body=b"x",
                   kind="listing", posted=BAD)
            for number in range(3)
        ]  # fmt: skip
        numbers = writer.archive.keep(*answers)
    assert {store.archive.get(number).row.posted for number in numbers} == {GOOD}
