"""What is saved is found, on both databases, whoever saves it."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.corrections import correct
from storage.databases.engine import connected, writing
from storage.filters import ALL, Cursor, Filter
from storage.searching import building
from storage.searching.index import WORDS
from storage.searching.search import Search
from storage.searching.words import ANY, Phrase, Wanted, Words
from storage.store import open_store
from storage.upkeep import backups as upkeep
from storage.upkeep import checking
from storage.upkeep.moving import copy

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def said(*phrases: str, no: str = "", **options: bool) -> Words:
    """Phrases of folded words."""
    wanted = tuple(Wanted((Phrase(tuple(phrase.split()), **options),)) for phrase in phrases)
    return Words(wanted, (Phrase(tuple(no.split())),) if no else ())


def save(store, number: int, title: str, body: str = "", source: str = "quang-ninh", **values):
    address = f"https://{source}.example/{number}"
    given = {
        "url": address,
        "canonical_url": address,
        "title": title,
        "body_text": body,
        "province": source,
        "published_at": NOW - timedelta(days=number),
        **values,
    }
    with store.write() as writer:
        return writer.articles.save(source, given, seen_at=NOW).row.id


def test_words_are_found_without_marks_in_any_case_and_form(store):
    kept = save(store, 1, "ĐƯỜNG SẮT ở Hoà Bình", "Nghie\u0302\u0323m thu")
    for words in ("duong sat", "hoa binh", "nghiem thu"):
        assert store.search.newest(said(words), limit=5) == [kept]
    assert store.search.newest(said("sat duong"), limit=5) == []


def test_the_newest_come_first_and_go_on_behind_a_place(store):
    ids = [save(store, number, "Giống lúa") for number in range(7)]
    assert store.search.newest(said("lua"), limit=3) == ids[:3]
    last = store.articles.get(ids[2])
    after = Cursor(last.listed_at, last.id)
    assert store.search.newest(said("lua"), limit=9, after=after) == ids[3:]


def test_articles_of_one_second_are_in_the_order_of_their_numbers(store):
    ids = [save(store, number, "Lúa", published_at=NOW) for number in range(4)]
    assert store.search.newest(said("lua"), limit=9) == ids[::-1]
    after = Cursor(NOW, ids[2])
    assert store.search.newest(said("lua"), limit=9, after=after) == [ids[1], ids[0]]


def test_impossible_dates_are_found_too(store):
    days = [datetime(year, 6, 1, tzinfo=UTC) for year in (9999, 2150, 2026, 1950, 1700, 2)]
    ids = [save(store, place, "Lúa", published_at=day) for place, day in enumerate(days)]
    found = store.search.newest(said("lua"), limit=9)
    assert sorted(found) == ids
    assert found[2:4] == ids[2:4]
    assert store.search.count(said("lua"), Filter(since=datetime(1, 1, 2, tzinfo=UTC))).number == 6


def test_exclusion_prefix_and_title(store):
    one = save(store, 1, "Chuyển giao giống", "về cây lúa")
    two = save(store, 2, "Chuyên đề", "giống lúa và sâm")
    assert store.search.newest(said("lua", no="sam"), limit=5) == [one]
    assert store.search.newest(Words(unwanted=(Phrase(("sam",)),)), limit=5) == [one]
    assert store.search.newest(said("chuye", is_prefix=True), limit=5) == [one, two]
    assert store.search.newest(said("giong", in_title=True), limit=5) == [one]
    assert store.search.newest(said("lua", in_title=True), limit=5) == []


def test_no_phrase_goes_from_the_title_into_the_text(store):
    save(store, 1, "Khánh thành trạm", "quan trắc nước")
    assert store.search.count(said("tram quan")).number == 0


@pytest.mark.parametrize(
    "which",
    [
        Filter(provinces=["da-nang"]),
        Filter(sources=["da-nang"], genres=["van-ban"]),
        Filter(topics=["y-duoc", "khac"]),
        Filter(min_views=100),
        Filter(since=NOW - timedelta(days=9), until=NOW - timedelta(days=3)),
        Filter(topics=["y-duoc"], min_views=50, until=NOW - timedelta(days=1)),
    ],
)
def test_words_and_filters_narrow_together(store, which):
    for number in range(12):
        save(
            store,
            number,
            "Lúa" if number % 4 else "Ngô",
            source="da-nang" if number % 2 else "quang-ninh",
            genre="van-ban" if number % 3 else "tin-khac",
            topics={"y-duoc": 1.0} if number % 5 else {},
            view_count=number * 20,
        )
    expected = [row.id for row in store.articles.latest(which) if row.title == "Lúa"]
    assert expected
    assert store.search.newest(said("lua"), which, limit=20) == expected
    assert sorted(store.search.ranked(said("lua"), which, limit=20)) == sorted(expected)
    assert store.search.count(said("lua"), which) == (len(expected), True)
    assert store.search.count(ANY, which).number == store.articles.count(which)


def test_of_copies_the_first_that_has_the_words_is_shown(store):
    first = save(store, 3, "Bản gốc", "sâm")
    second = save(store, 2, "Bản sao", "sâm và lúa")
    third = save(store, 1, "Bản sao nữa", "sâm và lúa")
    with store.write() as writer:
        from storage.tables import ClusterRow

        cluster = ClusterRow(made_at=NOW)
        writer.session.add(cluster)
        writer.session.flush()
        for number in (first, second, third):
            writer.articles.get(number).cluster = cluster.id
    once = Filter(first_only=True)
    assert store.search.newest(said("sam"), once, limit=5) == [first]
    assert store.search.newest(said("lua"), once, limit=5) == [second]
    assert store.search.count(said("lua"), once) == (1, True)


def test_an_edit_is_found_by_what_it_says_now(store):
    kept = save(store, 1, "Lúa", "giống cũ", topics={"y-duoc": 1.0})
    save(store, 1, "Ngô", "giống mới", topics={"khac": 1.0})
    assert store.search.newest(said("lua"), limit=5) == []
    assert store.search.newest(said("ngo"), Filter(topics=["khac"]), limit=5) == [kept]
    assert store.search.count(ANY, Filter(topics=["y-duoc"])).number == 0


def test_what_is_sorted_otherwise_or_dated_otherwise_is_found_so(store):
    kept = save(store, 1, "Lúa", topics={"y-duoc": 1.0})
    with store.write() as writer:
        row = writer.articles.get(kept)
        row.genre, row.listed_at = "van-ban", NOW - timedelta(days=400)
        row.topics = []
        writer.session.add(row)
    assert store.search.count(said("lua"), Filter(genres=["van-ban"])).number == 1
    assert store.search.count(said("lua"), Filter(topics=["y-duoc"])).number == 0
    assert store.search.count(said("lua"), Filter(since=NOW - timedelta(days=300))).number == 0


def test_a_corrected_reading_is_found_by_what_it_says(store):
    kept = save(store, 1, "Lúa")
    with store.write() as writer:
        row = writer.articles.get(kept)
        values = {name: getattr(row, name) for name in type(row).model_fields}
        correct(writer.session, row, {**values, "title": "Ngô"}, NOW)
    assert store.search.newest(said("ngo"), limit=5) == [kept]
    assert store.search.newest(said("lua"), limit=5) == []


def test_what_is_not_kept_in_the_end_is_not_found(store):
    with pytest.raises(RuntimeError), store.write() as writer:
        address = "https://quang-ninh.example/1"
        values = {"url": address, "canonical_url": address, "title": "Lúa"}
        writer.articles.save("quang-ninh", values, seen_at=NOW)
        raise RuntimeError
    assert store.search.count(said("lua")).number == 0


def test_a_deleted_article_is_found_no_more(store):
    kept = save(store, 1, "Lúa")
    other = save(store, 2, "Lúa")
    with store.write() as writer:
        writer.session.delete(writer.articles.get(kept))
    assert store.search.newest(said("lua"), limit=5) == [other]


def test_very_long_texts_and_words_are_kept_and_found(store):
    body = "khoa học và " * 9_000 + " ".join(f"từ{number}ấ{'x' * 50}" for number in range(9_000))
    kept = save(store, 1, "Dài", body)
    assert store.search.newest(said("khoa hoc va khoa"), limit=5) == [kept]
    assert store.search.newest(said("tu77a" + "x" * 15), limit=5) == [kept]


def test_the_marks_that_were_typed_come_first(store):
    other = save(store, 1, "Lụa tơ tằm")
    exact = save(store, 200, "Chuyện khác", "về lúa nếp một dòng")
    asked = Words((Wanted((Phrase(("lua",), ("lúa",)),)),))
    assert store.search.ranked(asked, limit=5) == [exact, other]
    assert store.search.newest(asked, limit=5) == [other, exact]


def test_titles_and_neighbours_tell_more_than_scattered_words(store):
    scattered = save(store, 1, "Tin tức", "số liệu của sự chuyển biến, đổi thay " * 3)
    beside = save(store, 2, "Tin tức", "Sở chuyển đổi số cho huyện " + "mọi việc khác " * 9)
    titled = save(store, 3, "Chuyển đổi số", "Sở họp bàn")
    asked = said("chuyen", "doi", "so")
    assert store.search.ranked(asked, limit=5) == [titled, beside, scattered]
    assert store.search.ranked(asked, limit=1, offset=1) == [beside]


def test_the_best_is_found_behind_many_that_are_newer(store, monkeypatch):
    monkeypatch.setattr("storage.searching.ranking.NEAR", 4)
    monkeypatch.setattr("storage.searching.ranking.CANDIDATES", 2)
    ids = [save(store, number, "Tin", "giống lúa mới") for number in range(8)]
    titled = save(store, 20, "Giống lúa", "hội thảo")
    often = save(store, 21, "Tin", "giống lúa, " * 7)
    best = store.search.ranked(said("giong", "lua"), limit=4)
    assert sorted(best[:2]) == [titled, often]
    assert best[2:] == ids[:2]


def test_what_is_not_weighed_follows_by_date(store, monkeypatch):
    monkeypatch.setattr("storage.searching.ranking.NEAR", 2)
    monkeypatch.setattr("storage.searching.ranking.CANDIDATES", 2)
    ids = [save(store, number, "Lúa") for number in range(6)]
    assert store.search.ranked(said("lua"), limit=9) == ids
    assert store.search.ranked(said("lua"), limit=3, offset=2) == ids[2:5]


def test_kinds_are_counted_among_the_hits(store):
    for number in range(6):
        source = "da-nang" if number % 3 else "quang-ninh"
        save(store, number, "Lúa", source=source, genre="van-ban", topics={"y-duoc": 1.0})
    save(store, 9, "Ngô", topics={"y-duoc": 1.0})
    facets = store.search.facets(said("lua"))
    assert facets.total == (6, True)
    assert facets.numbers["province"] == {"da-nang": 4, "quang-ninh": 2}
    assert facets.numbers["topic"] == {"y-duoc": 6}
    assert store.search.counts("source") == {"da-nang": 4, "quang-ninh": 3}


def test_of_many_a_part_is_counted_and_the_number_is_told_as_an_estimate(store):
    with store.write() as writer:
        for number in range(400):
            address = f"https://da-nang.example/{number}"
            values = {"url": address, "canonical_url": address, "title": "Lúa", "province": "hue"}
            writer.articles.save("da-nang", values, seen_at=NOW + timedelta(seconds=number))
    assert store.search.count(said("lua"), at_most=400) == (400, True)
    for at_most in (100, 300):  # which a first part tells clearly, and does not
        number, is_exact = store.search.count(said("lua"), at_most=at_most)
        assert not is_exact
        assert 300 < number < 500
    facets = store.search.facets(said("lua"), at_most=100)
    assert abs(facets.numbers["province"]["hue"] - facets.total.number) <= 1


def test_copying_builds_the_index_of_the_other_database(store, bare_url, url):
    kept = save(store, 1, "Lúa")
    copy(url, bare_url)
    with open_store(bare_url) as other:
        assert other.search.newest(said("lua"), limit=5) == [kept]
    assert checking.check(bare_url) == []


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE articles SET title = 'Ngô', content_hash = '{hash}'",
        "DELETE FROM article_words",
        "UPDATE article_words_state SET number = 0 WHERE name = 'version'",
        "UPDATE article_words SET digest = 7",
    ],
)
def test_an_index_out_of_step_is_told_and_mended(store, url, fault):
    from storage.digests import content_hash

    kept = save(store, 1, "Lúa")
    row = store.articles.get(kept)
    values = {name: getattr(row, name) for name in type(row).model_fields}
    digest = content_hash({**values, "title": "Ngô"})
    with writing(url) as connection:
        connection.exec_driver_sql(fault.format(hash=digest))
    (problem,) = checking.check(url)
    assert "db vacuum" in problem.remedy
    upkeep.vacuum(url)
    assert checking.check(url) == []
    with open_store(url) as again:
        wanted = "ngo" if "Ngô" in fault else "lua"
        assert again.search.newest(said(wanted), limit=5) == [kept]


def test_what_other_hands_changed_does_not_spoil_the_index(store, url):
    kept = save(store, 1, "Lúa")
    with writing(url) as connection:
        connection.exec_driver_sql("UPDATE article_words SET digest = 7")
    save(store, 1, "Ngô")
    assert store.search.newest(said("ngo"), limit=5) == [kept]
    if url.startswith("sqlite"):
        assert "said before" in str(checking.check(url)[0])
    upkeep.vacuum(url)
    with open_store(url) as again:
        assert again.search.newest(said("lua"), limit=5) == []


def test_building_anew_changes_nothing(store, url):
    for number in range(20):
        save(store, number, f"Lúa {number}", topics={"y-duoc": 1.0})
    before = store.search.newest(said("lua"), limit=50)
    with connected(url) as connection:
        digests = connection.execute(WORDS.select().order_by(WORDS.c.place)).all()
    assert building.rebuild(url) == 20
    with connected(url) as connection:
        assert connection.execute(WORDS.select().order_by(WORDS.c.place)).all() == digests
    assert store.search.newest(said("lua"), limit=50) == before
    assert isinstance(store.search, Search)
    assert store.search.newest(ANY, ALL, limit=50) == before
