"""A load generator: so many connections, one request after the other on each, times of all.

Raw sockets and epoll, nothing else: in one process it asks several times as fast as the fastest of
our servers answers, so that the server is what is measured.
"""

import select
import socket
import time
from collections.abc import Mapping
from typing import NamedTuple

CONNECTIONS = 32


class Load(NamedTuple):
    """What a server did."""

    per_second: float
    times: list[float]
    """Seconds from the first byte asked to the last one answered, sorted."""
    status: int
    size: int
    """Bytes of a body."""

    def percentile(self, share: float) -> float:
        """In milliseconds."""
        return self.times[min(len(self.times) - 1, int(len(self.times) * share))] * 1000


def request(path: str, headers: Mapping[str, str] = {}) -> bytes:
    """As it stands on the wire."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *(f"{n}: {v}" for n, v in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class _Caller:
    """One connection with its question under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.missing, self.since, self.head, self.size, self.status = -1, 0.0, b"", 0, 0

    def ask(self, question: bytes) -> None:
        self.missing, self.head, self.since = -1, b"", time.perf_counter()
        self.socket.sendall(question)

    def read(self) -> bool:
        """Take what is there; whether the answer is whole."""
        data = self.socket.recv(1 << 18)
        if not data:
            raise ConnectionError("the server closed the connection")
        if self.missing >= 0:
            self.missing -= len(data)
            return self.missing == 0
        self.head += data
        end = self.head.find(b"\r\n\r\n")
        if end < 0:
            return False
        self.status = int(self.head[9:12])
        self.size = 0 if self.status == 304 else _length(self.head[:end])
        self.missing = self.size - (len(self.head) - end - 4)
        return self.missing == 0


def _length(head: bytes) -> int:
    place = head.lower().index(b"content-length:") + 15
    return int(head[place:].split(b"\r\n", 1)[0])


def as_fast_as_it_goes(
    port: int, question: bytes, seconds: float, connections: int = CONNECTIONS
) -> Load:
    """Ask again as soon as there is an answer."""
    callers = {}
    poll = select.epoll()
    for _ in range(connections):
        caller = _Caller(port)
        callers[caller.socket.fileno()] = caller
        poll.register(caller.socket, select.EPOLLIN)
        caller.ask(question)
    times: list[float] = []
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        for number, _ in poll.poll(1):
            caller = callers[number]
            if caller.read():
                times.append(time.perf_counter() - caller.since)
                caller.ask(question)
    taken = time.perf_counter() - start
    last = next(iter(callers.values()))
    for caller in callers.values():
        caller.socket.close()
    poll.close()
    return Load(len(times) / taken, sorted(times), last.status, last.size)


def at_a_rate(
    port: int, questions: list[bytes], rate: float, seconds: float, connections: int = CONNECTIONS
) -> Load:
    """Ask at set times, whether or not others are answered yet: late answers count as late."""
    poll = select.epoll()
    callers = {}
    for _ in range(connections):
        caller = _Caller(port)
        callers[caller.socket.fileno()] = caller
        poll.register(caller.socket, select.EPOLLIN)
    idle, waiting, times = list(callers.values()), {}, []
    start, asked, total = time.perf_counter(), 0, int(rate * seconds)
    while len(times) < total:
        now = time.perf_counter()
        due = start + asked / rate
        if asked < total and now >= due and idle:
            caller = idle.pop(0)
            caller.ask(questions[asked % len(questions)])
            waiting[caller.socket.fileno()] = due
            asked += 1
            continue
        wait = max(0.0, due - now) if asked < total and idle else 0.05
        for number, _ in poll.poll(min(wait, 0.05)):
            if callers[number].read():
                times.append(time.perf_counter() - waiting.pop(number))
                idle.append(callers[number])
    taken = time.perf_counter() - start
    last = next(iter(callers.values()))
    for caller in callers.values():
        caller.socket.close()
    poll.close()
    return Load(len(times) / taken, sorted(times), last.status, last.size)
