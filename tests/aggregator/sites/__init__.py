"""Whole sites of the kinds that departments have, each with the truth about its articles."""

from tests.aggregator.sites.aspnet import AspNet
from tests.aggregator.sites.joomla import Joomla, JoomlaOfOneSection
from tests.aggregator.sites.nukeviet import NukeViet44, NukeViet45
from tests.aggregator.sites.server import Site
from tests.aggregator.sites.unruly import Unruly
from tests.aggregator.sites.wordpress import WordPress, WordPressClosed

__all__ = [
    "AspNet",
    "Joomla",
    "JoomlaOfOneSection",
    "NukeViet44",
    "NukeViet45",
    "Site",
    "Unruly",
    "WordPress",
    "WordPressClosed",
]
