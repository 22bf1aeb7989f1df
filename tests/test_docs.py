"""What the documents say is so."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from aggregator import sourcelist
from aggregator.cli import app
from aggregator.config import ArchiveConfig, Config, CrawlConfig, SourceConfig

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_inside_the_project_lead_somewhere(document):
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_that_are_told_exist(document):
    commands = get_command(app).commands
    told = re.findall(r"(?:`|\$ \S*)sokhcn ([a-z]+)", document.read_text(encoding="utf-8"))
    assert set(told) <= commands.keys()


def test_every_key_of_the_configuration_is_described():
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    for section in (Config, CrawlConfig, ArchiveConfig, SourceConfig):
        for key in section.model_fields.keys() - {"crawl", "archive", "sources"}:
            assert f"`{key}`" in text, key


def test_the_list_of_sources_is_as_the_modules_say():
    printed = (ROOT / "docs/sources.md").read_text(encoding="utf-8")
    assert printed == sourcelist.document(), "python -m aggregator.sourcelist > docs/sources.md"
