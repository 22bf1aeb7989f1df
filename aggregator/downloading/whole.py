"""Answers are whole and of bounded size, or are not read."""

import zlib

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response

from aggregator.downloading.stopped import StoppedError
from spiders.crawling.troubles import Trouble


class WholeAnswers(HttpCompressionMiddleware):
    """Unpacks; what was cut off is asked for again, and never read."""

    def __init__(self, *, crawler: Crawler) -> None:
        super().__init__(crawler=crawler)
        self.crawler = crawler

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """The answer, unpacked; or the request once more."""
        encodings = response.headers.get("Content-Encoding") or b""
        try:
            if b"gzip" in encodings and response.body and is_cut(response.body, self._max_size):
                return self.again(request)
            return super().process_response(request, response)
        except StoppedError:
            raise
        except IgnoreRequest:
            detail = f"more than {self._max_size} bytes when unpacked"
            raise StoppedError(Trouble.TOO_LARGE, request.url, detail) from None
        except (OSError, EOFError, ValueError, zlib.error):
            return self.again(request)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """An answer that was broken off for its size says so."""
        if isinstance(exception, DownloadCancelledError):
            detail = f"more than {self._max_size} bytes"
            raise StoppedError(Trouble.TOO_LARGE, request.url, detail)

    def again(self, request: Request) -> Request:
        """The request once more; raise `StoppedError` after some tries."""
        assert self.crawler.spider is not None  # noqa: S101  a crawl is on
        again = get_retry_request(request, spider=self.crawler.spider, reason="cut off")
        if again is None:
            detail = "the packed answer ends before its end"
            raise StoppedError(Trouble.BROKEN_ANSWER, request.url, detail)
        return again


def is_cut(packed: bytes, limit: int) -> bool:
    """Whether a gzip stream ends before its end; Scrapy takes what there is of it.

    One that unpacks to more than ``limit`` bytes is not looked at further.
    """
    reader = zlib.decompressobj(wbits=31)
    reader.decompress(packed, limit + 1)
    return not reader.eof and not reader.unconsumed_tail
