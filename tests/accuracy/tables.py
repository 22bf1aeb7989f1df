"""The figures as Markdown tables; on a terminal they read as well."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tests.accuracy.judge import Verdict, is_kind
from tests.accuracy.saved import platforms
from tests.accuracy.score import COMPARED, Score, share, total

OWN = ("sokhcn, page alone", "sokhcn, site learnt")


def report(scores: Mapping[str, Score], pages: int) -> str:
    """Everything, in the order of docs/accuracy.md."""
    own = {name: scores[name] for name in OWN}
    parts = [
        f"{pages} pages of {len(own[OWN[0]].sites)} sites.",
        "### Beside other tools\n\n" + _compared(scores),
        "### Every field\n\n" + _by_field(own),
        "### Every site\n\n" + _by_site(own),
        "### What a page is\n\n" + "\n\n".join(_kinds(name, one) for name, one in own.items()),
    ]
    return "\n\n".join(parts)


def _compared(scores: Mapping[str, Score]) -> str:
    """Article pages, and the fields that all tools have."""
    rows = [[name, *(_percent(one.fields[name]) for one in scores.values())] for name in COMPARED]
    rows.append(["body, mean F1", *(f"{one.mean_f1:.3f}" for one in scores.values())])
    return _table(["article pages", *scores], rows)


def _by_field(scores: Mapping[str, Score]) -> str:
    names = [name for name in scores[OWN[0]].fields if name != "published day"]
    head = ["field", "n", *(f"{name} (right/wrong/should be null/missing)" for name in scores)]
    rows = [
        [
            name,
            str(scores[OWN[0]].fields[name].total()),
            *(_counts(one.fields[name]) for one in scores.values()),
        ]
        for name in names
    ]
    return _table(head, rows)


def _by_site(scores: Mapping[str, Score]) -> str:
    sites = scores[OWN[0]].sites
    known = platforms()
    rows = [
        [
            site,
            known[site],
            str(sites[site].total()),
            *(_percent(one.sites[site]) for one in scores.values()),
        ]
        for site in sites
    ]
    rows.append(
        [
            "all",
            "",
            str(total(sites.values()).total()),
            *(_percent(total(one.sites.values())) for one in scores.values()),
        ]
    )
    return _table(["site", "shaped like", "fields", *scores], rows)


def _kinds(name: str, one: Score) -> str:
    rows = [[want, got, str(count)] for (want, got), count in sorted(one.kinds.items())]
    right = sum(count for (want, got), count in one.kinds.items() if is_kind(want, got))
    head = f"{name}: {right} of {one.kinds.total()} right."
    return head + "\n\n" + _table(["is", "taken for", "pages"], rows)


def _percent(counts: Counter[Verdict]) -> str:
    return f"{100 * share(counts):.1f} %"


def _counts(counts: Counter[Verdict]) -> str:
    return f"{_percent(counts)} ({'/'.join(str(counts[what]) for what in Verdict)})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
