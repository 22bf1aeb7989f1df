"""The program ``sokhcn``, also ``python -m aggregator``: the command line and how it ends."""

import io
import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

try:
    import typer

    from aggregator.cli import app
except KeyboardInterrupt:  # told to end before it has begun, as crawls of a service that ends are
    sys.exit(130)


def main() -> None:
    """The program ``sokhcn``."""
    _speak_utf8()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: what began is ended
    try:
        status = app(_without_config(_words()), prog_name="sokhcn", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # the latter is of Typer and rich, for the former
        # who read has seen enough: what is still to be written goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except typer.TyperException as error:
        status = _told_usage(error)
    except Exception as error:
        from aggregator.errors import exit_status, told  # noqa: PLC0415  only now worth its time

        status = exit_status(error)
        if status is None:
            raise
        sys.stderr.write(f"sokhcn: {told(error)}\n")
    sys.exit(status)


def _speak_utf8() -> None:
    """Write UTF-8 in every locale; a stream that the shell has closed takes everything."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _words() -> list[str]:
    """The arguments as UTF-8, whatever the locale made of them."""
    return [os.fsencode(word).decode(errors="replace") for word in sys.argv[1:]]


def _without_config(arguments: Iterable[str]) -> list[str]:
    """The arguments but for ``--config FILE``, which goes to where all parts read it."""
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name == "--":
            return [*rest, word, *words]
        if name != "--config":
            rest.append(word)
        elif file := value if equals else next(words, ""):
            os.environ["SOKHCN_CONFIG"] = file
        else:
            raise typer.BadParameter("--config needs a FILE")
    return rest


def _told_usage(error: typer.TyperException) -> int:
    """Say which word is wrong and where the right ones stand."""
    context = getattr(error, "ctx", None)
    message = error.format_message().replace("Value error, ", "")
    if not message.startswith("Usage:"):  # which is all of the help, where no word was given
        command = context.command_path if context else "sokhcn"
        message = f"sokhcn: {message}\n`{command} --help` tells more"
    sys.stderr.write(f"{message}\n")
    return error.exit_code


if __name__ == "__main__":
    main()
