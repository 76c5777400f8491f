"""The database as the program sees it: one thread that writes, a few that read, one that watches.

`write(fn, …)` runs `fn(db, …)` between BEGIN IMMEDIATE and COMMIT; `read(fn, …)` runs it on one
consistent snapshot. Both have a blocking twin. `fn` returns values, never cursors or generators:
they would outlive their thread. What the tables are stands in migrations.py, what is asked of
them in the modules beside; sqlite3 errors leave here as storage/errors.py.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import sqlite_utils

from storage.connections import create_file, open_reader, open_writer, refuse_exposed, transaction
from storage.errors import translated
from storage.migrations import migrate
from storage.patience import get_patience_s, stopped_after
from storage.timings import Timings

Connection = sqlite_utils.Database
"""What functions given to `read` and `write` take first: other rooms name it without sqlite-utils."""

P = ParamSpec("P")
T = TypeVar("T")
Function = Callable[Concatenate[Connection, P], T]

POLL_S = 0.2


class Database:
    """Use `Database.open`. Safe to use from any thread and any event loop."""

    def __init__(self, path: Path, *, readers: int) -> None:
        self.path = path
        self.timings = Timings()
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="storage-write")
        self._reading = ThreadPoolExecutor(readers, thread_name_prefix="storage-read")
        self._watching = ThreadPoolExecutor(1, thread_name_prefix="storage-watch")
        self._local = threading.local()
        self._lock = threading.Lock()
        self._opened: list[sqlite_utils.Database] = []
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    @classmethod
    def open(cls, path: Path | str, *, readers: int = 2) -> Database:
        """Opens `path`, creating and migrating it where needed; refuses a newer, foreign or exposed file."""
        path = Path(path).expanduser()
        create_file(path)
        database = cls(path, readers=readers)
        with ExitStack() as undo:
            undo.callback(database.close)
            database._writing.submit(database._prepare).result()
            refuse_exposed(path)  # now that it is known to be ours
            undo.pop_all()
        return database

    async def write(self, fn: Function[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs `fn` in a transaction on the writer thread; an exception leaves no trace of it.

        Cancelling the caller drops a write that has not begun; one that has begun is completed.
        """
        return await asyncio.wrap_future(self._submit_write(fn, *args, **kwargs))

    async def read(self, fn: Function[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs `fn` on a reader thread, on one snapshot; raises QueryTooSlow within `being_patient`."""
        return await asyncio.wrap_future(self._submit_read(fn, *args, **kwargs))

    def write_now(self, fn: Function[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`write` for code without an event loop; blocks the calling thread."""
        return self._submit_write(fn, *args, **kwargs).result()

    def read_now(self, fn: Function[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`read` for code without an event loop; blocks the calling thread."""
        return self._submit_read(fn, *args, **kwargs).result()

    async def wait_for_change(self, timeout_s: float, since: int | None = None) -> int:
        """Waits until somebody has changed the database, `timeout_s` at the longest.

        Wakes at once for this process, within 200 ms for another. Pass the returned token as
        `since` next time, so that a change between the two calls is not slept through.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout_s
        waiter = (loop, asyncio.Event())
        with self._lock:
            self._waiting.add(waiter)
        try:
            seen = await self._get_version() if since is None else since
            while (version := await self._get_version()) == seen and (left := deadline - loop.time()) > 0:
                # Not wait_for: on Python 3.11 it loses a cancellation that comes together with the event.
                with suppress(TimeoutError):
                    async with asyncio.timeout(min(left, POLL_S)):
                        await waiter[1].wait()
                waiter[1].clear()
            return version
        finally:
            with self._lock:
                self._waiting.discard(waiter)

    def flush_log(self) -> None:
        """Moves the write-ahead log into the file and empties it, so that erased data leaves it too.

        Blocks; does less than that while a reader of another process holds an old snapshot.
        """
        self._writing.submit(self._checkpoint).result()

    def close(self) -> None:
        """Waits for what is running and closes everything; closing twice is fine."""
        for threads in (self._watching, self._reading, self._writing):
            threads.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            # The writer was opened first and goes last: it then folds the log into the file.
            while self._opened:
                self._opened.pop().conn.close()

    def _submit_read(self, fn: Function[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        patience_s = get_patience_s()  # of the task that asks: the thread has none
        bounded = fn if patience_s is None else _bound(fn, patience_s)
        return self._reading.submit(lambda: self._read(bounded, *args, **kwargs))

    def _submit_write(self, fn: Function[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self._writing.submit(lambda: self._write(fn, *args, **kwargs))

    def _write(self, fn: Function[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        db = self._connection(open_writer)
        rows_before = db.conn.total_changes
        with self.timings.measure("write"), translated(), transaction(db, "immediate"):
            result = fn(db, *args, **kwargs)
        if db.conn.total_changes != rows_before:
            self._wake()
        return result

    def _read(self, fn: Function[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        db = self._connection(open_reader)
        with self.timings.measure("read"), translated(), transaction(db, "deferred"):
            return fn(db, *args, **kwargs)

    def _prepare(self) -> None:
        with translated():
            migrate(self._connection(open_writer))

    def _checkpoint(self) -> None:
        with translated():
            self._connection(open_writer).conn.execute("pragma wal_checkpoint(truncate)").fetchall()

    def _connection(self, opener: Callable[[Path], sqlite_utils.Database]) -> sqlite_utils.Database:
        """The connection of the current thread, opened on first use."""
        db: sqlite_utils.Database | None = getattr(self._local, "db", None)
        if db is None:
            db = self._local.db = opener(self.path)
            with self._lock:
                self._opened.append(db)
        return db

    def _wake(self) -> None:
        with self._lock:
            waiting = list(self._waiting)
        for loop, event in waiting:
            with suppress(RuntimeError):  # that loop has been closed meanwhile
                loop.call_soon_threadsafe(event.set)

    async def _get_version(self) -> int:
        return await asyncio.wrap_future(self._watching.submit(self._read_version))

    def _read_version(self) -> int:
        # `data_version` is relative to its connection: always ask the same one, the watcher's.
        with translated():
            row = self._connection(open_reader).conn.execute("pragma data_version").fetchone()
        return int(row[0])


def _bound(fn: Function[P, T], patience_s: float) -> Function[P, T]:
    def bounded(db: Connection, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with stopped_after(db, patience_s):
            return fn(db, *args, **kwargs)

    return bounded
