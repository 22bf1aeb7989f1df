"""Articles as they are read, in the words of the store."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from aggregator import provinces
from aggregator.sorting.findings import findings
from spiders.items import VIETNAM, Article
from storage.tables import ArticleRow

TOLD_BY_LISTS = {"section": ("section",), "published_at": ("published_at", "published_precision")}
"""Fields that a list may tell in place of the page, each with those that go with it."""


def settled(item: Article, kept: ArticleRow) -> Article:
    """Its reading, under its address; what only a list told stays as the first one told it."""
    item = replace(item, canonical_url=kept.canonical_url)
    for name, fields in TOLD_BY_LISTS.items():
        if getattr(item, name) is None or item.provenance.get(name) == "listing":
            item = _as_first_told(item, kept, name, fields)
    return item


def _as_first_told(item: Article, kept: ArticleRow, name: str, fields: Sequence[str]) -> Article:
    was_told = kept.provenance.get(name) == "listing"
    provenance = {rule: by for rule, by in item.provenance.items() if rule != name}
    if was_told:
        provenance[name] = "listing"
    values: dict[str, Any] = {one: getattr(kept, one) if was_told else None for one in fields}
    return replace(item, **values, provenance=provenance)


def article_values(article: Article, province: str | None) -> dict[str, Any]:
    """An article in the words of `storage.articles.Articles.save`."""
    return {
        **asdict(article),
        "images": [asdict(image) for image in article.images],
        "attachments": [asdict(attachment) for attachment in article.attachments],
        "provenance": dict(article.provenance),
        "warnings": list(article.warnings),
        "province": province and _of_its_day(province, article),
        **findings(article),
    }


def _of_its_day(province: str, article: Article) -> str:
    """The unit that the territory belonged to: sites of dissolved ones go on for the successor."""
    if article.published_at is None:
        return province
    return provinces.unit_on(province, article.published_at.astimezone(VIETNAM).date())
