from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import schema
from storage.store import Store, open_store


@pytest.fixture
def url(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path}/kept/sokhcn.db"
    schema.prepare(address)
    return address


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
