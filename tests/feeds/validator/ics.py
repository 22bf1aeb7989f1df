"""iCalendar, RFC 5545, as far as it speaks of events."""

import re
from collections import Counter
from collections.abc import Iterator

_LINE = re.compile(
    r"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:\"[^\"\x00-\x1f]*\"|[^\";:,\x00-\x1f]*))*):(.*)"
)
_TEXT = {"SUMMARY", "DESCRIPTION", "UID", "NAME"}
_BAD_TEXT = re.compile(r"(?<!\\)(?:\\\\)*(?:[;,]|\\(?![\\;,nN]))")
_DATE, _MOMENT = re.compile(r"\d{8}"), re.compile(r"\d{8}T\d{6}Z")
_ONCE = ("UID", "DTSTAMP", "DTSTART")
_AT_MOST_ONCE = ("DTEND", "SUMMARY", "DESCRIPTION", "URL", "SEQUENCE", "STATUS", "TRANSP",
                 "LAST-MODIFIED", "CLASS", "CREATED")  # fmt: skip


def problems(data: bytes) -> Iterator[str]:
    """What is wrong with a calendar."""
    if not data.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "lines that do not end in CRLF"
        return
    for place, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > 75:
            yield f"line {place}: {len(line)} octets"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"line {place}: broken within a character"
    lines = re.sub(rb"\r\n[ \t]", b"", data).decode("utf-8", "replace").split("\r\n")[:-1]
    if lines[:1] != ["BEGIN:VCALENDAR"] or lines[-1:] != ["END:VCALENDAR"]:
        yield "no calendar"
        return
    yield from _components(lines)


def _components(lines: list[str]) -> Iterator[str]:
    stack: list[tuple[str, list[tuple[str, str, str]]]] = []
    uids: Counter[str] = Counter()
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is None:
            yield f"no property: {line[:40]!r}"
            continue
        name, parameters, value = found[1].upper(), found[2], found[3]
        if name == "BEGIN":
            stack.append((value, []))
        elif name == "END":
            if not stack or stack[-1][0] != value:
                yield f"END:{value} ends nothing"
                return
            kind, properties = stack.pop()
            yield from _component(kind, properties, uids)
        elif stack:
            stack[-1][1].append((name, parameters, value))
            yield from _value(name, parameters, value)
    if stack:
        yield f"{stack[-1][0]} has no end"
    yield from (f"UID twice: {uid}" for uid, times in uids.items() if times > 1)


def _component(
    kind: str, properties: list[tuple[str, str, str]], uids: Counter[str]
) -> Iterator[str]:
    counts = Counter(name for name, _, _ in properties)
    if kind == "VCALENDAR":
        yield from (f"not one {name}" for name in ("PRODID", "VERSION") if counts[name] != 1)
    elif kind == "VEVENT":
        values = {name: value for name, _, value in properties}
        uids[values.get("UID", "")] += 1
        yield from (f"VEVENT: not one {name}" for name in _ONCE if counts[name] != 1)
        yield from (f"VEVENT: more than one {name}" for name in _AT_MOST_ONCE if counts[name] > 1)
        if values.get("DTEND", "9") <= values.get("DTSTART", ""):
            yield "VEVENT: ends before it begins"
    elif kind == "VALARM":
        yield "VALARM: a calendar that others subscribe to wakes nobody"
    else:
        yield f"{kind} has no place here"


def _value(name: str, parameters: str, value: str) -> Iterator[str]:
    if name in _TEXT and _BAD_TEXT.search(value):
        yield f"{name}: not escaped: {value[:40]!r}"
    if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value):
        yield f"{name}: a control character"
    if name in {"DTSTAMP", "LAST-MODIFIED", "CREATED"} and not _MOMENT.fullmatch(value):
        yield f"{name}: no moment: {value!r}"
    if name in {"DTSTART", "DTEND"}:
        wanted = _DATE if ";VALUE=DATE" in parameters else _MOMENT
        if not wanted.fullmatch(value):
            yield f"{name}: {value!r}"
    if name == "SEQUENCE" and not value.isdecimal():
        yield f"SEQUENCE: {value!r}"
    if name in {"URL", "SOURCE"} and not re.fullmatch(r"https?://[!-~]+", value):
        yield f"{name}: no address: {value!r}"
    if name == "STATUS" and value not in {"CONFIRMED", "CANCELLED", "TENTATIVE"}:
        yield f"STATUS: {value!r}"
