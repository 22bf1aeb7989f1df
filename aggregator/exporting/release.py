"""One folder with everything: for people who analyse, archive, or go on with another program."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from aggregator.asking import answers
from aggregator.exporting import parquet, warc
from storage.databases.refusals import written
from storage.filters import Cursor
from storage.store import Store, open_store
from storage.upkeep import moving

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SOFTWARE = "sokhcn"
BATCH = 200
NO_PARQUET = "articles.parquet is left out: it needs DuckDB, `pip install sokhcn[export]`"

Progress = Callable[[int, int], None]


class Release(NamedTuple):
    """What was written, and what could not be."""

    files: dict[str, int]
    """Name → bytes."""
    left_out: list[str]


def export(url: str, folder: Path, progress: Progress | None = None) -> Release:
    """Write the files of a release; the same store gives the same bytes.

    All of them tell of the store as it was at one moment, that of the copy made first. Each file
    appears when it is whole. Raises StoreError where the folder cannot be written.
    """
    with written(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".part-") as name:
            return _release(url, folder, Path(name), progress)


def _release(url: str, folder: Path, part: Path, progress: Progress | None) -> Release:
    copy = f"sqlite:///{part / 'copy.db'}"
    moving.copy(url, copy)
    with open_store(copy) as store:
        left_out = _write(store, part, progress)
    with closing(sqlite3.connect(part / "copy.db")) as database:
        database.execute("VACUUM INTO ?", (str(part / "sokhcn.sqlite"),))
    (part / "copy.db").unlink()
    return Release(_put(part, folder), left_out)


def _write(store: Store, part: Path, progress: Progress | None) -> list[str]:
    with (part / "articles.jsonl").open("w", encoding="utf-8") as lines:
        for article in _articles(store):
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")
    with (part / "pages.warc.gz").open("wb") as file:
        for piece in _pages(store, progress):
            file.write(piece)
    (part / "README.md").write_text(_readme(store), encoding="utf-8")
    if not parquet.is_there():
        return [NO_PARQUET]
    parquet.write(part / "articles.jsonl", part / "articles.parquet")
    return []


def _articles(store: Store) -> Iterator[dict[str, object]]:
    """All, newest first."""
    after: Cursor | None = None
    while places := store.articles.places(limit=BATCH, after=after):
        yield from answers.articles(store, store.plain.among([place.id for place in places]))
        after = places[-1]


def _pages(store: Store, progress: Progress | None) -> Iterator[bytes]:
    numbers = store.archive.everything()
    newest = store.archive.get(numbers[-1]).row.fetched_at if numbers else EPOCH
    answers = (store.archive.get(number) for number in numbers)
    for done, record in enumerate(warc.records(answers, newest, SOFTWARE)):
        yield record
        if progress is not None:
            progress(min(done, len(numbers)), len(numbers))


def _put(part: Path, folder: Path) -> dict[str, int]:
    """The files into their place, with their checksums; what is not of this release goes."""
    names = sorted(path.name for path in part.iterdir())
    sums = "".join(f"{_checksum(part / name)}  {name}\n" for name in names)
    (part / "SHA256SUMS").write_text(sums, encoding="utf-8")
    (folder / "articles.parquet").unlink(missing_ok=True)
    for name in (*names, "SHA256SUMS"):
        (part / name).replace(folder / name)
    return {name: (folder / name).stat().st_size for name in (*names, "SHA256SUMS")}


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _readme(store: Store) -> str:
    updated = store.articles.changed_at()
    text = Path(__file__).with_name("readme.md").read_text(encoding="utf-8")
    return text.format(
        articles=store.articles.count(),
        sources=len(store.sources.all()),
        pages=store.archive.count().answers,
        updated=f"{updated:%Y-%m-%d %H:%M} UTC" if updated else "never",
    )
