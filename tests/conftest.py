"""Options of the test run, and what all tests may ask for."""

from pathlib import Path

import pytest

from storage.upkeep import schema


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with our tables, to be copied: a hundred times faster than a new one."""
    file = tmp_path_factory.mktemp("made") / "sokhcn.db"
    schema.prepare(f"sqlite:///{file}")
    return file


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept``: see tests/spiders/test_saved_pages.py."""
    parser.addoption(
        "--accept",
        action="store_true",
        help="record readings of saved pages that have none yet; existing ones are never touched",
    )
