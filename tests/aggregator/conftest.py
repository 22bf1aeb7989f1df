import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aggregator import jobs
from aggregator.__main__ import main
from aggregator.jobs import Setting
from storage.store import Store

SEEN = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def setting(tmp_path: Path, monkeypatch, empty_file: Path) -> Setting:
    """The default configuration with its data in a folder of the test's own."""
    file = tmp_path / "sokhcn.toml"
    file.write_text(f'data_dir = "{tmp_path}/data"\nbase_url = "https://tin.example"\n')
    monkeypatch.setenv("SOKHCN_CONFIG", str(file))
    (tmp_path / "data").mkdir()
    shutil.copy(empty_file, tmp_path / "data" / "sokhcn.db")
    return jobs.setting()


@pytest.fixture
def say(monkeypatch, capfd) -> Callable[..., tuple[int, str, str]]:
    """Runs the program with these words: exit status, stdout, stderr."""

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["sokhcn", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return run


@pytest.fixture
def store(setting: Setting) -> Iterator[Store]:
    """A store with a few articles of two provinces, one of them dissolved."""
    with jobs.opened(setting.config) as opened:
        with opened.write() as writing:
            for slug in ("quang-ninh", "ba-ria-vung-tau"):
                writing.sources.save(**setting.spiders[slug].description())
            for number in range(1, 8):
                writing.articles.save("quang-ninh", article(number), seen_at=SEEN)
            writing.articles.save(
                "ba-ria-vung-tau",
                article(8, province="ba-ria-vung-tau", topics={}, view_count=None),
                seen_at=SEEN,
            )
        yield opened


def article(number: int, **values: Any) -> dict[str, Any]:
    url = f"https://www.quangninh.gov.vn/tin-{number}"
    return {
        "url": url,
        "canonical_url": url,
        "title": f"Hội nghị số {number} <b>&",
        "province": "quang-ninh",
        "published_at": datetime(2026, 2, number, 2, tzinfo=UTC),
        "published_precision": "minute",
        "view_count": number * 10,
        "body_text": "Nội dung.",
        "body_html": "<p>Nội dung.</p>",
        "topics": {"chuyen-doi-so": 0.8},
        "genre": "tin-hoi-nghi",
        **values,
    }
