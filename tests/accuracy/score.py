"""Counting verdicts, by field and by site."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.accuracy.judge import Reading, Verdict, verdict, verdicts, word_f1
from tests.accuracy.readers import Reader
from tests.accuracy.saved import SavedPage

COMPARED = ("title", "published day", "published_at", "author", "body_text")
"""Fields of article pages that every tool reads; by day, then as exactly as the page shows it."""


@dataclass(slots=True)
class Score:
    """What one reader made of the pages."""

    fields: dict[str, Counter[Verdict]] = field(default_factory=lambda: defaultdict(Counter))
    sites: dict[str, Counter[Verdict]] = field(default_factory=lambda: defaultdict(Counter))
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(what the page is, what it was taken for) → pages."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """(page id, field) of everything that is not right."""
    details: list[str] = field(default_factory=list)
    body_f1: list[float] = field(default_factory=list)

    @property
    def mean_f1(self) -> float:
        """Of the bodies of article pages; one that was not read counts 0."""
        return sum(self.body_f1) / len(self.body_f1) if self.body_f1 else 0.0


def score(reader: Reader, pages: Iterable[SavedPage]) -> Score:
    """Read every page and count."""
    result = Score()
    for page in pages:
        _count(result, page, _reading(reader, page))
    return result


def _reading(reader: Reader, page: SavedPage) -> Reading:
    """What it read; a tool that breaks on one page is measured on the others all the same."""
    try:
        return reader(page)
    except Exception as error:
        return {"kind": f"failed: {type(error).__name__}: {error}"}


def share(counts: Mapping[Verdict, int]) -> float:
    """Of right ones, 0 to 1."""
    return counts.get(Verdict.RIGHT, 0) / (sum(counts.values()) or 1)


def total(counters: Iterable[Counter[Verdict]]) -> Counter[Verdict]:
    """All in one."""
    return sum(counters, Counter())


def _count(result: Score, page: SavedPage, reading: Reading) -> None:
    for name, what in verdicts(page, reading).items():
        result.fields[name][what] += 1
        result.sites[page.site][what] += 1
        if what is not Verdict.RIGHT:
            result.failures.append((page.id, name))
            result.details.append(_detail(page, name, what, reading))
    if page.form == "article":
        _count_day(result, page, reading)
    kind = page.expected.get("kind", "list" if page.form == "listing" else "article")
    result.kinds[str(kind), str(reading["kind"])] += 1


def _count_day(result: Score, page: SavedPage, reading: Reading) -> None:
    if "body_text" in page.expected:
        texts = page.expected["body_text"], reading.get("body_text")
        result.body_f1.append(word_f1(texts[0] or "", texts[1] or ""))
    if "published_at" in page.expected:
        days = [(values.get("published_at") or "")[:10] for values in (page.expected, reading)]
        result.fields["published day"][verdict("published day", *days)] += 1


def _detail(page: SavedPage, name: str, what: Verdict, reading: Reading) -> str:
    want, got = page.expected.get(name), reading.get(name)
    if name == "body_text":
        return (
            f"{page.id}: {name}: F1 {word_f1(want or '', got or ''):.3f}\n{_differing(want, got)}"
        )
    rule = (reading.get("provenance") or {}).get(name, "")
    return f"{page.id}: {name}: {what.value}\n    page {want!r}\n    read {got!r}  {rule}"


def _differing(want: str | None, got: str | None) -> str:
    lines = [set((text or "").split("\n\n")) for text in (want, got)]
    lost, added = (_some(lines[0] - lines[1], "-"), _some(lines[1] - lines[0], "+"))
    return "\n".join([*lost, *added])


def _some(lines: Iterable[str], mark: str) -> Sequence[str]:
    return [f"    {mark} {line[:150]}" for line in sorted(lines)[:6]]
