"""How well pages are read: ``python -m tests.accuracy --help``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.accuracy import readers, sorting
from tests.accuracy.saved import SavedPage, saved_pages, write_not_yet
from tests.accuracy.score import Score, score
from tests.accuracy.tables import OWN, report

LIBRARIES = ("trafilatura", "newspaper4k")
FIGURES = ("<!-- figures -->", "<!-- end of figures -->")
SORTING = ("<!-- sorting -->", "<!-- end of sorting -->")


def main(arguments: Sequence[str]) -> None:
    """Measure, and print what was asked for."""
    options = _parser().parse_args(arguments)
    pages = [page for page in saved_pages() if options.site in (None, page.site)]
    if options.failures:
        print("\n".join(score(readers.learnt if options.learnt else readers.alone, pages).details))
    elif options.write_not_yet:
        write_not_yet(score(readers.alone, saved_pages()).failures)
    else:
        _tell(sorting.report(), SORTING, options.markdown)
        if not options.sorting:
            own = {OWN[0]: score(readers.alone, pages), OWN[1]: score(readers.learnt, pages)}
            _tell(report({**own, **_others(pages)}, len(pages)), FIGURES, options.markdown)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.accuracy", description="How well the saved pages are read."
    )
    parser.add_argument("--site", help="only the pages of this folder")
    parser.add_argument("--failures", action="store_true", help="print what was read wrongly")
    parser.add_argument(
        "--learnt", action="store_true", help="those of the reading that knows the site"
    )
    parser.add_argument(
        "--write-not-yet",
        action="store_true",
        help="record all failures in tests/pages/not-yet.txt",
    )
    parser.add_argument(
        "--sorting", action="store_true", help="only how well articles are sorted: topics and such"
    )
    parser.add_argument("--markdown", type=Path, help="put the tables into this document")
    return parser


def _others(pages: Sequence[SavedPage]) -> dict[str, Score]:
    found = readers.libraries()
    for name in LIBRARIES:
        if name not in found:
            print(f"{name} is not installed: left out (requirements-compare.txt)", file=sys.stderr)
    articles = [page for page in pages if page.form == "article"]
    return {name: score(reader, articles) for name, reader in found.items()}


def _tell(text: str, marks: tuple[str, str], document: Path | None) -> None:
    """Print it, or put it between these marks of a document."""
    if document is None:
        print(text)
        return
    begin, end = marks
    old = document.read_text("utf-8")
    head, tail = old.partition(begin)[0], old.partition(end)[2]
    document.write_text(f"{head}{begin}\n\n{text}\n\n{end}{tail}", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
