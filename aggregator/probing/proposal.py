"""The configuration that adds a site: its name, its province, its slug, and what it needs."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit

from aggregator.probing.names import is_department, is_newspaper, province_of, site_name
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
    seen: Survey, spiders: Spiders, *, allow_private: bool = False, verify_tls: bool = True
) -> Proposal:
    """The lines that add a site as a source, or those that switch its own source on."""
    page = seen.front or seen.asked
    manners: dict[str, object] = {} if verify_tls else {"verify_tls": False}
    if allow_private:
        manners["allow_private"] = True
    name = site_name(page, front=page is seen.front)
    province = province_of(urlsplit(page.origin).hostname or "", name)
    own = source_at(page.origin, spiders)
    if own is not None:
        return _of_source(own, page.origin, seen, manners)
    department = spiders.get(province or "")
    if department is not None and is_department(name):
        if evidence(department.eras, department.base_url) in ("guess", "gone"):
            return _of_source(department, page.origin, seen, manners)
        remark = (
            f"{department.name} is built in, at {department.base_url}. If the department has "
            f"moved here, put these lines under [sources.{department.name}] instead: "
            "what it published stays in one source."
        )
    else:
        remark = ""
    return Proposal(
        slug=free_slug(page.origin, name, province, spiders),
        keys=_new(seen, page.origin, name, province) | manners,
        name=name,
        province=province,
        remark=remark,
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
    keys: dict[str, object] = {"enabled": True}
    if origin != spider.base_url:
        keys["base_url"] = origin
    runs_on = seen.platform.platform if seen.platform else None
    if runs_on and spider.platform != "auto" and not spider.platform.startswith(runs_on):
        keys["platform"] = runs_on
    there = spider.enabled and len(keys) == 1
    known = evidence(spider.eras, spider.base_url)
    state = f"{spider.name} has this address already, and is on" if there else (
        f"{spider.name} is built in, at {spider.base_url} ({known}); "
        f"these lines {'move it here' if 'base_url' in keys else 'switch it on'}"
    )  # fmt: skip
    return Proposal(
        slug=spider.name,
        keys={**keys, **manners},
        name=spider.title,
        province=spider.province,
        built_in=True,
        remark=state,
    )


def start_urls(seen: Survey) -> list[str]:
    """The list that was asked for, where the front page does not lead to it."""
    if seen.in_menu or seen.kind not in (Kind.LIST, Kind.FEED):
        return []
    own, others = seen.lists[:1], seen.lists[1:]
    left = met_in(own) - met_in(others)
    return [seen.asked.url.removeprefix(seen.asked.origin)] if left or not others else []


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


def _slugs(origin: str, name: str, province: str | None) -> Iterator[str]:
    host = urlsplit(origin).hostname or ""
    labels = [label for label in host.removeprefix("www.").split(".") if not label.isdigit()]
    plain = (province or "").replace("-", "")
    own = re.sub(r"[^a-z0-9]+", "-", (labels or [""])[0].replace(plain, "")).strip("-")
    if province is None:
        base = own or "nguon-moi"
    else:
        base = f"bao-{province}" if is_newspaper(name) else province
    yield base
    if province is not None and own and own != "bao":
        yield f"{base}-{own}"
    yield from (f"{base}-{number}" for number in count(2))
