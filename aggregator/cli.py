"""The command line: turns words into a call, and prints the answer."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from aggregator.commands import archive, articles, classify, db, pages
from aggregator.commands.options import Host, Json, Port, Verbose, fail

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Science and technology news of Vietnam's provinces: crawl, query, publish, serve.",
    epilog="Configuration: --config FILE, else $SOKHCN_CONFIG, else ./sokhcn.toml.",
)
SUMMARY = ("status", "found", "new", "updated", "unchanged", "failed", "requests", "not_modified",
           "seconds")  # fmt: skip
"""What is told of a crawl in a table."""

app.add_typer(db.app, name="db")
app.add_typer(articles.app)
app.add_typer(pages.app)
app.add_typer(archive.app)
app.add_typer(classify.app)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib import metadata

        typer.echo(f"sokhcn {metadata.version('sokhcn')}")
        raise typer.Exit


@app.callback()
def configured(
    config: Annotated[
        Path | None, typer.Option(help="Configuration file; may also stand after the command.")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Which version this is.", callback=_print_version)
    ] = False,
) -> None:
    """Options of every command."""


@app.command()
def crawl(
    source: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Slugs; see `sokhcn sources`.")
    ] = None,
    *,
    all_: Annotated[bool, typer.Option("--all", help="All enabled sources.")] = False,
    full: Annotated[bool, typer.Option(help="Follow the lists to their end (backfill).")] = False,
    since: Annotated[str, typer.Option(help="Follow the lists to this date: 2026-11-24, 7d.")] = "",
    limit: Annotated[int, typer.Option(min=0, help="Articles a source at most; 0: all.")] = 0,
    json_: Json = False,
    verbose: Verbose = False,
) -> None:
    """Crawl now."""
    from aggregator import crawling, jobs
    from aggregator.asking import questions
    from aggregator.commands import console

    console.log_to_stderr(verbose)
    config, spiders, _ = jobs.setting()
    slugs = jobs.sources_to_crawl(spiders, source or [], everything=all_)
    day = questions.day("--since", since, datetime.now(UTC))
    reach = crawling.Reach(full=full, since=day, limit=limit)
    with jobs.opened(config):  # what is wrong with the store is told before a site is asked
        pass
    with console.crawl_progress(len(slugs)) as progress:
        summaries = crawling.crawl(slugs, reach, progress)
    if json_:
        console.print_json(summaries)
    else:
        rows = ((slug, *(done[name] for name in SUMMARY)) for slug, done in summaries.items())
        console.print_table(rows, ("source", *SUMMARY))
    if any(summary["status"] == "interrupted" for summary in summaries.values()):
        raise typer.Exit(130)
    if failed := crawling.failures(summaries):
        fail("\n".join(failed), 1)


@app.command()
def sources(
    *,
    json_: Json = False,
    learned: Annotated[str, typer.Option(help="What was learnt of this source's pages.")] = "",
) -> None:
    """Every source: where it is, its last crawl, articles and health."""
    from aggregator import health, jobs
    from aggregator.commands import console

    setting = jobs.setting()
    spiders = setting.spiders
    with jobs.opened(setting.config) as store:
        if learned:
            for line in jobs.what_was_learnt(spiders, store, learned):
                console.out.print(line, markup=False, soft_wrap=True)
            return
        states = health.states(setting, store, datetime.now(UTC))
        found = jobs.known_sources(spiders, store, store.listings.totals("source"), states)
    if json_:
        console.print_json(found)
        return
    columns = ("slug", "kind", "province", "platform", "articles", "base_url", "evidence", "health")
    rows = (
        (
            *(item[name] for name in columns),
            (item["last_crawl"] or {}).get("finished_at"),
        )
        for item in found
    )
    console.print_table(rows, (*columns, "last crawl"))


@app.command()
def health(*, json_: Json = False) -> None:
    """Whether each source can still be seen; exit 1 if one cannot."""
    from aggregator import health, jobs
    from aggregator.commands import console

    setting = jobs.setting()
    with jobs.opened(setting.config) as store:
        found = health.of_all(setting, store, datetime.now(UTC))
    if json_:
        console.print_json([health.told(one) for one in found])
    else:
        columns = ("source", "state", "since", "reason", "last_crawl", "newest_article")
        worst = sorted(found, key=lambda one: list(health.State).index(one.state))
        told = [health.told(one) for one in worst if one.state is not health.State.OFF]
        console.print_table(([one[name] for name in columns] for one in told), columns)
    if lines := list(health.broken(found)):
        fail("\n".join(lines), 1)


@app.command()
def publish(
    *, out: Annotated[Path, typer.Option(help="Folder for the files.")] = Path("public")
) -> None:
    """Write all feeds as files; only what changed is rewritten."""
    from aggregator import jobs
    from aggregator.commands import console
    from aggregator.delivery import delivering, publishing

    setting = jobs.setting()
    with jobs.opened(setting.config) as store:
        with console.progress_bar("feeds") as progress:
            done = publishing.publish(store, setting.names, out, progress)
        console.err.print(f"{out}: {done.written} files written, {done.unchanged} unchanged")
        told = delivering.tell_hub(store, setting)
    if told.taken or told.refused:
        console.err.print(f"hub: told of {told.taken} feeds, {told.refused} wait for another try")


@app.command()
def serve(*, host: Host = "127.0.0.1", port: Port = 8000, verbose: Verbose = False) -> None:
    """Feeds, API and pages, on the store as it is."""
    from aggregator import jobs, service
    from aggregator.commands import console

    console.log_to_stderr(verbose)
    service.serve(jobs.setting(), host, port)


@app.command()
def run(*, host: Host = "127.0.0.1", port: Port = 8000, verbose: Verbose = False) -> None:
    """The service: scheduled crawls, feeds, API and pages."""
    from aggregator import jobs, service
    from aggregator.commands import console

    console.log_to_stderr(verbose)
    service.run(jobs.setting(), host, port)


@app.command()
def demo(
    *,
    port: Port = 8000,
    once: Annotated[bool, typer.Option(help="End when published.")] = False,
    again: Annotated[
        float, typer.Option(min=0, help="Seconds until one article is edited and seen anew.")
    ] = 60,
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its data.")] = Path(
        "demo-data"
    ),
) -> None:
    """Crawl a replica of seven sites, publish, serve till Ctrl-C."""
    from aggregator import demonstration
    from aggregator.commands import console

    console.log_to_stderr(False)
    demonstration.demo(folder, port, once=once, again=again)
