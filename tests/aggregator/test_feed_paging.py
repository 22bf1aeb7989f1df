"""History as pages: by places that stay while the store goes on, and the whole store out of it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from lxml import etree

from aggregator.syndication.asking import asked
from aggregator.syndication.documents import feed
from feeds.entries import VIETNAM
from feeds.index import find
from storage.filters import Filter
from storage.store import Store
from storage.tables import ArticleRow
from tests.aggregator.conftest import SEEN, article

NS = {
    "a": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
NOW = datetime(2026, 3, 3, tzinfo=UTC)


def document(store, setting, path="/feeds/all", suffix="atom", **options) -> bytes:
    named = asked(path, [*options.items()], setting.names, NOW)
    return feed(store, setting.names, named.address, suffix, named.wish)


def walk(store, setting, path="/feeds/all", **options) -> Iterator[etree._Element]:
    """Each page of a feed, by its links."""
    while True:
        page = etree.fromstring(document(store, setting, path, **options))
        yield page
        following = page.xpath("a:link[@rel='next']/@href", namespaces=NS)
        if not following:
            return
        options = dict(parse_qsl(urlsplit(following[0]).query))


def titles(page) -> list[str]:
    return [title.removeprefix("Hội nghị số ").removesuffix(" <b>&")
            for title in page.xpath("a:entry/a:title/text()", namespaces=NS)]  # fmt: skip


def gone(store, number, days=30):
    with store.write() as writing:
        writing.articles.get(number).gone_at = SEEN + timedelta(days=days)


def test_a_walk_meets_each_article_once_while_new_ones_arrive(store, setting):
    seen = []
    for number, page in enumerate(walk(store, setting, limit="3")):
        seen += titles(page)
        with store.write() as writing:
            late = article(20 + number, published_at=datetime(2026, 2, 20 + number, tzinfo=UTC))
            writing.articles.save("quang-ninh", late, seen_at=SEEN)
    assert seen == ["8", "7", "6", "5", "4", "3", "2", "1"]


def test_pages_have_numbers_too_and_go_on_at_a_place(store, setting):
    second = etree.fromstring(document(store, setting, limit="3", page="2"))
    assert titles(second) == ["5", "4", "3"]
    hrefs = {link.get("rel"): link.get("href") for link in second.findall("a:link", NS)}
    assert hrefs["self"].endswith("/feeds/all.atom?limit=3&page=2")
    assert hrefs["previous"] == hrefs["first"] == "https://tin.example/feeds/all.atom?limit=3"
    assert "before=" in hrefs["next"]


def test_a_page_behind_the_last_one_is_empty(store, setting):
    page = etree.fromstring(document(store, setting, page="9"))
    assert (titles(page), page.xpath("a:link[@rel='next']", namespaces=NS)) == ([], [])


def test_a_page_stays_the_same_bytes_when_an_article_arrives(store, setting):
    first = etree.fromstring(document(store, setting, limit="3"))
    (href,) = first.xpath("a:link[@rel='next']/@href", namespaces=NS)
    place = href.partition("before=")[2]
    before = document(store, setting, limit="3", before=place)
    with store.write() as writing:
        late = article(28)
        writing.articles.save("quang-ninh", late, seen_at=SEEN)
    assert document(store, setting, limit="3", before=place) == before


def test_copies_of_a_text_appear_once_unless_all_are_asked_for(store, setting):
    with store.write() as writing:
        writing.copies.join({2: None, 5: None}, SEEN, "same text")
    pages = list(walk(store, setting))
    assert titles(pages[0]) == ["8", "7", "6", "4", "3", "2", "1"]
    assert len(titles(etree.fromstring(document(store, setting, copies="all")))) == 8


def test_the_copy_that_is_shown_links_the_other_places(store, setting):
    with store.write() as writing:
        writing.copies.join({2: None, 8: None}, SEEN, "same text")
    page = etree.fromstring(document(store, setting))
    links = page.xpath("a:entry/a:link[@rel='related' or @rel='via']", namespaces=NS)
    assert [link.get("href") for link in links] == ["https://www.quangninh.gov.vn/tin-8"]
    assert "Bà Rịa" in links[0].get("title")


def test_an_article_that_is_gone_leaves_a_tombstone_in_every_format(store, setting):
    gone(store, 6)
    atom = etree.fromstring(document(store, setting))
    assert "6" not in titles(atom)
    (left,) = atom.findall("at:deleted-entry", NS)
    uid = store.articles.get(6).uid
    assert (left.get("ref"), left.get("when")) == (uid, "2026-04-01T08:00:00+07:00")
    rss = etree.fromstring(document(store, setting, suffix="rss"))
    assert [one.get("ref") for one in rss.iterfind(".//at:deleted-entry", NS)] == [uid]
    told = json.loads(document(store, setting, suffix="json"))["_sokhcn"]["withdrawn"]
    assert [one["id"] for one in told] == [uid]


def test_a_reader_of_the_first_page_learns_of_a_withdrawal_of_something_old(store, setting):
    gone(store, 1)
    first = next(walk(store, setting, limit="3"))
    refs = [one.get("ref") for one in first.findall("at:deleted-entry", NS)]
    assert refs == [store.articles.get(1).uid]


def test_a_walk_meets_every_withdrawal_at_its_place(store, setting):
    for number in (1, 4, 8):
        gone(store, number, days=-10)  # long before, so that the first page has no reason to tell
    pages = list(walk(store, setting, limit="2"))
    met = [one.get("ref") for page in pages for one in page.findall("at:deleted-entry", NS)]
    uids = [store.articles.get(number).uid for number in (8, 4, 1)]
    assert list(dict.fromkeys(met)) == uids


def test_a_search_tells_what_of_it_is_gone_at_its_place(store, setting):
    for number in (4, 8):
        gone(store, number)
    pages = list(walk(store, setting, "/feeds/search", q="hội nghị", limit="2"))
    met = [one.get("ref") for page in pages for one in page.findall("at:deleted-entry", NS)]
    uids = [store.articles.get(number).uid for number in (8, 4)]
    assert list(dict.fromkeys(met)) == uids
    other = etree.fromstring(document(store, setting, "/feeds/search", q="không có"))
    assert not other.findall("at:deleted-entry", NS)


def test_an_article_that_is_back_is_newer_than_its_tombstone(store, setting):
    was = store.articles.get(6)
    gone(store, 6)
    back = SEEN + timedelta(days=40)
    with store.write() as writing:
        writing.articles.save(was.source, article(6), seen_at=back)
    page = etree.fromstring(document(store, setting))
    assert not page.findall("at:deleted-entry", NS)
    (entry,) = (one for one in page.iterfind("a:entry", NS) if one.find("a:id", NS).text == was.uid)
    assert entry.find("a:updated", NS).text == back.astimezone(VIETNAM).isoformat()


def test_a_copy_takes_the_place_of_one_that_is_gone(store, setting):
    with store.write() as writing:
        writing.copies.join({2: None, 5: None}, SEEN, "same text")
    gone(store, 2)
    assert "5" in titles(etree.fromstring(document(store, setting)))


def test_what_is_gone_is_listed_with_its_text_when_that_is_asked_for(store, setting):
    gone(store, 6)
    page = etree.fromstring(document(store, setting, withdrawn="kept"))
    assert len(titles(page)) == 8
    assert len(page.findall("at:deleted-entry", NS)) == 1


def test_many_withdrawals_end_a_page_and_are_met_all(store, setting, monkeypatch):
    monkeypatch.setattr("aggregator.syndication.choosing.TOMBSTONES", 2)
    for number in (3, 4, 5, 6, 7):
        gone(store, number, days=-10)
    pages = list(walk(store, setting))
    assert [titles(page) for page in pages] == [["8"], [], ["2", "1"]]
    met = [one.get("ref") for page in pages for one in page.findall("at:deleted-entry", NS)]
    assert len(set(met)) == 5


@pytest.fixture
def varied(store: Store) -> Store:
    """Articles that say everything an entry can say, or next to nothing."""
    with store.write() as writing:
        full = article(
            27,
            summary="Tóm tắt <1> & 2",
            author="Trần Thị Na",
            source_credit="Báo Vùng Biển",
            section="Tin trong tỉnh",
            language="vi",
            images=[{"url": "https://a.example/a.jpg", "alt": "Bè hàu"}],
            attachments=[{"url": "https://a.example/a.pdf", "name": "Quyết định",
                          "media_type": "application/pdf"}],
            topics={"y-duoc": 0.9, "chuyen-doi-so": 0.5},
        )  # fmt: skip
        bare = {"url": "https://a.example/b", "canonical_url": "https://a.example/b",
                "title": "Chỉ có đầu đề"}  # fmt: skip
        for values in (full, bare):
            writing.articles.save("quang-ninh", values, seen_at=SEEN + timedelta(days=1))
        writing.articles.save("quang-ninh", {**full, "title": "Đầu đề đã sửa"}, seen_at=NOW)
    return store


def test_the_whole_store_is_rebuilt_from_one_feed(varied, setting):
    rebuilt = {}
    for page in walk(varied, setting, limit="3", copies="all"):
        rebuilt |= {one["uid"]: one for one in map(read_back, page.findall("a:entry", NS))}
    kept = {row.uid: as_told(row, setting) for row in varied.articles.latest(Filter(), limit=99)}
    assert rebuilt == kept
    assert len(kept) == 10


def read_back(entry) -> dict:
    def text(path):
        return entry.findtext(path, namespaces=NS)

    def terms(end):
        scheme = f"https://tin.example/feeds/{end}"
        return [one.get("term") for one in entry.findall("a:category", NS)
                if one.get("scheme") == scheme]  # fmt: skip

    dated = not [c for c in entry.findall("a:category", NS) if c.get("term").startswith("khong-ro")]
    views = entry.find("media:community/media:statistics", NS)
    site = text("a:source/a:title"), entry.find("a:source/a:link[@rel='alternate']", NS).get("href")
    return {
        "uid": text("a:id"),
        "url": entry.find("a:link[@href]", NS).get("href"),
        "title": text("a:title"),
        "summary": text("a:summary"),
        "body_html": text("a:content"),
        "published_at": text("a:published") if dated else None,
        "updated_at": text("a:updated"),
        "author": text("dc:creator"),
        "source_credit": text("dc:source"),
        "source": site,
        "topics": terms("topic"),
        "province": terms("province"),
        "genre": terms("genre"),
        "section": [one.get("term") for one in entry.findall("a:category", NS)
                    if one.get("scheme") == site[1]],
        "files": [(one.get("href"), one.get("type"), one.get("title"))
                  for one in entry.findall("a:link[@rel='enclosure']", NS)],
        "view_count": int(views.get("views")) if views is not None else None,
        "language": entry.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }  # fmt: skip


def as_told(row: ArticleRow, setting) -> dict:
    def iso(moment):
        return moment and moment.astimezone(VIETNAM).isoformat()

    names = setting.names
    files = [(one["url"], one["media_type"], one["name"]) for one in row.attachments]
    files += [(one["url"], "image/jpeg", one["alt"]) for one in row.images]
    said = ("uid", "url", "title", "summary", "body_html", "author", "source_credit",
            "view_count", "language")  # fmt: skip
    return {
        **{name: getattr(row, name) for name in said},
        "published_at": iso(row.published_at),
        "updated_at": iso(row.updated_at),
        "source": (names.sources[row.source], names.sites[row.source]),
        "topics": [topic.topic for topic in row.topics],
        "province": [row.province] if row.province else [],
        "genre": [row.genre] if row.genre else [],
        "section": [row.section] if row.section else [],
        "files": files,
    }


def test_the_feed_of_a_dissolved_province_names_the_one_that_goes_on(store, setting):
    page = etree.fromstring(document(store, setting, "/feeds/province/ba-ria-vung-tau"))
    assert titles(page) == ["8"]
    (link,) = page.xpath("a:link[@rel='successor-version']/@href", namespaces=NS)
    assert find(link.removeprefix("https://tin.example").removesuffix(".atom"), setting.names)
    assert link.endswith("/feeds/province/ho-chi-minh.atom")
