"""How the replica answers: counts, conditions, changes, and what is not there."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from replica_client import fetch, links, of

from aggregator.replica import Replica
from aggregator.replica.sites import SITES
from spiders.items import VIETNAM


@pytest.fixture(scope="module")
def standing() -> Iterator[Replica]:
    """One replica for the tests that change nothing."""
    with Replica() as replica:
        yield replica


@pytest.fixture
def replica() -> Iterator[Replica]:
    """A replica of the test's own."""
    with Replica() as replica:
        yield replica


def test_da_nang_counts_every_fetch_but_no_head_request(replica: Replica) -> None:
    before = of(replica, "da-nang")[0]
    for method in ("GET", "HEAD", "GET"):
        fetch(before["url"], method)
    assert of(replica, "da-nang")[0]["view_count"] == before["view_count"] + 2


@pytest.mark.parametrize(
    ("slug", "path", "said"),
    [
        ("da-nang", "/chi-tiet-tin-tuc?dinhdanh=1274402&cat=12538", "Bài viết đã bị gỡ."),
        ("da-nang", "/chi-tiet-tin-tuc?dinhdanh=99", "Không có bài viết với định danh trên"),
        ("quang-ninh", "/So/sokhoahoccongnghe/Trang/ChiTietTinTuc.aspx?nid=1", "Không có bài viết"),
        (
            "thanh-hoa",
            "/?portalid=admin&selectpageid=page.chitiet&n_g_manager=9999",
            "Không có bài viết",
        ),
    ],
)
def test_an_article_that_is_gone_is_answered_as_if_it_were_there(
    standing: Replica, slug: str, path: str, said: str
) -> None:
    answer = fetch(standing.urls[slug] + path)
    assert answer.status == 200
    assert said in answer.text


@pytest.mark.parametrize("slug", SITES)
def test_an_address_that_the_site_never_had_is_not_found(standing: Replica, slug: str) -> None:
    assert fetch(standing.urls[slug] + "/khong-co-gi").status == 404


@pytest.mark.parametrize("slug", SITES)
def test_a_head_request_has_the_headers_and_no_page(standing: Replica, slug: str) -> None:
    url = of(standing, slug)[0]["url"]
    answer = fetch(url, "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["etag"] == fetch(url).headers["etag"]


@pytest.mark.parametrize("slug", ["ba-ria-vung-tau", "da-nang", "bao-thanh-hoa"])
def test_who_has_the_page_already_is_told_so(standing: Replica, slug: str) -> None:
    for url in (standing.urls[slug] + SITES[slug].first_list, of(standing, slug)[2]["url"]):
        etag = fetch(url).headers["etag"]
        again = fetch(url, if_none_match=etag)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", etag)
        assert fetch(url, if_none_match='"another"').status == 200


def test_a_date_serves_as_well_as_an_etag_at_ba_ria_vung_tau(standing: Replica) -> None:
    url = of(standing, "ba-ria-vung-tau")[0]["url"]
    modified = fetch(url).headers["last-modified"]
    assert fetch(url, if_modified_since=modified).status == 304
    assert fetch(url, if_modified_since="Thu, 01 Jan 2015 00:00:00 GMT").status == 200
    assert fetch(url, if_modified_since="yesterday").status == 200
    assert fetch(url, if_modified_since=modified, if_none_match='"another"').status == 200


@pytest.mark.parametrize("slug", ["quang-ninh", "thanh-hoa", "son-la", "bao-son-la"])
def test_the_other_sites_have_no_validators(standing: Replica, slug: str) -> None:
    headers = fetch(of(standing, slug)[0]["url"]).headers
    assert headers["etag"] is None
    assert headers["last-modified"] is None


def test_an_edit_changes_one_article_and_its_validators(replica: Replica) -> None:
    before = {article["url"]: article for article in replica.truth()}
    others = {url: fetch(url).headers for url in before}
    address = replica.edit()
    after = {article["url"]: article for article in replica.truth()}
    old, new = before[address], after[address]
    assert old["title"] != new["title"]
    assert old["body_text"] != new["body_text"]
    answer = fetch(address, if_none_match=others[address]["etag"])
    assert answer.status == 200
    assert new["title"] in answer.text
    assert answer.headers["last-modified"] != others[address]["last-modified"]
    changed = [url for url in before if fetch(url).headers["etag"] != others[url]["etag"]]
    assert changed == [address]


def test_an_edit_shows_in_the_list(replica: Replica) -> None:
    url = replica.urls["ba-ria-vung-tau"] + "/"
    etag = fetch(url).headers["etag"]
    replica.edit()
    assert fetch(url, if_none_match=etag).status == 200


def test_a_new_article_stands_on_top_of_its_list(replica: Replica) -> None:
    count = len(replica.truth())
    address = replica.publish()
    slug = next(slug for slug, base in replica.urls.items() if address.startswith(base))
    assert of(replica, slug)[0]["url"] == address
    assert len(replica.truth()) == count + 1
    assert address in links(replica.urls[slug] + SITES[slug].first_list)
    assert of(replica, slug)[0]["title"] in fetch(address).text
    now = datetime.now(VIETNAM)
    assert now - datetime.fromisoformat(of(replica, slug)[0]["published_at"]) < timedelta(minutes=2)


def test_editing_or_publishing_twice_is_as_good_as_once(replica: Replica) -> None:
    first = replica.edit(), replica.publish(), len(replica.truth())
    assert (replica.edit(), replica.publish(), len(replica.truth())) == first


def test_the_log_tells_who_asked_for_what(replica: Replica) -> None:
    fetch(
        replica.urls["son-la"] + "/tin-tuc?page=2", user_agent="thử/1.0".encode().decode("latin-1")
    )
    fetch(replica.urls["da-nang"] + "/robots.txt", "HEAD", if_none_match='"a"')
    first, second = replica.log
    assert (first.site, first.method, first.target) == ("son-la", "GET", "/tin-tuc?page=2")
    assert first.user_agent.endswith("/1.0")
    assert (second.site, second.method, second.if_none_match) == ("da-nang", "HEAD", '"a"')
    assert (first.status, second.status) == (200, 200)
    assert first.at <= second.at


def test_the_sources_point_the_crawl_at_the_replica(standing: Replica) -> None:
    assert standing.sources().keys() == SITES.keys()
    assert standing.sources()["son-la"] == {
        "base_url": standing.urls["son-la"],
        "delay": 0,
        "allow_private": True,
    }


def test_nothing_listens_when_the_replica_has_ended() -> None:
    with Replica() as replica:
        url = replica.urls["son-la"]
        assert fetch(url).status == 200
    with pytest.raises(urllib.error.URLError):
        fetch(url)
