"""The arrows of docs/architecture.md: who may import whom."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "spiders": set(),
    "storage": set(),
    "feeds": {"storage"},
    "aggregator": {"spiders", "storage", "feeds"},
}
ONLY_IN = {"feedgen": "feeds", "sqlmodel": "storage", "apscheduler": "aggregator/scheduler.py"}


def files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Names of the modules that a file imports anywhere."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_point_one_way(package):
    forbidden = MAY_IMPORT.keys() - MAY_IMPORT[package] - {package}
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in files(package)
        for module in imported(path)
        if module.partition(".")[0] in forbidden
    ]
    assert wrong == []


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_met_in_one_place(library):
    users = [
        str(path.relative_to(ROOT))
        for package in MAY_IMPORT
        for path in files(package)
        if any(module.partition(".")[0] == library for module in imported(path))
    ]
    assert users
    assert all(user.startswith(ONLY_IN[library]) for user in users)


def test_reading_pages_needs_no_scrapy():
    crawl = {"base.py", "catalog.py", "exploring.py", "reporting.py", "responses.py", "walking.py"}
    readers = [
        path
        for path in files("spiders")
        if path.name not in crawl
        and path.parent.name not in {"platforms", "provinces", "newspapers", "national"}
    ] + files("spiders/pages")
    assert len(readers) > 10
    for path in readers:
        assert not any(module.partition(".")[0] == "scrapy" for module in imported(path)), path


def test_a_source_has_one_name_in_three_spellings():
    from spiders import catalog

    for module, (slug, spider) in zip(
        sorted(catalog._modules(), key=lambda name: name.rpartition(".")[2]),
        catalog.spiders().items(),
        strict=True,
    ):
        assert module.rpartition(".")[2] == slug.replace("-", "_")
        assert spider.__name__ == slug.replace("-", " ").title().replace(" ", "") + "Spider"
