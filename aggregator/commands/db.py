"""Commands about the database itself: its schema, its health, copies of it."""

from pathlib import Path
from typing import Annotated

import typer

from aggregator.commands.options import fail

app = typer.Typer(no_args_is_help=True, help="The database: its schema, its health, copies of it.")


@app.command()
def upgrade() -> None:
    """Make the database's schema, or move it to this version's."""
    from aggregator import copies
    from aggregator.commands import console
    from aggregator.configured import load
    from storage.store import open_store
    from storage.upkeep import schema

    url = load().database_url
    schema.upgrade(url)
    with open_store(url) as store:
        if waiting := copies.waiting(store):
            console.say(f"{waiting} articles were never compared: `sokhcn classify` finds copies")


@app.command()
def check() -> None:
    """Whether the database is whole; if not, how it is mended."""
    from aggregator import jobs
    from aggregator.commands import console
    from aggregator.configured import load
    from aggregator.sorting import classifying
    from storage.upkeep import checking

    config = load()
    if problems := checking.check(config.database_url):
        fail("\n".join(str(problem) for problem in problems), 1)
    with jobs.opened(config) as store:
        waiting = sum(classifying.waiting(store).values())
    console.say("ok")
    if waiting:
        console.say(f"{waiting} articles were sorted by other rules: `sokhcn classify` sorts them")


@app.command()
def backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="The new file.")]) -> None:
    """A copy of the database as it is; crawls may go on meanwhile."""
    from aggregator.commands import console
    from aggregator.configured import load
    from storage.upkeep import backups as upkeep

    size = upkeep.backup(load().database_url, file)
    console.say(f"{file}: {size / 1e6:.1f} MB, whole")


@app.command()
def vacuum() -> None:
    """Drop pages that are not to be kept; give back unused room."""
    from aggregator import jobs
    from aggregator.commands import console
    from aggregator.configured import load
    from storage.upkeep import backups as upkeep

    config = load()
    upkeep.existing(config.database_url)
    if dropped := jobs.prune(config):
        console.say(f"{dropped} archived pages dropped: archive.keep = {config.archive.keep!r}")
    before, after = upkeep.vacuum(config.database_url)
    console.say(f"{before / 1e6:.1f} MB before, {after / 1e6:.1f} MB now")


@app.command()
def copy(
    url: Annotated[
        str, typer.Argument(metavar="URL", help="postgresql+psycopg://… or sqlite:///…, empty.")
    ],
) -> None:
    """Copy everything into another, empty database; compare them."""
    from aggregator.commands import console
    from aggregator.config import ConfigError, database_address
    from aggregator.configured import load
    from storage.upkeep import moving

    try:
        target = database_address(url)
    except ValueError as error:
        raise ConfigError(f"URL: {error}") from None
    with console.progress_bar("rows") as progress:
        copied = moving.copy(load().database_url, target, progress)
    console.print_table(copied, ("table", "rows", "checksum"))
    console.say("every row is the same in both; set database_url to use the copy")
