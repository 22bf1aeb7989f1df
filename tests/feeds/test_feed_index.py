import pytest
from feed_samples import NAMES

from feeds.index import addresses, find, groups


@pytest.mark.parametrize(
    ("path", "title", "chosen"),
    [
        ("/feeds/all", "Tất cả tin khoa học và công nghệ", {}),
        (
            "/feeds/province/quang-ninh",
            "Khoa học và công nghệ Quảng Ninh",
            {"province": "quang-ninh"},
        ),
        ("/feeds/topic/so-huu-tri-tue", "Sở hữu trí tuệ", {"topic": "so-huu-tri-tue"}),
        (
            "/feeds/genre/thanh-tra-kiem-tra",
            "Thanh tra, kiểm tra",
            {"genre": "thanh-tra-kiem-tra"},
        ),
        (
            "/feeds/source/quang-ninh",
            "Sở Khoa học và Công nghệ Quảng Ninh",
            {"source": "quang-ninh"},
        ),
        (
            "/feeds/province/son-la/topic/y-duoc",
            "Y dược, sức khoẻ — Sơn La",
            {"province": "son-la", "topic": "y-duoc"},
        ),
    ],
)
def test_a_path_says_which_articles_and_what_title(path, title, chosen):
    found = find(path, NAMES)
    assert (found.path, found.title, found.filter) == (path, title, chosen)


@pytest.mark.parametrize(
    "path",
    [
        "/feeds",
        "/feeds/",
        "/feeds/all/",
        "/feeds/all.atom",
        "/feeds/province",
        "/feeds/province/atlantis",
        "/feeds/province/quang-ninh/",
        "/feeds/province/quang-ninh/topic/",
        "/feeds/province/quang-ninh/topic/gio",
        "/feeds/province/quang-ninh/genre/thanh-tra-kiem-tra",
        "/feeds/topic/y-duoc/province/son-la",
        "/feeds/person/quang-ninh",
        "feeds/all",
        "/feeds/topic/../all",
    ],
)
def test_no_feed_is_found_elsewhere(path):
    assert find(path, NAMES) is None


def test_every_feed_is_found_where_it_says_it_is():
    feeds = list(addresses(NAMES, [("son-la", "y-duoc")]))
    assert len(feeds) == 10
    assert [find(feed.path, NAMES) for feed in feeds] == feeds


def test_a_feeds_id_is_its_own_and_never_changes():
    feeds = list(addresses(NAMES, [("son-la", "y-duoc")]))
    assert len({feed.id for feed in feeds}) == len(feeds)
    assert find("/feeds/all", NAMES).id == "urn:uuid:35bffb99-6e64-59a3-b9a1-8a6384349b35"


def test_groups_keep_each_feed_once_under_a_heading():
    feeds = list(addresses(NAMES, [("son-la", "y-duoc")]))
    grouped = dict(groups(feeds))
    assert [feed.title for feed in grouped["Theo chủ đề"]] == [
        "Sở hữu trí tuệ",
        "Y dược, sức khoẻ",
    ]
    assert [feed for members in grouped.values() for feed in members] == feeds


def test_a_heading_without_feeds_is_left_out():
    assert [heading for heading, _ in groups([find("/feeds/all", NAMES)])] == ["Tất cả"]
