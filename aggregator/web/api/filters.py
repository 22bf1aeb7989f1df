"""The filters of articles as parameters: those of the command line, under the same names."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, Query

from aggregator.asking import listing
from aggregator.asking.listing import Question
from aggregator.asking.questions import Asked, CopyChoice, Sort
from aggregator.web.serving import InForce

SINCE = "A day in Vietnam (2026-11-24), a moment (ISO 8601), or so long ago: 7d, 2w, 3m, 1y."


def _many(described: str, example: str) -> Any:
    return Query(default_factory=list, description=described, examples=[[example]])


def asked(
    province: Annotated[
        list[str], _many("Slug; a province of today with those merged into it.", "quang-ninh")
    ],
    topic: Annotated[list[str], _many("Slug of `/api/v1/topics`.", "chuyen-doi-so")],
    genre: Annotated[list[str], _many("Slug.", "thong-bao")],
    source: Annotated[list[str], _many("Slug of `/api/v1/sources`.", "quang-ninh")],
    author: Annotated[list[str], _many("The whole name, with marks or without.", "nguyen tuyet")],
    section: Annotated[list[str], _many("The site's own, as author.", "tin trong tinh")],
    document: Annotated[list[str], _many("A document's number that is named.", "57-NQ/TW")],
    q: Annotated[
        str,
        Query(
            max_length=4_000,
            description='Words, `"a phrase"`, `-not`, `title:word`, `begin*`; with marks or'
            " without, in any Unicode form. Whatever is written here is a question.",
            examples=["chuyen doi so -hội nghị"],
        ),
    ] = "",
    since: Annotated[str, Query(description=SINCE, examples=["7d"])] = "",
    until: Annotated[str, Query(description=f"{SINCE} The day itself included.")] = "",
    min_views: Annotated[int | None, Query(ge=0, le=10**15)] = None,
    copies: Annotated[
        CopyChoice,
        Query(description="Of articles with one text: the first of the matches, or all."),
    ] = CopyChoice.ALL,
) -> Asked:
    """What is asked for."""
    return Asked(
        q=q,
        province=province,
        topic=topic,
        genre=genre,
        source=source,
        author=author,
        section=section,
        document=document,
        since=since,
        until=until,
        min_views=min_views,
        copies=copies,
    )


def question(
    setting: InForce,
    asking: Annotated[Asked, Depends(asked)],
    sort: Annotated[
        Sort,
        Query(
            description="`relevance` needs words; `trending` has what is read more than is"
            " usual for its source and age, 200 articles at most."
        ),
    ] = Sort.DATE,
    cursor: Annotated[
        str,
        Query(max_length=3_000, description="A `next_cursor`, with the question it came from."),
    ] = "",
) -> Question:
    """What is asked for, in which order and from where on."""
    return listing.ask(asking, sort, setting.names, datetime.now(UTC), cursor)


Filters = Annotated[Question, Depends(question)]
