"""Options of the test run."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept``: see tests/spiders/test_saved_pages.py."""
    parser.addoption(
        "--accept",
        action="store_true",
        help="record readings of saved pages that have none yet; existing ones are never touched",
    )
