"""Articles without end for stores of any size: Vietnamese in its words, not in its sense.

python -m tests.benchmarks.corpus ROWS URL      fills the empty database at an SQLAlchemy address

The same number gives the same article on every machine. Words follow Zipf's law: a few stand in
every article, most in a few of thousands. A twentieth are copies of earlier articles under another
department's address, with a new first sentence or without the last ones.
"""

import random
import re
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate, islice, product
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, insert
from sqlmodel import SQLModel

from storage.asking import spellings
from storage.databases.engine import writing
from storage.digests import content_hash, text_hash, uid
from storage.searching import building
from storage.upkeep import schema

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
YEARS = 15
BATCH = 2_000
PARAGRAPHS = 5
VOCABULARY = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))
PROVINCES = Path(__file__).parents[2] / "aggregator" / "data" / "provinces.toml"
NEWSPAPERS = ("bao-khoa-hoc", "tap-chi-cong-nghe", "bao-dia-phuong", "ban-tin-nong-thon",
              "bao-suc-khoe", "tap-chi-sang-tao", "cong-thong-tin-bo")  # fmt: skip


class Pool(NamedTuple):
    """Things to choose from, the first ones more often."""

    things: list[str]
    weights: list[float]

    def some(self, dice: random.Random, count: int) -> list[str]:
        """As many, repeated ones too."""
        return dice.choices(self.things, cum_weights=self.weights, k=count)


@cache
def pools() -> dict[str, Pool]:
    """``usual``, ``any``, ``place``, ``person``, and one for each topic."""
    topics = {topic: _split(terms) for topic, terms in VOCABULARY["topics"].items()}
    mixed = random.Random(7)
    terms = sorted(term for some in topics.values() for term in some)
    places = [
        f"{one} {two}".title()
        for one, two in product(_two(VOCABULARY["heads"]), _two(VOCABULARY["tails"]))
    ]
    people = [" ".join(name) for name in product(*map(_two, _NAMES))]
    for things in (terms, places, people):
        mixed.shuffle(things)
    every = {"usual": _split(VOCABULARY["usual"]), "any": terms, "place": places, "person": people}
    return {name: _zipf(things) for name, things in {**every, **topics}.items()}


@cache
def sources() -> list[tuple[str, str | None, str]]:
    """Slug, province and name of each source: 63 departments and seven newspapers."""
    units = tomllib.loads(PROVINCES.read_text(encoding="utf-8"))["provinces"]
    departments = [(slug, slug, f"Sở KH&CN {unit['name']}") for slug, unit in units.items()]
    return [*departments, *((slug, None, slug) for slug in NEWSPAPERS)]


def article(number: int, seed: int = 1) -> dict[str, Any]:
    """What reading yields of one article, in the words of `Articles.save`, and its ``source``."""
    dice = random.Random(number * 1_000_003 + seed)
    if number > 20 and dice.random() < 0.05:
        return _copy(number, dice, seed)
    topic = dice.choice(list(VOCABULARY["topics"]))
    return _told(number, dice, topic, _sentences(dice, topic, dice.randint(9, 29)))


def articles(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Those of the numbers from 1 on."""
    return (article(number, seed) for number in range(1, count + 1))


def fill(url: str, count: int, seed: int = 1) -> None:
    """A new store of so many articles with all that belongs to them, the index of words too."""
    schema.prepare(url)
    with writing(url) as connection, schema.without_triggers(connection):
        connection.execute(insert(_table("sources")), list(_source_rows()))
        found = enumerate(articles(count, seed), 1)
        while some := list(islice(found, BATCH)):
            _insert(connection, some)
        stamp(connection)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                "SELECT setval(pg_get_serial_sequence('articles', 'id'), max(id)) FROM articles"
            )
    building.rebuild(url)
    with writing(url) as connection:
        connection.exec_driver_sql("ANALYZE")


def _insert(connection: Connection, some: Sequence[tuple[int, dict[str, Any]]]) -> None:
    connection.execute(insert(_table("articles")), [_row(number, one) for number, one in some])
    topics = [
        {"article_id": number, "topic": topic, "score": score}
        for number, one in some
        for topic, score in one["topics"].items()
    ]
    connection.execute(insert(_table("article_topics")), topics)
    views = [
        {"article_id": number, "seen_at": NOW, "count": one["view_count"]}
        for number, one in some
        if one["view_count"] is not None
    ]
    connection.execute(insert(_table("view_counts")), views)


def stamp(connection: Connection) -> None:
    """As the triggers would have, had each article come in a change of its own."""
    for command in (
        "INSERT INTO article_stamps SELECT id, id, view_count FROM articles",
        "INSERT INTO feed_stamps SELECT 'all', '', max(id), max(updated_at) FROM articles",
        *(
            f"INSERT INTO feed_stamps SELECT '{field}', coalesce({field}, ''), max(id),"
            f" max(updated_at) FROM articles GROUP BY {field}"
            for field in ("source", "province", "genre")
        ),
        "INSERT INTO feed_stamps SELECT 'topic', topic, max(id), max(updated_at)"
        " FROM article_topics JOIN articles ON id = article_id GROUP BY topic",
    ):
        connection.exec_driver_sql(command)


def _row(number: int, values: dict[str, Any]) -> dict[str, Any]:
    times = ("first_seen_at", "last_seen_at", "updated_at")
    return {
        **{name: value for name, value in values.items() if name != "topics"},
        "id": number,
        "uid": uid(values["canonical_url"]),
        "listed_at": values["published_at"],
        **{kept: spellings.key(values[name]) for name, kept in spellings.FIELDS.items()},
        **dict.fromkeys(times, max(values["published_at"], NOW - timedelta(days=400))),
        "revision": 1,
        "content_hash": content_hash(values),
        "text_hash": text_hash(values["title"], values["body_text"]),
    }


def _source_rows() -> Iterator[dict[str, Any]]:
    for slug, province, name in sources():
        kind = "department" if province else "newspaper"
        yield {"slug": slug, "name": name, "kind": kind, "province": province,
               "platform": "auto", "base_url": f"https://{slug}.example"}  # fmt: skip


def _copy(number: int, dice: random.Random, seed: int) -> dict[str, Any]:
    first = article(dice.randrange(max(1, number - 5_000), number), seed)
    sentences = first["body_text"].replace("\n\n", " ").split(". ")
    topic = next(iter(first["topics"]))
    lead = _sentences(dice, topic, 1) if dice.random() < 0.5 else []
    kept = sentences if lead else sentences[: -dice.randint(1, 3)]
    said = [*lead, *(sentence.rstrip(".") + "." for sentence in kept)]
    copied = _told(number, dice, topic, said)
    later = min(first["published_at"] + timedelta(minutes=dice.randrange(9_000)), NOW)
    return {**copied, "title": first["title"], "published_at": later}


def _told(number: int, dice: random.Random, topic: str, said: list[str]) -> dict[str, Any]:
    source, province, _name = dice.choice(sources())
    url = f"https://{source}.example/tin-tuc/bai-{number}.html"
    genre, openings = dice.choice(list(VOCABULARY["genres"].items()))
    size = -(-len(said) // PARAGRAPHS)
    paragraphs = [" ".join(said[place : place + size]) for place in range(0, len(said), size)]
    others = dice.sample(list(VOCABULARY["topics"]), dice.choice((0, 0, 1)))
    return {
        "url": url,
        "canonical_url": url,
        "source": source,
        "province": province,
        "title": _title(dice, topic, openings),
        "summary": said[0],
        "published_at": NOW - timedelta(minutes=dice.randrange(YEARS * 525_600)),
        "published_precision": "minute",
        "author": dice.choice((None, "Ban biên tập", *pools()["person"].some(dice, 2))),
        "section": dice.choice(("Tin tức", "Thông báo", "Nghiên cứu", None)),
        "view_count": dice.choice((None, int(dice.paretovariate(0.8) * 20) % 500_000)),
        "body_text": "\n\n".join(paragraphs),
        "body_html": "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        "language": "vi",
        "genre": genre,
        "topics": {topic: 0.9, **dict.fromkeys(others, 0.4)},
        **{name: [] for name in ("images", "attachments", "warnings")},
        "provenance": {"title": "h1", "published_at": "time"},
    }


def _title(dice: random.Random, topic: str, openings: str) -> str:
    one, two = pools()[topic].some(dice, 2)
    end = dice.choice((f"năm {dice.randint(2010, 2026)}", *pools()["place"].some(dice, 2)))
    return f"{dice.choice(_split(openings))} {one} và {two} {end}"


def _sentences(dice: random.Random, topic: str, count: int) -> list[str]:
    every = pools()
    words = {
        "u": iter(every["usual"].some(dice, 7 * count)),
        "v": iter(every["any"].some(dice, 2 * count)),
        "c": iter(every["place"].some(dice, count)),
        "p": iter(every["person"].some(dice, count)),
        "n": iter(dice.choices(range(2, 100), k=count)),
    }
    words["a"] = words["t"] = iter(every[topic].some(dice, 2 * count))
    return [
        _capital(form % tuple([next(words[slot]) for slot in slots]))
        for form, slots in dice.choices(_forms(), k=count)
    ]


def _capital(said: str) -> str:
    return said[0].upper() + said[1:]


@cache
def _forms() -> list[tuple[str, str]]:
    """Each kind of sentence with ``%s`` for its slots, and their names."""
    return [
        (re.sub(r"\{.\}", "%s", sentence), "".join(re.findall(r"\{(.)\}", sentence)))
        for sentence in VOCABULARY["sentences"]
    ]


_NAMES = (VOCABULARY["families"], VOCABULARY["middles"], VOCABULARY["given"])


def _zipf(things: list[str]) -> Pool:
    return Pool(things, list(accumulate(1 / (rank + 2) for rank in range(len(things)))))


def _two(text: str) -> list[str]:
    return text.split()


def _split(text: str) -> list[str]:
    return [" ".join(term.split()) for term in text.split("|")]


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def main() -> None:
    """Fill the database that is named."""
    count, url = int(sys.argv[1]), sys.argv[2]
    start = time.perf_counter()
    fill(url, count)
    print(f"{count:,} articles in {time.perf_counter() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
