"""``sokhcn demo``: the whole line on a replica of seven sites, on this machine alone."""

import json
import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aggregator import service
from aggregator.commands.console import err
from aggregator.config import ConfigError
from aggregator.delivery import publishing
from aggregator.jobs import Setting, opened, setting
from aggregator.listener import listening
from aggregator.replica import Replica

logger = logging.getLogger(__name__)

MARK = "# made by `sokhcn demo`, which removes this folder when it starts anew\n"


def demo(folder: Path, port: int, *, once: bool, again: float) -> None:
    """Crawl the replica into a fresh store, publish, and serve until Ctrl-C (not with ``once``).

    After ``again`` seconds one article is edited and the sites are crawled once more. Raises
    ConfigError where the folder is somebody else's, PortError where the port is taken.
    """
    with Replica() as replica, listening("127.0.0.1", port) as listener:
        start_anew(folder)
        host, port = listener.getsockname()
        file = folder / "sokhcn.toml"
        file.write_text(configuration(folder, f"http://{host}:{port}", replica.sources()), "utf-8")
        os.environ["SOKHCN_CONFIG"] = str(file)
        made = setting()
        crawl_and_publish(made, folder / "public")
        tell(made, folder)
        if once:
            return
        ended = threading.Event()
        second = threading.Thread(
            target=edit_and_crawl, args=(replica, made, folder / "public", ended, again)
        )
        second.start()
        try:
            service.serve_on(listener, made)
        finally:
            ended.set()
            second.join()


def start_anew(folder: Path) -> None:
    """An empty folder; one that the demo did not make is left alone, with a ConfigError."""
    if folder.exists():
        file = folder / "sokhcn.toml"
        ours = file.is_file() and file.read_text("utf-8").startswith(MARK)
        if not ours and any(folder.iterdir()):
            raise ConfigError(
                f"{folder} holds something that the demo did not make; choose another --folder"
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True)


def configuration(folder: Path, base_url: str, sources: Mapping[str, Mapping[str, Any]]) -> str:
    """A configuration like a user's, but that it names the replica and never waits."""
    lines = [
        MARK,
        f"data_dir = {json.dumps(str(folder))}",
        f"base_url = {json.dumps(base_url)}",
        "[crawl]",
        'refresh = "1s"',
    ]
    for slug, keys in sources.items():
        lines += [f"[sources.{slug}]", *(f"{key} = {json.dumps(keys[key])}" for key in keys)]
    return "\n".join(lines) + "\n"


def crawl_and_publish(made: Setting, out: Path) -> None:
    """As two commands would; the sites of the replica only."""
    command = [sys.executable, "-m", "aggregator", "crawl", *made.config.sources]
    crawl = subprocess.run(command, check=False)  # noqa: S603  the words are ours
    if crawl.returncode:
        logger.error("the crawl ended with status %d", crawl.returncode)
    with opened(made.config) as store:
        publishing.publish(store, made.names, out)


def edit_and_crawl(
    replica: Replica, made: Setting, out: Path, ended: threading.Event, seconds: float
) -> None:
    """What readers are for: after a while one article changes, and the next crawl sees it."""
    if ended.wait(seconds):
        return
    url = replica.edit()
    crawl_and_publish(made, out)
    err.print(f"One article was edited, and the sites were crawled again: {url}", markup=False)


def tell(made: Setting, folder: Path) -> None:
    """Where to look."""
    base = made.config.base_url
    program = sys.argv[0] if Path(sys.argv[0]).name == "sokhcn" else "sokhcn"
    with opened(made.config) as store:
        articles, sources = store.articles.count(), len(store.sources.all())
    err.print(
        f"\n[bold]{articles}[/] articles of {sources} sites. Where to look:\n"
        f"  in a browser        {base}/\n"
        f"  in a feed reader    {base}/feeds/all.atom\n"
        f"                      {base}/feeds/province/quang-ninh.rss\n"
        f"                      {base}/feeds/topic/so-huu-tri-tue.atom\n"
        f"  as JSON             {base}/api/v1/articles?limit=3\n"
        f"  as files            {folder}/public/feeds/\n"
        f"  in the shell        {program} query --config {folder}/sokhcn.toml --limit 10\n",
        soft_wrap=True,
    )
