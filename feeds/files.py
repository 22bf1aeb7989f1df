"""Feeds as files that any web server can serve while they are being rewritten."""

import errno
import os
import secrets
from pathlib import Path

WRITABLE = "it must lie in a directory that this user may write"
ROOM = "free some room on that disk; the same command then writes what is missing"


class UnwritableError(Exception):
    """A file could not be written: which one, and why."""

    def __init__(self, target: Path, reason: str, help_: str = WRITABLE) -> None:
        super().__init__(f"cannot write {target}: {reason}; {help_}")
        self.target, self.reason = target, reason


def write(out: Path, path: str, data: bytes) -> bool:
    """Put a file at ``path`` (``/feeds/all.atom``) below ``out``; say if it was new or changed.

    Readers see the old bytes or the new ones, also after a crash; an unchanged file keeps its
    modification time. Raises ``UnwritableError``.
    """
    target = out.joinpath(path.lstrip("/"))
    if ".." in target.parts[len(out.parts) :]:
        raise UnwritableError(target, f"the path leads out of {out}")
    try:
        if _holds(target, data):
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        reason = error.strerror or str(error)
        raise UnwritableError(target, reason, ROOM if full else WRITABLE) from error
    return True


def _holds(target: Path, data: bytes) -> bool:
    try:
        return target.read_bytes() == data
    except FileNotFoundError:
        return False


def _replace(target: Path, data: bytes) -> None:
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
