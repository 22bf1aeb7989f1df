"""The pages that all others are made from."""

from spiders.pages.article import ArticlePage
from spiders.pages.listing import ListingPage
from spiders.pages.page import Page

__all__ = ["ArticlePage", "ListingPage", "Page"]
