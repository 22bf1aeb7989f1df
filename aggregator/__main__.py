"""The program ``sokhcn``, also ``python -m aggregator``: the command line and how it ends."""

import os
import sys

from aggregator.cli import app


def main() -> None:
    """The program ``sokhcn``."""
    try:
        app(_without_config(sys.argv[1:]), prog_name="sokhcn")
    except Exception as error:
        from aggregator.errors import exit_status, told  # noqa: PLC0415  only now worth its time

        status = exit_status(error)
        if status is None:
            raise
        sys.stderr.write(f"sokhcn: {told(error)}\n")
        sys.exit(status)


def _without_config(arguments: list[str]) -> list[str]:
    """The arguments but for ``--config FILE``, which goes to where all parts read it."""
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name != "--config":
            rest.append(word)
        elif file := value if equals else next(words, None):
            os.environ["SOKHCN_CONFIG"] = file
        else:
            rest.append(word)
    return rest


if __name__ == "__main__":
    main()
