"""The socket that a server accepts connections on."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 60_000
"""Milliseconds until a client that takes nothing of what was sent counts as gone."""


class PortError(Exception):
    """The server cannot listen there."""


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
