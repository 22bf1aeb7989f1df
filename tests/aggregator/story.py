"""A story of which tests keep copies."""

from datetime import UTC, datetime
from itertools import count

from aggregator import copies

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
STORY = (
    "Sáng ngày 4/3, đoàn công tác do ông Mạc Bính dẫn đầu đã thăm trại giống ở xã Cao Lũng. Trại"
    " đang giữ 27 giống nếp cổ, trong đó có 5 giống mà nhiều năm nay không ai trồng nữa.\n\n"
    "Theo bà Quách Hiên, trưởng trại, mỗi vụ trại gieo lại từng giống trên những thửa nhỏ để hạt"
    " không mất sức nảy mầm. Hạt khô được cất trong chum sành, đáy lót vôi bột và lá xoan.\n\n"
    "Đoàn đề nghị trại lập sổ theo dõi từng giống, ghi ngày gieo, ngày trổ và năng suất; đồng thời"
    " gửi mẫu về kho lạnh của viện để giữ thêm một bản. Trong năm nay, trại sẽ giao 120 kg hạt"
    " cho bà con ba xã ven suối gieo thử.\n\n"
    "Cuối buổi, đoàn trao cho trại một máy đo độ ẩm của hạt và hẹn trở lại sau vụ gặt."
)
LEAD = "Tin từ trại giống Cao Lũng: hàng chục giống nếp cổ vừa được kiểm lại trước vụ gieo.\n\n"
numbers = count(1)


def keep(store, body=STORY, *, source="quang-ninh", url="", **given):
    """One article as a crawl saves it."""
    address = url or f"https://{source}.example/{next(numbers)}"
    values = {
        "url": address,
        "canonical_url": address,
        "title": "Thăm trại giữ giống nếp cổ",
        "body_text": body,
        "published_at": NOW,
        **given,
    }
    with store.write() as writing:
        row = writing.articles.save(source, values, seen_at=NOW).row
        copies.place(writing, row, NOW)
        return row.id


def cluster(store, number):
    return store.copies.clusters_of([number])[number]
