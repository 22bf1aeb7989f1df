import json

import pytest

from aggregator.sorting.topics import classify, explain
from tests.aggregator.conftest import SEEN, article

TITLE = "Hội thảo về nhãn hiệu chè"
TEXT = "Các đại biểu bàn về nhãn hiệu tập thể; nhãn hiệu giúp bán được chè."


@pytest.fixture
def shown(store, say):
    """What `show` says of an article that other rules sorted."""
    with store.write() as writing:
        values = article(20, title=TITLE, body_text=TEXT, topics={"so-huu-tri-tue": 0.9})
        values |= {"genre": "tin-hoi-nghi", "rules": "older"}
        number = writing.articles.save("quang-ninh", values, seen_at=SEEN).row.id
    return lambda *options: say("show", number, *options)[1]


def test_a_topic_is_explained_by_its_phrases_the_weightiest_first():
    found = explain(TITLE, TEXT)["so-huu-tri-tue"]
    assert (found[0].phrase, found[0].where) == ("nhãn hiệu", "title")
    assert found[0].times == 2
    assert [one.phrase for one in found] == ["nhãn hiệu", "nhãn hiệu tập thể"]
    assert found[0].weight > found[1].weight > 0


def test_what_speaks_against_a_topic_is_told_too():
    label, against = next(
        (label, one)
        for label, found in explain("TBT: Hàn Quốc sửa quy định nhãn thực phẩm", "").items()
        for one in found
        if one.weight < 0
    )
    assert label not in dict(classify("TBT: Hàn Quốc sửa quy định nhãn thực phẩm", "").topics)
    assert against.where == "title"


def test_evidence_adds_up_to_the_score():
    amount = sum(one.weight for one in explain(TITLE, TEXT)["so-huu-tri-tue"])
    score = dict(classify(TITLE, TEXT).topics)["so-huu-tri-tue"]
    assert round(1 - 0.5 ** (amount / 3.0), 3) == score


def test_show_tells_programs_why(shown):
    found = json.loads(shown("--json"))
    (topic,) = found["topics"]
    assert topic["because"][0] == {
        "phrase": "nhãn hiệu", "where": "title", "times": 2, "weight": pytest.approx(3.3)
    }  # fmt: skip
    assert found["genre_because"][0]["phrase"] == "hội thảo"
    assert found["rules_are_current"] is False


def test_show_tells_people_why(shown):
    out = shown()
    assert "topic so-huu-tri-tue 0.9: nhãn hiệu (title ×2, +3.3)" in out
    assert "genre tin-hoi-nghi: hội thảo (title, +6.3)" in out
    assert "sorted by other rules than today's" in out
