"""Every saved page is read as its JSON says, but for what tests/pages/not-yet.txt admits.

How fields are compared is said in `tests.accuracy.judge`: exactly, the body by word F1 of 0.95.

A new page: save its HTML as ``tests/pages/<site>/article-<slug>.html`` with the address in a
comment (``<!-- saved from url=(0025)https://a.example/tin/1 -->``, as browsers write it), run
``pytest --accept``, and read the new JSON beside the page. ``--accept`` writes readings that are
not there yet and never touches one that is: a reading that changes is corrected by hand.
"""

import json

import pytest

from tests.accuracy.judge import Verdict, verdicts
from tests.accuracy.readers import alone
from tests.accuracy.saved import SavedPage, not_yet, saved_pages

NOT_RECORDED = {"kind", "canonical_url", "body_html", "provenance"}


@pytest.mark.parametrize("page", saved_pages(), ids=lambda page: page.id)
def test_a_saved_page_says_what_its_reading_says(
    page: SavedPage, pytestconfig: pytest.Config
) -> None:
    if not page.expected:
        _record(page, accepted=pytestconfig.getoption("--accept"))
        return
    judged = verdicts(page, alone(page))
    wrong = {name for name, verdict in judged.items() if verdict is not Verdict.RIGHT}
    known = {field for where, field in not_yet() if where == page.id}
    assert wrong <= known, f"wrong on {page.id}: {sorted(wrong - known)}"
    assert known <= wrong, f"read rightly: remove it from not-yet.txt: {sorted(known - wrong)}"


def test_what_is_not_read_yet_names_pages_that_exist() -> None:
    assert {where for where, _ in not_yet()} <= {page.id for page in saved_pages()}


def test_every_site_has_a_platform_and_an_article() -> None:
    with_articles = {page.site for page in saved_pages() if page.form == "article"}
    assert with_articles | {"khac"} == {page.site for page in saved_pages()}


def _record(page: SavedPage, *, accepted: bool) -> None:
    assert accepted, f"{page.id} has no reading: run pytest --accept and read what it wrote"
    reading = {name: value for name, value in alone(page).items() if name not in NOT_RECORDED}
    text = json.dumps({"url": page.url, **reading}, ensure_ascii=False, indent=2)
    page.path.with_suffix(".json").write_text(text + "\n", "utf-8")
