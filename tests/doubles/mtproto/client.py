"""A stock Telethon client at the double, and an inbox that keeps what its handlers are told.

For tests of the double itself, and as a second reader beside a program under test.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telethon import TelegramClient, events
from telethon.sessions import StringSession

from tests.doubles.mtproto.server import MtprotoServer
from tests.doubles.mtproto.wire import Tl


@asynccontextmanager
async def open_client(server: MtprotoServer, session: Any = None, **options: Any) -> AsyncIterator[Tl]:
    """Connects a client, by default with a string session, and disconnects it afterwards.

    It never sleeps off a flood wait and comes back at once after a cut, so tests stay fast.
    """
    options = {"flood_sleep_threshold": 0, "connection_retries": -1, "retry_delay": 0.02} | options
    client = TelegramClient(session or StringSession(server.string_session()), 1, "api hash", **options)
    await client.connect()
    try:
        yield client
    finally:
        await client.disconnect()


class Inbox:
    """Everything that the client's handlers were told, in order; `await inbox.next()` takes one."""

    def __init__(self, client: Tl) -> None:
        self._events: asyncio.Queue[Tl] = asyncio.Queue()
        for kind in (events.NewMessage, events.MessageEdited, events.MessageDeleted):
            client.add_event_handler(self._events.put, kind)

    async def next(self, timeout_s: float = 5.0) -> Tl:
        """Waits for the next event. Raises TimeoutError."""
        return await asyncio.wait_for(self._events.get(), timeout_s)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is waiting to be taken."""
        return self._events.empty()
