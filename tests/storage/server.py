"""A PostgreSQL server that the tests start, own and stop."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pytest

PASSWORD = "mật-khẩu-thử"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "on",  # or a restart forgets what it acknowledged
    "shared_buffers": "16MB",
    "max_connections": "40",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "timezone": "Asia/Ho_Chi_Minh",  # far from UTC: a time that loses its zone is found
}
LANGUAGE = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=vi"]
"""Sorts as Vietnamese does, unlike SQLite: an order that is left to the server is found."""


@dataclass
class Server:
    """Where it listens; databases of it are made and asked as its owner."""

    port: int
    numbers: Iterator[int]
    restart: Callable[[], None] = lambda: None
    """Ends it at once, as a crash does (``pg_ctl restart -m immediate``), and starts it again."""
    stop: Callable[[], None] = lambda: None
    """As a crash does."""
    start: Callable[[], None] = lambda: None

    def url(self, name: str, password: str = PASSWORD) -> str:
        return f"postgresql+psycopg://sokhcn:{password}@127.0.0.1:{self.port}/{name}"

    def say(self, command: str, name: str = "postgres") -> list[tuple[Any, ...]]:
        import psycopg

        address = self.url(name).replace("+psycopg", "")
        with closing(psycopg.connect(address, autocommit=True)) as connection:
            cursor = connection.execute(command)
            return cursor.fetchall() if cursor.description else []

    def database(self, template: str = "template1", options: str = "") -> str:
        name = f"test{next(self.numbers)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy {options}")
        return name


def programs() -> Path | None:
    """The folder of the server's programs; Debian keeps them out of the path."""
    found = shutil.which("initdb")
    places = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version)]
    return places[-1] if places else Path(found).resolve().parent if found else None


def missing() -> str | None:
    """Why there can be no server here."""
    if programs() is None:
        return "no PostgreSQL server is installed (Debian: postgresql)"
    if find_spec("psycopg") is None:
        return "psycopg is not installed (make .venv/ready)"
    return None


@contextmanager
def running() -> Iterator[Server]:
    """A fresh server, gone with its data at the end; a test in CI fails without one."""
    if why := missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"NOT RUN ON POSTGRESQL: {why}")
    folder = Path(tempfile.mkdtemp(prefix="sokhcn-postgresql-"))
    try:
        with _started(folder) as server:
            yield server
    finally:
        # hundreds of databases have a hundred thousand files: nobody need wait for their end
        subprocess.Popen(["rm", "-rf", folder], start_new_session=True).returncode = 0


@contextmanager
def _started(folder: Path) -> Iterator[Server]:
    who: dict[str, Any] = {"cwd": folder}
    if os.getuid() == 0:  # which PostgreSQL refuses to run as
        who |= {"user": "nobody", "group": "nogroup", "extra_groups": []}
        shutil.chown(folder, "nobody", "nogroup")
    (folder / "password").write_text(PASSWORD)
    (folder / "password").chmod(0o644)
    bin_, data, port = programs(), folder / "data", _free_port()
    make = [bin_ / "initdb", f"--pgdata={data}", "--username=sokhcn", "--auth=scram-sha-256",
            f"--pwfile={folder}/password", "--no-sync", *LANGUAGE]  # fmt: skip
    subprocess.run(make, check=True, capture_output=True, **who)
    settings = SETTINGS | {"port": str(port), "unix_socket_directories": str(folder)}
    words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    started: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        with (folder / "log").open("ab") as log:
            command = [bin_ / "postgres", "-D", data, *words]
            started.append(subprocess.Popen(command, stdout=log, stderr=log, **who))
        _wait(server, started[-1], folder / "log")

    def stop() -> None:
        started[-1].send_signal(3)  # SIGQUIT: at once, without a checkpoint
        started[-1].wait(10)

    def restart() -> None:
        stop()
        start()

    server = Server(port, count(1), restart, stop, start)
    try:
        start()
        yield server
    finally:
        stop()


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    for _ in range(600):
        with suppress(psycopg.OperationalError):
            server.say("SELECT 1")
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL does not start:\n{log.read_text()}")


def _free_port() -> int:
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        return int(spare.getsockname()[1])


def _version(folder: Path) -> float:
    return float(folder.parent.name)
