"""The configuration that adds a site: its name, its province, its slug, and what it needs."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit

from aggregator.probing.names import full_name, is_department, is_newspaper, province_of, site_name
from aggregator.probing.pages import Fetched
from aggregator.probing.survey import Kind, Survey, met_in
from aggregator.sources import Spiders
from spiders.base import DepartmentSpider
from spiders.eras import evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """How a site can be followed."""

    slug: str
    keys: Mapping[str, object] = field(default_factory=dict)
    """What ``[sources.<slug>]`` says."""
    name: str
    """What the site calls itself, or its source's name."""
    province: str | None
    built_in: bool = False
    """Whether the source is there, and the lines but switch it on or move it."""
    remark: str = ""

    def toml(self) -> str:
        """As it stands in sokhcn.toml."""
        lines = (f"{key} = {_toml(value)}" for key, value in self.keys.items())
        return "\n".join([f"[sources.{self.slug}]", *lines])


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def propose(
    seen: Survey,
    spiders: Spiders,
    province: str | None = None,
    *,
    allow_private: bool = False,
    verify_tls: bool = True,
) -> Proposal:
    """The lines that add a site as a source, or those that switch its own source on.

    Without ``province``, it is what host and name tell.
    """
    page = naming_page(seen)
    name = site_name(page, front=page is seen.front)
    province = province or province_of(urlsplit(page.origin).hostname or "", name)
    name = full_name(name, province)
    manners: dict[str, object] = {} if verify_tls else {"verify_tls": False}
    if allow_private:
        manners["allow_private"] = True
    department = spiders.get(province or "") if is_department(name) else None
    source = source_at(page.origin, spiders) or _in_place_of(department)
    if source is not None:
        return _of_source(source, page.origin, seen, manners)
    return Proposal(
        slug=free_slug(page.origin, name, province, spiders),
        keys={**_new(seen, page.origin, name, province), **manners},
        name=name,
        province=province,
        remark=_choice(department) if department else "",
    )


def _in_place_of(department: type[DepartmentSpider] | None) -> type[DepartmentSpider] | None:
    """The department's own source, where nobody has seen its address, or it led nowhere."""
    if department and evidence(department.eras, department.base_url) in ("guess", "gone"):
        return department
    return None


def _choice(department: type[DepartmentSpider]) -> str:
    """What only the user can know."""
    return (
        f"{department.name} is a source already, at {department.base_url}. If the department "
        f"has moved here, put these lines under [sources.{department.name}] instead: "
        "what it published stays in one source."
    )


def _new(seen: Survey, origin: str, name: str, province: str | None) -> dict[str, object]:
    keys: dict[str, object] = {
        "platform": seen.platform.platform if seen.platform else "auto",
        "name": name,
        "province": province,
        "base_url": origin,
        "start_urls": start_urls(seen),
    }
    return {key: value for key, value in keys.items() if value}


def _of_source(
    spider: type[DepartmentSpider], origin: str, seen: Survey, manners: Mapping[str, object]
) -> Proposal:
    """Lines for a source that there is."""
    keys: dict[str, object] = {"enabled": True, **_moved(spider, origin, seen)}
    known = evidence(spider.eras, spider.base_url)
    does = "move it here" if "base_url" in keys else "switch it on"
    if spider.enabled and len(keys) == 1:
        does = "change nothing: it is on"
    return Proposal(
        slug=spider.name,
        keys={**keys, **manners},
        name=spider.title,
        province=spider.province,
        built_in=True,
        remark=f"{spider.name} is a source already, at {spider.base_url} ({known}): "
        f"these lines {does}{_strangers(spider, seen)}",
    )


def _moved(spider: type[DepartmentSpider], origin: str, seen: Survey) -> dict[str, object]:
    """What of a source's description is otherwise at this address."""
    keys: dict[str, object] = {}
    if origin != spider.base_url:
        keys["base_url"] = origin
        if spider.start_urls != ["/"]:
            keys["start_urls"] = start_urls(seen) or ["/"]
    runs_on = seen.platform.platform if seen.platform else ""
    if not spider.platform.startswith(runs_on or "auto") and (runs_on or keys):
        keys["platform"] = runs_on or "auto"
    return keys


def _strangers(spider: type[DepartmentSpider], seen: Survey) -> str:
    """That the articles here have other addresses than the source is known by."""
    pattern = spider.article_pattern
    if not pattern or any(re.search(pattern, one.url) for one in seen.read):
        return ""
    return f"; but articles here have other addresses than its {pattern!r}: set article_urls"


def naming_page(seen: Survey) -> Fetched:
    """The page that names the site: the front page, unless that is of a greater site."""
    front, asked = seen.front, seen.asked
    if front is None or front is asked:
        return asked
    part = is_department(site_name(asked, front=False))
    return asked if part and not is_department(site_name(front, front=True)) else front


def start_urls(seen: Survey) -> list[str]:
    """The list that was asked for, where the front page does not lead to it and to no others."""
    if not seen.lists or seen.lists[0].page is not seen.asked or seen.kind is Kind.FRONT:
        return []
    left = met_in(seen.lists[:1]) - met_in(seen.lists[1:])
    known = seen.in_menu or not left
    if known and naming_page(seen) is seen.front:
        return []
    return [seen.asked.url.removeprefix(seen.asked.origin)]


def source_at(origin: str, spiders: Spiders) -> type[DepartmentSpider] | None:
    """The source that has, had or may have this address."""
    here = _place(origin)
    for spider in spiders.values():
        if here in map(_place, (spider.base_url, *(era.base_url for era in spider.eras))):
            return spider
    return None


def _place(url: str) -> tuple[str, int | None]:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.port


def free_slug(origin: str, name: str, province: str | None, spiders: Spiders) -> str:
    """A slug that no source has: the province's, with what else the host says."""
    return next(slug for slug in _slugs(origin, name, province) if slug not in spiders)


PLAIN = frozenset(("www", "sokhcn", "skhcn", "khcn", "dost", "gov", "com", "org", "edu", "vn"))
"""Parts of hosts that many sites have."""


def _slugs(origin: str, name: str, province: str | None) -> Iterator[str]:
    own = _own_label(origin, (province or "").replace("-", ""))
    if province is None:
        base = own or "nguon-moi"
    else:
        base = f"bao-{province}" if is_newspaper(name) else province
    yield base
    if province is not None and own and own != "bao":
        yield f"{base}-{own}"
    yield from (f"{base}-{number}" for number in count(2))


def _own_label(origin: str, province: str) -> str:
    """What a host says beside the name of its province: ``startup`` of startup.caobang.gov.vn."""
    host = urlsplit(origin).hostname or ""
    labels = [label.replace(province, "") for label in host.split(".") if not label.isdigit()]
    own = (label for label in labels[:-1] if label and label not in PLAIN)
    plain = next((label for label in labels[:-1] if label and label != "www"), "")
    label = plain if province else next(own, plain)
    return re.sub(r"[^a-z0-9]+", "-", label).strip("-")
