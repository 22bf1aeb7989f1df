"""Stores to be harmed, and what is in them."""

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, make_url, text

from aggregator import copies
from aggregator.jobs import Setting
from aggregator.values import article_values
from storage.archive.archive import Answer
from storage.corrections import correct
from storage.databases.engine import connected, is_postgresql, writing
from storage.digests import content_hash, uid
from storage.store import open_store
from storage.upkeep import schema

if TYPE_CHECKING:
    from tests.storage.server import Server  # which loads pytest

SLUG = "quang-ninh"
THEN = datetime(2026, 3, 2, 1, tzinfo=UTC)
WORDS = re.findall(
    r"\w+", "sở khoa học công nghệ nghiệm thu đề tài giống nấm chịu nhiệt cho các xã"
)


@dataclass
class Places:
    """Where databases of one kind are made: in a folder, or on a server."""

    folder: Path
    server: "Server | None" = None
    numbers: Iterator[int] = field(default_factory=count)

    def fresh(self) -> str:
        """The address of a database with nothing in it."""
        if self.server is not None:
            return self.server.url(self.server.database())
        place = self.folder / f"store-{next(self.numbers)}"
        place.mkdir()
        return f"sqlite:///{place}/sokhcn.db"

    def copy(self, url: str) -> str:
        """The address of a database with the same in it."""
        if self.server is not None:
            return self.server.url(self.server.database(str(make_url(url).database)))
        copied = self.fresh()
        shutil.copy(str(make_url(url).database), str(make_url(copied).database))
        return copied

    def empty(self, url: str) -> None:
        """Take away what is in a database."""
        self.drop(url)
        if self.server is not None:
            self.server.say(f"CREATE DATABASE {make_url(url).database}")

    def drop(self, url: str) -> None:
        """Take a database away."""
        name = str(make_url(url).database)
        if self.server is not None:
            self.server.say(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        else:
            shutil.rmtree(Path(name).parent)


def configured(folder: Path, url: str, more: str = "") -> dict[str, str]:
    """The environment of a program that works on a store."""
    file = folder / "sokhcn.toml"
    lines = [f'data_dir = "{folder}/data"', f'database_url = "{url}"', more]
    file.write_text("\n".join(lines), encoding="utf-8")
    return {"SOKHCN_CONFIG": str(file)}


def page(number: int, views: int) -> bytes:
    """An article's page; no two say the same."""
    said = " ".join(WORDS[(number * 7 + place * place) % len(WORDS)] for place in range(400))
    title = f"Nghiệm thu đề tài số {number} về giống nấm"
    return (
        f"<html><title>{title}</title><body><div class=content><h1>{title}</h1>"
        f"<p>02/03/2026 | Lượt xem: {views}</p><p>Đợt {number}: {said}.</p></div></body></html>"
    ).encode()


def fill(url: str, setting: Setting, articles: int) -> None:
    """A store as crawls leave it: each article read twice, its pages in the archive."""
    schema.prepare(url)
    spider = setting.spiders[SLUG]
    with open_store(url) as store:
        with store.write() as writer:
            writer.sources.save(**spider.description())
        for visit, number in ((v, n) for v in range(2) for n in range(articles)):
            at, address = THEN + timedelta(days=visit, seconds=number), f"{BASE}{number}.html"
            body = page(number, 100 + 50 * visit)
            article = spider.article_page(body, address, fetched_at=at).article()
            with store.write() as writer:
                writer.archive.keep(Answer(source=SLUG, url=address, fetched_at=at, body=body,
                                           headers=HEADERS, kind="article"))  # fmt: skip
                saved = writer.articles.save(SLUG, article_values(article, SLUG), seen_at=at)
                copies.place(writer, saved.row, at)
                writer.pages.save(source=SLUG, url=address, outcome="article", fetched_at=at,
                                  article=article.canonical_url)  # fmt: skip


BASE = "https://www.quangninh.gov.vn/tin/nghiem-thu-"
HEADERS = [("Content-Type", "text/html; charset=utf-8")]


def misread(url: str) -> None:
    """Every article as a worse reader would have read it."""
    with open_store(url) as store:
        for row in store.articles.latest(limit=100_000):
            with store.write() as writer:
                same = writer.articles.get(row.id or 0)
                assert same is not None
                said = {**same.model_dump(), "title": f"Sai {same.title}", "genre": None}
                topics = {one.topic: one.score for one in same.topics}
                correct(writer.session, same, {**said, "topics": topics}, THEN)
                copies.place(writer, same, THEN)


def first_version(url: str, articles: int) -> None:
    """A store as the first released version left it."""
    schema.upgrade(url, "0001")
    said = "Sở tổ chức nghiệm thu đề tài về giống nấm chịu nhiệt. " * 20
    moment = f"2024-05-01 08:00:00.000000{'+00' if is_postgresql(url) else ''}"
    with writing(url) as connection:
        connection.execute(text(
            "INSERT INTO sources (slug, name, kind, province, platform, base_url)"
            " VALUES ('son-la', 'Sở', 'department', 'son-la', 'auto', 'https://a.vn')"
        ))  # fmt: skip
        for number in range(articles):
            row = _first_row(number, moment, f"Nghiệm thu đề tài {number}", f"Đợt {number}: {said}")
            names = ", ".join(f":{name}" for name in row)
            columns = ", ".join(row)
            connection.execute(text(f"INSERT INTO articles ({columns}) VALUES ({names})"), row)
            connection.execute(
                text("INSERT INTO pages (url, source, outcome, fetched_at, links)"
                     " VALUES (:url, 'son-la', 'article', :at, '[]')"),
                {"url": row["url"], "at": row["listed_at"]},
            )  # fmt: skip


def _first_row(number: int, moment: str, title: str, said: str) -> dict[str, Any]:
    address = f"https://a.vn/{number}"
    times = ("listed_at", "first_seen_at", "last_seen_at", "updated_at")
    return {
        **dict.fromkeys(("canonical_url", "url"), address),
        "uid": uid(address),
        "source": "son-la",
        "title": title,
        "body_text": said,
        **dict.fromkeys(("images", "attachments", "warnings"), "[]"),
        "provenance": "{}",
        **dict.fromkeys(times, moment),
        "revision": 1,
        "content_hash": content_hash({"title": title, "body_text": said, "attachments": []}),
    }


Inventory = dict[str, set[tuple[Any, ...]]]
KEPT = {
    "articles": "SELECT uid FROM articles",
    "revisions": "SELECT article_id, number FROM revisions",
    "views": "SELECT article_id, seen_at FROM view_counts",
    "pages": "SELECT url FROM pages",
    "answers": "SELECT id, digest FROM responses",
}


def inventory(url: str) -> Inventory:
    """What a store holds, of that which is never taken away; empty where there is none yet."""
    if is_postgresql(url) or Path(str(make_url(url).database)).exists():
        with connected(url) as connection:
            there = inspect(connection).get_table_names()
            return {
                what: {_plain(row) for row in connection.execute(text(query))}
                for what, query in KEPT.items()
                if query.rpartition(" ")[2] in there
            }
    return {}


def lost(before: Inventory, after: Inventory) -> list[str]:
    """What was there before and is no more."""
    gone = {what: rows - after.get(what, set()) for what, rows in before.items()}
    return [f"{len(rows)} {what} lost, as {min(rows)}" for what, rows in gone.items() if rows]


def _plain(row: Iterable[Any]) -> tuple[str, ...]:
    """The same on both databases: SQLite tells times without their zone."""
    return tuple(str(value).removesuffix("+00:00").removesuffix(".000000") for value in row)
