"""``sokhcn probe`` as a program: exit status, what is printed where, and what is asked for."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from aggregator.replica import Replica
from tests.aggregator.troubled import Troubled, article, certificate, http, listing, troubled
from tests.programs import Program

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def replica() -> Iterator[Replica]:
    with Replica() as running:
        yield running


@pytest.fixture
def sites() -> Iterator[Troubled]:
    with troubled() as running:
        yield running


@pytest.fixture
def probe(tmp_path: Path):
    """Runs ``sokhcn probe`` with these words, its data in an empty folder."""
    file = tmp_path / "sokhcn.toml"
    file.write_text(f'data_dir = "{tmp_path}/data"\n[crawl]\ncontact = "to@example.vn"\n')

    def run(*words: str, signalled: int = 0) -> subprocess.CompletedProcess[str]:
        running = Program(["probe", *words], {**os.environ, "SOKHCN_CONFIG": str(file)})
        if signalled:
            running.wait_for("asking for")
            time.sleep(0.5)
            running.send_signal(signalled)
        return running.done()

    return run


def test_a_probe_answers_in_json_and_leaves_nothing_behind(probe, replica, tmp_path):
    done = probe(replica.urls["son-la"], "--allow-private", "--json", "--write", f"{tmp_path}/out")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["verdict"], told["platform"]["name"]) == ("can be followed", "vnpt-portal")
    assert told["fields"]["title"] | {"example": ""} == {
        "count": 5, "of": 5, "example": "", "rules": ["selector:h1"], "certainty": 1.0,
        "sure": "sure",
    }  # fmt: skip
    assert f"asking for {replica.urls['son-la']}" in done.stderr
    assert not (tmp_path / "data").exists()
    assert list((tmp_path / "out").glob("spiders/provinces/son_la_2.py"))
    asked = [seen for seen in replica.log if seen.site == "son-la"]
    assert asked[0].target == "/robots.txt"
    assert {seen.user_agent for seen in asked} == {"sokhcn/0.1 (+to@example.vn)"}


def test_a_private_address_is_refused_with_the_option_that_allows_it(probe, replica):
    before = len(replica.log)
    done = probe(replica.urls["son-la"])
    assert (done.returncode, done.stdout) == (1, "")
    assert "not-public: 127.0.0.1 is no public address; --allow-private" in done.stderr
    assert len(replica.log) == before


def test_only_the_host_and_port_that_were_named_may_be_private(probe, sites):
    other = sites.start("other", lambda asked: article(1))
    links = listing().replace(b"/tin/bai-viet-2", f"{other}/tin/bai-viet-2".encode())
    body = links.partition(b"\r\n\r\n")[2]

    def site(asked):
        if asked.path == "/robots.txt":
            return http("User-agent: *\nDisallow: /tin/bai-viet-3.html")
        return http(body) if asked.path == "/" else article(int(asked.path[-6]))

    done = probe(sites.start("site", site), "--allow-private", "--json")
    told = {one["url"][-6]: one["error"] for one in json.loads(done.stdout)["sample"]}
    assert told == {
        "1": None,
        "2": "not-public: 127.0.0.1 is no public address",
        "3": "robots: robots.txt forbids it",
        "4": None,
    }
    assert sites.log["other"] == []
    assert json.loads(done.stdout)["verdict"] == "needs a look"


def test_a_site_that_cannot_prove_itself_is_read_without_the_proof_if_asked_to(
    probe, sites, tmp_path
):
    url = sites.start("site", at_the_front, certificate(tmp_path))
    done = probe(url, "--allow-private", "--no-verify-tls")
    assert done.returncode == 0, done.stderr
    assert "verify_tls = false" in done.stdout
    assert "Verdict: can be followed" in done.stdout


def test_a_probe_that_is_interrupted_waits_for_no_answer(probe, sites):
    def never(asked):
        time.sleep(60)

    before = time.monotonic()
    done = probe(sites.start("site", never), "--allow-private", signalled=signal.SIGINT)
    assert (done.returncode, done.stdout) == (130, "")
    assert time.monotonic() - before < 30


def at_the_front(asked):
    if asked.path == "/robots.txt":
        return http("", "404 Not Found")
    return listing() if asked.path == "/" else article(int(asked.path[-6]))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ftp://a.example/"], "'ftp://a.example/'"),
        (["sonla.gov.vn"], "http://"),
        ([], "Missing argument 'URL'"),
        (["https://a.example", "--province", "sonla"], "did you mean son-la"),
    ],
)
def test_wrong_usage_is_told(monkeypatch, capfd, words, told):
    from aggregator.__main__ import main

    monkeypatch.setattr(sys, "argv", ["sokhcn", "probe", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert told in capfd.readouterr().err
