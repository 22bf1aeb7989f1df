import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.store import Store, open_store
from storage.upkeep import schema
from tests.storage.server import Server, running

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, once for all tests of this process."""
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def template(server: Server) -> str:
    """A database with our tables, to be copied: ten times faster than to migrate anew."""
    name = server.database()
    schema.prepare(server.url(name))
    return name


@pytest.fixture
def sqlite_url(tmp_path: Path, empty_file: Path) -> str:
    file = tmp_path / "kept" / "sokhcn.db"
    file.parent.mkdir()
    shutil.copy(empty_file, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgresql_url(server: Server, template: str) -> str:
    return server.url(server.database(template))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A store's address, with the tables made: each test runs on both databases."""
    address: str = request.getfixturevalue(f"{request.param}_url")
    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without anything in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/bare.db"
    server: Server = request.getfixturevalue("server")
    return server.url(server.database())


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        with opened.write() as writing:
            for slug in ("quang-ninh", "da-nang"):
                writing.sources.save(
                    slug=slug,
                    name=slug,
                    kind="department",
                    province=slug,
                    platform="auto",
                    base_url=f"https://{slug}.example",
                )
        yield opened


@pytest.fixture
def kept(store: Store) -> Store:
    """A store with an article, as crawls leave it."""
    address = "https://quang-ninh.example/1"
    values = {
        "url": address,
        "canonical_url": address,
        "title": "Nghiệm thu đề tài",
        "published_at": datetime.fromisoformat("2026-03-01T08:00:00+07:00"),
        "body_text": "Hội đồng nghe chủ nhiệm đề tài báo cáo kết quả thử nghiệm. " * 5,
        "attachments": [{"url": "https://quang-ninh.example/1.pdf", "name": "Quyết định"}],
        "view_count": 12,
        "topics": {"y-duoc": 1.0},
    }
    with store.write() as writer:
        writer.articles.save("quang-ninh", values, seen_at=NOW)
        writer.pages.save(
            url=address, source="quang-ninh", outcome="article", article=address, fetched_at=NOW
        )
    return store
