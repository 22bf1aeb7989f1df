"""A request that is given up before the spider sees an answer."""

from scrapy.exceptions import IgnoreRequest

from spiders.crawling.troubles import TroubleError


class StoppedError(TroubleError, IgnoreRequest):
    """A trouble, told to the spider by its ``errback`` and by nobody else."""
