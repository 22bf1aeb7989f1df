from datetime import timedelta

from aggregator.delivery import cadence
from storage.filters import ALL, Filter

HOUR = timedelta(hours=1)


def test_crawls_of_several_sources_come_as_often_as_they_add_up_to():
    assert cadence.mean_time([6 * HOUR]) == 6 * HOUR
    assert cadence.mean_time([6 * HOUR, 3 * HOUR]) == 2 * HOUR
    assert cadence.mean_time([HOUR / 60]) == cadence.SHORTEST
    assert cadence.mean_time([]) == cadence.LONGEST


def test_a_feed_has_the_sources_that_can_be_in_it(setting):
    names, usual = setting.names, setting.config.crawl.interval
    one = cadence.cadence(names, Filter(sources=["quang-ninh"]))
    assert one == usual
    everything = cadence.cadence(names, ALL)
    of_province = cadence.cadence(names, Filter(provinces=["quang-ninh"]))
    assert cadence.SHORTEST <= everything < of_province <= one
    assert cadence.cadence(names, Filter(sources=["nobody"])) == cadence.LONGEST
