"""Whether an article may be kept already."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.digests import text_hash
from storage.kin import Marks, may_be_kept

URL = "https://skhcn.example/tin/kiem-dinh-can-411.html"
AT = datetime(2026, 3, 2, 7, 15, tzinfo=UTC)
TEXT = "Chi cục kiểm định cân tại mười hai chợ trong tuần, dân được đo miễn phí. " * 5
NONE = Marks("moi", "https://skhcn.example/khac", "https://skhcn.example/khac", None, None)


@pytest.fixture
def kept(store):
    """A store with one article, whose page was asked for by another address."""
    described = {"kind": "department", "province": "hue", "platform": "auto"}
    with store.write() as writing:
        writing.sources.save(slug="moi", name="Mới", base_url="https://skhcn.example", **described)
        values = {"canonical_url": URL, "url": URL, "title": "Kiểm định cân", "body_text": TEXT}
        writing.articles.save("moi", {**values, "published_at": AT}, seen_at=AT)
        page = {"url": f"{URL}?s=1", "source": "moi", "fetched_at": AT, "outcome": "article"}
        writing.pages.save(**page, article=URL)
    return store


@pytest.mark.parametrize(
    "mark",
    [
        {"url": URL},
        {"page": f"{URL}?s=1"},
        {"text": text_hash("Kiểm định cân", TEXT)},
        {"at": AT},
    ],
)
def test_each_mark_by_itself_is_enough(kept, mark):
    assert may_be_kept(kept.session, NONE._replace(**mark))


@pytest.mark.parametrize(
    "mark",
    [
        {},
        {"at": AT + timedelta(minutes=1)},
        {"source": "khac", "at": AT},
        {"source": "khac", "text": text_hash("Kiểm định cân", TEXT)},
    ],
)
def test_nothing_of_another_moment_or_source_is_taken_for_it(kept, mark):
    assert not may_be_kept(kept.session, NONE._replace(**mark))
