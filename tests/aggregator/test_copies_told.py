"""Copies as they are told: by `sokhcn show`, to programs, and after a change of method."""

import json
from datetime import timedelta

from lxml import html
from starlette.testclient import TestClient

from aggregator import copies
from aggregator.web.app import application
from tests.aggregator.story import LEAD, NOW, STORY, cluster, keep


def shown(say, number):
    """`sokhcn show` for people and for programs."""
    return say("show", number)[1], json.loads(say("show", number, "--json")[1])


def test_show_explains_why_two_articles_are_one(store, say):
    later = keep(store, LEAD + STORY, source="quang-ninh", title="Nếp cổ trong chum sành")
    first = keep(
        store, source="ba-ria-vung-tau", published_at=NOW - timedelta(days=2), source_credit=None
    )
    text, told = shown(say, later)
    (copy,) = told["copies"]
    assert (copy["id"], copy["is_original"], copy["same_title"]) == (first, True, False)
    assert copy["shared"] == 1.0
    assert 0.8 < copy["jaccard"] < 1
    assert {"kind": "removed", "text": LEAD.strip()} in [
        {**piece, "text": piece["text"].strip()} for piece in copy["change"]["text"]
    ]
    assert told["cluster"]["size"] == 2
    assert told["cluster"]["original_uid"] == copy["uid"]
    assert "2 articles of one text" in text
    assert "100% of the shorter text stands in the longer one" in text
    assert f"#{first} ba-ria-vung-tau, 2026-02-28, the first one" in text
    assert "[-Tin từ trại giống" in text


def test_show_names_the_article_through_which_two_halves_are_one(store, say):
    before, behind = STORY[: len(STORY) // 2], STORY[len(STORY) // 2 :]
    first, whole, last = keep(store, before), keep(store), keep(store, behind)
    _, told = shown(say, first)
    assert {copy["id"]: copy["through"] for copy in told["copies"]} == {whole: None, last: whole}


def test_show_tells_what_became_of_a_cluster(store, say):
    keep(store)
    edited = keep(store)
    number, address = cluster(store, edited), store.articles.get(edited).url
    keep(store, None, url=address, title="Đang cập nhật")
    text, told = shown(say, edited)
    assert f"left cluster {number}: its text has changed" in text
    assert [one["cluster"] for one in told["cluster"]["left"]] == [number]


def test_programs_ask_for_the_copies_of_an_article(store, setting):
    first, second = keep(store), keep(store, LEAD + STORY)
    with TestClient(application(setting)) as client:
        copies_of = client.get(f"/api/v1/articles/{second}/copies").json()
        article = client.get(f"/api/v1/articles/{second}").json()
        alone = client.get("/api/v1/articles/1").json()
        assert client.get("/api/v1/articles/999/copies").status_code == 404
    assert [copy["id"] for copy in copies_of] == [first]
    assert article["cluster"] == {"size": 2, "original_uid": copies_of[0]["uid"]}
    assert alone["cluster"] == {"size": 1, "original_uid": alone["uid"]}


def test_who_names_another_one_as_its_source_was_not_first(store):
    """Though its site says that it published the text a day before."""
    name = store.sources.get("quang-ninh").name
    taken = keep(
        store,
        source="ba-ria-vung-tau",
        published_at=NOW - timedelta(days=1),
        source_credit=f"Theo {name.replace('Khoa học và Công nghệ', 'KH&CN')}",
    )
    first = keep(store)
    (told, _) = (copies.clusters(store, [store.articles.get(one)])[one] for one in (taken, first))
    assert told.original_uid == store.articles.get(first).uid


def test_articles_kept_before_are_signed_once_and_clusters_keep_their_numbers(store):
    pair = [keep(store), keep(store, LEAD + STORY)]
    number = cluster(store, pair[0])
    with store.write() as writing:
        writing.copies.signatures.forget()
    told = []
    signed = copies.sign_all(store, NOW, lambda done, total: told.append((done, total)))
    assert signed == store.articles.count()
    assert told[-1] == (signed, signed)
    assert copies.sign_all(store, NOW) == 0
    assert {cluster(store, one) for one in pair} == {number}
    assert store.copies.leavings(pair[0]) == []


def test_another_way_of_signing_makes_all_signatures_anew(store, monkeypatch):
    pair = [keep(store), keep(store, LEAD + STORY)]
    number = cluster(store, pair[0])
    for place in ("aggregator.copies", "aggregator.copying.placing"):
        monkeypatch.setattr(f"{place}.METHOD", 10_000)
    assert copies.sign_all(store, NOW) == store.articles.count()
    assert {cluster(store, one) for one in pair} == {number}
    assert cluster(store, keep(store)) == number


def test_people_see_where_else_a_text_stands_and_who_was_first(store, setting):
    later = keep(store, LEAD + STORY, title="Nếp cổ trong chum sành")
    first = keep(store, source="ba-ria-vung-tau", published_at=NOW - timedelta(days=2))
    with TestClient(application(setting)) as client:
        page = html.fromstring(client.get(f"/articles/{later}").text)
        alone = html.fromstring(client.get("/articles/1").text)
    (copy,) = page.xpath("//section[@class='copy']")
    told = " ".join(copy.text_content().split())
    assert copy.xpath(".//h3/a/@href") == [f"/articles/{first}?lang=vi"]
    assert "đăng đầu tiên" in told
    assert "100% của bài ngắn hơn" in told
    assert "Tin từ trại giống" in " ".join(copy.xpath(".//del/text()"))
    assert not alone.xpath("//*[@id='copies-h']")


def test_upgrade_says_that_articles_kept_before_are_not_compared_yet(store, say):
    assert "8 articles were never compared: `sokhcn classify`" in say("db", "upgrade")[2]
    copies.sign_all(store, NOW)
    assert "never compared" not in say("db", "upgrade")[2]
