"""All feeds as a list, read back as a reader imports it."""

import listparser
import pytest

from aggregator import provinces
from aggregator.syndication.subscriptions import subscriptions
from feeds.index import find


@pytest.fixture
def read(setting):
    made = subscriptions(setting.names, [("quang-ninh", "y-duoc")])
    parsed = listparser.parse(made)
    assert not parsed.bozo
    return {feed.url.removeprefix("https://tin.example"): feed for feed in parsed.feeds}


def test_every_feed_of_the_list_exists(read, setting):
    assert all(find(path.removesuffix(".atom"), setting.names) for path in read)
    assert len(read) == 3 + 63 + 19 + 9 + len(setting.names.sources) + 1


def test_provinces_stand_by_region_and_what_became_part_of_one_behind_it(read):
    wanted = ["Theo tỉnh, thành phố", provinces.regions()["dong-nam-bo"]]
    of_region = [path for path, feed in read.items() if wanted in feed.categories]
    assert [path.rpartition("/")[2] for path in of_region] == [
        "dong-nai.atom", "binh-phuoc.atom", "ho-chi-minh.atom", "binh-duong.atom",
        "ba-ria-vung-tau.atom", "tay-ninh.atom", "long-an.atom",
    ]  # fmt: skip


def test_topics_of_a_province_stand_under_its_name(read):
    feed = read["/feeds/province/quang-ninh/topic/y-duoc.atom"]
    assert feed.categories == [["Chủ đề ở từng tỉnh, thành phố", "Quảng Ninh"]]
