"""Which of several articles of one text was first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from spiders.items import Precision
from spiders.text import fold
from storage.copies.copies import Member
from storage.tables import SourceRow

LEFT_OUT = {"tinh", "thanh", "pho", "tp", "tp."}
WRITTEN_OUT = {"kh&cn": "khoa hoc va cong nghe", "khcn": "khoa hoc va cong nghe"}


def original(members: Sequence[Member], names: Mapping[str, Sequence[str]]) -> Member:
    """The one that published the text first; who names another one of them as the source did not.

    ``names``: source → what others credit it by, as `credit_of` writes it.
    """
    credit = {one.id: credit_of(one.source_credit or "") for one in members}

    def rank(one: Member) -> tuple[bool, bool, bool, datetime, int]:
        others = [other for other in members if other.source != one.source]
        names_another = any(_is_named(other.source, credit[one.id]) for other in others)
        is_named = any(_is_named(one.source, credit[other.id]) for other in others)
        return names_another, not is_named, one.published_at is None, _at_latest(one), one.id

    def _is_named(source: str, told: str) -> bool:
        return any(name in told for name in names.get(source, ()))

    return min(members, key=rank)


def credit_of(told: str) -> str:
    """A credit or a name as they are compared: folded, abbreviations written out, no "tỉnh"."""
    words = re.findall(r"[\w.&]+", fold(told))
    return " ".join(WRITTEN_OUT.get(word, word) for word in words if word not in LEFT_OUT)


def _at_latest(one: Member) -> datetime:
    """When it was published at the latest: what has only a day may be of its last minute."""
    at = one.published_at or one.first_seen_at
    if one.published_at is None or one.published_precision not in {Precision.DAY, Precision.MONTH}:
        return at
    return at + timedelta(days=1 if one.published_precision == Precision.DAY else 31)


def names_of(sources: Iterable[SourceRow]) -> dict[str, list[str]]:
    """Source → its name, and its host."""
    return {
        row.slug: [credit_of(row.name), urlsplit(row.base_url).netloc.removeprefix("www.")]
        for row in sources
    }
