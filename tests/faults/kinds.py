"""What is killed, and what must be true then, and after it was run again."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path

from aggregator import copies
from aggregator.jobs import Setting
from storage.archive.archive import Answer
from storage.databases.engine import connected, is_postgresql
from storage.store import open_store
from storage.upkeep import checking, schema
from tests.faults import stores
from tests.faults.killing import command
from tests.faults.stores import Inventory, Places, configured, inventory, lost

Complaints = list[str]


@dataclass
class Case:
    """One store, and what is done to it."""

    url: str
    action: Callable[[], object]
    before: Inventory = field(default_factory=dict)
    target: str = ""
    """Another database, or a file, that the action makes."""

    def whole(self) -> Complaints:
        """Nothing may be broken or lost, at any moment."""
        return [*map(str, checking.check(self.url)), *lost(self.before, inventory(self.url))]


class Kind:
    """An act that is killed: how its store is made, and what is said of it afterwards."""

    name: str
    articles = 60
    more = ""
    """Lines of the configuration."""
    goes_on = True
    """Whether the command is run again after a kill."""

    def __init__(self, setting: Setting, places: Places, other: Places, folder: Path) -> None:
        """``other``: where databases are copied to."""
        self.setting, self.places, self.other, self.folder = setting, places, other, folder
        self.log, self.numbers = folder / "log", count()
        self.template = places.fresh()
        self.prepare(self.template)

    def prepare(self, url: str) -> None:
        """The store that each attempt begins with."""
        stores.fill(url, self.setting, self.articles)

    def case(self) -> Case:
        """A fresh store to be harmed."""
        url = self.places.copy(self.template)
        return Case(url, self.said(url, self.words(url)), inventory(url))

    def said(self, url: str, words: list[str]) -> Callable[[], None]:
        """The command on this store."""
        return command(words, configured(self.folder, url, self.more), self.log)

    def words(self, url: str) -> list[str]:
        """Of the command."""
        raise NotImplementedError

    def after_kill(self, case: Case) -> Complaints:
        """What is wrong right after a kill."""
        return case.whole()

    def after_all(self, case: Case) -> Complaints:
        """What is wrong when the command ran again, to its end."""
        return case.whole()

    def clear(self, case: Case) -> None:
        """Take away what an attempt made."""
        self.places.drop(case.url)


class Write(Kind):
    """A writer that says what it has saved."""

    name = "write"
    new = 100
    """Articles that are written."""

    def case(self) -> Case:
        url = self.places.copy(self.template)
        said = self.folder / f"said-{next(self.numbers)}"
        return Case(url, partial(write, url, said, self.new), inventory(url), str(said))

    def after_kill(self, case: Case) -> Complaints:
        told = Path(case.target).read_text() if Path(case.target).exists() else ""
        with open_store(case.url) as store:
            missing = [url for url in told.split("\n")[:-1] if store.articles.by_url(url) is None]
        return [*case.whole(), *(f"{url} was acknowledged and is lost" for url in missing)]

    def after_all(self, case: Case) -> Complaints:
        with open_store(case.url) as store:
            kept = store.articles.count()
        few = [f"{kept} articles"] if kept != self.articles + self.new else []
        return [*self.after_kill(case), *few]


def write(url: str, said: Path, new: int) -> None:
    """Save so many articles with their pages, and say the address of each once it is kept."""
    with open_store(url) as store, said.open("a", buffering=1) as told:
        for number in range(new):
            address, at = f"https://so.example/{number}", stores.THEN + timedelta(minutes=number)
            values = {
                "url": address,
                "canonical_url": address,
                "title": f"Tin {number}",
                "body_text": f"Đợt {number}. " * 300,
                "view_count": number,
                "topics": {"y-duoc": 1.0},
            }
            with store.write() as writer:
                body = stores.page(number, 0) * 3
                writer.archive.keep(
                    Answer(
                        source=stores.SLUG, url=address, fetched_at=at, body=body, kind="article"
                    )
                )
                saved = writer.articles.save(stores.SLUG, values, seen_at=at)
                copies.place(writer, saved.row, at)
                writer.pages.save(url=address, source=stores.SLUG, outcome="article",
                                  article=address, fetched_at=at)  # fmt: skip
            told.write(f"{address}\n")


class Reextract(Kind):
    """Reading the archive again, after worse readers."""

    name = "reextract"

    def prepare(self, url: str) -> None:
        super().prepare(url)
        stores.misread(url)

    def words(self, url: str) -> list[str]:
        return ["reextract", stores.SLUG]

    def after_all(self, case: Case) -> Complaints:
        with open_store(case.url) as store:
            rows = store.articles.latest(limit=100_000)
            wrong = [row.url for row in rows if row.title.startswith("Sai") or row.genre is None]
        return [*case.whole(), *(f"{url} was not corrected" for url in wrong)]


class Migration(Kind):
    """From the first released version to the newest."""

    name = "migration"
    articles = 200

    def prepare(self, url: str) -> None:
        stores.first_version(url, self.articles)

    def words(self, url: str) -> list[str]:
        return ["db", "upgrade"]

    def after_kill(self, case: Case) -> Complaints:
        found = schema.version(case.url)
        if found == schema.HEAD:
            return case.whole()
        odd = [f"the schema is {found}"] if found != "0001" else []
        return [*odd, *_of_file(case.url), *lost(case.before, inventory(case.url))]


def _of_file(url: str) -> Complaints:
    if is_postgresql(url):
        return []
    with connected(url) as connection:
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return [line for line in said if line != "ok"]


class Backup(Kind):
    """A copy that appears when it is whole."""

    name = "backup"
    articles = 150

    def case(self) -> Case:
        url = self.places.copy(self.template)
        file = self.folder / f"backup-{next(self.numbers)}"
        return Case(url, self.said(url, ["db", "backup", str(file)]), inventory(url), str(file))

    def after_kill(self, case: Case) -> Complaints:
        file = Path(case.target)
        if not file.exists():
            return case.whole()
        found = [*case.whole(), *self._of_backup(file, case)]
        file.unlink()  # it came to its end just before; a backup replaces no file
        return found

    def after_all(self, case: Case) -> Complaints:
        there = [] if Path(case.target).exists() else ["there is no backup"]
        return [*there, *self.after_kill(case), *self._left(case)]

    def _of_backup(self, file: Path, case: Case) -> Complaints:
        if not is_postgresql(case.url):
            return [*map(str, checking.check(f"sqlite:///{file}"))]
        done = subprocess.run(
            ["pg_restore", "--list", file], capture_output=True, text=True, check=False
        )
        return [] if done.returncode == 0 else [f"the backup cannot be read: {done.stderr}"]

    def _left(self, case: Case) -> Complaints:
        file = Path(case.target)
        left = [one.name for one in file.parent.glob(f"{file.name}*") if one != file]
        return [f"{name} was left behind" for name in left]

    def clear(self, case: Case) -> None:
        Path(case.target).unlink(missing_ok=True)
        super().clear(case)


class Copy(Kind):
    """Everything into another database."""

    name = "copy"
    articles = 150

    def case(self) -> Case:
        url, target = self.places.copy(self.template), self.other.fresh()
        return Case(url, self.said(url, ["db", "copy", target]), inventory(url), target)

    def after_kill(self, case: Case) -> Complaints:
        copied = inventory(case.target)
        if not any(copied.values()):
            return case.whole()
        self.other.empty(case.target)  # it came to its end just before; a copy replaces nothing
        return [*case.whole(), *lost(case.before, copied)]

    def after_all(self, case: Case) -> Complaints:
        return [*case.whole(), *map(str, checking.check(case.target)),
                *lost(case.before, inventory(case.target))]  # fmt: skip

    def clear(self, case: Case) -> None:
        self.other.drop(case.target)
        super().clear(case)


class Prune(Kind):
    """Dropping what of the archive need not be kept, and giving back the room."""

    name = "prune"
    more = '[archive]\nkeep = "newest:1"'

    def case(self) -> Case:
        case = super().case()
        with open_store(case.url) as store:
            self.newest = set(store.archive.article_pages(stores.SLUG))
        case.before.pop("answers")
        return case

    def words(self, url: str) -> list[str]:
        return ["db", "vacuum"]

    def after_kill(self, case: Case) -> Complaints:
        with open_store(case.url) as store:
            gone = self.newest - set(store.archive.everything())
        return [*case.whole(), *(f"answer {number} is lost" for number in gone)]

    def after_all(self, case: Case) -> Complaints:
        with open_store(case.url) as store:
            left = set(store.archive.everything()) - self.newest
        return [*self.after_kill(case), *(f"answer {number} was not dropped" for number in left)]


KINDS: tuple[type[Kind], ...] = (Write, Reextract, Migration, Backup, Copy, Prune)
