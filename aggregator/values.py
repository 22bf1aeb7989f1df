"""Articles as they are read, in the words of the store."""

from dataclasses import asdict, replace
from typing import Any

from aggregator import provinces
from aggregator.sorting.findings import findings
from spiders.items import VIETNAM, Article
from storage.tables import ArticleRow


def settled(item: Article, kept: ArticleRow) -> Article:
    """Its reading, under its address; a section told by a list only stays that of the first."""
    item = replace(item, canonical_url=kept.canonical_url)
    if item.section is not None and item.provenance.get("section") != "listing":
        return item
    section = kept.section if kept.provenance.get("section") == "listing" else None
    provenance = {name: rule for name, rule in item.provenance.items() if name != "section"}
    if section is not None:
        provenance["section"] = "listing"
    return replace(item, section=section, provenance=provenance)


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
