"""Which pages a crawl asks for, decided on values alone."""

from datetime import UTC, date, datetime, timedelta

from spiders.addresses.urls import canonical_url
from spiders.crawling.memory import Forgetful, Visit, mark
from spiders.crawling.walk import Reach, Walk
from spiders.items import Link, Listing

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
SITE = "https://skhcn.example"


class Kept(Forgetful):
    """A memory with these visits; articles fetched at these times."""

    def __init__(self, visits=(), fetched=(), backfill_since=None, gone=()):
        self.gone = {one.url for one in gone}
        self.visits = {visit.url: visit for visit in visits}
        self.fetched = dict(fetched)
        self.fresh_since, self.backfill_since = NOW - timedelta(days=1), backfill_since

    def listing(self, url):
        return self.visits.get(url)

    def fetched_at(self, urls):
        return {url: self.fetched[url] for url in urls if url in self.fetched}

    def lost(self, urls):
        return self.gone.intersection(urls)


def link(number, title="Tin", **values):
    return Link(url=f"{SITE}/tin-{number}.html", title=f"{title} {number}", **values)


def walk(memory=None, **reach):
    return Walk(memory or Kept(), canonical_url, Reach(**reach))


def wanted(walk, links, before=None):
    return [one.title for one in walk.wanted(walk.fresh(links), before).values()]


def visit(links, url=f"{SITE}/", **values):
    told = {"links": tuple(one.url for one in links), "marks": tuple(map(mark, links))}
    return Visit(url=url, outcome="listing", **told, **values)


def test_an_article_met_twice_is_asked_for_once():
    crawl = walk()
    assert list(crawl.fresh([link(1), link(2)])) == [link(1).url, link(2).url]
    assert crawl.fresh([link(2)]) == {}


def test_what_no_crawl_has_fetched_is_looked_for_nowhere():
    crawl = walk(Kept(fetched={link(1).url: NOW}))
    crawl.fresh([link(1), link(2)])
    assert [crawl.is_unseen(link(number).url) for number in (1, 2, 3)] == [False, True, False]


def test_what_a_crawl_that_was_broken_off_fetched_may_be_kept():
    memory = Kept(fetched={link(1).url: NOW})
    memory.unfinished_since = NOW
    crawl = walk(memory)
    crawl.fresh([link(1), link(2)])
    assert not crawl.is_unseen(link(1).url)


def test_what_was_fetched_lately_is_left_alone_and_what_was_long_ago_is_due():
    memory = Kept(fetched={link(1).url: NOW, link(2).url: NOW - timedelta(days=2)})
    assert wanted(walk(memory), [link(1), link(2), link(3)]) == ["Tin 2", "Tin 3"]


def test_an_article_announced_otherwise_than_last_time_is_due():
    memory = Kept(fetched={link(1).url: NOW, link(2).url: NOW})
    before = visit([link(1), link(2)])
    assert wanted(walk(memory), [link(1, "Tin sửa"), link(2)], before) == ["Tin sửa 1"]


def test_a_lost_article_that_stands_on_a_list_again_is_asked_for_at_once():
    memory = Kept(
        fetched=dict.fromkeys([link(n).url for n in (1, 2, 3)], NOW), gone=[link(1), link(2)]
    )
    assert wanted(walk(memory), [link(1), link(2), link(3)], visit([link(2)])) == ["Tin 1"]


def test_an_article_that_its_channel_says_was_changed_since_is_due():
    memory = Kept(fetched={link(1).url: NOW, link(2).url: NOW})
    later, earlier = NOW + timedelta(hours=1), NOW - timedelta(hours=1)
    links = [link(1, modified_at=later), link(2, modified_at=earlier)]
    assert wanted(walk(memory), links) == ["Tin 1"]


def missing(before, *now):
    """The addresses that are looked at: what stood on the first of these lists before."""
    crawl = walk()
    for links, earlier in zip(now, (visit(before), None), strict=False):
        crawl.compare(Listing(url=SITE), links, earlier)
    return [one.url for one in crawl.dropped().values()]


def test_what_was_pushed_off_the_end_of_a_list_is_not_missing():
    assert missing([link(3), link(2), link(1)], [link(4), link(3), link(2)]) == []


def test_what_is_missing_from_the_middle_of_a_list_is_looked_at():
    looked_at = missing([link(3), link(2), link(1)], [link(4), link(3), link(1)])
    assert looked_at == [link(2).url]


def test_an_end_that_nothing_new_has_pushed_off_is_looked_at():
    assert missing([link(3), link(2), link(1)], [link(3), link(2)]) == [link(1).url]


def test_a_list_that_has_become_another_one_tells_of_nothing_missing():
    before = [link(number) for number in range(20)]
    assert missing(before, [link(0), link(30)]) == []
    assert missing(before, [link(30)]) == []


def test_what_stands_on_another_list_is_not_missing():
    now = [link(4), link(3), link(1)]
    assert missing([link(3), link(2), link(1)], now, [link(2)]) == []


def test_a_list_that_prints_dates_for_the_first_time_tells_of_no_edit():
    memory = Kept(fetched={link(1).url: NOW})
    dated = link(1, published_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert wanted(walk(memory), [dated], visit([link(1)])) == []


def test_a_map_that_calls_everything_changed_is_not_believed():
    later = datetime(2030, 1, 1, tzinfo=UTC)
    links = [link(number, modified_at=later) for number in range(20)]
    memory = Kept(fetched=dict.fromkeys((one.url for one in links), NOW))
    assert wanted(walk(memory), links) == []


def test_a_map_that_says_the_same_time_again_tells_of_no_edit():
    ahead = link(1, modified_at=datetime(2030, 1, 1, tzinfo=UTC))
    memory = Kept(fetched={ahead.url: NOW})
    assert wanted(walk(memory), [ahead]) == ["Tin 1"]
    assert wanted(walk(memory), [ahead], visit([ahead])) == []


def goes_on(crawl, *pages, full=False):
    """Whether the list goes on after the last of these pages."""
    seen = set()
    for links in pages:
        crawl.fresh(links)
        told = crawl.goes_on(links, seen, full=full)
    return told


def test_a_list_goes_on_while_it_brings_something_unknown():
    known = Kept(fetched={link(1).url: NOW})
    assert goes_on(walk(), [link(1)])
    assert not goes_on(walk(known), [link(1)])
    assert goes_on(walk(known), [link(1)], full=True)
    assert not goes_on(walk(), [], full=True)


def test_a_list_goes_on_though_another_list_had_the_same_first_page():
    crawl = walk()
    crawl.fresh([link(1), link(2)])
    assert goes_on(crawl, [link(1), link(2)])
    assert goes_on(crawl, [link(1), link(2)], full=True)


def test_a_list_that_goes_round_in_a_circle_ends():
    assert not goes_on(walk(), [link(1), link(2)], [link(3)], [link(1)], full=True)


def test_a_day_ends_the_walk_where_all_is_older():
    old = link(1, published_at=NOW - timedelta(days=9))
    new = link(2, published_at=NOW)
    since = date(2026, 5, 1)
    assert wanted(walk(since=since), [old, new]) == ["Tin 2"]
    assert goes_on(walk(since=since), [old, new])
    assert not goes_on(walk(since=since), [old], full=True)


def test_a_limit_counts_articles():
    crawl = walk(limit=2)
    assert [crawl.within_limit() for _ in range(3)] == [True, True, False]


def pages(upto, fetched_at):
    return [
        visit(
            [link(number)],
            url=f"{SITE}/?p={number}",
            fetched_at=fetched_at,
            next_url=f"{SITE}/?p={number + 1}",
        )
        for number in range(1, upto + 1)
    ]


def test_behind_what_a_broken_crawl_fetched_there_may_be_more():
    memory = Kept(fetched={link(1).url: NOW, link(2).url: NOW - timedelta(days=2)})
    memory.unfinished_since = NOW - timedelta(hours=1)
    crawl = walk(memory)
    crawl.fresh([link(1), link(2)])
    assert crawl.goes_on([link(1)], set(), full=False)
    assert not crawl.goes_on([link(2)], set(), full=False)


def test_a_backfill_goes_on_at_the_last_page_that_was_read():
    known = {link(number).url: NOW for number in range(1, 5)}
    memory = Kept(pages(4, NOW), known, backfill_since=NOW - timedelta(hours=1))
    assert walk(memory, full=True).resumed_at(f"{SITE}/?p=1") == f"{SITE}/?p=4"


def test_a_backfill_goes_on_where_articles_are_missing():
    known = {link(number).url: NOW for number in (1, 2, 4)}
    memory = Kept(pages(4, NOW), known, backfill_since=NOW - timedelta(hours=1))
    assert walk(memory, full=True).resumed_at(f"{SITE}/?p=1") == f"{SITE}/?p=3"


def test_pages_read_before_the_backfill_began_are_read_again():
    known = {link(number).url: NOW for number in range(1, 5)}
    began = NOW + timedelta(hours=1)
    assert walk(Kept(pages(4, NOW), known, began)).resumed_at(f"{SITE}/?p=1") == f"{SITE}/?p=1"
    assert walk(Kept(pages(4, NOW), known)).resumed_at(f"{SITE}/?p=1") == f"{SITE}/?p=1"


def test_a_ring_of_pages_ends_the_search_for_where_to_go_on():
    ring = [
        visit([link(1)], url=f"{SITE}/a", fetched_at=NOW, next_url=f"{SITE}/b"),
        visit([link(1)], url=f"{SITE}/b", fetched_at=NOW, next_url=f"{SITE}/a"),
    ]
    memory = Kept(ring, {link(1).url: NOW}, backfill_since=NOW - timedelta(hours=1))
    assert walk(memory).resumed_at(f"{SITE}/a") == f"{SITE}/b"
