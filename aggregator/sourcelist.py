"""``python -m aggregator.sourcelist`` prints docs/sources.md: what is known of each site."""

import inspect
import sys
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from aggregator import provinces
from spiders import catalog
from spiders.base import DepartmentSpider
from spiders.eras import Era, evidence

Spider = type[DepartmentSpider]

HEAD = """# Sources

Printed from the modules of `spiders/provinces`, `spiders/national` and `spiders/newspapers` by
`python -m aggregator.sourcelist`; change those, not this page.

Nothing was fetched to make this list. Addresses that were **seen** stood in public pages, scrapers
or lists; the year is that of the latest trace. A **guess** is an address in the manner of other
departments that nobody has seen; **gone** led nowhere in that year. Guesses and what is gone are
off: `[sources.<slug>] enabled = true` switches a source on, and so does another `base_url`.
`sokhcn probe URL` tells what stands at an address, and the lines that add it.
"""


def document() -> str:
    """The whole page, in Markdown."""
    spiders = catalog.spiders().values()
    departments = [spider for spider in spiders if spider.kind == "department"]
    order = {slug: place for place, slug in enumerate(provinces.provinces())}
    departments.sort(key=lambda spider: (order[spider.province or ""], spider.name))
    parts = [
        HEAD,
        _counts(departments),
        "\n## Departments, from north to south\n",
        *_table(departments),
    ]
    for heading, kind in (
        ("The Ministry and its agencies", "national"),
        ("Newspapers", "newspaper"),
    ):
        parts += [f"\n## {heading}\n", *_table(spider for spider in spiders if spider.kind == kind)]
    return "\n".join(parts) + "\n"


def _counts(departments: Iterable[Spider]) -> str:
    departments = list(departments)
    known = Counter(evidence(spider.eras, spider.base_url) for spider in departments)
    platforms = Counter(spider.platform for spider in departments)
    by_platform = ", ".join(f"`{name}` {number}" for name, number in platforms.most_common())
    by_evidence = ", ".join(f"{number} {name}" for name, number in known.most_common())
    return f"{len(departments)} sites of 63 departments: {by_evidence}. Platforms: {by_platform}."


def _table(spiders: Iterable[Spider]) -> list[str]:
    head = ["| source | now part of | known | platform | address | other addresses | remarks |"]
    return [*head, "| --- " * 7 + "|", *map(_row, spiders)]


def _row(spider: Spider) -> str:
    unit = provinces.province(spider.province) if spider.province else None
    (present,) = (era for era in spider.eras if era.base_url == spider.base_url)
    others = (f"{_host(era)} ({_known(era)})" for era in spider.eras if era is not present)
    cells = (
        f"`{spider.name}`",
        provinces.province(unit.successor).name if unit and unit.successor else "",
        _known(present),
        spider.platform,
        spider.base_url,
        ", ".join(others),
        " ".join(inspect.cleandoc(spider.__doc__ or "").split()).replace("``", "`"),
    )
    return f"| {' | '.join(cells)} |"


def _known(era: Era) -> str:
    years = f"{era.since}–{era.last_seen}" if era.since else era.last_seen or era.until or ""
    words = (era.evidence, str(years), f"on {era.platform}" if era.platform else "")
    return " ".join(word for word in words if word)


def _host(era: Era) -> str:
    return urlsplit(era.base_url).hostname or ""


if __name__ == "__main__":
    sys.stdout.write(document())
