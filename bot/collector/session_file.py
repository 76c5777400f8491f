"""The file that holds the login: as good as a password, and for one process at a time.

Makes its directory 0700 and the file 0600, refuses one that others can get at, and holds a lock beside it.
Does not know what is in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import NotReadyError, OperatorError
from storage.file_rights import find_exposure


def name_session_file(path: Path) -> Path:
    """The file as Telethon names it: it adds .session where that is missing."""
    return path if path.suffix == ".session" else path.with_name(path.name + ".session")


class SessionInUse(NotReadyError):
    """Another process reads with this login, or is just making it."""


class SessionExposed(NotReadyError):
    """Others on this machine can read or replace the file."""


@contextmanager
def hold_session_file(path: Path) -> Iterator[Path]:
    """Keeps the file (it may not exist yet) private and to ourselves while it is in use.

    Raises SessionInUse when another process has it, OperatorError when the directory cannot be written or
    others can read the file.
    """
    file = name_session_file(path)
    umask = os.umask(0o077)  # Telethon creates the file and its journal 0644
    try:
        if exposure := find_exposure(file):
            raise SessionExposed(
                f"TELEGRAM_SESSION: {exposure}. Whoever had it has the account: end that session too "
                "(Telegram: Settings, Devices)"
            )
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(file.with_suffix(".session.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OperatorError:
        os.umask(umask)
        raise
    except OSError as error:
        os.umask(umask)
        raise OperatorError(
            f"TELEGRAM_SESSION: {file} cannot be kept there ({error.strerror}); name a writable directory"
        ) from None
    try:
        _lock(lock, file)
        yield file
    finally:
        os.close(lock)
        os.umask(umask)


def _lock(lock: int, file: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: there SQLite's own lock has to do
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise SessionInUse(
            f"TELEGRAM_SESSION: {file} is in use by another process; stop that one first"
        ) from None
