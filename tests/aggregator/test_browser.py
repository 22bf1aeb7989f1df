"""The pages in the browser that people have, as wide as a desk's and as narrow as a phone's."""

import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import uvicorn
from fastapi.responses import HTMLResponse

from aggregator.web.app import application
from tests.aggregator.conftest import SEEN, article

pytestmark = pytest.mark.system

FRAMED = """<title>not measured</title>
<iframe src="{path}" style="width: {width}px; height: 900px; border: 0" onload="
  const page = this.contentDocument, root = page.documentElement;
  const beyond = root.scrollWidth - root.clientWidth;
  document.title = [beyond, page.querySelectorAll('main').length, page.title].join('|');
"></iframe>"""
"""A page that tells what the browser made of another one."""


class Seen(NamedTuple):
    """A page as laid out: pixels beyond its right edge, its ``<main>`` elements, its title."""

    beyond: int
    mains: int
    title: str


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium")
    if found is None:
        reason = "chromium, the browser, is not installed (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture
def site(setting, store) -> Iterator[str]:
    """The address of the pages, served to the browser, with an article as unruly as they come."""
    long = "https://www.quangninh.gov.vn/" + "tep-dinh-kem-" * 20 + ".pdf"
    with store.write() as writing:
        writing.articles.save(
            "quang-ninh",
            article(
                9,
                title="Thông báo " + "số-1131/QĐ-UBND-" * 15,
                body_html=f"<table><tr>{'<td>Nhiệm vụ khoa học</td>' * 12}</tr></table>"
                f'<p><a href="{long}">{long}</a></p><pre>{"x" * 300}</pre>',
                attachments=[{"url": long, "name": long, "media_type": None}],
            ),
            seen_at=SEEN,
        )
    app = application(setting)
    app.add_api_route("/framed", lambda path, width: HTMLResponse(FRAMED.format(**locals())))
    app.router.routes.insert(0, app.router.routes.pop())
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def look(chromium: str, folder: Path, site: str, path: str, width: int) -> Seen:
    command = [
        chromium, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1500,1000",
        f"--user-data-dir={folder}", "--virtual-time-budget=5000", "--dump-dom",
        f"{site}/framed?path={path}&width={width}",
    ]  # fmt: skip
    shown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    told = re.search(r"<title>(\d+)\|(\d+)\|(.*)</title>", shown)
    assert told, shown[:500]
    return Seen(int(told[1]), int(told[2]), told[3])


@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_is_wider_than_the_screen(chromium, site, tmp_path, width):
    paths = ("/", "/provinces", "/topics", "/sources", "/feeds", "/provinces/ho-chi-minh",
             "/articles/9")  # fmt: skip
    seen = {path: look(chromium, tmp_path, site, path, width) for path in paths}
    assert {path: page.beyond for path, page in seen.items()} == dict.fromkeys(paths, 0)
    assert {page.mains for page in seen.values()} == {1}
    assert all(page.title.endswith("— sokhcn") for page in seen.values())
