"""What the commands of the command line have in common."""

from typing import Annotated, NoReturn

import typer

from aggregator.addresses import is_web_address

Json = Annotated[bool, typer.Option("--json", help="One JSON document.")]
Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="0: any free one.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell what is being done.")]


def web_address(url: str) -> str:
    """The address, if it is one of the web; raises BadParameter."""
    if not is_web_address(url):
        raise typer.BadParameter(f"{url!r}: accepted: http://… or https://… with a host")
    return url


def fail(message: str, status: int) -> NoReturn:
    """Say on stderr what is wrong, and end."""
    from aggregator.commands import console

    console.err.print(f"sokhcn: {message}", markup=False, soft_wrap=True)
    raise typer.Exit(status)
