"""What a contributor starts from: the module of a source, saved pages, and what they say."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from aggregator.asking.answers import iso
from aggregator.probing.names import is_department, is_newspaper
from aggregator.probing.pages import Fetched, ProbeError, Reader
from aggregator.probing.proposal import Proposal
from aggregator.probing.sample import Sampled, sampled
from aggregator.probing.survey import Survey
from spiders.base import DepartmentSpider
from spiders.items import Article, PageKind
from spiders.platforms import SPIDERS
from spiders.text import fold

ARTICLES = 3
"""Article pages that are written."""
LONGEST = 40
"""Letters of a file's name."""
NOT_REVIEWED = {"canonical_url", "body_html", "provenance"}
"""Fields that no reading beside a saved page speaks of."""
AS_ANY = Reader(None)
"""Saved pages are read as those of any site."""


def write(folder: Path, seen: Survey, proposal: Proposal) -> list[str]:
    """Write module and pages below a folder; the paths, and in words what is to be known.

    Raises ProbeError before anything is written where one of the files exists, or where the pages
    do not suffice.
    """
    files = dict(_files(seen, proposal))
    for path in files:
        if (folder / path).exists():
            raise ProbeError(f"{folder / path} exists already; nothing was written")
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return [str(folder / path) for path in files]


def _files(seen: Survey, proposal: Proposal) -> Iterator[tuple[str, bytes]]:
    if not proposal.built_in:
        yield module_path(proposal), module(seen, proposal).encode()
    pages = f"tests/pages/{proposal.slug}"
    for name, page, reading in (*_article_pages(seen), *_list_pages(seen)):
        yield f"{pages}/{name}.html", page.body
        text = json.dumps(reading, ensure_ascii=False, indent=2)
        yield f"{pages}/{name}.json", f"{text}\n".encode()


def _article_pages(seen: Survey) -> list[tuple[str, Fetched, Mapping[str, object]]]:
    read = [again for one in seen.read if one.page and (again := sampled(one.page, AS_ANY)).article]
    if not read:
        raise ProbeError("no article could be read: there is nothing to write")
    return [
        (f"article-{_name(one.article.title)}", one.page, article_reading(one.page, one.article))
        for one in read[:ARTICLES]
        if one.page and one.article
    ]


def _list_pages(seen: Survey) -> Iterator[tuple[str, Fetched, Mapping[str, object]]]:
    for found in seen.lists:
        if not found.page.is_channel and _is_list(sampled(found.page, AS_ANY)):
            yield f"listing-{_name(found.name) or 'tin'}", found.page, list_reading(found.page)
            return


def _is_list(one: Sampled) -> bool:
    return one.kind is PageKind.LISTING


def article_reading(page: Fetched, article: Article) -> dict[str, object]:
    """What an article page says, in the form of tests/pages."""
    fields = {name: value for name, value in article.as_json().items() if name not in NOT_REVIEWED}
    return _came(page) | fields


def list_reading(page: Fetched) -> dict[str, object]:
    """What a list page says, in the same form."""
    listing = AS_ANY.list_page(page).listing()
    links = [
        {
            "url": link.url,
            "title": link.title,
            "published_at": iso(link.published_at),
            "view_count": link.view_count,
        }
        for link in listing.links
    ]
    return _came(page) | {"links": links, "next_url": listing.next_url}


def _came(page: Fetched) -> dict[str, object]:
    """How a page came: what its reading may depend on."""
    charset = {"charset": page.charset} if page.charset else {}
    return {"url": page.url, "fetched_at": iso(page.fetched_at.replace(microsecond=0)), **charset}


def _name(title: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition("-")[0]


def module_path(proposal: Proposal) -> str:
    """Where the module of a source stands; `ProbeError` where that cannot be told."""
    package = "newspapers" if is_newspaper(proposal.name) else "provinces"
    if proposal.province is None:
        if is_department(proposal.name):
            raise ProbeError("it is not told of which province this department is: --province SLUG")
        package = "national"
    return f"spiders/{package}/{proposal.slug.replace('-', '_')}.py"


def module(seen: Survey, proposal: Proposal) -> str:
    """The module: what is different about this site."""
    platform = seen.platform.platform if seen.platform else ""
    base = SPIDERS.get(platform, DepartmentSpider)
    imports = sorted({"spiders.eras": "Era", base.__module__: base.__name__}.items())
    said = _quoted(proposal.name) + (f": {platform}" if platform else "")
    lines = [
        f'"""{said}."""',
        "",
        *(f"from {name} import {what}" for name, what in imports),
        "",
        "",
        f"class {_class(proposal.slug)}({base.__name__}):",
        f'    """Articles look like ``{_quoted(_example(seen))}``."""',
        "",
        *(f"    {name} = {value}" for name, value in _attributes(seen, proposal)),
    ]
    return "\n".join(lines) + "\n"


def _attributes(seen: Survey, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Name and Python literal of what the class says."""
    kind = module_path(proposal).split("/")[1].removesuffix("s")
    yield "name", _literal(proposal.slug)
    if kind != "province":
        yield "kind", _literal(kind)
    yield "title", _literal(proposal.name)
    if proposal.province:
        yield "province", _literal(proposal.province)
    yield "base_url", _literal(proposal.keys["base_url"])
    yield "eras", f"(Era(base_url, last_seen={seen.asked.fetched_at.year}),)"
    if starts := proposal.keys.get("start_urls"):
        yield "start_urls", _literal(starts)


def _example(seen: Survey) -> str:
    """The address of an article, without its host, and not too long for a line."""
    parts = urlsplit(seen.read[0].url)
    told = parts.path + (f"?{parts.query}" if parts.query else "")
    return told if len(told) <= 60 else f"{told[:30]}…{told[-25:]}"


def _class(slug: str) -> str:
    return slug.replace("-", " ").title().replace(" ", "") + "Spider"


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _quoted(text: str) -> str:
    """Safe inside a docstring."""
    return text.replace("\\", "/").replace('"', "'")
