"""How a probed site is named, and the lines that add it as a source."""

import tomllib
from typing import ClassVar

import pytest

from aggregator.config import Config
from aggregator.probing.names import province_of, site_name
from aggregator.probing.proposal import Proposal, free_slug, propose
from aggregator.probing.report import document, text
from aggregator.probing.survey import Survey
from aggregator.sources import sources
from spiders.base import DepartmentSpider
from spiders.eras import Era
from tests.aggregator.probed import HOME, SITE_NAME, Site, articles, fetched, listing, page

SPIDERS = sources(Config())


def as_source(proposal: Proposal):
    """The spider of a source that is configured as proposed."""
    told = tomllib.loads(proposal.toml())["sources"]
    return sources(Config(sources=told))[proposal.slug]


@pytest.mark.parametrize(
    ("host", "name", "province"),
    [
        ("sokhcn.hagiang.gov.vn", "", "ha-giang"),
        ("sonla.gov.vn", "", "son-la"),
        ("ngheandost.gov.vn", "", "nghe-an"),
        ("www.dost-dongnai.gov.vn", "", "dong-nai"),
        ("sokhcn.baria-vungtau.gov.vn", "", "ba-ria-vung-tau"),
        ("baolamdong.vn", "", "lam-dong"),
        ("tin.example.vn", "Sở KH&CN tỉnh Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
        ("tin.example.vn", "SỞ KHOA HỌC VÀ CÔNG NGHỆ THÀNH PHỐ HUẾ", "hue"),
        ("tin.example.vn", "Liên kết Sơn La và Lào Cai", None),
        ("tin.example.vn", "Vì hòa bình và phát triển", None),
        ("khoahoc.example.vn", "Tạp chí Khoa học", None),
    ],
)
def test_a_province_is_told_by_the_host_or_the_name(host, name, province):
    assert province_of(host, name) == province


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (SITE_NAME, SITE_NAME),
        (f"Trang chủ | {SITE_NAME}", SITE_NAME),
        ("Sở KHCN tỉnh Bà Rịa - Vũng Tàu - Trang chủ", "Sở KHCN tỉnh Bà Rịa - Vũng Tàu"),
        ("Trang chủ", "Cổng thông tin điện tử Sở Khoa học và Công nghệ tỉnh Thác Bạc"),
    ],
)
def test_a_site_is_named_without_its_page(title, name):
    banner = (
        "<div>Cổng thông tin điện tử Sở Khoa học và Công nghệ tỉnh Thác Bạc. Giấy phép 18</div>"
    )
    assert site_name(fetched(HOME, page(title, banner)), front=True) == name


def test_a_department_that_does_not_say_which_it_is_is_named_with_its_province():
    proposed = propose(at("https://khcn.nghean.gov.vn", "Sở Khoa học và Công nghệ"), SPIDERS)
    assert proposed.name == "Sở Khoa học và Công nghệ Nghệ An"


def test_a_page_that_is_not_the_front_names_no_site():
    tin = fetched(f"{HOME}/tin", page("Tin mới trong tuần", "<p>Không có gì</p>"))
    assert site_name(tin, front=False) == "sokhcn.vi-du.example"


def at(home: str, name: str = "Tin khoa học") -> Survey:
    return Site({"/": listing(range(5), name=name), **articles()}, home).probe()


def test_a_guessed_address_that_is_one_switches_its_source_on():
    proposed = propose(at("https://skhcn.hagiang.gov.vn"), SPIDERS)
    assert proposed.toml() == "[sources.ha-giang]\nenabled = true"
    assert (proposed.built_in, as_source(proposed).enabled) == (True, True)


def test_another_address_of_a_source_moves_it():
    proposed = propose(at("https://sokhcn.hagiang.gov.vn"), SPIDERS)
    assert proposed.keys == {"enabled": True, "base_url": "https://sokhcn.hagiang.gov.vn"}


def test_a_department_at_an_address_nobody_thought_of_takes_the_place_of_a_guess():
    name = "Sở Khoa học và Công nghệ tỉnh Hà Giang"
    proposed = propose(at("https://dost.hagiang.gov.vn", name), SPIDERS)
    assert (proposed.slug, proposed.keys["base_url"]) == ("ha-giang", "https://dost.hagiang.gov.vn")


def test_a_source_that_moves_leaves_its_lists_and_its_platform_behind():
    class HaGiangSpider(DepartmentSpider):
        name = "ha-giang"
        title = "Sở Khoa học và Công nghệ Hà Giang"
        platform = "nukeviet"
        base_url = "https://skhcn.hagiang.gov.vn"
        eras = (Era(base_url, until=2025), Era("https://dost.hagiang.gov.vn", guess=True))
        start_urls: ClassVar = ["/vi/news/"]
        article_pattern = r"/vi/news/.*-\d+\.html$"

    proposed = propose(at("https://dost.hagiang.gov.vn"), {"ha-giang": HaGiangSpider})
    assert proposed.keys == {
        "enabled": True,
        "base_url": "https://dost.hagiang.gov.vn",
        "start_urls": ["/"],
        "platform": "auto",
    }
    assert "set article_urls" in proposed.remark


def test_beside_a_source_that_was_seen_a_new_one_is_proposed_and_the_choice_told():
    name = "Sở Khoa học và Công nghệ Nghệ An"
    proposed = propose(at("https://khcn.nghean.gov.vn", name), SPIDERS)
    assert (proposed.slug, proposed.built_in) == ("nghe-an-khcn", False)
    assert "put these lines under [sources.nghe-an] instead" in proposed.remark
    assert as_source(proposed).title == name


def test_of_a_department_in_a_greater_portal_only_its_list_is_followed():
    menu = '<li><a href="/so/khcn/tin">Tin khoa học công nghệ</a></li>'
    portal = listing(range(5), name="Cổng thông tin điện tử tỉnh Thác Bạc", menu=menu)
    own = listing(range(4), name=f"Tin tức | {SITE_NAME}")
    site = Site({"/": portal, "/so/khcn/tin": own, **articles()}, "https://thacbac.example")
    seen = site.probe("/so/khcn/tin")
    assert [one.url[-7:-5] for one in seen.sample] == ["13", "12", "11", "10", "14"]
    keys = propose(seen, SPIDERS).keys
    assert (keys["name"], keys["start_urls"]) == (SITE_NAME, ["/so/khcn/tin"])


def test_what_the_user_configured_is_a_source_too():
    told = {"thac-bac": {"platform": "auto", "base_url": "https://www.thacbac.example"}}
    proposed = propose(at("https://thacbac.example"), sources(Config(sources=told)))
    assert (proposed.slug, proposed.built_in) == ("thac-bac", True)
    assert "thac-bac is a source already" in proposed.remark


def test_a_slug_is_free():
    assert free_slug("https://startup.caobang.gov.vn", "Khởi nghiệp", "cao-bang", SPIDERS) == (
        "cao-bang-startup"
    )
    assert free_slug("http://127.0.0.1:8", "Báo Sơn La", "son-la", SPIDERS) == "bao-son-la-2"
    assert free_slug("https://www.khoahoc.example.vn", "", None, SPIDERS) == "khoahoc"
    assert free_slug("https://skhcn.thacbac.example.vn", "", None, SPIDERS) == "thacbac"
    assert free_slug("https://nghean.gov.vn", "", "nghe-an", SPIDERS) == "nghe-an-gov"


def test_names_with_quotes_are_written_as_toml():
    proposed = propose(at("https://tin.example.vn", 'Tin "khoa học" \\ đời sống'), SPIDERS)
    assert as_source(proposed).title == 'Tin "khoa học" \\ đời sống'


def test_the_report_has_fields_and_configuration_in_words_and_as_json():
    seen = at("https://tin.example.vn", "Tin khoa học miền núi")
    proposed = propose(seen, SPIDERS, verify_tls=False)
    words, told = text(seen, proposed), document(seen, proposed)
    for line in ("the front page of Tin khoa học miền núi", "published_at  5 of 5  sure"):
        assert line in words
    assert words.endswith(proposed.toml())
    assert told["fields"]["published_at"]["count"] == 5
    assert told["source"]["keys"]["verify_tls"] is False
    assert (told["verdict"], told["reasons"]) == ("can be followed", [])
