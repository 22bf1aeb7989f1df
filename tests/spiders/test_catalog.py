"""The built-in sources, each by what its module says."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from aggregator.provinces import provinces
from spiders import catalog
from spiders.eras import evidence
from spiders.pages import PLATFORMS

SPIDERS = catalog.spiders()
ADDRESSES = [
    line.split(" ", 1)
    for line in (Path(__file__).parent / "article_addresses.txt").read_text("utf-8").splitlines()
]
"""Slug and address of articles that stood in public pages."""


def test_every_province_that_ever_was_has_its_department():
    assert len(provinces()) == 63
    for slug in provinces():
        spider = SPIDERS[slug]
        assert (spider.kind, spider.province) == ("department", slug)
        assert spider.title.startswith("Sở Khoa học và Công nghệ ")


def test_a_further_site_of_a_department_names_its_province():
    further = [
        spider
        for spider in SPIDERS.values()
        if spider.kind == "department" and spider.name not in provinces()
    ]
    assert further
    for spider in further:
        assert spider.name.startswith(f"{spider.province}-")


def test_the_ministry_and_its_agencies_are_there():
    national = {slug for slug, spider in SPIDERS.items() if spider.kind == "national"}
    assert {"mst", "ipvietnam", "vista"} <= national


@pytest.mark.parametrize("spider", SPIDERS.values(), ids=SPIDERS)
def test_a_source_is_crawled_unless_its_address_is_a_guess_or_gone(spider):
    assert spider.enabled == (evidence(spider.eras, spider.base_url) == "seen")


def test_eras_that_were_seen_come_before_guesses():
    for slug, spider in SPIDERS.items():
        guesses = [era.guess for era in spider.eras]
        assert guesses == sorted(guesses), slug
        years = [era.last_seen for era in spider.eras if era.last_seen]
        assert years == sorted(years, reverse=True), slug


def test_a_host_belongs_to_one_source():
    hosts = Counter(
        host
        for spider in SPIDERS.values()
        for host in {(urlsplit(era.base_url).hostname or "") for era in spider.eras}
    )
    assert [host for host, sources in hosts.items() if sources > 1] == []


def test_addresses_are_origins_and_lists_are_relative_to_them():
    for spider in SPIDERS.values():
        for era in spider.eras:
            parts = urlsplit(era.base_url)
            assert parts.scheme in {"http", "https"}
            assert (parts.path, parts.query) == ("", "")
        assert all(url.startswith("/") for url in spider.start_urls)


def test_platforms_are_known_by_name():
    named = {spider.platform for spider in SPIDERS.values()}
    assert named - PLATFORMS.keys() <= {"dnn"}


@pytest.mark.parametrize(("slug", "url"), ADDRESSES)
def test_a_pattern_matches_articles_and_neither_front_page_nor_menu(slug, url):
    pattern = re.compile(SPIDERS[slug].article_pattern)
    assert pattern.search(url)
    assert SPIDERS[slug].listing_page.link_pattern == pattern.pattern
    front = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}/"
    for other in (front, f"{front}tin-tuc", f"{front}gioi-thieu.html", f"{front}rss"):
        assert not pattern.search(other), other


def test_every_pattern_has_an_example():
    assert {spider.name for spider in SPIDERS.values() if spider.article_pattern} - {
        slug for slug, _ in ADDRESSES
    } == {"mst-english"}
