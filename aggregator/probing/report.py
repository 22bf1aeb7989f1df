"""A survey in words, and as one JSON document."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from aggregator.asking.answers import iso
from aggregator.probing.proposal import Proposal
from aggregator.probing.sample import FieldSeen, Sampled, doubts, fields_seen
from aggregator.probing.survey import FoundList, Survey
from aggregator.probing.verdict import verdict
from spiders.items import VIETNAM, Link

SHOWN = 3
"""Announced articles that are shown in words."""
LONGEST = 60
"""Letters of a value that are shown in words."""
HOW_SURE = ((0.9, "sure"), (0.7, "quite sure"), (0.5, "likely"), (0.0, "doubtful"))
"""The least certainty for each word."""


def how_sure(certainty: float | None) -> str:
    """A certainty in words; nothing where there is none to tell."""
    if certainty is None:
        return ""
    return next(word for least, word in HOW_SURE if certainty >= least)


def text(seen: Survey, proposal: Proposal) -> str:
    """For people."""
    parts = (_what(seen, proposal), _where(seen), _sample(seen), _fields(seen), _doubts(seen))
    blocks = ["\n".join(part) for part in map(list, parts) if part]
    return "\n\n".join([*blocks, "\n".join(_end(seen, proposal))])


def _what(seen: Survey, proposal: Proposal) -> Iterator[str]:
    yield seen.asked.url
    yield f"  is          {_a(seen.kind)} of {proposal.name}"
    platform = seen.platform
    yield f"  platform    {platform.platform if platform else 'not recognised: read as any site'}"
    if platform:
        yield f"              by {_cut(platform.evidence)}"
    yield f"  province    {proposal.province or 'told by neither host nor name: --province SLUG'}"


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"the {kind}" if "front" in kind else f"a {kind}"


def _where(seen: Survey) -> Iterator[str]:
    yield "Where articles are announced"
    for found in seen.lists:
        links = found.listing.links
        yield f"  {found.name or 'this page'}: {len(links)} articles{_days(links)}"
        yield f"    {found.page.url}"
        following = found.listing.next_page
        yield f"    next page: {_next(following.url, following.method) if following else 'none'}"
    for link in (seen.lists[0].listing.links if seen.lists else ())[:SHOWN]:
        day = (
            f"{link.published_at.astimezone(VIETNAM):%d/%m/%Y}" if link.published_at else "no date"
        )
        yield f"      {day:10}  {_cut(link.title)}"
    if seen.tried:
        yield f"  entries of menus looked at: {seen.tried}"
    yield from (f"  also announced by {url}" for url in seen.channels)


def _next(url: str, method: str) -> str:
    return url if method == "GET" else f"{url} (asked for by a form)"


def _days(links: tuple[Link, ...]) -> str:
    days = sorted(link.published_at for link in links if link.published_at)
    return f", {_day(days[0])} to {_day(days[-1])}" if days else ", without dates"


def _day(moment: datetime | None) -> str:
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y}" if moment else ""


def _sample(seen: Survey) -> Iterator[str]:
    yield f"Of {len(seen.sample)} that were fetched, {len(seen.read)} are articles"
    for one in seen.sample:
        yield f"  {one.url}" + (f"\n    {one.error}" if one.error else "")


def _fields(seen: Survey) -> Iterator[str]:
    read = len(seen.read)
    if not read:
        return
    yield "What was read"
    for one in fields_seen(seen.sample):
        sure = how_sure(one.certainty) or ("-" if not one.count else "")
        yield f"  {one.name:13} {one.count} of {read}  {sure:10}  {_example(one)}".rstrip()
        if one.rules:
            yield f"  {'':13}         {'':10}  by {_cut(', '.join(one.rules))}"


def _example(one: FieldSeen) -> str:
    if isinstance(one.example, list):
        return _cut(str(one.example[0].get("url")))
    return "" if one.example is None else _cut(str(one.example))


def _doubts(seen: Survey) -> Iterator[str]:
    for number, said in enumerate(doubts(seen.sample)):
        if not number:
            yield "Seen and not believed"
        yield f"  {said}"


def _end(seen: Survey, proposal: Proposal) -> Iterator[str]:
    judged = verdict(seen)
    yield f"Verdict: {judged.words}" + (": " + "; ".join(judged.reasons) if judged.reasons else "")
    yield from (f"  note: {note}" for note in judged.notes)
    if proposal.remark:
        yield f"  note: {proposal.remark}"
    yield f"\nIn sokhcn.toml:\n\n{proposal.toml()}"


def _cut(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"


def document(seen: Survey, proposal: Proposal) -> dict[str, Any]:
    """For programs."""
    judged = verdict(seen)
    return {
        "url": seen.asked.url,
        "kind": seen.kind.value,
        "site": proposal.name,
        "province": proposal.province,
        "platform": seen.platform and {
            "name": seen.platform.platform, "evidence": seen.platform.evidence,
        },
        "lists": [_list(found) for found in seen.lists],
        "menu_entries_tried": seen.tried,
        "channels": list(seen.channels),
        "sample": [_one(one) for one in seen.sample],
        "fields": {one.name: _field(one, len(seen.read)) for one in fields_seen(seen.sample)},
        "doubts": doubts(seen.sample),
        "learned": seen.learned and seen.learned.explain(),
        "verdict": judged.words,
        "reasons": list(judged.reasons),
        "notes": [*judged.notes, *([proposal.remark] if proposal.remark else [])],
        "source": {
            "slug": proposal.slug,
            "built_in": proposal.built_in,
            "keys": dict(proposal.keys),
            "toml": proposal.toml(),
        },
    }  # fmt: skip


def _list(found: FoundList) -> dict[str, Any]:
    links = [
        {"url": link.url, "title": link.title, "published_at": iso(link.published_at)}
        for link in found.listing.links
    ]
    following = found.listing.next_page
    return {
        "name": found.name or None,
        "url": found.page.url,
        "articles": links,
        "next_page": following and {"url": following.url, "method": following.method},
    }


def _one(one: Sampled) -> dict[str, Any]:
    return {"url": one.url, "error": one.error or None,
            "article": one.article and one.article.as_json()}  # fmt: skip


def _field(one: FieldSeen, of: int) -> dict[str, Any]:
    return {
        "count": one.count,
        "of": of,
        "example": one.example,
        "rules": list(one.rules),
        "certainty": one.certainty and round(one.certainty, 3),
        "sure": how_sure(one.certainty) or None,
    }
