"""Feeds as files that any web server can serve while they are being rewritten."""

import errno
import gzip
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

WRITABLE = "it must lie in a directory that this user may write"
LEVEL = 4
"""Of packing: 6 takes three times as long, for a tenth less."""
FEW = 500
"""Files that are sooner on the disk one by one than with all else that waits for it."""
ROOM = "free some room on that disk; the same command then writes what is missing"


class UnwritableError(Exception):
    """A file could not be written: which one, and why."""

    def __init__(self, target: Path, reason: str, help_: str = WRITABLE) -> None:
        super().__init__(f"cannot write {target}: {reason}; {help_}")
        self.target, self.reason = target, reason


class Batch:
    """Many files: they are on the disk before the first of them takes its place.

    Readers, and a crash, meet the old or the new of each file, as with `write`; but the disk is
    waited for once, not for each.
    """

    def __init__(self, out: Path, at_once: int = 2_000) -> None:
        self.out, self.at_once = out, at_once
        self.drafts: dict[Path, Path] = {}
        self.folders: set[Path] = set()
        """Those that are there."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.settle()
        for draft in self.drafts.values():
            draft.unlink(missing_ok=True)

    def put(self, path: str, data: bytes, before: bytes | None) -> bool:
        """As `write`, with the same packed beside it, for servers that send packed files.

        ``before``: what `read` says of it.
        """
        packed = f"{path}.gz"
        if before == data and _place(self.out, packed).exists():
            return False
        if before != data:
            self._draft(path, data)
        self._draft(packed, gzip.compress(data, LEVEL, mtime=0))
        if len(self.drafts) >= self.at_once:
            self.settle()
        return before != data

    def settle(self) -> None:
        """Let all files that wait take their places. Raises ``UnwritableError``."""
        for target, draft in list(self.drafts.items()):
            with _told(target):
                if len(self.drafts) <= FEW:
                    _sync(draft)
        if len(self.drafts) > FEW:
            os.sync()
        for target, draft in list(self.drafts.items()):
            with _told(target):
                draft.replace(target)
                del self.drafts[target]

    def _draft(self, path: str, data: bytes) -> None:
        target = _place(self.out, path)
        with _told(target):
            if target.parent not in self.folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                self.folders.add(target.parent)
            self.drafts[target] = draft = _draft(target)
            draft.write_bytes(data)


def read(out: Path, path: str) -> bytes | None:
    """What a file says; None where there is none. Raises ``UnwritableError``."""
    target = _place(out, path)
    with _told(target):
        return _said(target)


def remove(out: Path, path: str) -> bool:
    """Take away a file and what is packed beside it; say if there was one."""
    target = _place(out, path)
    was_there = target.exists()
    for file in (target, _place(out, f"{path}.gz")):
        file.unlink(missing_ok=True)
    return was_there


def write(out: Path, path: str, data: bytes) -> bool:
    """Put a file at ``path`` (``/feeds/all.atom``) below ``out``; say if it was new or changed.

    Readers see the old bytes or the new ones, also after a crash; an unchanged file keeps its
    modification time. Raises ``UnwritableError``.
    """
    target = _place(out, path)
    with _told(target):
        if _said(target) == data:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    return True


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """What the system refuses, in words that help."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        reason = error.strerror or str(error)
        raise UnwritableError(target, reason, ROOM if full else WRITABLE) from error


def _place(out: Path, path: str) -> Path:
    target = out.joinpath(path.lstrip("/"))
    if ".." in target.parts[len(out.parts) :]:
        raise UnwritableError(target, f"the path leads out of {out}")
    return target


def _said(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes) -> None:
    draft = _draft(target)
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _draft(target: Path) -> Path:
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}")


def _sync(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
