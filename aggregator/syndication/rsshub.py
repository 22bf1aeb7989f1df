"""The parameters that RSSHub has for every feed, with its meanings, over the whole history.

What they mean: https://docs.rsshub.app/guide/parameters. Expressions are those of the regex crate
of Rust, which pydantic brings: as in RE2, which RSSHub uses, no look-around and no back-references,
and the time that matching takes grows with the text, never faster.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pydantic_core import SchemaError, SchemaValidator, core_schema

from aggregator.asking.questions import QuestionError

FIELDS = ("title", "description", "author", "category")
LONGEST = 500
"""Characters of an expression."""
COUNTED = re.compile(r"\{(\d+)?,?(\d+)?\}")
MOST = 1000
"""The product of all counts in an expression: what repeats so often is costly to look for."""


class Words(NamedTuple):
    """What of an article or a notice expressions are tried on."""

    title: str
    description: str
    """Summary and text, without markup."""
    author: str
    categories: Sequence[str]

    def of(self, field: str) -> Sequence[str]:
        """The texts of one of `FIELDS`; without a description the title stands in for it."""
        if field == "category":
            return self.categories
        if field == "description":
            return (self.description or self.title,)
        return (getattr(self, field),)


class Expression:
    """A regular expression that is found in a text, or not."""

    def __init__(self, parameter: str, text: str, *, ignore_case: bool) -> None:
        self.text = unicodedata.normalize("NFC", text)
        if len(self.text) > LONGEST:
            raise QuestionError(parameter, text, f"accepted: up to {LONGEST} characters")
        if _repetitions(self.text) > MOST:
            accepted = f"accepted: counts whose product is up to {MOST}"
            raise QuestionError(parameter, text, accepted)
        pattern = f"(?i){self.text}" if ignore_case else self.text
        try:
            self._matcher = SchemaValidator(
                core_schema.str_schema(pattern=pattern, regex_engine="rust-regex")
            )
        except SchemaError as error:
            raise QuestionError(parameter, text, _told(str(error))) from None

    def found_in(self, texts: Sequence[str]) -> bool:
        """Whether any of them holds it."""
        return any(self._matcher.isinstance_python(text) for text in texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """Which articles stay: by fields in which something must be found, and must not."""

    anywhere: Expression | None = None
    wanted: Mapping[str, Expression]
    unwanted: Mapping[str, Expression]

    @property
    def text(self) -> str:
        """The expressions, for who is told of them."""
        every = (self.anywhere, *self.wanted.values(), *self.unwanted.values())
        return " · ".join(one.text for one in every if one is not None)

    @property
    def asks_categories(self) -> bool:
        """Whether it matters how an article is sorted."""
        named = "category" in self.wanted or "category" in self.unwanted
        return named or self.anywhere is not None

    def keeps(self, words: Words) -> bool:
        """With an ``anywhere``, what is ``wanted`` of single fields does not count."""
        if any(bad.found_in(words.of(field)) for field, bad in self.unwanted.items()):
            return False
        if self.anywhere is not None:
            return any(self.anywhere.found_in(words.of(field)) for field in FIELDS)
        return all(good.found_in(words.of(field)) for field, good in self.wanted.items())


def sieve(asked: Mapping[str, str]) -> Sieve | None:
    """What the parameters ask for; None where they let everything through.

    Raises QuestionError for what is no expression.
    """
    ignore_case = not truth("filter_case_sensitive", asked.get("filter_case_sensitive"), True)

    def expression(parameter: str) -> Expression | None:
        text = asked.get(parameter)
        return Expression(parameter, text, ignore_case=ignore_case) if text else None

    anywhere = expression("filter")
    wanted = {field: made for field in FIELDS if (made := expression(f"filter_{field}"))}
    unwanted = {field: made for field in FIELDS if (made := expression(f"filterout_{field}"))}
    if (everywhere := expression("filterout")) is not None:
        for field in ("title", "description"):
            unwanted.setdefault(field, everywhere)
    if anywhere is None and not wanted and not unwanted:
        return None
    return Sieve(anywhere=anywhere, wanted=wanted, unwanted=unwanted)


def truth(parameter: str, text: str | None, otherwise: bool) -> bool:
    """A yes or no as RSSHub writes it."""
    if not text:
        return otherwise
    words = {"true": True, "1": True, "false": False, "0": False}
    if text.lower() not in words:
        raise QuestionError(parameter, text, "accepted: true, false")
    return words[text.lower()]


def _repetitions(text: str) -> int:
    product = 1
    for least, most in COUNTED.findall(text):
        product *= max(1, int(least or 0), int(most or 0))
    return product


def _told(error: str) -> str:
    """The reason alone, out of a message that also draws the expression."""
    reason = (
        error.rpartition("error: ")[2] if "error: " in error else error.splitlines()[-1].strip()
    )
    return f"{reason.removeprefix('SchemaError: ')}; accepted: a regular expression as of RE2"
