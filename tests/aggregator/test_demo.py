"""``sokhcn demo`` and ``sokhcn run`` as programs, with the readers that people use."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import feedparser
import pytest

from aggregator.replica import Replica
from spiders import catalog

pytestmark = pytest.mark.system
ROOT = Path(__file__).parents[2]
PATIENCE = 60


class Program:
    """A running ``sokhcn`` whose words on stderr are read as they come."""

    def __init__(self, folder: Path, *words: str, **environment: str) -> None:
        self.log = folder / "stderr.txt"
        with self.log.open("w") as stderr:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "aggregator", *words],
                stderr=stderr,
                stdout=subprocess.DEVNULL,
                cwd=ROOT,
                env={**os.environ, **environment},
            )

    def wait_for(self, pattern: str) -> str:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            said = self.log.read_text(encoding="utf-8")
            if found := re.search(pattern, said):
                return found[0] if not found.groups() else found[1]
            assert self.process.poll() is None, said
            time.sleep(0.05)
        raise AssertionError(f"{pattern} was not said: {said}")

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Iterator[Program]:
    folder = tmp_path_factory.mktemp("demo")
    words = ["--port", "0", "--again", "12", "--folder", str(folder / "data")]
    program = Program(folder, "demo", *words)
    yield program
    assert program.interrupt() == 0
    assert "Traceback" not in program.log.read_text(encoding="utf-8")


def get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read()


def newsboat(folder: Path, *commands: str) -> subprocess.CompletedProcess[str]:
    files = ["-u", folder / "urls", "-c", folder / "cache.db", "-C", folder / "config"]
    return subprocess.run(
        ["newsboat", *files, "-x", *commands],
        env={**os.environ, "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )


def cached(folder: Path) -> dict[str, str]:
    """What newsboat keeps: guid → title; an entry that stands in two feeds it keeps once."""
    with closing(sqlite3.connect(folder / "cache.db")) as cache:
        return dict(cache.execute("SELECT guid, title FROM rss_item").fetchall())


def test_two_readers_subscribe_to_the_running_demo(demo, tmp_path):
    if shutil.which("newsboat") is None:
        reason = "newsboat, the feed reader, is not installed (Debian: apt-get install newsboat)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    base = demo.wait_for(r"serving on (http://\S+)")
    feeds = [
        f"{base}/feeds/province/ba-ria-vung-tau.atom",
        f"{base}/feeds/topic/chuyen-doi-so.rss",
    ]
    (tmp_path / "urls").write_text("\n".join(feeds))
    (tmp_path / "config").write_text("")
    newsboat(tmp_path, "reload")
    first = cached(tmp_path)
    entries = {entry.id: entry for url in feeds for entry in feedparser.parse(get(url)).entries}
    assert first.keys() == entries.keys()
    assert len(first) > 12
    newsboat(tmp_path, "reload")
    assert cached(tmp_path) == first

    edited = demo.wait_for(r"crawled again: (http://\S+)")
    newsboat(tmp_path, "reload")
    after = cached(tmp_path)
    assert after.keys() == first.keys()
    changed = [guid for guid in after if after[guid] != first[guid]]
    assert [entries[guid].link for guid in changed] == [edited]


def test_the_demo_shows_its_articles_in_a_browser_and_as_files(demo):
    base = demo.wait_for(r"serving on (http://\S+)")
    page = get(f"{base}/").decode()
    assert page.count("<time") >= 25
    items = json.loads(get(f"{base}/api/v1/articles?limit=200"))
    assert items["total"] == 84
    folder = Path(demo.wait_for(r"as files\s+(\S+)"))
    published = feedparser.parse((folder / "all.atom").read_bytes())
    assert len(published.entries) == 50
    (older,) = (link.href for link in published.feed.links if link.rel == "next")
    assert (folder / older.rpartition("/")[2]).is_file()


def test_the_demo_leaves_a_folder_of_somebody_else_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("giữ lại")
    program = Program(tmp_path, "demo", "--once", "--folder", str(tmp_path))
    assert program.process.wait(PATIENCE) == 2
    assert "choose another --folder" in program.log.read_text(encoding="utf-8")
    assert (tmp_path / "mine.txt").exists()


def test_the_service_crawls_at_its_time_and_remembers_it(tmp_path):
    with Replica() as replica:
        file = tmp_path / "sokhcn.toml"
        keys = replica.sources()["son-la"]
        off = [f"[sources.{slug}]\nenabled = false" for slug in catalog.slugs() if slug != "son-la"]
        on = "\n".join(f"{key} = {json.dumps(value)}" for key, value in keys.items())
        file.write_text("\n".join([f'data_dir = "{tmp_path}"', "[sources.son-la]", on, *off]))
        first = Program(tmp_path, "run", "--port", "0", SOKHCN_CONFIG=str(file))
        base = first.wait_for(r"serving on (http://\S+)")
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            known = json.loads(get(f"{base}/api/v1/sources"))
            (source,) = (source for source in known if source["enabled"])
            if (source["last_crawl"] or {}).get("status") == "done":
                break
            time.sleep(0.2)
        assert source["articles"] == 12
        assert first.interrupt() == 0

        asked = len(replica.log)
        second = Program(tmp_path, "run", "--port", "0", SOKHCN_CONFIG=str(file))
        second.wait_for("serving on")
        time.sleep(1.5)
        assert second.interrupt() == 0
        assert len(replica.log) == asked, "a restart crawled although it was not yet time"


def test_a_taken_port_is_told(tmp_path, setting):
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        program = Program(tmp_path, "serve", "--port", str(port))
        assert program.process.wait(PATIENCE) == 2
    assert f"127.0.0.1:{port} is taken" in program.log.read_text(encoding="utf-8")
