"""What people type into a search field, as the store can be asked for it."""

from aggregator.searching.reading import words
from aggregator.searching.snippets import Piece, marked, snippet

__all__ = ["Piece", "marked", "snippet", "words"]
