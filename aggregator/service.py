"""The server, alone or beside the schedule."""

import logging
import socket
import sys
from dataclasses import replace

import uvicorn

from aggregator.jobs import Setting, opened
from aggregator.listener import listening
from aggregator.scheduler import CRAWLS, scheduler
from aggregator.web.app import application

logger = logging.getLogger(__name__)

TURN = 0.001
"""Seconds after which who makes a feed lets others be served: a fifth of what Python gives it."""


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


def serve_on(listener: socket.socket, setting: Setting) -> None:
    """Serve on an open socket until Ctrl-C."""
    shown = with_address(setting, listener)
    server = uvicorn.Server(
        uvicorn.Config(
            application(shown), log_config=None, access_log=False, timeout_graceful_shutdown=3
        )
    )
    sys.setswitchinterval(TURN)
    try:
        logger.warning("serving on %s", shown.config.base_url)
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
