"""The command that sorts the store anew."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from aggregator.commands.options import Json

app = typer.Typer()


@app.command()
def classify(
    source: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Slugs; without any: all.")
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what differs.")] = False,
    json_: Json = False,
) -> None:
    """Sort the store anew: topics, genres, deadlines, documents."""
    from aggregator import copies, jobs, sources
    from aggregator.commands import console
    from aggregator.sorting import classifying

    config, spiders, _ = jobs.setting()
    with jobs.opened(config) as store:
        wanted = source or []
        sources.chosen(spiders, {*wanted} - {row.slug for row in store.sources.all()})
        with console.progress_bar("articles") as progress:
            found = classifying.classify(store, wanted, save=not dry_run, progress=progress)
        if not dry_run:
            copies.sign_all(store, datetime.now(UTC))
    if json_:
        console.print_json(found.as_json())
    elif not found.articles:
        console.say(f"nothing to do: all articles are sorted by these rules ({found.rules})")
    else:
        _print(found.as_json(), dry_run)


def _print(found: Mapping[str, Any], dry_run: bool) -> None:
    from aggregator.commands import console

    rows = [
        (kind.removesuffix("s"), slug, moved["added"], moved["removed"])
        for kind in ("topics", "genres")
        for slug, moved in found[kind].items()
    ]
    rows += [
        (kind, "", found[kind]["added"], found[kind]["removed"])
        for kind in ("deadlines", "documents")
        if any(found[kind].values())
    ]
    if rows:
        console.print_table(rows, ("", "", "added", "removed"))
    how = "would be" if dry_run else "were"
    console.say(f"{found['articles']} articles {how} sorted anew, {found['changed']} otherwise")
