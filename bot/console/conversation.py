"""A conversation in the terminal: reads lines, shows answers, until the input ends.

At a keyboard there is a prompt, and what arrives meanwhile (an alert) is shown above it. Where the
input is no terminal, each line is echoed and answered in turn.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager

from bot.console.terminal import Terminal

PROMPT = "› "
GREETING = """\
Type a command, a sentence, or a button's number; /quit leaves. Try: /start
"> text" is a post that you send on; "@bot text" is what you type in another chat, where cards are offered.\
"""
LEAVING = frozenset({"/quit", "/exit", "quit", "exit", "q"})


class Screenwriter:
    """Writes to standard output; keeps the prompt below what arrives while a person types."""

    def __init__(self, *, interactive: bool) -> None:
        self._interactive = interactive
        self._waiting = False  # the prompt stands in the last line
        self._answering = False

    def write(self, text: str) -> None:
        """Prints one piece of a message; an empty one ends it."""
        if self._interactive and self._waiting:
            sys.stdout.write("\r\033[K")
            self._waiting = False
        print(text, flush=True)
        if not text and not self._answering:
            self.prompt()

    def prompt(self) -> None:
        """Shows that the next line is awaited."""
        if self._interactive:
            print(PROMPT, end="", flush=True)
            self._waiting = True

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Within, what is written answers the line just typed; the prompt comes after all of it."""
        self._waiting, self._answering = False, True
        try:
            yield
        finally:
            self._answering = False
            self.prompt()


async def converse(terminal: Terminal, screen: Screenwriter) -> None:
    """Answers what a person types, until they leave or the input ends."""
    screen.prompt()
    async for line in _typed_lines():
        if line.strip().lower() in LEAVING:
            return
        with screen.answering():
            if line.strip():
                screen.write("")
                await terminal.enter(line)


async def answer_lines(terminal: Terminal, screen: Screenwriter, lines: Iterable[str]) -> int:
    """Answers each line of a script; returns how many there were."""
    count = 0
    for line in lines:
        if not line.strip():
            continue
        count += 1
        screen.write(f"{PROMPT}{line.strip()}\n")
        await terminal.enter(line)
    return count


async def _typed_lines() -> AsyncIterator[str]:
    # A thread of its own, because a terminal's readline blocks; a daemon, because Ctrl-C must not
    # wait for a line that never comes.
    loop, queue = asyncio.get_running_loop(), asyncio.Queue[str]()

    def read() -> None:
        while line := sys.stdin.readline():
            loop.call_soon_threadsafe(queue.put_nowait, line)
        loop.call_soon_threadsafe(queue.put_nowait, "")

    threading.Thread(target=read, name="keyboard", daemon=True).start()
    while line := await queue.get():
        yield line
