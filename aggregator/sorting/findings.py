"""What rules find in an article: topics, genre, deadlines, documents; and the rules' version."""

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from aggregator.sorting.calls import deadlines
from aggregator.sorting.documents import numbers
from aggregator.sorting.topics import classify
from spiders.items import Article
from storage.tables import ArticleRow

CALL = "thong-bao-moi-goi"
"""The form in which any day that something must be done by is a deadline, also beside another."""
RULES = (
    "data/topics.toml",
    *(f"sorting/{name}.py" for name in (
        "topics", "phrases", "calls", "callforms", "days", "documents", "findings",
    )),
)  # fmt: skip
"""The files that decide."""


def findings(article: Article | ArticleRow) -> dict[str, Any]:
    """What the rules find, in the words of `storage.calls.sort`."""
    text = body_with_lead(article)
    found = classify(article.title, text)
    published_at = article.published_at if article.published_precision != "month" else None
    due = deadlines(article.title, text, published_at, is_call=CALL in found.forms)
    return {
        "rules": version(),
        "topics": dict(found.topics),
        "genre": found.genre,
        "deadlines": [
            {"due_at": one.at, "precision": one.precision, "what": one.what} for one in due
        ],
        "documents": numbers(f"{article.title}\n\n{text}"),
    }


def body_with_lead(article: Article | ArticleRow) -> str:
    """Lead and body; a lead that stands in the body is not said twice."""
    lead, body = article.summary or "", article.body_text or ""
    return body if body.startswith(lead) else f"{lead}\n\n{body}"


@cache
def version() -> str:
    """A digest of everything that decides: another one may sort differently."""
    digest = blake2b(digest_size=6)
    for name in RULES:
        digest.update(files("aggregator").joinpath(name).read_bytes())
    return digest.hexdigest()
