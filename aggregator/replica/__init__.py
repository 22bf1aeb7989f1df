"""Seven websites in the manner of real ones, on loopback: for the demo and the tests to crawl."""

from aggregator.replica.server import Replica

__all__ = ["Replica"]
