"""An answer in JSON: with a validator, packed for whoever takes gzip."""

import gzip
import json
from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from aggregator.web.conditional import coding, matches
from feeds.formats import etag

WORTH_PACKING = 1_000
"""Bytes."""


def told(request: Request, value: Any) -> Response:
    """The value, or 304 where the client has it; it is asked for anew each time."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    tag = etag(data)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if len(data) >= WORTH_PACKING and _takes_gzip(request.headers):
        data = gzip.compress(data, 5, mtime=0)
        headers |= {"ETag": f'{tag[:-1]}-gzip"', "Content-Encoding": "gzip"}
    if matches(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(data, headers=headers, media_type="application/json")


def _takes_gzip(headers: Mapping[str, str]) -> bool:
    return coding(headers.get("accept-encoding")) != "identity" and "gzip" in headers.get(
        "accept-encoding", ""
    )
