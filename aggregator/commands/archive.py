"""Commands about the page archive: reading it again, and giving it away."""

from pathlib import Path
from typing import Annotated, Any

import typer

from aggregator.commands.options import Json

app = typer.Typer()


@app.command()
def reextract(
    source: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Slugs; without any: all.")
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what differs.")] = False,
    json_: Json = False,
) -> None:
    """Read the archived pages again; print and keep what differs."""
    from aggregator import jobs, rereading, sources
    from aggregator.commands import console

    config, spiders, _ = jobs.setting()
    chosen = sources.chosen(spiders, source or [])
    with jobs.opened(config) as store:
        known = [row.slug for row in store.sources.all() if row.slug in spiders]
        found = {}
        for slug in chosen or known:
            with console.progress_bar(slug) as progress:
                spider = spiders[slug]
                found[slug] = rereading.reread(store, spider, save=not dry_run, progress=progress)
    if json_:
        console.print_json({slug: one.as_json() for slug, one in found.items()})
        return
    _print_changes({slug: one.as_json() for slug, one in found.items()}, dry_run)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Made if it is not there.")],
    *,
    json_: Json = False,
) -> None:
    """A release of everything: JSONL, Parquet, SQLite, WARC, checksums."""
    from aggregator import jobs
    from aggregator.commands import console
    from aggregator.exporting import release

    config = jobs.setting().config
    with jobs.opened(config), console.progress_bar("pages") as progress:
        done = release.export(config.database_url, folder, progress)
    for reason in done.left_out:
        console.say(reason)
    if json_:
        console.print_json(done._asdict())
        return
    for name, size in done.files.items():
        console.say(f"{folder / name}: {size / 1e6:.1f} MB")


def _print_changes(found: dict[str, dict[str, Any]], dry_run: bool) -> None:
    from aggregator.commands import console

    rows = [
        (slug, name, one["changed"], one["found"], one["lost"], _told(one["examples"][0]))
        for slug, result in found.items()
        for name, one in result["fields"].items()
    ]
    if rows:
        columns = ("source", "field", "changed", "found", "lost", "for example")
        console.print_table(rows, columns)
    for slug, result in found.items():
        for url in result["new"]:
            console.say(f"{slug}: an article now: {url}")
        for reason in result["unreadable"].values():
            console.say(f"{slug}: kept as it was read before: {reason}")
    pages = sum(result["pages"] for result in found.values())
    changed = sum(result["changed"] + len(result["new"]) for result in found.values())
    verb = "would change" if dry_run else "changed"
    console.say(f"{pages} pages read again, {changed} articles {verb}")


def _told(example: dict[str, Any]) -> str:
    before, after = (_short(example[name]) for name in ("before", "after"))
    return f"{before} → {after}  {example['url']}"


def _short(value: Any) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:59]}…"
