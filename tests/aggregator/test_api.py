"""The API: its filters, its answers as it describes them, and what it says of wrong questions."""

import csv
import json
import os
import re
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from aggregator.web.app import application
from storage.store import Store
from tests.aggregator.conftest import SEEN, article

ARTICLES = "/api/v1/articles"
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]


@pytest.fixture
def client(setting, store: Store) -> Iterator[TestClient]:
    with store.write() as writing:
        values = article(
            9,
            title="Khởi nghiệp đổi mới sáng tạo",
            body_text="Đại biểu Quảng Ninh bàn về khởi nghiệp đổi mới sáng tạo ở vùng mỏ.",
            author="Nguyễn Thị Đào",
            section="Tin trong tỉnh",
            documents=["57-NQ/TW"],
        )
        writing.articles.save("quang-ninh", values, seen_at=SEEN)
    with TestClient(application(setting)) as client:
        yield client


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=khoi nghiep", 1),
        ('q="sáng tạo" -hội', 1),
        ("q=title:khởi", 1),
        ("q=-nghiep", 8),
        ("author=nguyen thi dao", 1),
        ("section=tin trong tinh", 1),
        ("document=57-nq/tw", 1),
        ("province=quang-ninh&topic=chuyen-doi-so&genre=tin-hoi-nghi", 8),
        ("min_views=70", 2),
        ("copies=first", 9),
        ("until=2026-02-03", 3),
        ("source=quang-ninh&source=ba-ria-vung-tau", 9),
    ],
)
def test_each_filter_chooses(client, query, found):
    page = client.get(f"{ARTICLES}?{query}&limit=200").json()
    assert (len(page["items"]), page["total"], page["total_is_estimate"]) == (found, found, False)
    assert sum(page["facets"]["source"].values()) == found


def test_what_was_looked_for_is_shown_where_it_stands(client):
    (item,) = client.get(ARTICLES, params={"q": "khoi nghiep"}).json()["items"]
    hits = [piece["text"] for piece in item["snippet"] if piece["hit"]]
    assert hits == ["khởi nghiệp"]
    assert "snippet" not in client.get(ARTICLES).json()["items"][0]


def test_an_article_is_found_by_its_uid(client):
    uid = client.get(f"{ARTICLES}/3").json()["uid"]
    for identity in (uid, uid.removeprefix("urn:uuid:"), uid.upper()):
        assert client.get(f"{ARTICLES}/{identity}").json()["id"] == 3


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("articles?provnice=quang-ninh", 422, "did you mean province"),
        ("topics?limit=3", 422, "accepted: none"),
        ("articles?copies=none", 422, "first"),
        ("articles?sort=relevance", 422, "q"),
        ("articles?author=%20", 422, "author"),
        ("articles?document=abc", 422, "57-NQ/TW"),
        ("changes?cursor=x", 422, "changes"),
        ("changes?cursor=x&since=7d", 422, "since"),
        ("articles/99999999999999", 404, "uid"),
        ("articles/x/copies", 404, "no article x"),
        ("articles.csv?limit=0", 422, "limit"),
    ],
)
def test_a_question_that_cannot_be_meant_is_told(client, path, status, told):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert told in answer.text
    assert answer.json()["error"]


def test_a_day_beyond_all_articles_is_no_fault(client):
    for query in ("until=9999-12-31", "since=1000-01-01", "until=9999-12-31&topic=y-duoc&q=a"):
        assert client.get(f"{ARTICLES}?{query}").status_code == 200


def test_head_is_answered_as_get(client):
    head, got = client.head(ARTICLES), client.get(ARTICLES)
    assert (head.status_code, head.headers["etag"]) == (200, got.headers["etag"])


def test_what_a_program_has_is_not_sent_again(client):
    tag = client.get(ARTICLES).headers["etag"]
    assert client.get(ARTICLES, headers={"If-None-Match": tag}).status_code == 304
    plain = client.get(ARTICLES, headers={"Accept-Encoding": "identity"})
    zipped = client.get(ARTICLES, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert (zipped.headers["content-encoding"], zipped.json()) == ("gzip", plain.json())


def test_pages_of_other_sites_may_ask(client):
    answer = client.get(ARTICLES, headers={"Origin": "https://khac.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_files_hold_all_matches(client):
    rows = list(csv.DictReader(client.get(f"{ARTICLES}.csv?sort=views").text.splitlines()))
    assert [row["view_count"] for row in rows][:2] == ["90", "70"]
    assert rows[0]["topics"] == "chuyen-doi-so"
    lines = client.get(f"{ARTICLES}.jsonl?topic=chuyen-doi-so").text.splitlines()
    assert len(lines) == 8
    assert json.loads(lines[0]) == client.get(f"{ARTICLES}/9").json()
    assert len(client.get(f"{ARTICLES}.jsonl?limit=3").text.splitlines()) == 3


def test_the_store_is_told_in_numbers(client):
    told = client.get("/api/v1/stats").json()
    assert (told["articles"], told["sources"], told["genres"]) == (9, 2, {"tin-hoi-nghi": 9})


def test_the_manual_is_whole_and_needs_no_other_server(client):
    page = client.get("/api/docs").text
    for path in client.get("/api/openapi.json").json()["paths"]:
        assert path in page
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_changes_are_followed_by_their_cursor(client, store):
    first = client.get("/api/v1/changes?limit=5").json()
    rest = client.get(f"/api/v1/changes?cursor={first['next_cursor']}").json()
    assert (len(first["items"]), first["more"], len(rest["items"]), rest["more"]) == (
        5,
        True,
        4,
        False,
    )
    with store.write() as writing:
        writing.articles.save("quang-ninh", article(2, title="Tin sửa"), seen_at=SEEN)
    after = client.get(f"/api/v1/changes?cursor={rest['next_cursor']}").json()
    assert [item["title"] for item in after["items"]] == ["Tin sửa"]


def test_whatever_is_asked_is_answered_as_described(client):
    described = schemathesis.openapi.from_asgi("/api/openapi.json", client.app)
    operations = [result.ok() for result in described.get_all_operations()]
    assert len(operations) >= 12
    for operation in operations:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            _ask(operation.as_strategy(mode))


EXAMPLES = int(os.environ.get("API_EXAMPLES", "6"))
"""Questions of each kind to each address; more by hand."""


def _ask(strategy) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(strategy)
    def ask(case) -> None:
        case.call_and_validate(checks=CHECKS)

    try:
        ask()
    except Unsatisfiable:
        return  # nothing about this address can be asked wrongly
