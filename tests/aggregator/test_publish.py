"""The tree of files: complete, and rewritten only where something changed."""

import gzip
import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest
from starlette.testclient import TestClient

from aggregator.delivery import publishing, settled
from aggregator.syndication import choosing
from aggregator.web.app import application
from storage.filters import Filter
from storage.store import Store
from tests.aggregator.conftest import SEEN, article

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def save(store, *numbers, source="quang-ninh", **values):
    with store.write() as writing:
        for number in numbers:
            url = f"https://www.quangninh.gov.vn/tin-{number}"
            told = {
                "url": url,
                "canonical_url": url,
                "title": f"Hội nghị số {number} <b>&",
                "published_at": SEEN - timedelta(hours=number),
            }
            read = article(1, **told, **values)
            writing.articles.save(source, read, seen_at=SEEN)


@pytest.fixture(autouse=True)
def short_pages(monkeypatch):
    monkeypatch.setattr(settled, "USUAL", 5)


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch):
    """That files outlive a crash is not the question here."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(os, "sync", lambda: None)


@pytest.fixture
def names(setting):
    """A few of everything: there are hundreds of feeds otherwise."""
    few = {
        "provinces": ("quang-ninh", "ho-chi-minh", "ba-ria-vung-tau", "hue"),
        "topics": ("chuyen-doi-so", "y-duoc"),
        "genres": ("tin-hoi-nghi", "thong-bao"),
        "sources": ("quang-ninh",),
    }
    chosen = {field: {slug: getattr(setting.names, field).get(slug, slug) for slug in slugs}
              for field, slugs in few.items()}  # fmt: skip
    return replace(setting.names, **chosen)


@pytest.fixture
def many(store: Store) -> Store:
    save(store, *range(10, 80))
    return store


@pytest.fixture
def publish(many, names, tmp_path):
    def run():
        return publishing.publish(many, names, tmp_path / "public", now=NOW)

    return run


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def followed(folder: Path, path: str) -> tuple[list[str], list[str]]:
    """The files of a feed's pages, and the titles of their entries, by its ``next`` links."""
    paths, titles = [path], []
    while True:
        feed = feedparser.parse(folder.joinpath(paths[-1].lstrip("/")).read_bytes())
        titles += [entry.title for entry in feed.entries]
        following = [link.href for link in feed.feed.links if link.rel == "next"]
        if not following:
            return paths, titles
        paths.append(urlsplit(following[0]).path)


def titles(*numbers):
    return {f"Hội nghị số {number} <b>&" for number in numbers}


@pytest.mark.parametrize("suffix", ["atom", "rss"])
def test_every_article_is_reached_by_following_the_files(publish, tmp_path, suffix):
    publish()
    paths, found = followed(tmp_path / "public", f"/feeds/all.{suffix}")
    assert len(paths) > 3
    assert set(found) == titles(*range(1, 9), *range(10, 80))
    _, found = followed(tmp_path / "public", f"/feeds/topic/chuyen-doi-so.{suffix}")
    assert set(found) == titles(*range(1, 8), *range(10, 80))


def test_nothing_is_written_where_nothing_changed(publish, tmp_path):
    assert publish().written > 10
    before = files(tmp_path / "public")
    assert publish().written == 0
    assert files(tmp_path / "public") == before


def test_a_new_article_touches_its_feeds_and_no_settled_page(publish, many, tmp_path):
    publish()
    before = files(tmp_path / "public")
    save(many, 9, province="ba-ria-vung-tau", topics={}, genre="thong-bao")
    publish()
    after = files(tmp_path / "public")
    changed = {name for name in after if after[name] != before.get(name)}
    assert {"feeds/all.atom", "feeds/province/ho-chi-minh.rss"} <= changed
    assert not [name for name in changed if "topic" in name or "province/quang-ninh" in name]
    settled_pages = [name for name in after if "_" in name]
    assert len(settled_pages) > 10
    assert not changed & set(settled_pages)


@pytest.fixture(params=[5, 60])
def of_any_length(request, monkeypatch):
    """Pages of which the newest articles need one, or as a rule none."""
    monkeypatch.setattr(settled, "USUAL", request.param)


@pytest.mark.usefixtures("of_any_length")
@pytest.mark.parametrize("step", range(6))
def test_files_after_changes_are_those_of_a_fresh_publication(publish, many, names, tmp_path, step):
    publish()
    with many.write() as writing:
        rows = writing.articles.latest(limit=100)
        begins = [*(row for row in rows if settled.begins_a_page(row.id or 0)), *rows[30:]]
        if step == 0:
            writing.session.delete(begins[1])
        elif step == 1:
            begins[0].listed_at = begins[0].published_at = SEEN - timedelta(days=400)
        elif step == 2:
            rows[60].gone_at = SEEN
        elif step == 3:
            begins[1].title, rows[70].province = "Đổi tên", "hue"
        elif step == 4:
            rows[65].topics = []
    if step == 5:
        save(many, *range(1000, 1030), genre="thong-bao")
    publish()
    publishing.publish(many, names, tmp_path / "fresh", now=NOW)
    assert files(tmp_path / "public") == files(tmp_path / "fresh")


def test_an_article_that_did_not_change_is_neither_read_nor_written_again(
    publish, many, monkeypatch
):
    publish()
    made = []
    among = many.plain.among

    def noted(ids):
        made.extend(ids)
        return among(ids)

    monkeypatch.setattr(many.plain, "among", noted)
    monkeypatch.setattr(choosing, "most_read", lambda *_: [])
    save(many, 9)
    publish()
    (new,) = (row.id for row in many.articles.latest(limit=100) if row.url.endswith("tin-9"))
    assert set(made) == {new}


@pytest.mark.parametrize("at_once", [3, 1000])
def test_where_pages_begin_follows_from_the_articles_alone(many, monkeypatch, at_once):
    monkeypatch.setattr(settled, "AT_ONCE", at_once)
    history = settled.History(many, Filter())
    pages = list(history.pages())
    places = [(row.listed_at, row.id) for row in many.articles.latest(limit=100)]
    assert [one.place for page in pages for one in page.articles] == places
    for page, following in pairwise(pages):
        assert page.following == following.articles[0]
        assert settled.begins_a_page(page.following.id)
    for page in pages:
        for one in page.articles:
            assert page in history.around(one.place)


def test_a_file_is_packed_beside_itself(publish, tmp_path):
    publish()
    for name, data in files(tmp_path / "public").items():
        if not name.endswith((".gz", ".json")) or name == "feeds/all.json":
            packed = tmp_path / "public" / f"{name}.gz"
            if not name.endswith(".gz"):
                assert gzip.decompress(packed.read_bytes()) == data


@pytest.mark.parametrize("suffix", ["atom", "rss", "json"])
def test_what_is_served_and_what_is_published_say_the_same(publish, setting, tmp_path, suffix):
    publish()
    file = (tmp_path / f"public/feeds/all.{suffix}").read_bytes()
    with TestClient(application(setting)) as client:
        served = client.get(f"/feeds/all.{suffix}").content
    if suffix == "json":
        ours, theirs = json.loads(file), json.loads(served)
        assert ours.pop("next_url") != theirs.pop("next_url")
        assert ours == theirs
    else:
        ours, theirs = feedparser.parse(file), feedparser.parse(served)
        assert ours.entries == theirs.entries
        assert (ours.feed.title, ours.feed.updated) == (theirs.feed.title, theirs.feed.updated)
        ids = [next(x.href for x in one.feed.links if x.rel == "self") for one in (ours, theirs)]
        assert ids[0] == ids[1]


def test_the_index_leads_to_feeds_that_are_there(publish, tmp_path):
    publish()
    page = (tmp_path / "public/index.html").read_text()
    links = {link.split('"')[0] for link in page.split('href="')[1:]}
    assert {"feeds.opml", "feeds/all.atom", "feeds/province/quang-ninh.json"} <= links
    assert not [link for link in links if not (tmp_path / "public" / link).is_file()]


def test_another_address_of_ours_is_seen_in_files(publish, many, names, tmp_path):
    publish()
    other = replace(names, base_url="https://khac.example")
    done = publishing.publish(many, other, tmp_path / "public", now=NOW)
    assert done.written > 10
    assert b"khac.example" in (tmp_path / "public/feeds/all.atom").read_bytes()


def test_a_state_that_cannot_be_read_is_as_none(publish, tmp_path):
    publish()
    state = tmp_path / "public/.sokhcn.json"
    for kept in ("", "[]", '{"stamp": "x", "form": 1}', '{"stamp": 99999999, "form": "a"}'):
        state.write_text(kept)
        assert publish().written == 0
        assert json.loads(state.read_text())["stamp"] > 100
