"""Addresses that are too long to be remembered are not asked for."""

from scrapy import Request

from aggregator.downloading.stopped import StoppedError
from spiders.crawling.troubles import Trouble
from storage.databases.storable import AddressError, kept_address

SHOWN = 60
"""Letters of such an address that are told."""


class ShortAddresses:
    """Stops a request, also one by a redirect, for an address that the store cannot keep."""

    def process_request(self, request: Request) -> None:
        """Raise `StoppedError` for it."""
        try:
            kept_address(request.url)
        except AddressError as error:
            shown = f"{request.url[:SHOWN]}…"
            raise StoppedError(Trouble.TOO_LONG, shown, str(error)) from None
