from lxml import etree

from feeds.opml import Subscription, opml

ALL = Subscription(
    title="Tất cả & <hơn>",
    feed_url="https://tin.example/feeds/all.atom?a=1&b=2",
    site_url="https://tin.example/",
)


def test_feeds_stand_in_their_groups_as_readers_import_them():
    root = etree.fromstring(opml("Nguồn tin", [("Chung", [ALL]), ("Trống", [])]))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Nguồn tin"
    assert [group.get("text") for group in root.findall("body/outline")] == ["Chung", "Trống"]
    assert dict(root.find("body/outline/outline").attrib) == {
        "type": "rss",
        "text": ALL.title,
        "title": ALL.title,
        "xmlUrl": ALL.feed_url,
        "htmlUrl": ALL.site_url,
    }


def test_a_feed_without_page_is_listed_without():
    feed = Subscription(title="Tin", feed_url="https://tin.example/feeds/all.rss")
    root = etree.fromstring(opml("Nguồn tin", [("Chung", [feed])]))
    assert "htmlUrl" not in root.find("body/outline/outline").attrib
