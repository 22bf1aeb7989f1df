"""Articles, names and feeds for the tests of feeds, all invented."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from feeds.info import FeedInfo
from feeds.names import Names
from storage.tables import ArticleRow, ArticleTopicRow

NAMES = Names(
    base_url="https://tin.example",
    provinces={"quang-ninh": "Quảng Ninh", "son-la": "Sơn La"},
    topics={"so-huu-tri-tue": "Sở hữu trí tuệ", "y-duoc": "Y dược, sức khoẻ"},
    genres={"thanh-tra-kiem-tra": "Thanh tra, kiểm tra"},
    sources={"quang-ninh": "Sở Khoa học và Công nghệ Quảng Ninh"},
    sites={"quang-ninh": "https://so.example/"},
)
MORNING = datetime(2024, 3, 5, 1, 30, tzinfo=UTC)


def article(number: int = 1, **fields: Any) -> ArticleRow:
    """A full article; ``number`` makes its address and its times differ from others'."""
    url = f"https://so.example/tin/mo-hinh-{number}.html"
    time = MORNING + timedelta(hours=number)
    values: dict[str, Any] = {
        "uid": uuid5(NAMESPACE_URL, url).urn,
        "canonical_url": url,
        "url": url,
        "source": "quang-ninh",
        "province": "quang-ninh",
        "title": f"Nghiệm thu mô hình nuôi hàu số {number}",
        "summary": "Hội đồng xếp loại đạt.",
        "published_at": time,
        "author": "Hoàng Thị Bưởi",
        "source_credit": "Báo Vùng Biển",
        "section": "Tin trong tỉnh",
        "view_count": 1250,
        "body_text": "Mô hình đạt yêu cầu.",
        "body_html": "<p>Mô hình <b>đạt</b> yêu cầu.</p>",
        "language": "vi",
        "images": [{"url": "https://so.example/anh/hau.jpg", "alt": "Bè hàu", "caption": None}],
        "attachments": [
            {
                "url": "https://so.example/tep/quyet-dinh.pdf",
                "name": "Quyết định",
                "media_type": "application/pdf",
            },
            {"url": "https://so.example/tep/phu-luc", "name": "Phụ lục", "media_type": None},
        ],
        "genre": "thanh-tra-kiem-tra",
        "listed_at": time,
        "first_seen_at": time,
        "last_seen_at": time,
        "updated_at": time + timedelta(minutes=5),
        "content_hash": "0",
        "topics": [
            ArticleTopicRow(topic="so-huu-tri-tue", score=0.9),
            ArticleTopicRow(topic="y-duoc", score=0.4),
        ],
    }
    return ArticleRow(**{**values, **fields})


def bare_article(**fields: Any) -> ArticleRow:
    """An article whose page showed nothing but a headline."""
    unknown = (
        "province summary published_at author source_credit section view_count "
        "body_text body_html language genre"
    )
    empty = {"images": [], "attachments": [], "topics": []}
    return article(**dict.fromkeys(unknown.split()), **empty, **fields)


def feed_info(**fields: Any) -> FeedInfo:
    """The second page of three, with a hub."""
    feed = "https://tin.example/feeds/all.atom"
    values: dict[str, Any] = {
        "id": "urn:uuid:7d5f2c50-8d7c-5d53-9f60-0a7a1d1f2b11",
        "title": "Tất cả tin khoa học và công nghệ",
        "subtitle": "Từ các Sở Khoa học và Công nghệ",
        "self_url": f"{feed}?page=2",
        "site_url": "https://tin.example/",
        "first_url": feed,
        "previous_url": feed,
        "next_url": f"{feed}?page=3",
        "hub_url": "https://hub.example/",
        "updated_at": datetime(2024, 1, 1, tzinfo=UTC),
    }
    return FeedInfo(**{**values, **fields})
