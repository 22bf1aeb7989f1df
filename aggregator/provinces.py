"""The provinces: what they were and are called, and which became part of which.

A slug names a unit before and after the merger of 1 July 2025 where both bear one name:
``tuyen-quang`` is the old and the new Tuyên Quang, while ``ha-giang`` ended and has a successor.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from spiders.text import fold, tone_key


class Kind(StrEnum):
    """The two kinds of unit directly below the state."""

    PROVINCE = "tỉnh"
    CITY = "thành phố"


class UnknownProvinceError(LookupError):
    """No province has this slug."""

    def __init__(self, slug: str) -> None:
        near = get_close_matches(slug, provinces(), n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "a slug looks like ba-ria-vung-tau"
        super().__init__(f"unknown province {slug!r}: {hint}")
        self.slug, self.near = slug, near


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The town from which a unit is governed."""

    name: str
    point: tuple[float, float]
    """Latitude and longitude in degrees, WGS 84."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What a unit was from one day to another, both included; ``None`` is open-ended."""

    name: str
    kind: Kind
    code: str
    scheme: str
    """Which list of the General Statistics Office ``code`` is from: ``2004`` or ``2025``."""
    valid_from: date | None = None
    valid_until: date | None = None
    seat: str | None = None
    """Slug of the unit from whose town it was governed; ``None``: from its own."""

    @property
    def full_name(self) -> str:
        """As in a letterhead: ``Tỉnh Sơn La``."""
        return f"{self.kind.value.capitalize()} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """One slug over time, with its periods oldest first and without gaps."""

    slug: str
    name: str
    phone_code: str
    """Trunk code of fixed lines before the merger, without the leading 0."""
    periods: tuple[Period, ...]
    seat: Seat
    region: str | None = None
    """Slug of its socio-economic region, of a unit of today."""
    successor: str | None = None
    """Slug of the unit it became part of; ``None`` where it still exists."""
    aliases: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """What it is, or was at its end."""
        return self.periods[-1].kind

    @property
    def code(self) -> str:
        """Its code now, or at its end; compare only within one ``periods[-1].scheme``."""
        return self.periods[-1].code

    def on(self, day: date) -> Period:
        """The period that holds a day; after the end of a dissolved unit, its last one."""
        begun = [p for p in self.periods if p.valid_from is None or p.valid_from <= day]
        return begun[-1]


@cache
def provinces() -> Mapping[str, Province]:
    """All 63 by slug, from north to south (by their code before the merger)."""
    rows = _facts()["provinces"]
    return MappingProxyType({slug: _province(slug, row) for slug, row in rows.items()})


@cache
def regions() -> Mapping[str, str]:
    """The socio-economic regions of today, from north to south: slug → name."""
    return MappingProxyType(_facts()["regions"])


def _facts() -> dict[str, Any]:
    return tomllib.loads(files("aggregator").joinpath("data/provinces.toml").read_text("utf-8"))


def province(slug: str) -> Province:
    """The province of a slug, dissolved ones too; `UnknownProvinceError` where there is none."""
    try:
        return provinces()[slug]
    except KeyError:
        raise UnknownProvinceError(slug) from None


def current() -> list[Province]:
    """The 34 units of today, from north to south (by code)."""
    existing = (unit for unit in provinces().values() if unit.successor is None)
    return sorted(existing, key=lambda unit: unit.code)


def full_name(slug: str, on: date) -> str:
    """With its kind, as on that day: ``Tỉnh Thừa Thiên Huế``, from 2025 on ``Thành phố Huế``."""
    return province(slug).on(on).full_name


def is_dissolved(slug: str) -> bool:
    """Whether it has become part of another one."""
    return province(slug).successor is not None


def current_unit(slug: str) -> str:
    """Which unit of today the territory belongs to: ``ha-giang`` → ``tuyen-quang``."""
    return province(slug).successor or slug


def unit_on(slug: str, day: date) -> str:
    """Which unit the territory belonged to on a day: ``ha-giang`` until 30 June 2025."""
    last = province(slug).periods[-1].valid_until
    return slug if last is None or day <= last else current_unit(slug)


def seat_on(slug: str, day: date) -> Seat:
    """From where a unit was governed on that day."""
    return province(province(slug).on(day).seat or slug).seat


@cache
def members(slug: str) -> tuple[str, ...]:
    """The slugs whose articles a province includes: itself first, then those merged into it."""
    merged = [unit.slug for unit in provinces().values() if unit.successor == province(slug).slug]
    return (slug, *merged)


def find(name: str) -> str | None:
    """The slug of a name in any printed form, or ``None``.

    Takes prefixes that the unit has borne (tỉnh, thành phố, TP.), aliases, slugs, any Unicode form
    and tone placement; without marks only where every mark is missing, as in ``hagiang``.
    """
    key = _key(name)
    return _printed_names().get(key) or _unmarked_names().get(key)


def _province(slug: str, row: Mapping[str, Any]) -> Province:
    periods = tuple(
        Period(**{"name": row["name"], **period, "kind": Kind(period["kind"])})
        for period in row["periods"]
    )
    aliases = tuple(row.get("aliases", ()))
    seat = Seat(name=row["seat"]["name"], point=tuple(row["seat"]["point"]))
    given = {"slug": slug, "periods": periods, "aliases": aliases, "seat": seat}
    return Province(**{**row, **given})


@cache
def _printed_names() -> Mapping[str, str]:
    return {_key(form): unit.slug for unit in provinces().values() for form in _forms(unit)}


@cache
def _unmarked_names() -> Mapping[str, str]:
    return {fold(key): slug for key, slug in _printed_names().items()}


def _forms(unit: Province) -> Iterator[str]:
    prefixes = {
        Kind.PROVINCE: ("tỉnh {}", "{} province"),
        Kind.CITY: ("thành phố {}", "tp {}", "{} city"),
    }
    kinds = {period.kind for period in unit.periods}
    for name in {unit.name, *unit.aliases, *(period.name for period in unit.periods)}:
        yield name
        yield from (form.format(name) for kind in kinds for form in prefixes[kind])


def _key(text: str) -> str:
    # Spaces, dots and dashes come and go: "TP. HCM", "TPHCM", "Bà Rịa – Vũng Tàu", "hagiang".
    return "".join(filter(str.isalnum, tone_key(text)))
