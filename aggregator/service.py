"""The server, alone or beside the schedule."""

import errno
import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import uvicorn

from aggregator.jobs import Setting, opened
from aggregator.scheduler import CRAWLS, scheduler
from aggregator.web.app import application

logger = logging.getLogger(__name__)


PATIENCE = 60_000
"""Milliseconds until a client that takes nothing of what was sent counts as gone."""
TURN = 0.001
"""Seconds after which who makes a feed lets others be served: a fifth of what Python gives it."""


class PortError(Exception):
    """The server cannot listen there."""


def serve(setting: Setting, host: str, port: int) -> None:
    """Feeds, API and pages until Ctrl-C."""
    with opened(setting.config):
        pass
    with listening(host, port) as listener:
        serve_on(listener, setting)


def run(setting: Setting, host: str, port: int) -> None:
    """The schedule beside the server, until Ctrl-C; running crawls end with it."""
    with opened(setting.config):
        pass
    with listening(host, port) as listener:
        plan = scheduler(with_address(setting, listener))
        plan.resume()
        try:
            serve_on(listener, setting)
        finally:
            CRAWLS.stop(10)
            plan.shutdown()


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that accepts connections there; port 0 is any free one. Raises PortError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio lets only what says that it is TCP send at once: the rest of an answer waits for 40 ms
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "TCP_USER_TIMEOUT"):  # inherited by each connection
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, PATIENCE)
        try:
            listener.bind((host, port))
            listener.listen()
        except OSError as error:
            reason = "taken" if error.errno == errno.EADDRINUSE else error.strerror
            raise PortError(f"{host}:{port} is {reason}; choose another --host or --port") from None
        yield listener


def serve_on(listener: socket.socket, setting: Setting) -> None:
    """Serve on an open socket until Ctrl-C."""
    shown = with_address(setting, listener)
    server = uvicorn.Server(
        uvicorn.Config(
            application(shown), log_config=None, access_log=False, timeout_graceful_shutdown=3
        )
    )
    sys.setswitchinterval(TURN)
    logger.warning("serving on %s", shown.config.base_url)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        logger.warning("stopped")


def with_address(setting: Setting, listener: socket.socket) -> Setting:
    """Where no public address is configured, feeds name the one that is listened on."""
    if "base_url" in setting.config.model_fields_set:
        return setting
    host, port = listener.getsockname()[:2]
    host = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  compared, not bound
    url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    config = setting.config.model_copy(update={"base_url": url})
    return setting._replace(config=config, names=replace(setting.names, base_url=url))
