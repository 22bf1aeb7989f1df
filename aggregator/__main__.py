"""``python -m aggregator``: the program ``sokhcn`` where it is not on the path."""

from aggregator.cli import main

main()
