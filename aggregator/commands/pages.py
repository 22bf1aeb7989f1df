"""Commands that read pages and keep nothing: one saved page, or a site as it is now."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from aggregator.commands.options import Json, Verbose, fail, web_address

app = typer.Typer()

STDIN = Path("-")


@app.command()
def extract(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A saved page; - for stdin.")
    ] = None,
    *,
    url: Annotated[str, typer.Option(help="Where the page was.")] = "",
    source: Annotated[str, typer.Option(help="Read it as a page of this source.")] = "",
    platform: Annotated[str, typer.Option(help="Read it as a page of this platform.")] = "",
    batch: Annotated[
        Path | None, typer.Option(help="A manifest in JSON lines: file, url, source, platform.")
    ] = None,
) -> None:
    """What a saved page yields, as JSON; no network, no store."""
    from aggregator import extraction
    from aggregator.commands import console

    if (file is None) == (batch is None):
        raise typer.BadParameter("give a FILE with --url, or --batch MANIFEST.jsonl")
    if batch is not None:
        results = extraction.extract_batch(batch)
        failed = 0
        for result in results:
            failed += "error" in result
            console.print_jsonl([result])
        if failed:
            fail(f"{failed} of the pages could not be read; see their lines", 1)
    elif file is not None:
        if not url:
            raise typer.BadParameter("FILE needs --url, the address that the page had")
        data = sys.stdin.buffer.read() if file == STDIN else file.read_bytes()
        console.print_json(extraction.extract(data, url, source, platform).as_json())


@app.command()
def probe(
    url: Annotated[
        str,
        typer.Argument(
            metavar="URL", help="A front page, a list, or an article.", callback=web_address
        ),
    ],
    *,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="This host and port may be private.")
    ] = False,
    province: Annotated[
        str, typer.Option(help="Slug; without, what the host and the site's name tell.")
    ] = "",
    no_verify_tls: Annotated[
        bool, typer.Option("--no-verify-tls", help="Do without the proof of who answers.")
    ] = False,
    write: Annotated[
        Path | None,
        typer.Option(help="Write module, saved pages and readings into this folder (a checkout)."),
    ] = None,
    json_: Json = False,
    verbose: Verbose = False,
) -> None:
    """What stands at an address, and the lines that add it."""
    from aggregator import jobs, provinces
    from aggregator.asking.questions import check_slug
    from aggregator.commands import console
    from aggregator.probing import proposal, report, spider, writing

    console.log_to_stderr(verbose)
    if province:
        check_slug("--province", province, provinces.provinces())
    spiders = jobs.setting().spiders
    manners = {"allow_private": allow_private, "verify_tls": not no_verify_tls}
    try:
        seen = spider.probe(url, lambda page: console.say(f"asking for {page}"), **manners)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    proposed = proposal.propose(seen, spiders, province or None, **manners)
    if json_:
        console.print_json(report.document(seen, proposed))
    else:
        console.out.print(report.text(seen, proposed), markup=False, soft_wrap=True)
    if write is not None:
        for path in writing.write(write, seen, proposed):
            console.say(f"wrote {path}")
