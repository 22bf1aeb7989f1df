"""Commands that ask the store for articles."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aggregator.asking.questions import CopyChoice, Sort
from aggregator.commands.options import Json, fail, web_address

if TYPE_CHECKING:
    from aggregator.copying.explaining import Copies
    from aggregator.history.revisions import Revision

app = typer.Typer()


class Format(StrEnum):
    """How `query` answers."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    ATOM = "atom"
    RSS = "rss"


@app.command()
def query(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help='Words, "a phrase", title:word, begin*; --q for what begins with -.',
        ),
    ] = "",
    *,
    q: Annotated[str, typer.Option(help="As TEXT: -word leaves out what has it.")] = "",
    province: Annotated[list[str] | None, typer.Option(help="Slug; repeatable.")] = None,
    topic: Annotated[list[str] | None, typer.Option(help="Slug; repeatable.")] = None,
    genre: Annotated[list[str] | None, typer.Option(help="Slug; repeatable.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Slug; repeatable.")] = None,
    author: Annotated[list[str] | None, typer.Option(help="Whole name; repeatable.")] = None,
    section: Annotated[list[str] | None, typer.Option(help="The site's; repeatable.")] = None,
    document: Annotated[list[str] | None, typer.Option(help="Number: 57-NQ/TW.")] = None,
    since: Annotated[str, typer.Option(help="2026-11-24, 7d, 3m (months).")] = "",
    until: Annotated[str, typer.Option(help="As --since.")] = "",
    min_views: Annotated[int | None, typer.Option(min=0, max=10**15)] = None,
    copies: Annotated[
        CopyChoice, typer.Option(help="Of articles with one text: the first one, or all.")
    ] = CopyChoice.ALL,
    sort: Annotated[
        Sort, typer.Option(help="trending: what is read more than is usual, and nothing else.")
    ] = Sort.DATE,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 50,
    all_: Annotated[
        bool, typer.Option("--all", help="Not only so many, but all; as jsonl or csv.")
    ] = False,
    cursor: Annotated[str, typer.Option(help="Where the answer before ended.")] = "",
    format_: Annotated[Format, typer.Option("--format")] = Format.TABLE,
) -> None:
    """Articles of the store, newest first."""
    from aggregator import jobs
    from aggregator.asking import listing, questions
    from aggregator.commands import printing

    if all_ and format_ not in (Format.CSV, Format.JSONL):
        raise typer.BadParameter("--all: accepted with --format csv or --format jsonl")
    config, _, names = jobs.setting()
    asked = questions.Asked(
        q=f"{text} {q}".strip(),
        province=province or (),
        topic=topic or (),
        genre=genre or (),
        source=source or (),
        author=author or (),
        section=section or (),
        document=document or (),
        since=since,
        until=until,
        min_views=min_views,
        copies=copies,
    )
    question = listing.ask(asked, sort, names, datetime.now(UTC), cursor)
    with jobs.opened(config) as store:
        printing.articles(store, names, question, format_.value, None if all_ else limit)


@app.command()
def show(
    article: Annotated[str, typer.Argument(metavar="ID", help="Its number, or its uid.")],
    *,
    json_: Json = False,
) -> None:
    """One article: views over time, edits, copies, why it is sorted so."""
    from aggregator import jobs
    from aggregator.asking import answers, identity, trends
    from aggregator.commands import console
    from aggregator.copying.explaining import explained
    from aggregator.history import revisions
    from aggregator.sorting import reasons

    with jobs.opened(jobs.setting().config) as store:
        row = identity.known_as(store, article)
        if row is None:
            fail(f"no article {article}; `sokhcn query` shows the numbers there are", 1)
        (told,) = answers.articles(store, [row])
        found = reasons.with_reasons(told, row)
        found["views"] = answers.views(trends.views_of(store, row))
        history, same = revisions.revisions(store, row), explained(store, row)
    if json_:
        found["cluster"] |= answers.trail(same)
        more = {"revisions": answers.revisions(history), "copies": answers.copies(same)}
        console.print_json(found | more)
        return
    body, why = found.pop("body_text"), "\n".join(reasons.in_words(found))
    for name in ("body_html", "genre_because", "rules_are_current"):
        del found[name]
    found["topics"] = ", ".join(f"{one['slug']} {one['score']}" for one in found["topics"])
    found["views"] = ", ".join(f"{one['count']} ({one['seen_at'][:10]})" for one in found["views"])
    console.print_table(found.items(), ("field", "value"))
    console.out.print(f"\n{body or ''}\n\n{why}", markup=False)
    if edits := [one for one in history if one.judgement is not None]:
        _print_edits(edits)
    if same.others or same.leavings:
        _print_copies(row.uid, same)


def _print_edits(edits: Sequence["Revision"]) -> None:
    from aggregator.asking import answers
    from aggregator.commands import console
    from aggregator.history.differences import as_text, shortened

    colour = console.out.is_terminal
    for edit in edits:
        assert edit.judgement is not None  # noqa: S101  of edits alone
        moment = (answers.iso(edit.version.seen_at) or "")[:16].replace("T", " ")
        what = ", ".join(edit.judgement.aspects) or "nothing that can be seen"
        lines: list[Any] = [f"\nRevision {edit.version.number}, seen {moment}: {what}"]
        lines += [f"  {answers.in_words(fact)}" for fact in edit.judgement.facts]
        for pieces in (edit.title, edit.text):
            if any(piece.kind in ("added", "removed") for piece in pieces):
                lines.append(as_text(shortened(pieces), colour=colour))
        print("\n".join(lines))  # noqa: T201  rich would read our colours as text


def _print_copies(uid: str, found: "Copies") -> None:
    from aggregator.commands import console
    from aggregator.copying.explaining import in_words, trail_in_words
    from aggregator.history.differences import as_text, shortened

    first = " (this one was first)" if uid == found.original_uid else ""
    lines = [f"\nCluster {found.cluster}: {found.size} articles of one text{first}"]
    for one in found.others:
        lines.append(in_words(one))
        for pieces in (one.title, one.text):
            if any(piece.kind in ("added", "removed") for piece in pieces):
                lines.append(as_text(shortened(pieces), colour=console.out.is_terminal))
    lines += trail_in_words(found)
    print("\n".join(lines))  # noqa: T201  rich would read our colours as text


@app.command()
def resolve(
    url: Annotated[
        str,
        typer.Argument(
            metavar="URL",
            help="An address, also one that is dead or a copy's.",
            callback=web_address,
        ),
    ],
    *,
    json_: Json = False,
) -> None:
    """The article behind an address, and where it stands now."""
    from aggregator import jobs
    from aggregator.asking import answers, resolving
    from aggregator.commands import console

    config, spiders, _ = jobs.setting()
    with jobs.opened(config) as store:
        found = resolving.resolve(store, spiders, url)
        if found is None:
            fail(f"no article is known behind {url}", 1)
        answer = answers.resolution(found)
    if json_:
        console.print_json(answer)
        return
    answer["addresses"] = "\n".join(answer["addresses"])
    console.print_table(answer.items(), ("field", "value"))
