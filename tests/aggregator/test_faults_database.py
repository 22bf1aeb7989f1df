"""A database that another program holds, or whose server is restarted, while a crawl goes on."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from sqlalchemy import make_url

from aggregator.replica import Replica
from storage.store import open_store
from storage.upkeep import checking
from tests.aggregator.test_crawl import Shop, stored, true
from tests.programs import Program
from tests.storage.server import Server, running
from tests.storage.test_refusals import HOLDER

pytestmark = pytest.mark.system


@pytest.fixture
def replica() -> Iterator[Replica]:
    with Replica() as running_:
        yield running_


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as started:
        yield started


@pytest.fixture
def shop(tmp_path: Path, replica: Replica) -> Shop:
    return Shop(tmp_path, replica.sources())


def on(shop: Shop, url: str, replica: Replica, **keys: object) -> Shop:
    """A shop whose store is there."""
    shop.url = url
    sources = {slug: {**one, **keys} for slug, one in replica.sources().items()}
    shop.configure(sources)
    told = shop.file.read_text(encoding="utf-8")
    shop.file.write_text(f'database_url = "{url}"\n{told}', encoding="utf-8")
    return shop


def impatient(url: str, seconds: float) -> str:
    return make_url(url).update_query_dict({"timeout": str(seconds)}).render_as_string(False)


def begun(shop: Shop, replica: Replica, requests: int) -> Program:
    """A crawl of all sites that has asked for so much."""
    crawl = shop.begin("crawl", "--all", "--json")
    while len(replica.log) < requests and crawl.poll() is None:
        time.sleep(0.01)
    return crawl


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, shop: Shop) -> str:
    if request.param == "sqlite":
        return shop.url
    server: Server = request.getfixturevalue("server")
    return server.url(server.database())


@pytest.fixture
def hold(place: str) -> Iterator[object]:
    """Writes to the database until the test says that it is enough."""
    holders = []

    def begin() -> subprocess.Popen[str]:
        words = [sys.executable, "-c", HOLDER, place]
        holder = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert holder.stdout is not None
        holder.stdout.readline()
        holders.append(holder)
        return holder

    yield begin
    for holder in holders:
        if holder.poll() is None:
            holder.communicate("\n")


def test_a_crawl_waits_for_another_program_that_writes(shop, replica, place, hold):
    crawl = begun(on(shop, place, replica, delay=0.05), replica, 20)
    holder = hold()
    with open_store(place) as store:  # readers wait for nobody
        store.articles.count()
    time.sleep(1)
    holder.communicate("\n")
    done = crawl.done()
    assert done.returncode == 0, done.stderr
    with open_store(place) as store:
        assert stored(store).keys() == true(replica).keys()


def test_a_crawl_whose_patience_ends_says_so_and_the_next_one_completes_it(
    shop, replica, place, hold
):
    crawl = begun(on(shop, impatient(place, 0.5), replica, delay=0.05), replica, 30)
    holder = hold()
    done = crawl.done()
    assert done.returncode == 1
    assert ": store: " in done.stderr
    assert "another program writes to it" in done.stderr
    assert "Traceback" not in done.stderr
    holder.communicate("\n")
    assert checking.check(place) == []
    told = json.loads(done.stdout)
    with open_store(place) as store:
        kept = stored(store).keys()
    assert len(kept) >= sum(one["new"] for one in told.values()) > 0
    on(shop, place, replica).crawl("--all")
    with open_store(place) as store:
        assert stored(store).keys() == true(replica).keys()


def test_a_crawl_that_cannot_begin_in_its_store_says_so_and_asks_no_site(
    shop, replica, place, hold
):
    assert begun(on(shop, place, replica), replica, 1).done().returncode == 0
    replica.log.clear()
    holder = hold()
    done = on(shop, impatient(place, 0.5), replica).begin("crawl", "--all", "--json").done()
    holder.communicate("\n")
    assert done.returncode == 1
    assert "another program writes to it" in done.stderr
    assert "Traceback" not in done.stderr
    assert replica.log == []


def test_a_crawl_outlasts_a_restart_of_the_server(shop, replica, server):
    url = server.url(server.database())
    crawl = begun(on(shop, url, replica, delay=0.05), replica, 25)
    server.restart()
    done = crawl.done()
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert checking.check(url) == []
    with open_store(url) as store:
        assert stored(store).keys() == true(replica).keys()


def test_a_crawl_whose_server_does_not_come_back_says_so(shop, replica, server):
    url = server.url(server.database())
    crawl = begun(on(shop, impatient(url, 1), replica, delay=0.05), replica, 25)
    server.stop()
    try:
        done = crawl.done()
    finally:
        server.start()
    assert done.returncode == 1
    assert ": store: " in done.stderr
    assert "Is the server running" in done.stderr
    assert "Traceback" not in done.stderr
    assert checking.check(url) == []
    on(shop, url, replica).crawl("--all")
    with open_store(url) as store:
        assert stored(store).keys() == true(replica).keys()


def answered(address: str) -> int:
    with urlopen(address, timeout=60) as answer:
        return answer.status


@pytest.mark.parametrize("command", ["serve", "run"])
def test_the_server_answers_again_after_a_restart_of_the_database(shop, replica, server, command):
    url = server.url(server.database())
    on(shop, url, replica).crawl("son-la")
    site = shop.begin(command, "--port", "0")
    try:
        address = site.wait_for("serving on").rpartition("serving on ")[2].strip()
        assert answered(f"{address}/api/v1/articles") == 200
        server.restart()
        assert answered(f"{address}/api/v1/articles") == 200
        assert answered(f"{address}/feeds/all.atom") == 200
        time.sleep(2.5 if command == "run" else 0)  # the first crawl is due after 2 s
        assert site.poll() is None
    finally:
        site.terminate()
        site.wait()
    assert "Traceback" not in site.err
