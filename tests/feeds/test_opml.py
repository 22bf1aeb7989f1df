import listparser
from lxml import etree

from feeds.opml import Folder, Subscription, opml

ALL = Subscription(
    title="Tất cả & <hơn>",
    feed_url="https://tin.example/feeds/all.atom?a=1&b=2",
    site_url="https://tin.example/",
)


def test_feeds_stand_in_their_folders_as_readers_import_them():
    root = etree.fromstring(opml("Nguồn tin", [Folder("Chung", (ALL,)), Folder("Trống", ())]))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Nguồn tin"
    assert [group.get("text") for group in root.findall("body/outline")] == ["Chung"]
    assert dict(root.find("body/outline/outline").attrib) == {
        "type": "rss",
        "text": ALL.title,
        "title": ALL.title,
        "xmlUrl": ALL.feed_url,
        "htmlUrl": ALL.site_url,
    }


def test_a_feed_without_page_is_listed_without():
    feed = Subscription(title="Tin", feed_url="https://tin.example/feeds/all.rss")
    root = etree.fromstring(opml("Nguồn tin", [Folder("Chung", (feed,))]))
    assert "htmlUrl" not in root.find("body/outline/outline").attrib


def test_a_parser_finds_each_feed_with_the_folders_that_it_stands_in():
    inner = Folder("Đông Nam Bộ", (ALL,))
    read = listparser.parse(opml("Nguồn tin", [Folder("Theo tỉnh", (inner,))]))
    assert not read.bozo
    (feed,) = read.feeds
    assert (feed.title, feed.url) == (ALL.title, ALL.feed_url)
    assert feed.categories == [["Theo tỉnh", "Đông Nam Bộ"]]
