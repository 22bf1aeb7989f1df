"""An answer in JSON: with a validator, packed for whoever takes gzip."""

import gzip
import json
from typing import Any

from fastapi import Request, Response

from aggregator.web.conditional import GZIP, IDENTITY, coding, matches
from feeds.formats import etag

WORTH_PACKING = 1_000
"""Bytes."""


def told(request: Request, value: Any) -> Response:
    """The value, or 304 where the client has it; it is asked for anew each time."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    tag = etag(data)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    zipped = coding(request.headers.get("accept-encoding"), GZIP) != IDENTITY
    if zipped and len(data) >= WORTH_PACKING:
        data = gzip.compress(data, 5, mtime=0)
        headers |= {"ETag": f'{tag[:-1]}-gzip"', "Content-Encoding": "gzip"}
    if matches(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(data, headers=headers, media_type="application/json")
