"""Questions by old and by new units, over all 63 and 34, with an article of each."""

from datetime import UTC, date, datetime

import pytest

from aggregator import provinces
from aggregator.asking import answers
from aggregator.asking.questions import Asked, question
from aggregator.delivery import publishing
from feeds.index import find
from storage.store import Store
from tests.aggregator.conftest import SEEN, article

ALL = list(provinces.provinces())
NOW = [unit.slug for unit in provinces.current()]
LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Slug of a province → the provinces of the articles that a question by it finds."""
    from aggregator import jobs
    from aggregator.config import Config
    from aggregator.naming import names
    from aggregator.sources import sources

    config = Config(data_dir=tmp_path_factory.mktemp("data"))
    spiders = sources(config)
    with jobs.opened(config) as store:
        with store.write() as writing:
            for number, slug in enumerate(ALL):
                writing.sources.save(**spiders["quang-ninh"].description())
                url = f"https://so.example/{number}"
                values = article(1, url=url, canonical_url=url, province=slug)
                writing.articles.save("quang-ninh", values, seen_at=SEEN)
        yield _asker(store, names(config, spiders))


def _asker(store: Store, names):
    def ask(*slugs: str) -> list[str]:
        which = question(Asked(province=slugs), names, datetime.now(UTC))
        found = [row.province for row in store.articles.latest(which, limit=200)]
        assert store.articles.count(which) == len(found)
        return sorted(found)

    def of_feed(slug: str) -> list[str]:
        which = publishing.which(find(f"/feeds/province/{slug}", names))
        return sorted(row.province for row in store.articles.latest(which, limit=200))

    ask.of_feed, ask.store = of_feed, store
    return ask


def test_the_units_of_today_share_out_the_63_without_rest_and_without_doubles(asked):
    found = [slug for unit in NOW for slug in asked(unit)]
    assert len(NOW) == 34
    assert sorted(found) == sorted(ALL)


def test_an_old_unit_is_found_in_the_one_of_today_that_it_became_part_of(asked):
    holders = {slug: [unit for unit in NOW if slug in asked(unit)] for slug in ALL}
    assert holders == {slug: [provinces.current_unit(slug)] for slug in ALL}


def test_a_question_by_a_dissolved_unit_finds_its_own_articles_alone(asked):
    dissolved = [slug for slug in ALL if slug not in NOW]
    assert len(dissolved) == 29
    assert {slug: asked(slug) for slug in dissolved} == {slug: [slug] for slug in dissolved}


def test_to_the_unit_of_today_and_back_leads_to_every_unit_again():
    for unit in NOW:
        back = {slug for slug in ALL if provinces.current_unit(slug) == unit}
        assert back == set(provinces.members(unit))


def test_a_question_by_a_unit_and_by_its_successor_finds_nothing_twice(asked):
    for slug in ALL:
        unit = provinces.current_unit(slug)
        assert asked(slug, unit) == asked(unit)


def test_all_34_and_all_63_find_the_same(asked):
    assert asked(*NOW) == asked(*ALL) == sorted(ALL)


def test_feeds_hold_what_questions_find(asked):
    assert {slug: asked.of_feed(slug) for slug in ALL} == {slug: asked(slug) for slug in ALL}


def test_an_article_tells_the_unit_of_its_day_and_that_of_today(asked):
    told = [answers.article(row) for row in asked.store.articles.latest(limit=200)]
    assert {one["province"]: one["current_province"] for one in told} == {
        slug: provinces.current_unit(slug) for slug in ALL
    }


@pytest.mark.parametrize("slug", ALL)
def test_territory_belongs_to_its_old_unit_until_the_merger(slug):
    assert provinces.unit_on(slug, LAST_DAY) == slug
    assert provinces.unit_on(slug, FIRST_DAY) == provinces.current_unit(slug)
