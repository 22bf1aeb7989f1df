"""Servers that cannot be used are told in words, without the password."""

import sys

import pytest

from storage.databases import engine
from storage.databases.engine import ConnectError, connected, open_engine
from tests.storage.server import PASSWORD


def refused(url: str) -> str:
    with pytest.raises(ConnectError) as told, connected(url):
        pass
    return str(told.value)


def test_a_server_that_does_not_answer_is_named():
    told = refused("postgresql+psycopg://sokhcn:geheim@127.0.0.1:1/kho")
    assert "sokhcn@127.0.0.1:1/kho" in told
    assert "Is the server running" in told
    assert "geheim" not in told


def test_a_wrong_password_is_told_and_not_shown(server):
    told = refused(server.url("postgres", password="sai-mật-khẩu"))
    assert "password authentication failed" in told
    assert "sai-m" not in told
    assert PASSWORD not in told


def test_a_database_that_is_not_there_is_told(server):
    assert "createdb" in refused(server.url("nowhere"))


def test_a_server_older_than_15_is_refused(server, monkeypatch):
    monkeypatch.setattr(engine, "OLDEST_POSTGRESQL", 99)
    assert "is too old; accepted: 99 and newer" in refused(server.url("postgres"))


def test_a_database_that_cannot_hold_vietnamese_is_refused(server):
    how = "ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc"
    told = refused(server.url(server.database("template0", how)))
    assert "encoded in LATIN1" in told


def test_a_missing_driver_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ConnectError, match=r"sokhcn\[postgres\]"):
        open_engine("postgresql+psycopg://sokhcn:geheim@127.0.0.1/kho")
