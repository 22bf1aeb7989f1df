"""Kill -9 by the hundred: whatever writes to a store is killed at moments of chance.

python -m tests.faults [--times 100] [--seed 7] [KIND …] [sqlite | postgresql]

After each kill `db check` must find nothing, what was kept before must be there, and the command,
run again, must come to its end. Ends with status 1 where that was not so.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from aggregator import jobs
from tests.faults.crawls import Crawls
from tests.faults.killing import finished, killed
from tests.faults.kinds import KINDS, Kind
from tests.faults.stores import Places
from tests.storage.server import running


class Found(NamedTuple):
    """What came of the kills of one kind."""

    kills: int
    too_late: int
    """Attempts that were done before."""
    complaints: list[str]


def harm(kind: Kind, times: int, moments: random.Random) -> Found:
    """Kill it so often, each time on a store of its own."""
    case = kind.case()
    finished(os.getpid)  # whatever is started from now on, is so at once
    status, seconds = finished(case.action)
    complaints = [f"never killed: {one}" for one in kind.after_all(case)]
    if status:
        complaints.append(f"never killed: ended with status {status}")
    kind.clear(case)
    kills = too_late = 0
    while kills < times and too_late < 10 * times + 10:
        case = kind.case()
        moment = moments.uniform(0, seconds)
        if killed(case.action, moment):
            kills += 1
        else:
            too_late += 1
        found = kind.after_kill(case)
        if not found and kind.goes_on:
            status, _ = finished(case.action)
            found = [f"again: status {status}"] if status else kind.after_all(case)
        told = [f"after {moment:.3f} s: {one}" for one in found]
        print(*told, sep="\n", end="\n" * bool(told), file=sys.stderr, flush=True)
        complaints += told
        kind.clear(case)
    return Found(kills, too_late, complaints)


def kinds(
    names: set[str], databases: set[str], folder: Path, opened: ExitStack
) -> Iterator[tuple[str, Kind]]:
    """Those that were asked for, on each database."""
    (folder / "files").mkdir()
    files = Places(folder / "files")
    places = {"sqlite": files}
    if "postgresql" in databases:
        places["postgresql"] = Places(folder, opened.enter_context(running()))
    setting = jobs.setting()
    for database, place in places.items():
        if database not in databases:
            continue
        other = next((one for one in places.values() if one is not place), files)
        for kind in (*KINDS, Crawls):
            if kind.name in names:
                made = folder / f"{kind.name}-{database}"
                made.mkdir()
                yield f"{kind.name} ({database})", kind(setting, place, other, made)


def main() -> None:
    """Kill, and tell."""
    known = [kind.name for kind in (*KINDS, Crawls)]
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("what", nargs="*", help=f"{', '.join(known)}, sqlite, postgresql")
    words.add_argument("--times", type=int, default=100)
    words.add_argument("--seed", type=int, default=7)
    asked = words.parse_args()
    names = {*asked.what} & {*known} or {*known}
    databases = {*asked.what} & {"sqlite", "postgresql"} or {"sqlite", "postgresql"}
    bad = 0
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="sokhcn-faults-")))
        for name, kind in kinds(names, databases, folder, opened):
            began = time.monotonic()
            found = harm(kind, asked.times, random.Random(asked.seed))
            bad += len(found.complaints)
            took = time.monotonic() - began
            print(f"{name:24}{found.kills:5} kills,{found.too_late:4} too late,"
                  f"{len(found.complaints):4} complaints, {took:.0f} s", flush=True)  # fmt: skip
            for line in found.complaints[:10]:
                print(f"    {line}", flush=True)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
