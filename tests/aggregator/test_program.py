"""The program around its commands: which words it takes, where it writes, how it ends."""

import io
import json
import os
import signal
import subprocess
import sys
from importlib import metadata

import pytest

from aggregator.__main__ import main
from aggregator.commands import console
from aggregator.jobs import Setting
from storage.store import Store
from tests.aggregator.test_cli import PAGE
from tests.programs import Program


@pytest.fixture(autouse=True)
def configured(setting: Setting) -> Setting:
    """A configuration of its own, which stands in the environment until the test has ended."""
    return setting


@pytest.mark.parametrize("words", [(), ("db",)])
def test_without_a_command_the_help_is_no_data(say, words):
    status, out, err = say(*words)
    assert (status, out) == (2, "")
    assert err.startswith("Usage: sokhcn")


def test_the_version_is_told(say):
    status, out, err = say("--version")
    assert (status, out, err) == (0, f"sokhcn {metadata.version('sokhcn')}\n", "")


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_that_is_asked_for_is_data(say, word):
    status, out, err = say("query", word)
    assert (status, err) == (0, "")
    assert "--min-views" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("query", "--limit", "0"), "sokhcn: Invalid value for '--limit': "),
        (("query", "--sort", "x"), "sokhcn: Invalid value for '--sort': 'x' is not one of 'date'"),
        (("query", "--config"), "sokhcn: Invalid value: --config needs a FILE"),
        (("query", "--config="), "sokhcn: Invalid value: --config needs a FILE"),
        (("query", "--config", "none.toml"), "sokhcn: none.toml: no such configuration file"),
        (("resolve", "tin-5.html"), "'tin-5.html': accepted: http://… or https://…"),
        (("probe", "http://a.example", "--province", "hu"), "--province = 'hu': did you mean hue"),
    ],
)
def test_wrong_words_are_told_in_a_line(say, words, told):
    status, out, err = say(*words)
    assert (status, out) == (2, "")
    assert told in err.splitlines()[0]


def test_the_configuration_may_be_named_anywhere(say, store: Store, tmp_path):
    file = tmp_path / "other.toml"
    file.write_text(f'data_dir = "{tmp_path}/other"\n')
    for words in (("--config", file, "query"), ("query", f"--config={file}")):
        assert say(*words, "--format", "json")[1] == "[]\n"


def test_what_stands_behind_two_dashes_is_no_option(say, store: Store):
    assert say("show", "--", "--config")[2].startswith("sokhcn: no article --config")


def test_all_is_written_as_utf_8_in_every_locale(store: Store, monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    monkeypatch.setattr(sys, "argv", ["sokhcn", "query", "--format", "json"])
    with pytest.raises(SystemExit):
        main()
    written = sys.stdout.buffer.getvalue()
    assert json.loads(written.decode("utf-8"))[0]["title"] == "Hội nghị số 8 <b>&"


def test_words_are_utf_8_in_every_locale(say, store: Store):
    word = "hội nghị".encode().decode("ascii", "surrogateescape")
    assert len(json.loads(say("query", word, "--format", "json")[1])) == 8


def test_a_closed_stdout_takes_everything(store: Store, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "argv", ["sokhcn", "query"])
    with pytest.raises(SystemExit) as ended:
        main()
    sys.stdout.close()
    assert not ended.value.code


def test_a_full_disk_is_told_also_of_what_was_to_be_printed(store: Store, monkeypatch, capfd):
    with open("/dev/full", "w") as full:  # noqa: PTH123  a device
        monkeypatch.setattr(sys, "stdout", full)
        monkeypatch.setattr(sys, "argv", ["sokhcn", "query", "--format", "json"])
        with pytest.raises(SystemExit) as ended:
            main()
        os.dup2(os.open(os.devnull, os.O_WRONLY), full.fileno())  # what is still in its buffer
    assert ended.value.code == 1
    assert capfd.readouterr().err == "sokhcn: No space left on device\n"


@pytest.mark.parametrize("form", ["json", "jsonl", "table"])
def test_who_reads_no_further_hears_nothing(store: Store, monkeypatch, capfd, form):
    monkeypatch.setattr(console.out, "quiet", False)  # as which rich leaves it
    reads, writes = os.pipe()
    os.close(reads)
    with open(writes, "w", buffering=1) as broken:  # noqa: PTH123  a pipe
        monkeypatch.setattr(sys, "stdout", broken)
        monkeypatch.setattr(sys, "argv", ["sokhcn", "query", "--format", form])
        with pytest.raises(SystemExit) as ended:
            main()
    assert not ended.value.code
    assert capfd.readouterr().err == ""


def test_a_page_is_read_from_stdin(say, monkeypatch):
    page = io.BytesIO(PAGE.format(title="Khai trương phòng thử nghiệm mới").encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(page))
    status, out, _ = say("extract", "-", "--url", "https://so.example/tin-5.html")
    assert (status, json.loads(out)["title"]) == (0, "Khai trương phòng thử nghiệm mới")


@pytest.mark.parametrize("url", ["tin-5.html", "http://[::1", "ftp://so.example/5", "http://a:x/"])
def test_a_page_needs_the_address_that_it_had(say, tmp_path, url):
    (tmp_path / "page.html").write_text(PAGE.format(title="Khai trương phòng thử nghiệm mới"))
    status, out, err = say("extract", tmp_path / "page.html", "--url", url)
    assert (status, out) == (2, "")
    assert err == f"sokhcn: url = {url!r}: accepted: http://… or https://… with a host\n"


def test_a_file_that_is_missing_is_told_by_its_name(say):
    status, _, err = say("extract", "/nowhere/page.html", "--url", "https://so.example/5")
    assert (status, err) == (1, "sokhcn: /nowhere/page.html: No such file or directory\n")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"3", 'needs "file" and "url"'),
        (b'{"file": null, "url": "http://a.example/"}', 'needs "file" and "url"'),
        (b'{"file": 3, "url": "http://a.example/"}', "file = 3: text is expected"),
        (b'{"file": "a", "url": "http://a.example/", "source": []}', "source = []: text"),
    ],
)
def test_a_line_of_a_manifest_that_cannot_be_meant_is_told(say, tmp_path, line, told):
    (tmp_path / "manifest.jsonl").write_bytes(line)
    status, out, err = say("extract", "--batch", tmp_path / "manifest.jsonl")
    assert (status, out) == (2, "")
    assert f"manifest.jsonl, line 1: {told}" in err


def test_an_article_is_shown_by_its_number_or_its_uid(say, store: Store):
    by_number = json.loads(say("show", "7", "--json")[1])
    for uid in (by_number["uid"], by_number["uid"].removeprefix("urn:uuid:").upper()):
        assert json.loads(say("show", uid, "--json")[1])["id"] == 7


@pytest.mark.parametrize("word", ["0", "99", "9" * 30, "0" * 11 + "9" * 30, "x", "²", "urn:uuid:1"])
def test_an_article_that_there_is_not_is_told(say, store: Store, word):
    status, out, err = say("show", word)
    assert (status, out) == (1, "")
    assert err.startswith(f"sokhcn: no article {word};")


def test_a_service_that_is_told_to_end_ends_in_order(setting: Setting):
    server = Program(["serve", "--port", "0"])
    server.wait_for("serving on")
    server.send_signal(signal.SIGTERM)
    assert server.wait() == 0
    assert server.err.endswith("stopped\n")


INTERRUPTED = """
import runpy, sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == "aggregator.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
runpy.run_module("aggregator", run_name="__main__")
"""


def test_a_program_that_is_told_to_end_before_it_has_begun_says_nothing():
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
