"""``sokhcn`` as a process of its own that starts in milliseconds.

It is forked from a server that has imported everything; a start from nothing costs two seconds of
the processor, which the tests of `test_demo` and a few others pay.
"""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    [
        "scrapy.core.downloader.handlers.http11",
        "aggregator.__main__",
        "aggregator.commands.archive",
        "aggregator.commands.console",
        "aggregator.commands.db",
        "aggregator.crawling",
        "aggregator.errors",
        "aggregator.jobs",
    ]
)
LONGEST = 120.0


class Program:
    """A running ``sokhcn``, in the words of `subprocess.Popen`."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self.words = [*map(str, words)]
        folder = tempfile.mkdtemp(prefix="sokhcn-")
        weakref.finalize(self, shutil.rmtree, folder)
        self.files = [Path(folder, name) for name in ("out", "err")]
        for file in self.files:
            file.touch()
        call = (self.words, dict(os.environ if environment is None else environment), self.files)
        self.process = FORKS.Process(target=_run, args=call, daemon=True)
        self.process.start()

    @property
    def out(self) -> str:
        """What it has printed."""
        return self.files[0].read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        """What it has said on stderr."""
        return self.files[1].read_text(encoding="utf-8")

    def poll(self) -> int | None:
        """Its exit status; None while it runs; negative: the signal that ended it."""
        return self.process.exitcode

    def wait_for(self, said: str) -> str:
        """The first line on stderr that has these words, once it is there."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            has_ended = self.poll() is not None
            for line in self.err.splitlines(keepends=True):
                if said in line and line.endswith("\n"):
                    return line
            assert not has_ended, self.err
            time.sleep(0.02)
        raise AssertionError(f"{said!r} was not said: {self.err}")

    def wait(self, timeout: float = LONGEST) -> int:
        """Its exit status, when it has ended. Raises subprocess.TimeoutExpired, and kills it."""
        self.process.join(timeout)
        if self.process.exitcode is None:
            self.process.kill()
            raise subprocess.TimeoutExpired(self.words, timeout, self.out, self.err)
        return self.process.exitcode

    def done(self, timeout: float = LONGEST) -> subprocess.CompletedProcess[str]:
        """Its exit status, what it printed and what it said, when it has ended."""
        status = self.wait(timeout)
        return subprocess.CompletedProcess(self.words, status, self.out, self.err)

    def send_signal(self, number: signal.Signals) -> None:
        assert self.process.pid is not None
        os.kill(self.process.pid, number)

    def terminate(self) -> None:
        self.process.terminate()


def _run(words: list[str], environment: dict[str, str], files: list[Path]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    for file, number in zip(files, (1, 2), strict=True):
        os.dup2(os.open(file, os.O_WRONLY | os.O_APPEND), number)
    sys.argv = ["sokhcn", *words]
    from aggregator.__main__ import main

    main()
