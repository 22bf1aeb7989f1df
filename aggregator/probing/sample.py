"""The articles of a sample, and what their pages yielded, field by field."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aggregator.probing.pages import Answer, Failed, Fetched, Reader
from spiders.items import Article, LayoutError, NotAnArticleError, PageKind
from spiders.layout.learned import Learned
from spiders.reading.found import Found

FIELDS = (
    "title",
    "published_at",
    "author",
    "source_credit",
    "section",
    "view_count",
    "modified_at",
    "summary",
    "body_text",
    "images",
    "attachments",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """One address that was announced as an article's."""

    url: str
    page: Fetched | None = None
    article: Article | None = None
    found: Mapping[str, Found[Any]] = field(default_factory=dict)
    """Of the fields that a rule found: which, and how surely."""
    kind: PageKind | None = None
    error: str = ""
    """Why it is no article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSeen:
    """What became of one field."""

    name: str
    count: int
    """Articles that have it."""
    example: object = None
    """Of the newest of them, as in JSON."""
    rules: tuple[str, ...] = ()
    """That found it, the commonest first."""
    certainty: float | None = None
    """The least in the sample, from 0 to 1; ``None`` where no rule tells one."""


def sampled(
    answer: Answer, reader: Reader, front: Fetched | None = None, learned: Learned | None = None
) -> Sampled:
    """Read an answer as an article."""
    if isinstance(answer, Failed):
        return Sampled(url=answer.url, error=f"{answer.trouble}: {answer.detail}")
    if problem := answer.problem:
        return Sampled(url=answer.asked, page=answer, error=problem)
    if front is not None and answer is not front and front.is_at(answer.url):
        return Sampled(url=answer.asked, page=answer, error="it leads to the front page")
    page = reader.article(answer, learned)
    try:
        article = page.article()
    except NotAnArticleError as error:
        told = f"no article but {error.kind.value}: {error.reason}"
        return Sampled(url=answer.asked, page=answer, kind=error.kind, error=told)
    except LayoutError as error:
        return Sampled(url=answer.asked, page=answer, error=f"no {error.part} found")
    title = page.title()
    found = page.found(title, page.published_at()) if title else {}
    return Sampled(url=answer.asked, page=answer, article=article, found=found)


def fields_seen(sample: Sequence[Sampled]) -> list[FieldSeen]:
    """Field by field: how many articles have it, an example, by which rule and how surely."""
    return [_seen(name, [one for one in sample if one.article]) for name in FIELDS]


def _seen(name: str, sample: Sequence[Sampled]) -> FieldSeen:
    values = [(one, getattr(one.article, name)) for one in sample]
    having = [one for one, value in values if value not in (None, "", ())]
    found = [one.found[name] for one in having if name in one.found]
    rules = Counter(one.rule for one in found).most_common()
    first = having[0].article if having else None
    return FieldSeen(
        name=name,
        count=len(having),
        example=first.as_json()[name] if first else None,
        rules=tuple(rule for rule, _ in rules),
        certainty=min((one.certainty for one in found), default=None),
    )


def doubts(sample: Sequence[Sampled]) -> list[str]:
    """What was seen on the pages and not believed, each once."""
    told = (f"{one.url}: {said}" for one in sample if one.article for said in one.article.warnings)
    return list(dict.fromkeys(told))
