"""All built-in sources by name: the modules of `provinces`, `national` and `newspapers`."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from spiders import national, newspapers, provinces
from spiders.base import DepartmentSpider


def slugs() -> list[str]:
    """Every source's slug, without loading the sources."""
    return sorted(module.rpartition(".")[2].replace("_", "-") for module in _modules())


def spiders() -> dict[str, type[DepartmentSpider]]:
    """Slug → spider."""
    found = (_spider(module) for module in _modules())
    return {spider.name: spider for spider in sorted(found, key=lambda spider: spider.name)}


def _modules() -> Iterator[str]:
    for package in (provinces, national, newspapers):
        for module in iter_modules(package.__path__):
            yield f"{package.__name__}.{module.name}"


def _spider(module: str) -> type[DepartmentSpider]:
    """The one spider that a module defines."""
    values = vars(import_module(module)).values()
    (spider,) = (
        value
        for value in values
        if isinstance(value, type)
        and issubclass(value, DepartmentSpider)
        and value.__module__ == module
    )
    return spider
