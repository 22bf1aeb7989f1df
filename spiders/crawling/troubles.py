"""What can go wrong with a request, by name: in plain words, and what can be done about it."""

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

from spiders.kinds import wordings
from spiders.text import fold


class Trouble(StrEnum):
    """Names in a crawl's summary, beside ``http-<status>`` and the kinds of pages."""

    DNS = "dns"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    TIMEOUT = "timeout"
    BROKEN_ANSWER = "broken-answer"
    TOO_LARGE = "too-large"
    TOO_LONG = "address-too-long"
    MOVED = "moved"
    REDIRECT_LOOP = "redirect-loop"
    OFF_SITE = "off-site"
    NOT_PUBLIC = "not-public"
    ROBOTS = "robots"
    ROBOTS_UNAVAILABLE = "robots-unavailable"
    FLOOD_GUARD = "flood-guard"
    CHALLENGE = "challenge"
    CRAWL_DELAY = "crawl-delay"
    TLS_NOT_VERIFIED = "tls-not-verified"
    SITE_DOWN = "site-down"
    MAX_TIME = "max-time"
    STORE = "store"
    NOT_ASKED = "not-asked"
    UNREADABLE = "unreadable"
    NO_LINKS = "no-links"
    OTHER = "other"


LASTING = frozenset(
    {
        Trouble.TOO_LARGE,
        Trouble.MOVED,
        Trouble.REDIRECT_LOOP,
        Trouble.OFF_SITE,
        Trouble.NOT_PUBLIC,
        Trouble.ROBOTS,
    }
)
"""What is so by the site's will: such an article is not asked for again before it is due."""

SILENCE = frozenset(
    {Trouble.DNS, Trouble.REFUSED, Trouble.UNREACHABLE, Trouble.TLS, Trouble.TIMEOUT}
)
"""What is heard of a site that is down."""

ADVICE: Mapping[str, str] = {
    Trouble.DNS: "if the site has moved, set sources.<slug>.base_url",
    Trouble.REFUSED: "tried again by the next crawl",
    Trouble.UNREACHABLE: "tried again by the next crawl",
    Trouble.TLS: "sources.<slug>.verify_tls = false does without the proof, for this source only",
    Trouble.TIMEOUT: "tried again by the next crawl; crawl.timeout is the limit",
    Trouble.BROKEN_ANSWER: "not read; tried again by the next crawl",
    Trouble.TOO_LARGE: "not read; crawl.max_page_bytes is the limit",
    Trouble.TOO_LONG: "not asked for",
    Trouble.MOVED: "if the department moved, set sources.<slug>.base_url",
    Trouble.NOT_PUBLIC: (
        "a source on a private network needs allow_private = true, "
        "and then only its own host and port are fetched"
    ),
    Trouble.ROBOTS: "not fetched; crawl.obey_robots is the setting",
    Trouble.ROBOTS_UNAVAILABLE: "nothing is fetched without it; tried again by the next crawl",
    Trouble.FLOOD_GUARD: "the crawl ends here and the next one goes on; a larger delay avoids it",
    Trouble.CHALLENGE: "the site lets no program in",
}
"""What the reader of a warning can do, or need not do."""


class TroubleError(Exception):
    """A request that brought nothing; its text is the warning."""

    def __init__(self, trouble: Trouble, url: str, detail: str) -> None:
        super().__init__(told(trouble, url, detail))
        self.trouble, self.url, self.detail = trouble, url, detail


def told(name: str, url: str, detail: str) -> str:
    """The warning: the address, the trouble's name, what happened, and what can be done."""
    advice = ADVICE.get(name)
    return f"{url}: {name}: {detail}" + (f"; {advice}" if advice else "")


def of_status(status: int) -> str:
    """The name of an answer with an HTTP status that holds no page."""
    return f"http-{status}"


LONGEST_WAIT_PAGE = 20_000
"""Bytes of a page that does nothing but ask to wait, with its pictures and styles."""
MOST_WORDS = 80
"""Words of such a page; more of them are about something."""

_HIDDEN = re.compile(r"(?is)<(script|style|svg|noscript)\b.*?</\1\s*>|<!--.*?-->")
_TITLE = re.compile(r"(?is)<title[^>]*>(.*?)</title>")
_MARKUP = re.compile(r"(?s)<[^>]*>")
_SECONDS = re.compile(r"\b(\d{1,5}) ?(?:giay|seconds?|secs?)\b")


def is_wait_page(body: bytes) -> bool:
    """Whether a page does nothing but ask to wait: few words, and these among them.

    NukeViet 4.4 answers so, with status 200, whatever was asked for: titled "Hãy đợi...".
    """
    if len(body) > LONGEST_WAIT_PAGE:
        return False
    title, text = _words(body)
    told = f"{title}\n{text}"
    return text.count(" ") < MOST_WORDS and any(
        words.search(told) for words in (wordings.WAIT, wordings.ASKS_TO_WAIT)
    )


def seconds_to_wait(body: bytes) -> float | None:
    """What a wait page counts down from, if it says so."""
    found = _SECONDS.search(_words(body)[1])
    return float(found[1]) if found else None


def _words(body: bytes) -> tuple[str, str]:
    """Title and whole text of a small page, folded."""
    page = _HIDDEN.sub(" ", body.decode("utf-8", "replace"))
    title = _TITLE.search(page)
    text = " ".join(_MARKUP.sub(" ", page).split())
    return fold(title[1]) if title else "", fold(text)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds told by a ``Retry-After`` header (RFC 9110, 10.2.3): a number, or a date."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
        return max(0.0, (moment - now).total_seconds())
    except (ValueError, TypeError):
        return None


FEWEST_TO_JUDGE = 5
"""Requests before a guard appeared, from which its rate can be told."""
SLOWEST = 10.0
"""Seconds between requests that no guard makes longer."""
CAREFUL = 2.1
"""Seconds between requests that the guard of NukeViet bears: 40 in 60 s and 150 in 300 s."""


def pace_after(pace: float, requests: int, elapsed: float, wait: float) -> float:
    """Seconds between requests from now on, after a guard appeared.

    It counts requests in a window: so many were too many in the time since the last wait, and a
    guard that tells how long to wait tells when its window ends.
    """
    implied = CAREFUL
    if requests >= FEWEST_TO_JUDGE:
        implied = (elapsed + wait) / requests * 1.05
    return min(max(implied, pace * 1.25), SLOWEST)
