"""Which feeds there are, what each is called, and which articles belong to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from feeds.names import Names, feed_id


class FeedKind(StrEnum):
    """By what the articles of a feed are chosen."""

    ALL = "all"
    TRENDING = "trending"
    SEARCH = "search"
    HEALTH = "health"
    PROVINCE = "province"
    TOPIC = "topic"
    GENRE = "genre"
    SOURCE = "source"
    PROVINCE_TOPIC = "province-topic"


_TITLES = {
    FeedKind.ALL: "Tất cả tin khoa học và công nghệ",
    FeedKind.TRENDING: "Tin khoa học và công nghệ đang được đọc nhiều",
    FeedKind.SEARCH: "Tìm: {words}",
    FeedKind.HEALTH: "Sự cố của các trang nguồn",
    FeedKind.PROVINCE: "Khoa học và công nghệ {province}",
    FeedKind.TOPIC: "{topic}",
    FeedKind.GENRE: "{genre}",
    FeedKind.SOURCE: "{source}",
    FeedKind.PROVINCE_TOPIC: "{topic} — {province}",
}
_HEADINGS = {
    FeedKind.ALL: "Tất cả",
    FeedKind.TRENDING: "Đang được đọc nhiều",
    FeedKind.HEALTH: "Sự cố của các trang nguồn",
    FeedKind.PROVINCE: "Theo tỉnh, thành phố",
    FeedKind.TOPIC: "Theo chủ đề",
    FeedKind.GENRE: "Theo thể loại",
    FeedKind.SOURCE: "Theo trang nguồn",
    FeedKind.PROVINCE_TOPIC: "Chủ đề ở từng tỉnh, thành phố",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAddress:
    """One feed in all its formats."""

    path: str
    """Without the suffix of a format: ``/feeds/province/quang-ninh``."""
    title: str
    kind: FeedKind
    filter: Mapping[str, str]
    """``province``, ``topic``, ``genre``, ``source`` → the slug that its articles have."""
    query: str = ""
    """Of a search: what is searched, as ``?q=…``."""

    @property
    def id(self) -> str:
        """The feed's name in every format, on every instance."""
        return feed_id(self.path + self.query)

    @property
    def page(self) -> str:
        """The path of the page for people that shows the same."""
        for field in ("province", "topic", "genre", "source"):
            if field in self.filter:
                return f"/{field}s/{self.filter[field]}"
        return "/sources" if self.kind is FeedKind.HEALTH else "/"


EVERYTHING = FeedAddress(
    path="/feeds/all", title=_TITLES[FeedKind.ALL], kind=FeedKind.ALL, filter={}
)
TRENDING = FeedAddress(
    path="/feeds/trending",
    title=_TITLES[FeedKind.TRENDING],
    kind=FeedKind.TRENDING,
    filter={},
)
"""What is read now: the one feed that views order, not dates."""
HEALTH = FeedAddress(
    path="/feeds/health", title=_TITLES[FeedKind.HEALTH], kind=FeedKind.HEALTH, filter={}
)
"""What became of the sources themselves: which cannot be seen, which are back."""


def addresses(
    names: Names, province_topics: Iterable[tuple[str, str]] = ()
) -> Iterator[FeedAddress]:
    """All feeds: one for each slug that has a name, and for each (province, topic) given."""
    yield _address(names)
    yield TRENDING
    yield HEALTH
    for field in ("province", "topic", "genre", "source"):
        for slug in names.of(field):
            yield _address(names, **{field: slug})
    for province, topic in province_topics:
        yield _address(names, province=province, topic=topic)


def find(path: str, names: Names) -> FeedAddress | None:
    """The feed at a path without suffix, be it empty; ``None`` where a slug has no name."""
    match path.split("/"):
        case ["", "feeds", "all"]:
            return _address(names)
        case ["", "feeds", "trending"]:
            return TRENDING
        case ["", "feeds", "health"]:
            return HEALTH
        case ["", "feeds", "province" | "topic" | "genre" | "source" as field, slug]:
            chosen = {field: slug}
        case ["", "feeds", "province", province, "topic", topic]:
            chosen = {"province": province, "topic": topic}
        case _:
            return None
    known = all(slug in names.of(field) for field, slug in chosen.items())
    return _address(names, **chosen) if known else None


def search(query: str, words: str) -> FeedAddress:
    """The feed of what a search finds; ``query`` is the search in the form that never changes."""
    return FeedAddress(
        path="/feeds/search",
        title=_TITLES[FeedKind.SEARCH].format(words=words or "tất cả"),
        kind=FeedKind.SEARCH,
        filter={},
        query=query,
    )


def groups(feeds: Iterable[FeedAddress]) -> Iterator[tuple[str, list[FeedAddress]]]:
    """The feeds under Vietnamese headings, as a list of subscriptions shows them."""
    feeds = list(feeds)
    for kind, heading in _HEADINGS.items():
        if members := [feed for feed in feeds if feed.kind is kind]:
            yield heading, members


def _address(names: Names, **chosen: str) -> FeedAddress:
    kind = FeedKind("-".join(chosen) or "all")
    shown = {field: names.of(field).get(slug, slug) for field, slug in chosen.items()}
    steps = "/".join(f"{field}/{slug}" for field, slug in chosen.items())
    return FeedAddress(
        path=f"/feeds/{steps or 'all'}",
        title=_TITLES[kind].format(**shown),
        kind=kind,
        filter=chosen,
    )
