from datetime import UTC, datetime

from feed_samples import NAMES, article, bare_article

from feeds.enclosures import Enclosure
from feeds.entries import CategoryKind, entry


def test_times_are_told_in_vietnamese_time_to_the_second():
    seen = datetime(2024, 3, 5, 18, 30, 15, 123456, tzinfo=UTC)
    assert entry(article(updated_at=seen), NAMES).updated_at.isoformat() == (
        "2024-03-06T01:30:15+07:00"
    )


def test_what_a_page_does_not_show_stays_unknown():
    bare = entry(bare_article(), NAMES)
    assert (bare.author, bare.summary, bare.content_html, bare.view_count) == ((None,) * 4)
    assert [category.kind for category in bare.categories] == [CategoryKind.DATE]
    assert bare.enclosures == ()


def test_what_has_no_date_is_dated_by_when_it_was_first_seen():
    bare = entry(bare_article(), NAMES)
    assert (bare.is_dated, bare.published_at) == (False, bare_article().first_seen_at)


def test_characters_that_xml_cannot_hold_are_dropped():
    assert entry(article(title="Hội\x0b nghị\ufffe \ud83d"), NAMES).title == "Hội nghị"


def test_a_headline_of_nothing_but_control_characters_gives_way_to_the_address():
    assert entry(article(title="\x00\x01"), NAMES).title == article().url


def test_an_address_is_encoded_only_where_a_link_could_not_hold_it():
    row = article(url="https://so.example/tệp (1)%20a%.html?x=[2]&y=đ#z")
    assert entry(row, NAMES).url == (
        "https://so.example/t%E1%BB%87p%20(1)%20a%25.html?x=[2]&y=%C4%91#z"
    )


def test_categories_are_topics_province_genre_and_the_sites_own_section():
    made = entry(article(), NAMES)
    assert [(c.kind.value, c.term, c.label) for c in made.categories] == [
        ("topic", "so-huu-tri-tue", "Sở hữu trí tuệ"),
        ("topic", "y-duoc", "Y dược, sức khoẻ"),
        ("province", "quang-ninh", "Quảng Ninh"),
        ("genre", "thanh-tra-kiem-tra", "Thanh tra, kiểm tra"),
        ("section", "Tin trong tỉnh", "Tin trong tỉnh"),
    ]
    assert made.terms(CategoryKind.TOPIC) == ["so-huu-tri-tue", "y-duoc"]


def test_scheme_and_term_together_are_the_address_of_a_categorys_feed():
    topic = entry(article(), NAMES).categories[0]
    assert f"{topic.scheme}/{topic.term}.atom" == (
        "https://tin.example/feeds/topic/so-huu-tri-tue.atom"
    )


def test_a_slug_without_name_is_shown_as_it_is():
    row = article(province="tinh-moi", source="trang-moi", url="https://moi.example/tin/1")
    made = entry(row, NAMES)
    assert "tinh-moi" in [category.label for category in made.categories]
    assert (made.source.name, made.source.site_url) == ("trang-moi", "https://moi.example/")


def test_documents_come_before_pictures_and_unknown_types_are_called_so():
    assert [(e.url[-8:], e.media_type) for e in entry(article(), NAMES).enclosures] == [
        ("dinh.pdf", "application/pdf"),
        ("/phu-luc", "application/octet-stream"),
        ("/hau.jpg", "image/jpeg"),
    ]


def test_a_file_linked_twice_is_enclosed_once_under_its_first_name():
    url = "https://so.example/tep/a.pdf"
    row = article(
        images=[],
        attachments=[
            {"url": url, "name": "Thông báo", "media_type": "application/pdf"},
            {"url": url, "name": "tại đây", "media_type": "application/pdf"},
        ],
    )
    assert entry(row, NAMES).enclosures == (
        Enclosure(url=url, media_type="application/pdf", title="Thông báo"),
    )


def test_a_picture_is_recognised_behind_a_query():
    row = article(attachments=[], images=[{"url": "https://so.example/a.PNG?w=9#x"}])
    assert entry(row, NAMES).enclosures[0].media_type == "image/png"


def test_what_is_no_address_of_the_web_is_enclosed_nowhere():
    files = [
        {"url": bad, "name": "?"} for bad in ("tep/a.pdf", "javascript:alert(1)", "http://", "")
    ]
    assert entry(article(images=[], attachments=files), NAMES).enclosures == ()
