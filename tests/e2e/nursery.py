"""Starts the program again and again without importing it anew: a process that has imported it forks.

    child = await fork_program(["connections.txt", "-", "run", "--config", "config.env"], cwd=…, env=…)
    await child.wait()

Importing takes seconds of CPU, nearly all of them in libraries, and the tests start the program some fifty
times. A fork runs what `python -m tests.e2e.program` runs, as a process of its own: it has its own directory,
environment and output, and is stopped or killed like any other. What differs: modules, dictionary and
vocabulary are there already. That the program also starts from nothing is shown by those tests that ask for
a fresh one (`Service(…, is_fresh=True)`), by tests/cli and by the container's.

    python -m tests.e2e.nursery FD      the process that forks; requests come through the socket FD
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
LATE = ("bot.app", "bot.collector.watch", "bot.collector.preview_watch", "bot.demonstration", "bot.health")
LENGTH = struct.Struct("!I")


class Child:
    """A fork of the program; it has what the tests use of `asyncio.subprocess.Process`."""

    def __init__(self, pid: int, stdout: asyncio.StreamReader, ended: asyncio.Task[int]) -> None:
        self.pid, self.stdout, self._ended = pid, stdout, ended

    @property
    def returncode(self) -> int | None:
        """The status, negative for a signal; None as long as it runs."""
        return self._ended.result() if self._ended.done() else None

    async def wait(self) -> int:
        """Waits for its end; returns the status."""
        return await asyncio.shield(self._ended)

    def send_signal(self, number: signal.Signals) -> None:
        """Sends a signal, as long as it runs."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Ends it with -9."""
        self.send_signal(signal.SIGKILL)


async def fork_program(
    arguments: Sequence[str], *, cwd: Path, env: Mapping[str, str], given: Path = Path(os.devnull)
) -> Child:
    """Runs tests/e2e/program.py with these arguments; `given` is its standard input, and what it writes
    to either output stands in the child's `stdout`."""
    answers, answering = socket.socketpair()
    reading, writing = os.pipe()
    request = json.dumps({"arguments": arguments, "cwd": str(cwd), "env": dict(env), "given": str(given)})
    body = request.encode()
    with answering:
        socket.send_fds(_nursery(), [LENGTH.pack(len(body)) + body], [answering.fileno(), writing])
    os.close(writing)
    loop, stdout = asyncio.get_running_loop(), asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(stdout), os.fdopen(reading, "rb"))
    news, writer = await asyncio.open_connection(sock=answers)
    pid = int(await news.readline())
    return Child(pid, stdout, loop.create_task(_read_status(news, writer)))


async def _read_status(news: asyncio.StreamReader, writer: asyncio.StreamWriter) -> int:
    try:
        return int(await news.readline())
    finally:
        writer.close()


@cache
def _nursery() -> socket.socket:
    """The way to the process that forks: started when first needed, ends with the process of the tests."""
    ours, theirs = socket.socketpair()
    with theirs:
        subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.nursery", str(theirs.fileno())],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
    return ours


# --- in the process that forks ----------------------------------------------------------------------


class Request(NamedTuple):
    """What to run, where to tell its number and its status, and where its output goes."""

    what: dict[str, Any]
    answering: int
    output: int


def serve(requests: socket.socket) -> Request | None:
    """Forks for every request. Returns the request in the fork; None at the end, in the process itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C at the tests: they stop what they started
    while (request := _receive(requests)) is not None:
        if os.fork() == 0:
            requests.close()
            _mind(request)
            return request
        os.close(request.answering)
        os.close(request.output)
        _bury()
    return None


def _receive(requests: socket.socket) -> Request | None:
    head, files, *_ = socket.recv_fds(requests, LENGTH.size, 2)
    if not head:
        return None
    (left,), body = LENGTH.unpack(head), b""
    while len(body) < left:
        body += requests.recv(left - len(body))
    return Request(json.loads(body), *files)


def _bury() -> None:
    """Takes note of forks that have ended."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                return
        except ChildProcessError:
            return


def _mind(request: Request) -> None:
    """Forks once more and returns in the new process; this one tells its number and its end, and ends too."""
    pid = os.fork()
    if pid == 0:
        os.close(request.answering)
        return
    os.close(request.output)
    os.write(request.answering, f"{pid}\n".encode())
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.write(request.answering, f"{status}\n".encode())
    os._exit(0)


def become(request: Request) -> None:
    """Makes this fork what a new process would be: its directory, environment, streams and signals."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(request.what["cwd"])
    os.environ.clear()
    os.environ.update(request.what["env"])
    given = os.open(request.what["given"], os.O_RDONLY)
    for source, target in ((given, 0), (request.output, 1), (request.output, 2)):
        os.dup2(source, target)
    os.close(given)
    os.close(request.output)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", buffering=1, closefd=False)


def prepare() -> None:
    """Imports what `run` imports, and has the dictionary and the vocabulary read."""
    for name in LATE:
        import_module(name)
    from bot.collector.understanding import Understander
    from bot.domain.analyser import Analyser
    from bot.domain.topics import Classifier
    from bot.i18n import LANGUAGES, load_texts
    from bot.lexicon import load_lexicon

    analyser = Analyser()
    Understander(analyser, Classifier(load_lexicon(), analyser))
    for language in LANGUAGES:
        load_texts(language)
    gc.freeze()  # else each fork's collector would touch, and so copy, all of this


if __name__ == "__main__":
    from tests.e2e import program

    prepare()
    if (asked := serve(socket.socket(fileno=int(sys.argv[1])))) is not None:
        become(asked)
        program.run(asked.what["arguments"])
