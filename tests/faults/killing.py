"""Programs that are killed at a moment of chance (``kill -9``), with all that they started."""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.programs import FORKS

LONGEST = 300.0


def command(words: Sequence[str], environment: dict[str, str], log: Path) -> Callable[[], None]:
    """``sokhcn`` with these words, in a process that has everything loaded already."""
    return partial(_sokhcn, words, environment, log)


def _sokhcn(words: Sequence[str], environment: dict[str, str], log: Path) -> None:
    from aggregator.__main__ import main

    os.environ.update(environment)
    sys.argv = ["sokhcn", *words]
    with log.open("a") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    main()


def started(action: Callable[[], object]) -> BaseProcess:
    """A process of its own, and the leader of what it starts."""
    process = FORKS.Process(target=_lead, args=(action,))
    process.start()
    return process


def _lead(action: Callable[[], object]) -> None:
    os.setsid()
    action()


def finished(action: Callable[[], object]) -> tuple[int, float]:
    """Run it to its end: exit status, seconds."""
    began = time.monotonic()
    process = started(action)
    process.join(LONGEST)
    status = process.exitcode
    if status is None:
        kill(process)
    process.close()
    return -signal.SIGALRM if status is None else status, time.monotonic() - began


def killed(action: Callable[[], object], after: float) -> bool:
    """Run it for so many seconds; whether it was killed, not done before."""
    process = started(action)
    process.join(after)
    if process.is_alive():
        kill(process)
    was_killed = process.exitcode == -signal.SIGKILL
    process.close()
    return was_killed


def kill(process: BaseProcess) -> None:
    """At once, with all that it started."""
    assert process.pid is not None
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:  # it leads nobody yet, or has ended just now
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
    process.join()
