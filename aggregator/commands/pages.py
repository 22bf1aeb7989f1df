"""Commands that read pages and keep nothing: one saved page, or a site as it is now."""

from pathlib import Path
from typing import Annotated

import typer

from aggregator.commands.options import Json, Verbose, fail

app = typer.Typer()


@app.command()
def extract(
    file: Annotated[Path | None, typer.Argument(help="A saved page.")] = None,
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
        console.print_json(extraction.extract(file, url, source, platform).as_json())


@app.command()
def probe(
    url: Annotated[str, typer.Argument(help="A front page, a list, or an article.")],
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
    """What there is at an address, how well it is read, and the lines that add it as a source."""
    from aggregator import jobs, provinces
    from aggregator.commands import console
    from aggregator.probing import proposal, report, spider, writing
    from aggregator.probing.pages import is_web_address

    console.log_to_stderr(verbose)
    if not is_web_address(url):
        raise typer.BadParameter(f"{url!r}: accepted: http://… or https://… with a host")
    if province and province not in provinces.provinces():
        raise typer.BadParameter(str(provinces.UnknownProvinceError(province)))
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
