"""RSSHub's parameters, with RSSHub's meanings, over the whole history."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from aggregator.asking.questions import QuestionError
from aggregator.syndication import sifting
from aggregator.syndication.asking import asked
from aggregator.syndication.documents import feed
from aggregator.syndication.rsshub import Expression, Words, sieve
from tests.aggregator.conftest import SEEN, article

NOW = datetime(2026, 3, 3, tzinfo=UTC)
NS = {"a": "http://www.w3.org/2005/Atom"}
LONG = "a" * 200_000 + "!"


@pytest.fixture
def told(store, setting):
    """What a feed tells with these parameters: its titles, without what they have in common."""
    texts = {
        1: {"title": "Sáng kiến mới", "author": "Lò Văn Páo", "section": "Tin tức"},
        2: {"title": "Hội thảo", "body_text": "Bàn về SÁNG KIẾN cấp tỉnh.", "author": "Hà Thị Nụ"},
        3: {"title": "Nấm", "topics": {"y-duoc": 0.9}, "summary": "Trồng nấm ở Ba Bể"},
    }
    with store.write() as writing:
        for number, values in texts.items():
            writing.articles.save("quang-ninh", article(number, **values), seen_at=SEEN)

    def ask(path="/feeds/all", **options):
        named = asked(path, [*options.items()], setting.names, NOW)
        page = etree.fromstring(feed(store, setting.names, named.address, "atom", named.wish))
        found = page.xpath("a:entry/a:title/text()", namespaces=NS)
        return [title.removeprefix("Hội nghị số ").removesuffix(" <b>&") for title in found]

    return ask


def test_filter_looks_at_title_text_author_and_categories(told):
    assert told(filter="Sáng kiến") == ["Sáng kiến mới"]
    assert told(filter="cấp tỉnh|Páo") == ["Hội thảo", "Sáng kiến mới"]
    assert told(filter="Y dược") == ["Nấm"]
    assert told(filter="^Tin tức$") == ["Sáng kiến mới"]


def test_case_counts_unless_it_is_told_not_to(told):
    assert told(filter="sáng kiến") == []
    assert told(filter="sáng kiến", filter_case_sensitive="false") == ["Hội thảo", "Sáng kiến mới"]


def test_marks_count_in_whatever_form_they_are_typed(told):
    decomposed = "Sa\u0301ng kie\u0302\u0301n"
    assert told(filter_title=decomposed) == ["Sáng kiến mới"]


def test_single_fields_must_all_hold_what_is_wanted_of_them(told):
    assert told(filter_title="Hội thảo", filter_author="Nụ") == ["Hội thảo"]
    assert told(filter_title="Hội thảo", filter_author="Páo") == []
    assert told(filter_description="Ba Bể") == ["Nấm"]
    assert told(filter_category="Quảng Ninh", filter_title="^Nấm") == ["Nấm"]


def test_filter_overrules_those_of_single_fields(told):
    assert told(filter="Sáng kiến", filter_author="Nụ") == ["Sáng kiến mới"]


def test_filterout_looks_at_title_and_text_and_no_further(told):
    assert told(filterout="Hội nghị|Nấm") == ["Hội thảo", "Sáng kiến mới"]
    assert "Sáng kiến mới" in told(filterout="Páo")
    assert "Sáng kiến mới" not in told(filterout_author="Páo")
    assert told(filterout_category="Chuyển đổi số") == ["8", "Nấm"]


def test_what_has_no_text_is_looked_for_by_its_title(told):
    assert Words("Nấm", "", "", ()).of("description") == ("Nấm",)


def test_filter_time_counts_seconds_from_now(told):
    days = (NOW - datetime(2026, 2, 6, tzinfo=UTC)).days
    assert told(filter_time=str(days * 86_400)) == ["8", "7", "6"]


def test_parameters_join_with_a_limit_and_the_next_page_keeps_them(store, setting, told):
    options = [("filter_title", "Hội"), ("limit", "2")]
    named = asked("/feeds/all", options, setting.names, NOW)
    page = etree.fromstring(feed(store, setting.names, named.address, "atom", named.wish))
    (href,) = page.xpath("a:link[@rel='next']/@href", namespaces=NS)
    assert "filter_title=H%E1%BB%99i&limit=2&before=" in href
    place = href.partition("before=")[2]
    assert told(filter_title="Hội", limit="2") == ["8", "7"]
    assert told(filter_title="Hội", limit="2", before=place) == ["6", "5"]
    assert told(filter_title="Hội", limit="2", page="3") == ["4", "Hội thảo"]


def test_brief_is_plain_text_of_so_many_characters(store, setting):
    with store.write() as writing:
        values = article(9, body_text="Từ " * 100, body_html="<p>Từ</p>")
        writing.articles.save("quang-ninh", values, seen_at=SEEN)
    named = asked("/feeds/all", [("brief", "100"), ("limit", "1")], setting.names, NOW)
    page = etree.fromstring(feed(store, setting.names, named.address, "atom", named.wish))
    summary = page.findtext("a:entry/a:summary", namespaces=NS)
    assert summary.startswith("Từ Từ")
    assert summary.endswith("Từ…")
    assert len(summary) <= 101
    assert page.find("a:entry/a:content", NS) is None


SUMMARY = "Trồng nấm ở Ba Bể"


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("mode", "texts"),
    [
        ("", (SUMMARY, "<p>Nội dung.</p>")),
        ("summary", (SUMMARY, None)),
        ("fulltext", (None, "<p>Nội dung.</p>")),
        ("FullText", (None, "<p>Nội dung.</p>")),
    ],
)
def test_mode_chooses_between_summary_and_text(store, setting, mode, texts):
    options = [("mode", mode), ("filter_title", "Nấm")]
    named = asked("/feeds/all", options, setting.names, NOW)
    page = etree.fromstring(feed(store, setting.names, named.address, "atom", named.wish))
    found = (page.findtext(f"a:entry/a:{name}", namespaces=NS) for name in ("summary", "content"))
    assert tuple(found) == texts


def test_a_summary_that_nobody_wrote_is_the_beginning_of_the_text(store, setting):
    named = asked("/feeds/all", [("mode", "summary"), ("limit", "1")], setting.names, NOW)
    page = etree.fromstring(feed(store, setting.names, named.address, "atom", named.wish))
    assert page.findtext("a:entry/a:summary", namespaces=NS) == "Nội dung."


def test_parameters_of_rsshub_that_mean_nothing_here_are_passed_over(told):
    assert told(opencc="s2t", tgiv="x", scihub="1", chatgpt="true", limit="1") == ["8"]


@pytest.mark.parametrize(
    ("parameter", "value", "told_of"),
    [
        ("filter", "(", "unclosed group"),
        ("filter_title", "a(?=b)", "look-around"),
        ("filterout", r"(a)\1", "backreferences are not supported"),
        ("filter", "a" * 501, "up to 500"),
        ("filter", "(a{100}){100}", "up to 1000"),
        ("filter", r"\w{900}", "size limit"),
        ("filter_time", "soon", "a number"),
        ("filter_case_sensitive", "perhaps", "true, false"),
        ("sorted", "up", "true, false"),
        ("mode", "half", "fulltext, summary"),
        ("brief", "99", "from 100"),
        ("copies", "some", "first, all"),
        ("limit", "201", "from 1 to 200"),
        ("before", "yesterday", "next link"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_parameter(setting, parameter, value, told_of):
    with pytest.raises(QuestionError, match=told_of) as refused:
        asked("/feeds/all", [(parameter, value)], setting.names, NOW)
    assert refused.value.parameter == parameter


@pytest.mark.parametrize(
    "expression", ["(a+)+$", "^(a|a)*$", "(a|aa)+$", "^(a+)+b", ".*.*.*.*=", "(.*a){20}c", "(a*)*b"]
)
def test_no_expression_runs_away(expression):
    begun = time.process_time()
    assert not Expression("filter", expression, ignore_case=False).found_in([LONG])
    assert time.process_time() - begun < 1


def test_an_expression_made_to_be_slow_is_refused_in_the_end(store, monkeypatch):
    monkeypatch.setattr(sifting, "PATIENCE", -1.0)
    from storage.filters import ALL

    with pytest.raises(QuestionError, match="less time"):
        wanted = sifting.Wanted(ALL, sieve({"filter": "x"}))
        sifting.latest(store, wanted, limit=5, after=None)


def test_a_request_reads_so_many_texts_and_the_next_page_goes_on(store, monkeypatch):
    monkeypatch.setattr(sifting, "READ", 3)
    monkeypatch.setattr(sifting, "AT_ONCE", 2)
    from storage.filters import ALL

    wanted = sifting.Wanted(ALL, sieve({"filter_title": "số [147] "}))
    found, place, pages = [], None, 0
    while True:
        page = sifting.latest(store, wanted, limit=9, after=place)
        found += [row.id for row in page.rows]
        pages, place = pages + 1, page.older
        if place is None:
            break
    assert (found, pages) == ([7, 4, 1], 3)


def test_an_outage_is_sifted_too(store, setting):
    with store.write() as writing:
        for day in range(4):
            at = SEEN + timedelta(days=day)
            run = writing.runs.start("quang-ninh", at)
            writing.runs.finish(run.id, at, {"status": "failed"})
    for expression, number in (("Quảng Ninh", 1), ("Sơn La", 0)):
        named = asked("/feeds/health", [("filter", expression)], setting.names, NOW)
        page = etree.fromstring(feed(store, setting.names, named.address, "atom", named.wish))
        assert len(page.findall("a:entry", NS)) == number


def test_what_is_read_most_now_comes_by_date_when_that_is_asked_for(store, told):
    with store.write() as writing:
        for number, views in ((4, 400), (5, 90), (6, 61)):
            values = article(number, view_count=views)
            writing.articles.save("quang-ninh", values, seen_at=SEEN + timedelta(days=1))
    by_growth = told("/feeds/trending")
    assert set(by_growth) >= {"4", "5"}
    assert by_growth != sorted(by_growth, reverse=True)
    assert told("/feeds/trending", sorted="true") == sorted(by_growth, reverse=True)
