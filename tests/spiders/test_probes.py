"""What looks like no article is tried a few times only."""

from spiders.crawling.probes import TRIED, Probes
from spiders.items import Link

SITE = "https://skhcn.example"


def links(pattern, number=20):
    urls = [f"{SITE}/{pattern.format(one)}" for one in range(100, 100 + number)]
    return {url: Link(url=url, title="") for url in urls}


NEWS, DOCUMENTS = links("tin/so-hop-ve-do-luong-{}.html"), links("van-ban/{}")


def asked(probes, wanted, section=None):
    return [held.url for held in probes.admit(wanted, section)]


def test_a_few_addresses_of_a_new_look_are_tried_first():
    probes = Probes()
    assert asked(probes, NEWS) == list(NEWS)[:TRIED]
    assert asked(probes, links("tin/hoi-nghi-ve-giong-cay-{}.html")) == []


def test_when_one_holds_an_article_the_others_are_asked_for():
    probes = Probes()
    asked(probes, NEWS, "Tin tức")
    released = probes.is_article(next(iter(NEWS)))
    assert [held.url for held in released] == list(NEWS)[TRIED:]
    assert {held.section for held in released} == {"Tin tức"}
    assert probes.is_article(list(NEWS)[1]) == []


def test_when_none_of_them_does_the_others_are_given_up():
    probes = Probes()
    for url in asked(probes, DOCUMENTS):
        probes.is_none(url)
    assert asked(probes, links("van-ban/7{}")) == []
    assert probes.waiting == {}
    assert asked(probes, NEWS) == list(NEWS)[:TRIED]


def test_a_look_that_articles_had_is_not_given_up_for_some_that_are_gone():
    probes = Probes(known=Probes(known=()).known)
    asked(probes, NEWS)
    probes.is_article(next(iter(NEWS)))
    for url in list(NEWS)[1:10]:
        probes.is_none(url)
    assert asked(probes, links("tin/mo-lop-tap-huan-ve-{}.html", 3))


def test_what_was_learnt_in_earlier_crawls_holds():
    probes = Probes()
    asked(probes, NEWS)
    probes.is_article(next(iter(NEWS)))
    for url in asked(probes, DOCUMENTS):
        probes.is_none(url)
    later = Probes(probes.known, probes.hopeless)
    assert asked(later, NEWS) == list(NEWS)
    assert asked(later, DOCUMENTS) == []
