"""The server: `async with MtprotoServer(world) as server` beside the program under test.

Listens on a free port of 127.0.0.1, answers calls from the world, pushes the world's changes, and
carries out the faults that were asked for (see faults.py for their words). Runs in the test's own
loop and never blocks it. What it saw is in `requests`, `unsupported` and `incidents`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from telethon.crypto import AuthKey
from telethon.sessions import SQLiteSession, StringSession
from telethon.tl import types

from tests.doubles.mtproto import tl_values
from tests.doubles.mtproto.calls import CALLS, answer_call
from tests.doubles.mtproto.connection import Connection
from tests.doubles.mtproto.faults import Faults
from tests.doubles.mtproto.posts import Change
from tests.doubles.mtproto.requests import Request, name_method, note_request, unwrap_call
from tests.doubles.mtproto.scene import Scene
from tests.doubles.mtproto.wire import Answer, Cipher, RpcFailure, Tl
from tests.doubles.mtproto.world import World, WorldChannel

DC_ID, ADDRESS = 2, "127.0.0.1"


class MtprotoServer(Faults):
    """One Telegram. `port` and the account's key stay the same when the server is left and entered anew."""

    def __init__(self, world: World, *, port: int = 0, seed: int = 0) -> None:
        super().__init__(seed)
        self.world, self.port = world, port
        self.requests: list[Request] = []
        self.unsupported: list[str] = []
        self.connections: set[Connection] = set()
        self._cipher = Cipher(world.account.auth_key)
        self._listener: asyncio.Server | None = None
        self._defects: list[Exception] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._something_happened = asyncio.Event()

    async def __aenter__(self) -> MtprotoServer:
        self.world.listeners.append(self._on_change)
        await self._listen()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.world.listeners.remove(self._on_change)
        self._close_listener()
        self.cut_connections()
        results = await asyncio.gather(*self._tasks, return_exceptions=True)
        defects = [*self._defects, *(result for result in results if isinstance(result, Exception))]
        if defects:
            raise defects[0] from error

    # --- sessions that lead here ---------------------------------------------------------------

    def string_session(self) -> str:
        """Returns a Telethon string session of the account (logged in or not) at this server."""
        session = StringSession()
        session.set_dc(DC_ID, ADDRESS, self.port)
        session.auth_key = AuthKey(self.world.account.auth_key)
        return str(session.save())

    def write_session_file(self, path: Path) -> Path:
        """Writes a Telethon session file (0600) that leads here; returns its path, ending in .session."""
        session = SQLiteSession(str(path))
        session.set_dc(DC_ID, ADDRESS, self.port)
        session.auth_key = AuthKey(self.world.account.auth_key)
        session.save()
        session.close()
        written = Path(session.filename)
        written.chmod(0o600)
        return written

    # --- what came in ---------------------------------------------------------------------------

    def calls(self, method: str) -> list[Request]:
        """The calls of one method so far."""
        return [request for request in self.requests if request.method == method]

    async def until(self, condition: Callable[[], bool], timeout_s: float = 5.0) -> None:
        """Waits until `condition()`, asked again whenever a call, a connection or a push came or went.

        Raises TimeoutError.
        """
        async with asyncio.timeout(timeout_s):
            while not condition():
                self._something_happened.clear()
                await self._something_happened.wait()

    @property
    def subscribers(self) -> list[Connection]:
        """The connections that get pushes."""
        return [connection for connection in self.connections if connection.subscribed]

    # --- faults of the network and of the session; the others are in Faults ----------------------

    def cut_connections(self) -> None:
        """Resets all connections; clients may come back at once."""
        if self.connections:
            self.record(f"cut {len(self.connections)} connections")
        for connection in tuple(self.connections):
            connection.cut()

    async def refuse_connections(self, refuse: bool = True) -> None:
        """Stops (or resumes) listening: new connections are refused. Those that stand are left."""
        if refuse:
            self._close_listener()
            self.record("refuse connections")
        elif self._listener is None:
            await self._listen()

    def revoke_session(self) -> None:
        """Ends the login from outside: every call now answers 401 AUTH_KEY_UNREGISTERED, no pushes."""
        self.world.account.authorised = False
        for connection in self.connections:
            connection.subscribed = False
        self.record("session revoked")

    def forget_key(self) -> None:
        """Forgets the session's key itself: connections are cut, and later ones told so (-404)."""
        self._cipher = Cipher(bytes(reversed(self.world.account.auth_key)))
        self.cut_connections()

    def push_too_long(self) -> None:
        """Tells subscribers that too much has happened to push it (UpdatesTooLong)."""
        for connection in self.subscribers:
            connection.push(types.UpdatesTooLong())

    def scan_qr(self, url: str) -> None:
        """Another device of the account scans the QR with this address. Raises ValueError: too late."""
        self.world.account.accept_token(url, self.world.clock())
        for connection in self.connections:
            connection.push(types.UpdateShort(types.UpdateLoginToken(), self.world.clock()))

    # --- calls ------------------------------------------------------------------------------------

    def _on_call(self, connection: Connection, msg_id: int, call: Tl) -> None:
        call, wants_updates = unwrap_call(call)
        method = name_method(call)
        self.requests.append(note_request(method, call))
        self._something_happened.set()

        def answer() -> None:
            outcome = self._outcome(method, call)
            if self.take("lose reply", method):
                connection.cut()
                return
            self._reply(connection, msg_id, outcome)
            if wants_updates and not isinstance(outcome, RpcFailure) and self.world.account.authorised:
                connection.subscribed |= method != "help.getConfig"
            self._something_happened.set()

        if delay := self.take("delay", method):
            asyncio.get_running_loop().call_later(delay.seconds, answer)
        else:
            answer()

    def _outcome(self, method: str, call: Tl) -> Answer | RpcFailure:
        if method not in CALLS:
            self.unsupported.append(method)
        if (rule := self.take("fail", method)) and rule.failure:
            return rule.failure
        try:
            return answer_call(Scene(self.world, self, DC_ID, ADDRESS, self.port), method, call)
        except RpcFailure as failure:
            return failure
        except Exception as defect:  # noqa: BLE001  (the double's own: clients would retry for ever)
            return self._confess(defect)

    def _reply(self, connection: Connection, msg_id: int, outcome: Answer | RpcFailure) -> None:
        try:
            connection.reply(msg_id, outcome)
        except Exception as defect:  # noqa: BLE001  (as above: an answer that cannot be serialised)
            connection.reply(msg_id, self._confess(defect))

    def _confess(self, defect: Exception) -> RpcFailure:
        """Keeps a defect of the double, to be raised when the server is left."""
        self._defects.append(defect)
        return RpcFailure(400, "DOUBLE_IS_BROKEN")

    # --- pushes -----------------------------------------------------------------------------------

    def _on_change(self, channel: WorldChannel, change: Change) -> None:
        """Tells the subscribers, as Telegram does: of joined channels only."""
        if channel.channel_id not in self.world.account.joined or not self.subscribers:
            return
        name = f"{change.kind} {channel.username or channel.channel_id} {change.post_ids}"
        if self.take("lose push", name):
            return
        updates = tl_values.view_pushed(channel, change)
        if held := self.take("delay push", name):
            asyncio.get_running_loop().call_later(held.seconds, self._push, updates)
        else:
            self._push(updates)

    def _push(self, updates: Tl) -> None:
        for connection in self.subscribers:
            connection.push(updates)
        self._something_happened.set()

    # --- connections ------------------------------------------------------------------------------

    async def _listen(self) -> None:
        self._listener = await asyncio.start_server(self._accept, ADDRESS, self.port)
        self.port = self._listener.sockets[0].getsockname()[1]

    def _close_listener(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = Connection(self._cipher, reader, writer, self._on_call)
        task = asyncio.current_task()
        assert task is not None
        self.connections.add(connection)
        self._tasks.add(task)
        self._something_happened.set()
        try:
            await connection.serve()
        finally:
            self.connections.discard(connection)
            self._something_happened.set()
