"""Which addresses mean the same article, where the platform of a site or the site itself is known.

`spiders.addresses.urls.canonical_url` holds what is true of all sites. An address that is taken
for another's loses an article for good, one that is not costs a fetch: in doubt two stay two.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from urllib.parse import urlsplit, urlunsplit

from spiders.addresses.urls import canonical_url, shape

Rewrites = tuple[tuple[str, str], ...]
"""Regular expressions, each with what takes the place of what it matches."""

ID = r"(?!(?:19|20)\d\d(?!\d))[1-9]\d{2,}"
"""A number that names an article: shorter ones count parts, and years end titles."""

SLUG = "tin"
"""What stands for a slug that names nothing: servers that ignore it accept any."""

LOCALES = frozenset(("vi", "vn", "vi-vn", "vi_vn", "en", "en-us", "en_us"))

_STEPS = 8
"""Rules are applied until nothing changes; some addresses need two rounds."""

_HOST = re.compile(r"^(?:m|mobile|amp)\.(?!(?:gov|com|org|net|edu)\.vn(?:$|:))(?=[^.]+\.[^.])")
_FORM = re.compile(
    r"(?:view|layout|format|mode|type|display|output|outputtype)=(?:print|printable|amp|mobile)",
    re.IGNORECASE,
)
_SLUGS: Rewrites = (
    (rf"/(?!page-)[^/]+-({ID})(?=(?:\.[a-z]{{3,5}})?/?$)", rf"/{SLUG}-\1"),
    (rf"/({ID})-[^/.]+(?=(?:\.[a-z]{{3,5}})?/?$)", rf"/\1-{SLUG}"),
    (rf"/({ID})/[^/.]+(?=(?:\.[a-z]{{3,5}})?/?$)", rf"/\1/{SLUG}"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What in an address does not say which article is shown.

    Names of parameters are in lower case; patterns of paths are applied without their host.
    """

    noise: frozenset[str] = frozenset(("mobile", "ismobile", "usqp", "amp_js_v"))
    """Parameters that name nothing on this platform."""
    alone: frozenset[str] = frozenset()
    """Parameters that name an article alone: beside them, no other is kept."""
    named_by_path: str = ""
    """Paths that name an article alone: beside them, no parameter is kept."""
    locales: frozenset[str] = frozenset()
    """First segments of paths that say a language and no more, in lower case."""
    asks_language: bool = False
    """Whether the server may choose another language where an address says none."""
    any_case: bool = False
    """Whether the server ignores the case of letters in paths."""
    any_slug: bool = False
    """Whether the words beside the number of an article name nothing."""
    any_slash: bool = False
    """Whether a slash may stand at the end."""
    rewrites: Rewrites = ()
    """For paths."""
    pairs: Rewrites = ()
    """For ``name=value`` of the query; what becomes empty is left out."""
    slugs: Rewrites = ()
    """For paths and pairs: what stands for words that no server asks for but an address needs."""
    stand_ins: str = (
        r"(?i)/bm/print/\d+/?$|/(?:print|ban-in|in-bai-viet)/\d+/?$"
        r"|/(?:in-?bai-?viet|print-?(?:item|news|article)|ban-?in)\.(?:aspx?|html?|php)(?:\?|$)"
    )
    """Addresses of copies whose article is told by the page alone."""
    home: str = ""
    """The site's own address. Given, it decides between http and https, ``www.`` and none."""
    learnt: frozenset[str] = frozenset()
    """What `learning` added: what to keep of a site, as JSON's strings."""

    def canonical(self, url: str) -> str:
        """The one address of the article that this address leads to; it can be fetched too.

        Two addresses are one article where this is the same. Anything that is no address of the
        web comes back as `canonical_url` makes it.
        """
        return _canonical(self, url)

    def address(self, url: str) -> str:
        """The address to publish: the same, but with the words beside a number as they stand.

        So does its language, where the server would choose one without it.
        """
        known = replace(self, slugs=(), any_slug=False, home="")
        spoken = replace(known, locales=frozenset(), pairs=()) if self.asks_language else known
        return _canonical(spoken, url)

    def is_stand_in(self, url: str) -> bool:
        """Whether only the page behind this address tells which article it shows."""
        return bool(self.stand_ins) and re.search(self.stand_ins, _after_host(url)) is not None

    def at(self, home: str) -> "Identity":
        """The same for one site. Its articles are renamed where its own address changes."""
        return replace(self, home=home)

    def learning(self, names: Iterable[str]) -> "Identity":
        """The same, knowing what else names nothing: a parameter, ``/slug``, ``/case`` …."""
        found = self.learnt.union(names)
        parameters = {name for name in found if not name.startswith("/")}
        return replace(
            self,
            noise=self.noise | parameters,
            locales=self.locales | {name[1:] for name in found if name[1:] in LOCALES},
            any_case=self.any_case or "/case" in found,
            any_slug=self.any_slug or "/slug" in found,
            any_slash=self.any_slash or "/slash" in found,
            learnt=found,
        )


AUTO = Identity()
"""Of a site that nobody described."""


@lru_cache(maxsize=1_024)  # asked for each of a page's links, and what is known changes seldom
def of_site(platform: Identity, home: str, names: frozenset[str]) -> Identity:
    """That of a platform for one site, knowing what names nothing there."""
    return platform.at(home).learning(names)


@lru_cache(maxsize=20_000)
def _canonical(identity: Identity, url: str) -> str:
    last = canonical_url(url)
    for _ in range(_STEPS):
        changed = canonical_url(_rewritten(identity, last))
        if changed == last:
            break
        last = changed
    return last


def _rewritten(identity: Identity, url: str) -> str:
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            return url
        scheme, host = _home(identity.home, parts.scheme, _HOST.sub("", parts.netloc))
        path = _path(identity, parts.path)
        return urlunsplit((scheme, host, path, _query(identity, path, parts.query), ""))
    except ValueError:
        return url


def _home(home: str, scheme: str, host: str) -> tuple[str, str]:
    own = urlsplit(home)
    if home and own.netloc.lower().removeprefix("www.") == host.removeprefix("www."):
        return own.scheme, own.netloc.lower()
    return scheme, host


_COPIES: Rewrites = (
    (r"(?i)(?:/amp)+(?=/?$)", ""),
    (r"(?i)^(?:/amp)+(?=/.)", ""),
    (r"(?i)(?<=[^/])/(?:print|ban-in|in-bai-viet)(?:\.html?)?(?=/?$)", ""),
)


def _path(identity: Identity, path: str) -> str:
    if identity.any_case:
        path = path.lower()
    first, rest = path[1:].partition("/")[::2]
    if rest and first.lower() in identity.locales:
        path = "/" + rest
    any_slug = _SLUGS if identity.any_slug else ()
    for pattern, told in (*_COPIES, *identity.rewrites, *identity.slugs, *any_slug):
        path = re.sub(pattern, told, path)
    return path.rstrip("/") if identity.any_slash else path


def _query(identity: Identity, path: str, query: str) -> str:
    if not query or (identity.named_by_path and re.search(identity.named_by_path, path)):
        return ""
    pairs = [pair for pair in query.split("&") if not _FORM.fullmatch(pair)]
    named = [(pair.partition("=")[0].lower(), pair) for pair in pairs]
    chosen = [one for one in named if one[0] in identity.alone]
    kept = chosen or [one for one in named if one[0] not in identity.noise]
    return "&".join(filter(None, (_pair(identity, *one) for one in kept)))


def _pair(identity: Identity, name: str, pair: str) -> str:
    if identity.any_case or name in identity.alone:
        pair = name + pair[len(name) :]
    for pattern, told in (*identity.pairs, *identity.slugs):
        pair = re.sub(pattern, told, pair)
    return pair


def _after_host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return urlunsplit(("", "", parts.path, parts.query, ""))


NAMING = frozenset(
    (
        *("id", "nid", "newsid", "news_id", "articleid", "article_id", "itemid", "contentid"),
        *("postid", "p", "uuid", "dinhdanh", "n_g_manager", "idtin", "id_tin", "tinid", "matin"),
    )
)
"""Parameters that name articles wherever they were seen: never learnt to be noise."""


def ignorable(one: str, other: str, others: Collection[str] = ()) -> frozenset[str] | None:
    """What names nothing, as two addresses of one article show; in `Identity.learning`'s words.

    ``others`` are addresses of other articles of the site. ``None`` where the addresses differ in
    what may name an article, or where two of the others would become one: an article that was
    published twice teaches nothing.
    """
    if not _same_host(one, other):
        return None
    differing = _differing(one, other)
    if differing.keys() & NAMING or (not others and any(differing.values())):
        return None
    for kinds in _kinds(one, other):
        names = frozenset((*differing, *kinds))
        learned = AUTO.learning(names)
        if learned.canonical(one) == learned.canonical(other):
            apart = {AUTO.canonical(url) for url in others} - {AUTO.canonical(other)}
            return names if _is_harmless(learned, one, apart) else None
    return None


def _same_host(one: str, other: str) -> bool:
    try:
        hosts = {urlsplit(AUTO.canonical(url)).netloc.removeprefix("www.") for url in (one, other)}
    except ValueError:
        return False
    return len(hosts) == 1 and "" not in hosts


def _differing(one: str, other: str) -> dict[str, bool]:
    """Names of parameters that differ, and whether both addresses have them."""
    here, there = (
        {
            pair.partition("=")[0].lower(): pair.partition("=")[2]
            for pair in query.split("&")
            if pair
        }
        for query in (urlsplit(AUTO.canonical(url)).query for url in (one, other))
    )
    names = {name for name in here.keys() | there.keys() if here.get(name) != there.get(name)}
    return {name: name in here and name in there for name in sorted(names)}


def _kinds(one: str, other: str) -> Iterable[tuple[str, ...]]:
    """Ways in which two paths may differ, the simplest first."""
    firsts = {urlsplit(url).path[1:].partition("/")[0].lower() for url in (one, other)}
    possible = ("/slash", "/case", "/slug", *(f"/{first}" for first in sorted(firsts & LOCALES)))
    for number in range(len(possible)):
        yield from combinations(possible, number)


def _is_harmless(learned: Identity, one: str, others: set[str]) -> bool:
    """Whether the rest of an address still names one article, and all others stay apart."""
    rest = learned.canonical(one)
    if not re.search(r"\d{2,}", _after_host(rest)) and "a-a" not in shape(rest):
        return False
    before = others | {AUTO.canonical(one)}
    return len({learned.canonical(url) for url in before}) == len(before)
