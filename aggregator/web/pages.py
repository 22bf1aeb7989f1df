"""Pages for people that list articles: the latest, or those of a province, topic, genre, source."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from markupsafe import Markup

from aggregator import provinces
from aggregator.asking.counting import Facets
from aggregator.asking.listing import ask, facets, page
from aggregator.asking.questions import Asked, QuestionError, Sort, check_slug
from aggregator.jobs import Setting
from aggregator.searching import Piece, snippet, words
from aggregator.syndication.asking import query_of, words_of
from aggregator.web import rendering
from aggregator.web.labels import is_name, label, labels
from aggregator.web.rendering import Lang, Language
from aggregator.web.serving import InForce, Opened, counting
from aggregator.web.words import FIELDS, WORDS
from feeds.index import EVERYTHING, FeedAddress, find, search
from storage.searching.words import Words
from storage.store import Store
from storage.tables import ArticleRow

router = APIRouter(include_in_schema=False)

LATEST = 30
"""Articles on a page."""


class Wanted:
    """What a page's address says besides which list it is."""

    def __init__(
        self,
        q: Annotated[str, Query()] = "",
        sort: Annotated[Sort | None, Query()] = None,
        cursor: Annotated[str, Query()] = "",
        lang: Lang = Language.VI,
    ) -> None:
        self.q, self.cursor, self.lang = q.strip(), cursor, lang
        usual = Sort.RELEVANCE if words(self.q).wanted else Sort.DATE
        self.sort = sort or usual

    def orders(self) -> list[Sort]:
        """Those that have a meaning here."""
        return [one for one in Sort if self.q or one is not Sort.RELEVANCE]


Want = Annotated[Wanted, Depends()]


@router.api_route("/", methods=["GET", "HEAD"])
def home(request: Request, setting: InForce, store: Opened, wanted: Want) -> Response:
    """The latest articles, or what a search finds, and the ways to the rest."""
    return _listing(request, setting, store, wanted, EVERYTHING)


@router.api_route("/{plural}/{slug}", methods=["GET", "HEAD"])
def listing(
    request: Request, setting: InForce, store: Opened, plural: str, slug: str, wanted: Want
) -> Response:
    """The articles of a province, topic, genre or source."""
    field = next((field for field, path in FIELDS.items() if path == plural), None)
    if field is None:
        raise HTTPException(404, "Not Found")
    try:
        check_slug(field, slug, setting.names.of(field))
    except QuestionError as error:
        raise HTTPException(404, str(error)) from error
    feed = find(f"/feeds/{field}/{slug}", setting.names)
    assert feed is not None  # noqa: S101  its name was looked up before
    return _listing(request, setting, store, wanted, feed)


def _listing(
    request: Request, setting: Setting, store: Store, wanted: Wanted, feed: FeedAddress
) -> Response:
    lang = wanted.lang
    chosen: dict[str, Any] = {field: [slug] for field, slug in feed.filter.items()}
    asked = Asked(q=wanted.q, **chosen)
    question = ask(asked, wanted.sort, setting.names, datetime.now(UTC), wanted.cursor)
    found = page(store, question, LATEST)
    counts = facets(store, question, counting(request).counted)
    return rendering.page(
        request,
        "list.html.j2",
        lang,
        max((row.last_seen_at for row in found.rows), default=datetime.now(UTC)),
        articles=found.rows,
        snippets=_snippets(found.rows, question.words),
        total=counts.total,
        feed=feed,
        subscription=_searched(setting, wanted, feed) if wanted.q else feed,
        heading=label(feed, setting.names, lang) if feed.filter else WORDS[lang]["title"],
        is_name=is_name(feed),
        notes=_notes(feed, lang),
        aside=_aside(setting, counts, lang) if not feed.filter else [],
        wanted=wanted,
        older=found.next_cursor,
        names=setting.names,
        topic_names=labels("topic", setting.names, lang),
    )


def _searched(setting: Setting, wanted: Wanted, feed: FeedAddress) -> FeedAddress:
    """The feed of a search within a list."""
    said = sorted([*feed.filter.items(), ("q", wanted.q)])
    return search(query_of(said), words_of(said, setting.names))


def _snippets(rows: Sequence[ArticleRow], asked: Words) -> Mapping[int | None, Markup]:
    """By the article's number, the part of its text that answers."""
    if not asked:
        return {}
    return {row.id: _marked(snippet(row.body_text or row.summary or "", asked)) for row in rows}


def _marked(pieces: Sequence[Piece]) -> Markup:
    hit, other = Markup("<mark>{}</mark>"), Markup("{}")
    return Markup("").join((hit if piece.is_hit else other).format(piece.text) for piece in pieces)


def _aside(setting: Setting, counts: Facets, lang: Language) -> list[dict[str, Any]]:
    """A way to each topic and province that has articles, with how many they are."""
    return [
        {
            "heading": WORDS[lang][field],
            "path": f"/{FIELDS[field]}",
            "are_names": field == "province",
            "ways": list(_ways(counts.numbers[field], field, labels(field, setting.names, lang))),
        }
        for field in ("topic", "province")
    ]


def _ways(
    counts: Mapping[str, int], field: str, called: Mapping[str, str]
) -> list[tuple[str, str, int]]:
    members = provinces.members if field == "province" else lambda slug: (slug,)
    sums = {slug: sum(counts.get(one, 0) for one in members(slug)) for slug in called}
    return [(slug, called[slug], count) for slug, count in sums.items() if count]


def _notes(feed: FeedAddress, lang: Language) -> dict[str, Any] | None:
    """What became of a province, or what became part of it: a sentence, and the units in it."""
    slug = feed.filter.get("province", "")
    if slug and provinces.is_dissolved(slug):
        now = provinces.province(provinces.current_unit(slug))
        return {"told": WORDS[lang]["dissolved"], "units": [(now.slug, now.periods[-1].full_name)]}
    parts = [one for one in provinces.members(slug) if one != slug] if slug else []
    units = [(one, provinces.province(one).name) for one in parts]
    return {"told": WORDS[lang]["merged"], "units": units} if units else None
