"""What readers of the web are told while the database is out of reach."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from aggregator.web.app import application
from storage.articles import Articles
from storage.databases.engine import ConnectError
from storage.databases.refusals import BusyError

SECRET = "postgresql://sokhcn@db.internal/kho: the server is gone"


@pytest.mark.parametrize("error", [ConnectError(SECRET), BusyError(SECRET)])
@pytest.mark.parametrize("path", ["/api/v1/articles/1", "/articles/1?lang=en"])
def test_a_store_out_of_reach_is_503_and_says_nothing_of_where_it_is(
    setting, store, monkeypatch, error, path
):
    def fail(*_words: object, **_options: object) -> None:
        raise error

    with TestClient(application(setting), raise_server_exceptions=False) as client:
        monkeypatch.setattr(Articles, "get", fail)
        answer = client.get(path)
    assert answer.status_code == 503
    assert timedelta(seconds=int(answer.headers["Retry-After"])) <= timedelta(minutes=5)
    assert "out of reach" in answer.text.lower()
    assert "db.internal" not in answer.text
