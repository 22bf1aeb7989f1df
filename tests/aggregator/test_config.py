from datetime import timedelta
from pathlib import Path

import pytest

from aggregator.config import ConfigError
from aggregator.configured import load


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOKHCN_CONFIG", raising=False)


def configure(text: str, monkeypatch) -> Path:
    file = Path("mine.toml")
    file.write_text(text, encoding="utf-8")
    monkeypatch.setenv("SOKHCN_CONFIG", str(file))
    return file


def test_defaults_are_polite_and_keep_everything_in_one_folder():
    config = load()
    assert config.database_url == "sqlite:///data/sokhcn.db"
    assert (config.crawl.delay, config.crawl.concurrency, config.crawl.obey_robots) == (1, 1, True)
    assert config.user_agent == "sokhcn/0.1 (+http://127.0.0.1:8000)"


def test_a_file_in_the_current_folder_is_read():
    Path("sokhcn.toml").write_text('data_dir = "kho"\n[crawl]\ncontact = "a@b.example"\n')
    assert load().database_url == "sqlite:///kho/sokhcn.db"
    assert load().user_agent == "sokhcn/0.1 (+a@b.example)"


def test_the_environment_overrides_the_file(monkeypatch):
    configure("[sources.quang-ninh]\ndelay = 2\ninterval = '12h'\n", monkeypatch)
    monkeypatch.setenv("SOKHCN_SOURCES__QUANG_NINH__DELAY", "5")
    source = load().sources["quang-ninh"]
    assert (source.delay, source.interval) == (5, timedelta(hours=12))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("dta_dir = 'x'", ["mine.toml: dta_dir: unknown key", "data_dir"]),
        ("[crawl]\ndealy = 3", ["mine.toml: crawl.dealy: unknown key", "delay"]),
        ("[crawl]\ndelay = 'x'", ["mine.toml: crawl.delay = 'x'", "number"]),
        ("[crawl]\ninterval = '6 hours'", ["crawl.interval = '6 hours'", "90s, 30min, 6h or 1d"]),
        ("[sources.quang-ninh]\nurl = 'x'", ["sources.quang-ninh.url: unknown key", "base_url"]),
        ("database_url = 'kho'", ["database_url = ***", "sqlite:///", "postgresql+psycopg://"]),
        ("base_url = 'ftp://a'", ["base_url = 'ftp://a'", "http"]),
        ("[crawl]\ndelay = 0", ["delay", "loopback"]),
        ("[sources.da-nang]\nbase_url = 'https://a.vn'\ndelay = 0", ["da-nang.delay", "loopback"]),
        ("[sources.hue]\narticle_urls = '('", ["hue.article_urls = '('", "regular expression"]),
        ("[crawl", ["mine.toml: not TOML"]),
        ("a = " + "[" * 50_000, ["mine.toml: not TOML"]),
        ("[crawl]\ndelay = '2'", ["mine.toml: crawl.delay = '2'", "accepted: a number"]),
        ("[crawl]\ndelay = inf", ["crawl.delay = inf", "accepted: a number"]),
        ("[crawl]\ntimeout = 0", ["crawl.timeout = 0: accepted: more than 0"]),
        ("[crawl]\nconcurrency = 99", ["crawl.concurrency = 99: accepted: 16 or less"]),
        ("[crawl]\nobey_robots = 1", ["crawl.obey_robots = 1: accepted: true or false"]),
        ("[crawl]\ninterval = true", ["crawl.interval = True", "90s, 30min, 6h or 1d"]),
        ("[crawl]\ninterval = 0", ["crawl.interval = 0", "90s, 30min, 6h or 1d"]),
        ("[crawl]\ninterval = '9999999999d'", ["crawl.interval", "90s, 30min, 6h or 1d"]),
        ("[crawl]\nuser_agent = 'a\\nX: b'".replace("'", '"'), ["user_agent", "one line"]),
        ("crawl = 3", ["mine.toml: crawl = 3: accepted: a table"]),
        ("[sources]\nhue = 3", ["mine.toml: sources.hue = 3: accepted: a table"]),
        ("[sources.hue]\nstart_urls = []", ["hue.start_urls = []: accepted: 1 at least"]),
        ("[sources.hue]\nstart_urls = ['http://[::1']", ["hue.start_urls.0 = 'http://[::1'"]),
        ("base_url = 'http://a.vn:99999'", ["base_url = 'http://a.vn:99999'", "0-65535"]),
        ("base_url = 'http://a.vn/?b=c'", ["base_url", "without ? and #"]),
        ("data_dir = ''", ["data_dir = ''", "folder"]),
        ("data_dir = 'a\\u0000b'".replace("'", '"'), ["data_dir", "folder"]),
        ("database_url = 'sqlite://'", ["database_url = ***", "in memory"]),
        ("data_dirr = 'x'", ["data_dirr: unknown key; did you mean data_dir?"]),
    ],
)
def test_a_mistake_is_told_with_its_key_and_file(text, told, monkeypatch):
    configure(text, monkeypatch)
    with pytest.raises(ConfigError) as caught:
        load()
    for words in told:
        assert words in str(caught.value)


def test_all_mistakes_are_told_at_once(monkeypatch):
    configure("one = 1\ntwo = 2", monkeypatch)
    with pytest.raises(ConfigError, match="one") as caught:
        load()
    assert "two" in str(caught.value)


def test_a_mistake_in_the_environment_is_told_with_the_variable(monkeypatch):
    monkeypatch.setenv("SOKHCN_CRAWL__TIMEOUT", "soon")
    with pytest.raises(ConfigError, match="SOKHCN_CRAWL__TIMEOUT = 'soon'"):
        load()


def test_an_unknown_variable_is_a_mistake(monkeypatch):
    monkeypatch.setenv("SOKHCN_DATABSE_URL", "x")
    with pytest.raises(ConfigError, match=r"SOKHCN_DATABSE_URL: unknown.*SOKHCN_DATABASE_URL"):
        load()


def test_a_named_file_that_is_missing_is_a_mistake(monkeypatch):
    monkeypatch.setenv("SOKHCN_CONFIG", "nowhere.toml")
    with pytest.raises(ConfigError, match=r"nowhere\.toml: no such"):
        load()


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", 'data_dir = "kho"'.encode("utf-16")], ids=["bytes", "utf-16"]
)
def test_a_file_that_is_no_text_is_told(data, monkeypatch):
    Path("mine.toml").write_bytes(data)
    monkeypatch.setenv("SOKHCN_CONFIG", "mine.toml")
    with pytest.raises(ConfigError, match=r"mine\.toml: not TOML: no text in UTF-8"):
        load()


def test_a_file_as_other_systems_write_it_is_read():
    Path("sokhcn.toml").write_bytes(b'\xef\xbb\xbfdata_dir = "kho"\r\n[crawl]\r\ndelay = 2\r\n')
    assert (load().data_dir, load().crawl.delay) == (Path("kho"), 2)


def test_a_folder_is_no_configuration_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SOKHCN_CONFIG", str(tmp_path))
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load()


def test_lists_and_tables_are_json_in_the_environment(monkeypatch):
    monkeypatch.setenv("SOKHCN_SOURCES__QUANG_NINH__START_URLS", '["/tin-tuc"]')
    monkeypatch.setenv("SOKHCN_CRAWL", '{"delay": 3}')
    assert load().sources["quang-ninh"].start_urls == ["/tin-tuc"]
    assert load().crawl.delay == 3


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SOKHCN_CRAWL", "{delay", "SOKHCN_CRAWL = '{delay': accepted: a table"),
        ("SOKHCN_CRAWL__DELAI", "3", "SOKHCN_CRAWL__DELAI: unknown key; did you mean delay?"),
        (
            "SOKHCN_SOURCES__HUE__START_URLS",
            "/a",
            "SOKHCN_SOURCES__HUE__START_URLS = '/a': accepted: a list",
        ),
    ],
)
def test_what_the_environment_cannot_mean_is_told(name, value, told, monkeypatch):
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError) as caught:
        load()
    assert str(caught.value).startswith(told)


def test_no_delay_is_allowed_on_loopback(monkeypatch):
    configure("[sources.da-nang]\nbase_url = 'http://127.0.0.1:8080'\ndelay = 0", monkeypatch)
    assert load().sources["da-nang"].delay == 0


@pytest.mark.parametrize("hub", ["https://hub.example/hub/", "https://hub.example/?key=a"])
def test_the_address_of_a_hub_is_taken_word_for_word(monkeypatch, hub):
    configure(f'[feeds]\nhub = "{hub}"\n', monkeypatch)
    assert load().feeds.hub == hub


@pytest.mark.parametrize("hub", ["hub.example", "ftp://hub.example/", "https://hub.example/#a"])
def test_what_is_no_address_of_a_hub_is_refused(monkeypatch, hub):
    configure(f'[feeds]\nhub = "{hub}"\n', monkeypatch)
    with pytest.raises(ConfigError, match=r"feeds\.hub"):
        load()
