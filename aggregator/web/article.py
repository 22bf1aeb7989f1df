"""The page of one article: as it was read, how often it was, and what was edited in it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from markupsafe import Markup

from aggregator import provinces
from aggregator.asking import trends
from aggregator.asking.identity import known_as
from aggregator.copying.explaining import Copy, explained
from aggregator.history.differences import Kind, Piece, as_html, shortened
from aggregator.history.edits import Fact
from aggregator.history.revisions import Revision, revisions
from aggregator.history.views import Step
from aggregator.web.chart import line
from aggregator.web.rendering import WRITING, Lang, Language, page
from aggregator.web.serving import InForce, Opened
from aggregator.web.words import ASPECTS, WORDS
from feeds.index import EVERYTHING, find
from storage.tables import ArticleRow

router = APIRouter(include_in_schema=False)

PARAGRAPH = "\n\n"


@router.api_route("/articles/{article_id}", methods=["GET", "HEAD"])
def article(
    request: Request,
    setting: InForce,
    store: Opened,
    article_id: str,
    lang: Lang = Language.VI,
) -> Response:
    """One article, with its views over time, its revisions and its copies."""
    row = known_as(store, article_id)
    if row is None:
        raise HTTPException(404, f"no article {article_id}")
    views, same = trends.views_of(store, row), explained(store, row)
    others = [one.article.updated_at for one in same.others]
    return page(
        request,
        "article.html.j2",
        lang,
        max(filter(None, (row.last_seen_at, row.missed_at, row.gone_at, *others))),
        article=row,
        feed=find(f"/feeds/source/{row.source}", setting.names) or EVERYTHING,
        body=_body(row),
        names=setting.names,
        province=_province(row),
        views=views,
        chart=_chart(views, lang),
        edits=[_edit(one, lang.value) for one in reversed(revisions(store, row)) if one.judgement],
        copies=[_copy(one, setting.names.sources, lang.value) for one in same.others],
    )


def _body(row: ArticleRow) -> Markup:
    """The text; its markup was made safe when it was read (`spiders.reading.safe`)."""
    if row.body_html:
        return Markup(row.body_html)  # noqa: S704
    paragraphs = (row.body_text or row.summary or "").split(PARAGRAPH)
    return Markup("\n").join(Markup("<p>{}</p>").format(one) for one in paragraphs if one)


def _province(row: ArticleRow) -> str:
    """The province of its day, and what that is part of today."""
    if row.province is None:
        return ""
    name = provinces.province(row.province).name
    now = provinces.province(provinces.current_unit(row.province)).name
    return name if name == now else f"{name} ({now})"


def _chart(views: Sequence[Step], lang: Language) -> Markup:
    if not views:
        return Markup("")
    first, last, writing = views[0], views[-1], WRITING[lang]
    told = WORDS[lang]["views_told"].format(
        first=writing.number(first.views),
        since=writing.day(first.seen_at),
        last=writing.number(last.views),
        until=writing.day(last.seen_at),
    )
    return line(views, writing, WORDS[lang]["views_over_time"], told)


def _edit(revision: Revision, lang: str) -> dict[str, Any]:
    """An edit in words."""
    names = ASPECTS[lang]
    aspects, facts = revision.judgement or ((), ())
    return {
        "number": revision.version.number,
        "seen_at": revision.version.seen_at,
        "aspects": ", ".join(names[aspect] for aspect in aspects) or names[""],
        "facts": [_fact(fact, lang) for fact in facts],
        "differences": _shown((revision.title, revision.text)),
    }


def _copy(one: Copy, sources: Mapping[str, str], lang: str) -> dict[str, Any]:
    """A copy in words."""
    row, verdict = one.article, one.verdict
    told = WORDS[lang]["through" if one.through else verdict.kind.value]
    return {
        **{name: getattr(row, name) for name in ("id", "title", "url", "published_at")},
        "source": sources.get(row.source, row.source),
        "is_original": one.is_original,
        "explained": told.format(shared=f"{verdict.shared:.0%}", through=one.through),
        "differences": _shown((one.title, one.text)),
    }


def _fact(fact: Fact, lang: str) -> tuple[str, str, str]:
    label = fact.label or fact.aspect
    return ASPECTS[lang].get(label, label), fact.before, fact.after


def _shown(differences: Iterable[Sequence[Piece]]) -> list[Markup]:
    """Those in which something is shown."""
    return [
        Markup(as_html(shortened(pieces)))  # noqa: S704  escaped there
        for pieces in differences
        if _shows(pieces)
    ]


def _shows(pieces: Sequence[Piece]) -> bool:
    return any(piece.kind in (Kind.ADDED, Kind.REMOVED) for piece in pieces)
