"""What the commands of the command line have in common."""

from typing import Annotated, NoReturn

import typer

Json = Annotated[bool, typer.Option("--json", help="One JSON document.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell what is being done.")]


def fail(message: str, status: int) -> NoReturn:
    """Say on stderr what is wrong, and end."""
    from aggregator.commands import console

    console.err.print(f"sokhcn: {message}", markup=False, soft_wrap=True)
    raise typer.Exit(status)
