from datetime import timedelta
from pathlib import Path

import pytest

from aggregator.config import ConfigError, load


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


def test_no_delay_is_allowed_on_loopback(monkeypatch):
    configure("[sources.da-nang]\nbase_url = 'http://127.0.0.1:8080'\ndelay = 0", monkeypatch)
    assert load().sources["da-nang"].delay == 0
