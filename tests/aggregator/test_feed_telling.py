"""What moves ``updated``, where an article lies, how often it was read."""

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.syndication.shaping import AS_IT_IS
from aggregator.syndication.telling import made
from tests.aggregator.conftest import SEEN, article

LATER = SEEN + timedelta(days=3)


@pytest.fixture
def updated(store, setting):
    """When the first article was last changed for its readers, after it was saved like this."""

    def told(*edits):
        with store.write() as writing:
            for number, edit in enumerate(edits):
                writing.articles.save("quang-ninh", article(1, **edit), seen_at=LATER
                                      + timedelta(days=number))  # fmt: skip
        (entry,) = made(store, setting.names, store.articles.among([1]), AS_IT_IS)
        return entry.updated_at

    return told


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "Hội nghị số 1 bị hoãn"},
        {"body_text": "Nội dung khác hẳn."},
        {"body_text": "Nội dung. 15 đơn vị."},
        {"attachments": [{"url": "https://a.example/a.pdf", "name": "Quyết định"}]},
        {"published_at": datetime(2026, 2, 20, tzinfo=UTC)},
    ],
)
def test_updated_moves_when_a_reader_would_want_to_know(updated, edit):
    assert updated(edit) == LATER


@pytest.mark.parametrize(
    "edit",
    [{"body_text": "Nội dung!"}, {"body_text": "NỘI DUNG."}, {"author": "Hà Thị Nụ"},
     {"view_count": 9_999}],
)  # fmt: skip
def test_updated_stays_when_only_how_it_is_set_or_named_was_changed(updated, edit):
    assert updated(edit) == SEEN


def test_updated_is_the_last_change_that_mattered(updated):
    edits = [{"body_text": "Nội dung mới."}, {"body_text": "Nội dung mới!"}]
    assert updated(*edits) == LATER


def test_an_article_lies_where_its_province_was_governed_from(store, setting):
    with store.write() as writing:
        for number, day in ((20, datetime(2025, 6, 1, tzinfo=UTC)),
                            (21, datetime(2025, 8, 1, tzinfo=UTC))):  # fmt: skip
            values = article(number, province="lao-cai", published_at=day)
            writing.articles.save("quang-ninh", values, seen_at=SEEN)
    told = made(store, setting.names, store.articles.among([9, 10]), AS_IT_IS)
    assert [entry.place.name for entry in told] == ["Lào Cai", "Yên Bái"]


def test_a_view_count_is_told_as_the_store_tells_it(store, setting):
    with store.write() as writing:
        writing.articles.save("quang-ninh", article(7, view_count=71), seen_at=LATER)
    (little,) = made(store, setting.names, store.articles.among([7]), AS_IT_IS)
    assert little.view_count == 70
    with store.write() as writing:
        writing.articles.save("quang-ninh", article(7, view_count=170), seen_at=LATER)
    (much,) = made(store, setting.names, store.articles.among([7]), AS_IT_IS)
    assert much.view_count == 170


def test_an_article_that_cannot_be_told_is_left_out(store, setting, caplog):
    rows = store.articles.among([1, 2])
    rows[0].attachments = [{"name": "without address"}]
    told = made(store, setting.names, rows, AS_IT_IS)
    assert [entry.id for entry in told] == [rows[1].uid]
    assert "left out" in caplog.text
