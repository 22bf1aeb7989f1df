"""Whether a site can be followed, by what was seen of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from aggregator.probing.sample import fields_seen
from aggregator.probing.survey import Kind, Survey
from spiders.lists.paging import page_number

MOST = 0.8
"""Share of the sample that must be read, and of those read that must have what counts."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reasons to look closer, and what to know all the same."""

    reasons: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether it can be followed as it is."""
        return not self.reasons

    @property
    def words(self) -> str:
        """In one phrase."""
        return "can be followed" if self.good else "needs a look"


def verdict(seen: Survey) -> Verdict:
    """What a careful person would say of the survey."""
    return Verdict(tuple(_reasons(seen)), tuple(_notes(seen)))


def _reasons(seen: Survey) -> Iterator[str]:
    all_, read = len(seen.sample), len(seen.read)
    if not seen.lists:
        yield "no list of articles was found: give the address of one"
    if seen.kind is Kind.LIST and (number := page_number(seen.asked.url)) > 1:
        yield f"this is page {number} of a list: give the address of its first"
    if read < MOST * all_:
        yield f"only {read} of {all_} addresses announced as articles hold one"
    if all_ == 1:
        yield "only one article was seen"
    counts = {one.name: one.count for one in fields_seen(seen.sample)}
    if read and counts["published_at"] < MOST * read:
        yield f"only {counts['published_at']} of {read} articles have a date"
    bare = sum(not (one.article.body_text or one.article.attachments) for one in seen.read
               if one.article)  # fmt: skip
    if read and bare > (1 - MOST) * read:
        yield f"{bare} of {read} articles have neither text nor a document"


def _notes(seen: Survey) -> Iterator[str]:
    yield from seen.troubles
    if seen.lists and not any(one.listing.next_page for one in seen.lists):
        yield "no list has a next page: older articles are not reached by a full crawl"
    if seen.kind is Kind.ARTICLE and not seen.lists:
        yield "an article was given, and the front page announces none"
