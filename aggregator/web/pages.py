"""Pages for people that list articles: the latest, or those of a province, topic, genre, source."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response

from aggregator import provinces, topics
from aggregator.jobs import Setting
from aggregator.questions import QuestionError, check_slug, cursor, written
from aggregator.syndication import choosing
from aggregator.syndication.wishes import Wish
from aggregator.web.rendering import Lang, Language, page
from aggregator.web.serving import InForce, Opened
from aggregator.web.words import FIELDS, WORDS
from feeds.index import FeedAddress, find
from storage.filters import Cursor
from storage.store import Store

router = APIRouter(include_in_schema=False)

LATEST = 30
"""Articles on a page."""
EVERYTHING = Wish(all_copies=True, with_withdrawn=True)
"""Pages show each copy, and what was taken back, marked."""

After = Annotated[str, Query(alias="cursor")]


@router.api_route("/", methods=["GET", "HEAD"])
def home(
    request: Request,
    setting: InForce,
    store: Opened,
    lang: Lang = Language.VI,
    after: After = "",
) -> Response:
    """The latest articles, and the ways to the rest."""
    aside = [_counted(setting, store, field, lang) for field in ("topic", "province")]
    return _listing(request, setting, store, lang, after, find("/feeds/all", setting.names), aside)


@router.api_route("/{plural}/{slug}", methods=["GET", "HEAD"])
def listing(
    request: Request,
    setting: InForce,
    store: Opened,
    plural: str,
    slug: str,
    lang: Lang = Language.VI,
    after: After = "",
) -> Response:
    """The articles of a province, topic, genre or source."""
    field = next((field for field, path in FIELDS.items() if path == plural), None)
    if field is None:
        raise HTTPException(404, "Not Found")
    try:
        check_slug(field, slug, setting.names.of(field))
    except QuestionError as error:
        raise HTTPException(404, str(error)) from None
    return _listing(
        request, setting, store, lang, after, find(f"/feeds/{field}/{slug}", setting.names), []
    )


def _listing(
    request: Request,
    setting: Setting,
    store: Store,
    lang: Language,
    after: str,
    feed: FeedAddress | None,
    aside: Sequence[dict[str, Any]],
) -> Response:
    assert feed is not None  # noqa: S101  its names were looked up before
    which = choosing.which(feed, EVERYTHING)
    rows = store.articles.latest(which, limit=LATEST + 1, after=cursor(after))
    shown, more = rows[:LATEST], len(rows) > LATEST
    return page(
        request,
        "list.html.j2",
        lang,
        max((row.last_seen_at for row in shown), default=datetime.now(UTC)),
        articles=shown,
        total=store.articles.count(which),
        feed=feed,
        heading=feed.title if feed.filter else WORDS[lang]["title"],
        notes=_notes(feed, lang),
        aside=aside,
        newer=bool(after),
        older=written(Cursor(shown[-1].listed_at, shown[-1].id or 0)) if more else None,
        names=setting.names,
        topic_names=_topic_names(lang),
    )


def _counted(setting: Setting, store: Store, field: str, lang: Language) -> dict[str, Any]:
    """A way to each province or topic that has articles, with how many they are."""
    counts = store.articles.counts(field)
    labels = _topic_names(lang) if field == "topic" else setting.names.of(field)
    members = provinces.members if field == "province" else lambda slug: (slug,)
    sums = {slug: sum(counts.get(one, 0) for one in members(slug)) for slug in labels}
    return {
        "heading": WORDS[lang][field],
        "path": f"/{FIELDS[field]}",
        "ways": [(slug, labels[slug], count) for slug, count in sums.items() if count],
    }


def _notes(feed: FeedAddress, lang: Language) -> dict[str, Any] | None:
    """What became of a province, or what became part of it: a sentence, and the units in it."""
    slug = feed.filter.get("province", "")
    if slug and provinces.is_dissolved(slug):
        now = provinces.province(provinces.current_unit(slug))
        return {"told": WORDS[lang]["dissolved"], "units": [(now.slug, now.periods[-1].full_name)]}
    parts = [one for one in provinces.members(slug) if one != slug] if slug else []
    units = [(one, provinces.province(one).name) for one in parts]
    return {"told": WORDS[lang]["merged"], "units": units} if units else None


def _topic_names(lang: Language) -> dict[str, str]:
    return {slug: getattr(topic, lang.value) for slug, topic in topics.topics().items()}
