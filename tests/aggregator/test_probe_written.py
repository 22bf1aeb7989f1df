"""What a contributor gets of a probe: a module, saved pages, and what they say."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aggregator.config import Config
from aggregator.probing.pages import ProbeError
from aggregator.probing.proposal import propose
from aggregator.probing.report import text
from aggregator.probing.writing import module, write
from aggregator.replica import Replica
from aggregator.replica.sites import SITES
from aggregator.sources import sources
from spiders.base import DepartmentSpider
from tests.accuracy.judge import Verdict, verdicts
from tests.accuracy.readers import alone
from tests.accuracy.saved import SavedPage, _load
from tests.aggregator.probed import Site, articles, driven, listing

ROOT = Path(__file__).parents[2]
SPIDERS = sources(Config())
GUIDE_URL = "http://127.0.0.1:40343"
NAME = "Sở Khoa học và Công nghệ Nghệ An"


def home(path: str = "/", name: str = NAME):
    pages = {"/": listing(range(5), name=name), **articles()}
    return Site(pages, "https://khcn.nghean.gov.vn").probe(path)


def written(folder: Path, seen) -> list[str]:
    return [str(Path(path).relative_to(folder)) for path in write(folder, seen, proposed(seen))]


def proposed(seen):
    return propose(seen, SPIDERS)


def spider_in(file: Path) -> type[DepartmentSpider]:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (spider,) = (value for value in vars(module).values()
                 if isinstance(value, type) and value.__module__ == file.stem)  # fmt: skip
    return spider


def assert_quiet(module: Path, place: str) -> None:
    """Whether ruff has nothing to say of a module at its place in the project."""
    for words in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *words, "--stdin-filename", place, "-"]
        done = subprocess.run(
            ruff, input=module.read_bytes(), cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stdout


def assert_read_as_written(page: SavedPage) -> None:
    judged = verdicts(page, alone(page))
    assert set(judged.values()) == {Verdict.RIGHT}, (page.id, judged)


@pytest.fixture(scope="module")
def checkouts(tmp_path_factory) -> dict[str, Path]:
    """Slug of a site of the replica → what a probe of it wrote."""
    made = {}
    with Replica() as replica:
        for slug, site in SITES.items():
            made[slug] = tmp_path_factory.mktemp(slug)
            seen = driven(replica.urls[slug] + site.first_list)
            write(made[slug], seen, proposed(seen))
    return made


@pytest.mark.parametrize("slug", SITES)
def test_pages_of_the_replica_are_read_as_was_written(checkouts, slug):
    pages = [_load(path) for path in sorted(checkouts[slug].glob("tests/pages/*/*.html"))]
    assert [page.form for page in pages] == ["article"] * 3 + ["listing"]
    for page in pages:
        assert_read_as_written(page)


@pytest.mark.parametrize("slug", SITES)
def test_the_module_of_a_site_of_the_replica_can_be_used(checkouts, slug):
    (file,) = checkouts[slug].glob("spiders/*/*.py")
    spider = spider_in(file)
    assert_quiet(file, str(file.relative_to(checkouts[slug])))
    assert len(file.read_text("utf-8").splitlines()) <= 25
    assert spider.name.replace("-", "_") == file.stem
    assert (spider.province, spider.kind) == (SPIDERS[slug].province, SPIDERS[slug].kind)
    assert [era.base_url for era in spider.eras] == [spider.base_url]
    (page, *_) = sorted(checkouts[slug].glob("tests/pages/*/article-*.html"))
    saved = _load(page)
    article = spider.article_page(saved.body, saved.url, charset=saved.charset).article()
    assert article.title == saved.expected["title"]


def test_a_module_says_what_is_different_about_a_site(tmp_path):
    written(tmp_path, home())
    assert (tmp_path / "spiders/provinces/nghe_an_khcn.py").read_text("utf-8") == (
        '"""Sở Khoa học và Công nghệ Nghệ An."""\n\n'
        "from spiders.base import DepartmentSpider\n"
        "from spiders.eras import Era\n\n\n"
        "class NgheAnKhcnSpider(DepartmentSpider):\n"
        '    """Articles look like ``/tin/bai-viet-so-14.html``."""\n\n'
        '    name = "nghe-an-khcn"\n'
        '    title = "Sở Khoa học và Công nghệ Nghệ An"\n'
        '    province = "nghe-an"\n'
        '    base_url = "https://khcn.nghean.gov.vn"\n'
        "    eras = (Era(base_url, last_seen=2026),)\n"
    )


@pytest.mark.parametrize("name", ['Tin "nhanh"', 'Tin """ba nháy""" \\', "Báo \\N{DASH} x"])
def test_a_name_breaks_no_module(tmp_path, name):
    seen = Site({"/": listing(range(5), name=name), **articles()}, "https://a.example").probe()
    (file,) = (tmp_path / path for path in written(tmp_path, seen) if path.endswith(".py"))
    assert spider_in(file).title == name


def test_a_department_of_nowhere_is_not_written(tmp_path):
    seen = Site({"/": listing(range(5)), **articles()}).probe()
    with pytest.raises(ProbeError, match="--province"):
        written(tmp_path, seen)
    assert list(tmp_path.iterdir()) == []
    write(tmp_path, seen, propose(seen, SPIDERS, "yen-bai"))
    assert (tmp_path / "tests/pages/yen-bai").is_dir()


def test_a_source_that_is_there_gets_pages_and_no_module(tmp_path):
    pages = {"/": listing(range(5)), **articles()}
    seen = Site(pages, "https://skhcn.hagiang.gov.vn").probe()
    assert {Path(path).parent.name for path in written(tmp_path, seen)} == {"ha-giang"}


def test_a_file_that_exists_is_named_and_nothing_is_written(tmp_path):
    files = written(tmp_path, home())
    for path in files[:-1]:
        (tmp_path / path).unlink()
    with pytest.raises(ProbeError, match="exists already; nothing was written") as error:
        written(tmp_path, home())
    assert files[-1] in str(error.value)
    assert [path.name for path in tmp_path.rglob("*.*")] == [Path(files[-1]).name]


def test_pages_are_written_as_they_were_fetched(tmp_path):
    seen = home()
    written(tmp_path, seen)
    (file, *_) = sorted(tmp_path.glob("tests/pages/*/listing-*.html"))
    assert file.read_bytes() == seen.asked.body


def test_the_guide_shows_report_and_module_as_they_are():
    guide = (ROOT / "docs/add-a-source.md").read_text("utf-8")
    with Replica() as replica:
        seen = driven(replica.urls["son-la"])
        proposal = propose(seen, SPIDERS, allow_private=True)
        told = text(seen, proposal).replace(replica.urls["son-la"], GUIDE_URL)
        made = module(seen, proposal).replace(replica.urls["son-la"], GUIDE_URL)
    (shown,) = re.findall(rf"(?s)probe {GUIDE_URL} --allow-private\n(.*?)\n```", guide)
    before, after = shown.split("\n  …\n")
    assert told.startswith(before)
    assert told.endswith(after)
    assert f"```python\n{made}```" in guide
