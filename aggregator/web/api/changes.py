"""What has changed, for whoever keeps a copy of the store."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Query, Request, Response

from aggregator.asking import answers, syncing
from aggregator.web.api import models
from aggregator.web.api.filters import SINCE
from aggregator.web.api.routes import part
from aggregator.web.api.telling import told
from aggregator.web.serving import Opened

router = part()


@router.get("/changes", response_model=models.ChangePage)
def changes(
    request: Request,
    store: Opened,
    since: Annotated[str, Query(description=f"{SINCE} Only without a cursor.")] = "",
    cursor: Annotated[str, Query(max_length=200, description="The last `next_cursor`.")] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """Every article that is new, edited, sorted otherwise, taken back or there again.

    Each as it is now, once, in the order of its last change. Without parameters, all articles from
    the first change on. Keep `next_cursor`, also where `more` is false, and ask with it later:
    nothing is left out, whatever is written meanwhile. A view count alone is told when it has
    moved by a tenth (10 at least). There are no filters: an article that leaves a filter would
    never be told of.
    """
    found = syncing.changes(store, since, cursor, limit, datetime.now(UTC))
    value = {
        "items": answers.articles(store, found.rows),
        "removed": found.removed,
        "next_cursor": found.next_cursor,
        "more": found.more,
    }
    return told(request, value)
