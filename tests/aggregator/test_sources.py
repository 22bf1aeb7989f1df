"""Which sources are crawled, by what is built in and what is configured."""

import pytest

from aggregator import jobs
from aggregator.config import Config, ConfigError
from aggregator.sources import enabled, sources, to_crawl


def configured(slug: str, **keys):
    return sources(Config(sources={slug: keys}))


def test_a_guess_is_off_and_what_was_seen_is_on():
    on = enabled(sources(Config()))
    assert "ha-giang" not in on
    assert {"quang-ninh", "nghe-an", "mst"} <= set(on)
    assert jobs.sources_to_crawl(sources(Config()), [], everything=True) == on


def test_the_configuration_switches_a_guess_on_and_a_site_off():
    assert configured("ha-giang", enabled=True)["ha-giang"].enabled
    assert not configured("nghe-an", enabled=False)["nghe-an"].enabled


def test_an_address_given_is_no_guess():
    spiders = configured("ha-giang", base_url="https://so.example.vn")
    assert spiders["ha-giang"].enabled
    off = configured("ha-giang", base_url="https://so.example.vn", enabled=False)
    assert not off["ha-giang"].enabled


@pytest.mark.parametrize(
    ("slug", "keys", "told"),
    [
        ("ha-giang", {}, ["https://skhcn.hagiang.gov.vn", "guess", "sokhcn probe"]),
        ("tra-vinh", {}, ["https://skhcn.travinh.gov.vn", "led nowhere"]),
        ("nghe-an", {"enabled": False}, ["nghe-an is off; [sources.nghe-an] enabled = true"]),
    ],
)
def test_a_source_that_is_off_is_refused_with_the_reason(slug, keys, told):
    with pytest.raises(ConfigError) as caught:
        to_crawl(configured(slug, **keys), [slug])
    for words in [*told, f"[sources.{slug}] enabled = true"]:
        assert words in str(caught.value)


def test_certificates_are_verified_as_built_in_unless_configured():
    def verified(spider) -> bool:
        return spider.custom_settings["DOWNLOAD_VERIFY_CERTIFICATES"]

    assert verified(sources(Config())["nghe-an"])
    assert not verified(sources(Config())["ninh-binh"])
    assert verified(configured("ninh-binh", verify_tls=True)["ninh-binh"])


def test_another_platform_replaces_the_pages_of_a_site_that_was_rebuilt():
    spider = configured("nghe-an", platform="liferay-dnict")["nghe-an"]
    assert spider.platform == "liferay-dnict"
    assert spider.listing_page.__name__ == "LiferayDnictListing"
    assert spider.article_page.__name__ == "LiferayDnictArticle"
