import json

from feed_samples import MORNING, NAMES, article, bare_article, feed_info

from feeds.entries import entry, withdrawal
from feeds.json_feed import json_feed


def document(*rows, **fields):
    return json.loads(json_feed(feed_info(**fields), [entry(row, NAMES) for row in rows]))


def test_the_feed_says_what_it_is_and_where_it_goes_on():
    feed = document()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Tất cả tin khoa học và công nghệ"
    assert feed["home_page_url"] == "https://tin.example/"
    assert feed["next_url"] == "https://tin.example/feeds/all.atom?page=3"
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert feed["items"] == []


def test_the_last_page_leaves_out_the_next_one():
    assert "next_url" not in document(next_url=None)


def test_an_item_says_all_that_the_article_says():
    assert document(article())["items"] == [
        {
            "id": article().uid,
            "url": "https://so.example/tin/mo-hinh-1.html",
            "title": "Nghiệm thu mô hình nuôi hàu số 1",
            "content_html": "<p>Mô hình <b>đạt</b> yêu cầu.</p>",
            "summary": "Hội đồng xếp loại đạt.",
            "image": "https://so.example/anh/hau.jpg",
            "date_published": "2024-03-05T09:30:00+07:00",
            "date_modified": "2024-03-05T09:35:00+07:00",
            "authors": [{"name": "Hoàng Thị Bưởi"}],
            "tags": [
                "Sở hữu trí tuệ",
                "Y dược, sức khoẻ",
                "Quảng Ninh",
                "Thanh tra, kiểm tra",
                "Tin trong tỉnh",
            ],
            "language": "vi",
            "attachments": [
                {
                    "url": "https://so.example/tep/quyet-dinh.pdf",
                    "mime_type": "application/pdf",
                    "title": "Quyết định",
                },
                {
                    "url": "https://so.example/tep/phu-luc",
                    "mime_type": "application/octet-stream",
                    "title": "Phụ lục",
                },
                {
                    "url": "https://so.example/anh/hau.jpg",
                    "mime_type": "image/jpeg",
                    "title": "Bè hàu",
                },
            ],
            "_sokhcn": {
                "source": {
                    "slug": "quang-ninh",
                    "name": "Sở Khoa học và Công nghệ Quảng Ninh",
                    "url": "https://so.example/",
                },
                "source_credit": "Báo Vùng Biển",
                "published_at": "2024-03-05T09:30:00+07:00",
                "province": "quang-ninh",
                "topics": ["so-huu-tri-tue", "y-duoc"],
                "genre": "thanh-tra-kiem-tra",
                "section": "Tin trong tỉnh",
                "view_count": 1250,
                "place": None,
                "copies": [],
            },
        }
    ]


def test_an_item_without_body_has_text_content_as_the_format_demands():
    item = document(bare_article())["items"][0]
    assert item["content_text"] == ""
    assert "content_html" not in item


def test_what_is_unknown_is_absent_from_the_format_and_null_in_our_own_part():
    item = document(bare_article())["items"][0]
    assert set(item) == {"id", "url", "title", "content_text", "date_published", "date_modified",
                         "tags", "_sokhcn"}  # fmt: skip
    assert item["_sokhcn"]["view_count"] is None
    assert item["_sokhcn"]["published_at"] is None
    assert item["_sokhcn"]["topics"] == []


def test_what_was_withdrawn_stands_in_our_own_part_of_the_feed():
    left = withdrawal(article(gone_at=MORNING), NAMES)
    assert document(withdrawn=(left,))["_sokhcn"]["withdrawn"] == [
        {"id": article().uid, "when": "2024-03-05T08:30:00+07:00", "url": article().url}
    ]
