"""A hub of WebSub on this machine is told of what changed, and of nothing else."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from aggregator.delivery import hub
from storage.store import Store
from tests.aggregator.conftest import SEEN, article

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SITE = "https://tin.example/feeds"


class Asked(BaseHTTPRequestHandler):
    """Notes what the server is told; answers with its ``answers``, the last one for ever."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.told.append({name: one for name, (one,) in parse_qs(body).items()})
        answers = self.server.answers
        self.send_response(answers.pop(0) if len(answers) > 1 else answers[0])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def listening():
    with ThreadingHTTPServer(("127.0.0.1", 0), Asked) as server:
        server.told, server.answers = [], [204]
        server.url = f"http://127.0.0.1:{server.server_port}/publish?key=1"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def post(listening):
    return hub.poster(hub.Hub(listening.url, allow_private=True))


@pytest.fixture
def told_before(store: Store, setting) -> Store:
    """A store of which the hub knows everything."""
    assert hub.announce(store, setting.names, NOW) == 0
    return store


def change(store, number=2, **values):
    with store.write() as writing:
        values = article(number, title="Hội nghị dời ngày", **values)
        writing.articles.save("quang-ninh", values, seen_at=SEEN + timedelta(days=1))


def deliver(store, post, at=NOW):
    return hub.deliver(store, post, lambda: at)


def test_the_hub_is_told_of_the_feeds_that_changed(told_before, setting, listening, post):
    change(told_before)
    assert hub.announce(told_before, setting.names, NOW)
    deliver(told_before, post)
    told = {one["hub.url"] for one in listening.told}
    assert {one["hub.mode"] for one in listening.told} == {"publish"}
    assert all(one["hub.topic"] == one["hub.url"] for one in listening.told)
    assert {f"{SITE}/all.atom", f"{SITE}/all.rss", f"{SITE}/all.json"} <= told
    assert f"{SITE}/province/quang-ninh/topic/chuyen-doi-so.atom" in told
    assert f"{SITE}/source/quang-ninh.rss" in told
    assert not [one for one in told if "ba-ria-vung-tau" in one or "y-duoc" in one]


def test_nothing_new_is_nothing_told(told_before, setting, listening, post):
    assert hub.announce(told_before, setting.names, NOW) == 0
    assert deliver(told_before, post) == (0, 0)
    assert listening.told == []


def test_a_feed_is_told_once_for_each_change(told_before, setting, listening, post):
    change(told_before)
    hub.announce(told_before, setting.names, NOW)
    deliver(told_before, post)
    told = len(listening.told)
    assert hub.announce(told_before, setting.names, NOW) == 0
    deliver(told_before, post)
    assert len(listening.told) == told


def test_a_hub_that_fails_is_told_again_later_and_later(told_before, setting, listening, post):
    with told_before.write() as writing:
        writing.feeds.ping([f"{SITE}/all.atom"], NOW)
    listening.answers = [503, 429, 204]
    assert deliver(told_before, post) == (0, 1)
    assert deliver(told_before, post) == (0, 0)
    assert deliver(told_before, post, NOW + timedelta(minutes=1)) == (0, 1)
    assert deliver(told_before, post, NOW + timedelta(minutes=3)) == (0, 0)
    assert deliver(told_before, post, NOW + timedelta(minutes=4)) == (1, 0)
    assert deliver(told_before, post, NOW + timedelta(days=9)) == (0, 0)


def test_what_is_to_be_told_outlives_the_program(told_before, setting, listening, post):
    from aggregator import jobs

    change(told_before)
    hub.announce(told_before, setting.names, NOW)
    with jobs.opened(setting.config) as later:
        assert deliver(later, post).taken > 0


def test_a_hub_out_of_reach_is_asked_once_a_round(told_before, listening):
    asked = []

    def post(topic):
        asked.append(topic)
        raise hub.HubError("no answer", is_gone=True)

    with told_before.write() as writing:
        writing.feeds.ping([f"{SITE}/{name}.atom" for name in ("a", "b", "c")], NOW)
    assert deliver(told_before, post) == (0, 3)
    assert len(asked) == 1


def test_a_hub_that_is_not_there_is_a_refusal(told_before, listening):
    listening.server_close()
    gone = hub.poster(hub.Hub(f"http://127.0.0.1:{listening.server_port}", allow_private=True))
    with told_before.write() as writing:
        writing.feeds.ping([f"{SITE}/all.atom"], NOW)
    assert deliver(told_before, gone) == (0, 1)


def test_a_feed_that_the_hub_will_not_have_is_given_up(told_before, listening, post):
    with told_before.write() as writing:
        writing.feeds.ping([f"{SITE}/all.atom"], NOW)
    listening.answers = [404]
    deliver(told_before, post)
    assert deliver(told_before, post, NOW + timedelta(days=9)) == (0, 0)


def test_a_feed_is_given_up_after_a_day(told_before, listening, post):
    with told_before.write() as writing:
        writing.feeds.ping([f"{SITE}/all.atom"], NOW)
    listening.answers = [500]
    at = NOW
    for tries in range(hub.TRIES):
        assert deliver(told_before, post, at) == (0, 1)
        at += hub.wait(tries)
    assert timedelta(hours=22) < at - hub.wait(hub.TRIES - 1) - NOW < timedelta(hours=26)
    assert deliver(told_before, post, NOW + timedelta(days=9)) == (0, 0)


def test_a_change_while_the_hub_is_told_is_told_again(told_before, listening, post):
    with told_before.write() as writing:
        writing.feeds.ping([f"{SITE}/all.atom"], NOW)

    def slow(topic):
        post(topic)
        with told_before.write() as writing:
            writing.feeds.ping([topic], NOW + timedelta(seconds=1))

    deliver(told_before, slow)
    assert deliver(told_before, post, NOW + timedelta(seconds=2)) == (1, 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.1.1"])
def test_a_private_hub_must_be_allowed(host):
    with pytest.raises(hub.HubError, match="hub_allow_private"):
        hub.poster(hub.Hub(f"http://{host}:9/"))(f"{SITE}/all.atom")


def test_the_hub_is_told_after_a_publication(told_before, setting, listening, tmp_path):
    from aggregator.config import FeedsConfig
    from aggregator.delivery.delivering import deliver as after_a_crawl

    configured = FeedsConfig(hub=listening.url, hub_allow_private=True, publish=tmp_path / "public")
    config = setting.config.model_copy(update={"feeds": configured})
    few = replace(setting.names, provinces={}, sources={}, hub_url=listening.url)
    change(told_before)
    after_a_crawl(setting._replace(config=config, names=few))
    assert f"{SITE}/all.atom" in {one["hub.url"] for one in listening.told}
    written = (tmp_path / "public/feeds/all.atom").read_text()
    assert f'<link href="{listening.url}" rel="hub"/>' in written
