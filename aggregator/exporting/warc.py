"""WARC 1.1 (ISO 28500:2017), each record a gzip member of its own, as web archives index them."""

import base64
import gzip
import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from storage.archive.archive import Kept
from storage.archive.tables import ResponseRow

SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
ON_THE_WAY = {"content-length", "content-encoding", "transfer-encoding"}
"""Headers of an answer that told how its body came: here it stands unpacked and in one piece."""
FORM = "application/x-www-form-urlencoded"

Fields = list[tuple[str, str]]


def records(answers: Iterable[Kept], newest: datetime, software: str) -> Iterator[bytes]:
    """The file in pieces; a body that came before is referred to, not repeated.

    ``newest`` dates the file: the same answers make the same bytes.
    """
    told = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    head = [("WARC-Date", _date(newest)), ("Content-Type", "application/warc-fields")]
    yield _record("warcinfo", _uuid(f"warcinfo {newest.isoformat()}"), head, told)
    first: dict[str, ResponseRow] = {}
    for row, body in answers:
        before = first.setdefault(row.digest, row)
        if before is row:
            yield _response(row, body)
        else:
            yield _revisit(row, body, before)
        if row.confirmed_at is not None:
            yield _unchanged(row, row.confirmed_at)
        if row.method != "GET":
            yield _request(row)


def _response(row: ResponseRow, body: bytes) -> bytes:
    head = [*_of(row, "response"), ("WARC-Payload-Digest", _digest(body))]
    return _record("response", _name(row), head, _head(row, len(body)) + body)


def _revisit(row: ResponseRow, body: bytes, before: ResponseRow) -> bytes:
    head = [
        *_of(row, "response"),
        ("WARC-Payload-Digest", _digest(body)),
        ("WARC-Profile", SAME),
        ("WARC-Refers-To", _name(before)),
        ("WARC-Refers-To-Target-URI", before.url),
        ("WARC-Refers-To-Date", _date(before.fetched_at)),
    ]
    return _record("revisit", _name(row), head, _head(row, len(body)))


def _unchanged(row: ResponseRow, at: datetime) -> bytes:
    """The site said later that it would answer the same (304); of what it said no more is kept."""
    head = [
        ("WARC-Target-URI", row.url),
        ("WARC-Date", _date(at)),
        ("WARC-Profile", NOT_MODIFIED),
        ("WARC-Refers-To", _name(row)),
        ("WARC-Refers-To-Target-URI", row.url),
        ("WARC-Refers-To-Date", _date(row.fetched_at)),
    ]
    return _record("revisit", _uuid(f"{_name(row)} unchanged {at.isoformat()}"), head, b"")


def _request(row: ResponseRow) -> bytes:
    """What was sent: without it nobody knows which of the answers to a form is which."""
    parts, form = urlsplit(row.url), (row.posted or "").encode()
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = (f"{row.method} {target} HTTP/1.1", f"Host: {parts.netloc}", f"Content-Type: {FORM}",
             f"Content-Length: {len(form)}", "", "")  # fmt: skip
    head = [*_of(row, "request"), ("WARC-Concurrent-To", _name(row))]
    block = "\r\n".join(lines).encode() + form
    return _record("request", _uuid(f"request {_name(row)}"), head, block)


def _of(row: ResponseRow, message: str) -> Fields:
    return [
        ("WARC-Target-URI", row.url),
        ("WARC-Date", _date(row.fetched_at)),
        ("Content-Type", f"application/http; msgtype={message}"),
    ]


def _head(row: ResponseRow, length: int) -> bytes:
    try:
        reason = HTTPStatus(row.status).phrase
    except ValueError:
        reason = ""
    kept = (f"{name}: {value}" for name, value in row.headers if name.lower() not in ON_THE_WAY)
    lines = (f"HTTP/1.1 {row.status} {reason}", *kept, f"Content-Length: {length}", "", "")
    return "\r\n".join(lines).encode("latin-1", "replace")


def _record(kind: str, name: str, head: Fields, block: bytes) -> bytes:
    length = ("Content-Length", str(len(block)))
    fields = [("WARC-Type", kind), ("WARC-Record-ID", name), *head, length]
    told = "".join(f"{field}: {value}\r\n" for field, value in fields)
    return gzip.compress(f"WARC/1.1\r\n{told}\r\n".encode() + block + b"\r\n\r\n", mtime=0)


def _name(row: ResponseRow) -> str:
    return _uuid(f"{row.method} {row.url} {row.fetched_at.isoformat()} {row.digest} {row.posted}")


def _uuid(told: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, told)}>"


def _digest(data: bytes) -> str:
    """As other web archives write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def _date(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
