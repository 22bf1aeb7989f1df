"""Articles: lists of them, and one with its views, revisions and copies."""

from typing import Annotated, Any

from fastapi import HTTPException, Path, Query, Request, Response

from aggregator.asking import answers, listing, trends
from aggregator.asking.identity import known_as
from aggregator.copying.explaining import explained
from aggregator.history import revisions
from aggregator.web.api import models
from aggregator.web.api.filters import Filters
from aggregator.web.api.routes import MISSING, part
from aggregator.web.api.telling import told
from aggregator.web.serving import Opened, counting
from storage.store import Store
from storage.tables import ArticleRow

router = part()

Identity = Annotated[
    str,
    Path(
        description="Number or uid.",
        openapi_examples={
            "number": {"value": "1"},
            "uid": {"value": "urn:uuid:5df1ee0c-6c80-5a02-9f4f-1a5e2b8c1f7e"},
        },
    ),
]


@router.get("/articles", response_model=models.ArticlePage)
def articles(
    request: Request,
    store: Opened,
    question: Filters,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """Articles, newest first unless sorted otherwise.

    Following `next_cursor` visits each article exactly once that matches throughout, in every
    order, while others arrive, are edited or are read: the list stays as it was at the first page.
    """
    found = listing.page(store, question, limit)
    counts = listing.facets(store, question, counting(request).counted)
    value = {
        "items": answers.found(store, found.rows, question.words),
        "total": counts.total.number,
        "total_is_estimate": not counts.total.is_exact,
        "next_cursor": found.next_cursor,
        "facets": counts.numbers,
    }
    return told(request, value)


@router.get("/articles/{article_id}", response_model=models.Article, responses=MISSING)
def article(request: Request, store: Opened, article_id: Identity) -> Response:
    """One article, by its number or its uid."""
    (found,) = answers.articles(store, [_existing(store, article_id)])
    return told(request, found)


@router.get("/articles/{article_id}/views", response_model=list[models.Views], responses=MISSING)
def article_views(request: Request, store: Opened, article_id: Identity) -> Response:
    """How often an article had been read, over time."""
    return told(request, answers.views(trends.views_of(store, _existing(store, article_id))))


@router.get(
    "/articles/{article_id}/revisions",
    response_model=list[dict[str, Any]],
    responses=MISSING,
)
def article_revisions(request: Request, store: Opened, article_id: Identity) -> Response:
    """What an article said over time, the present last, and what was changed each time."""
    found = revisions.revisions(store, _existing(store, article_id))
    return told(request, answers.revisions(found))


@router.get("/articles/{article_id}/copies", response_model=list[dict[str, Any]], responses=MISSING)
def article_copies(request: Request, store: Opened, article_id: Identity) -> Response:
    """The other articles of the same text, with how much each shares and what differs."""
    return told(request, answers.copies(explained(store, _existing(store, article_id))))


def _existing(store: Store, identity: str) -> ArticleRow:
    row = known_as(store, identity)
    if row is None:
        raise HTTPException(404, f"no article {identity}; accepted: a number or a uid")
    return row
