"""One client's connection: takes packets apart, answers service messages, hands calls on, writes answers.

Knows the wire and the session, not what a call means. Writing never waits: on loopback the kernel
takes it at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeAlias

from telethon.tl import functions, types
from telethon.tl.tlobject import TLRequest

from tests.doubles.mtproto.wire import (
    KEY_NOT_FOUND,
    Answer,
    Cipher,
    MessageIds,
    Opened,
    RpcFailure,
    Tl,
    UnknownKey,
    pack_packet,
    pack_result,
    read_packet,
)

SALT = 0x5EED_CA59_1A0  # the one salt that is right; clients begin with 0 and are told
WRONG_SALT = 48

OnCall: TypeAlias = "Callable[[Connection, int, Tl], None]"
"""Told of each call: the connection, the message id to answer, the call."""


class Connection:
    """`subscribed` once it may get pushes: after a call that the account had to be logged in for."""

    def __init__(
        self,
        cipher: Cipher,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        on_call: OnCall,
    ) -> None:
        self.subscribed = False
        self._cipher, self._reader, self._writer, self._on_call = cipher, reader, writer, on_call
        self._ids = MessageIds()
        self._session_id: int | None = None
        self._packets = 0
        self._content_messages = 0

    async def serve(self) -> None:
        """Reads until the client hangs up or the connection is cut."""
        try:
            while (payload := await read_packet(self._reader)) is not None:
                self._receive(self._cipher.open(payload))
        except UnknownKey:
            self._write(KEY_NOT_FOUND)
            self._writer.close()
        finally:
            self._writer.close()

    def reply(self, msg_id: int, answer: Answer | RpcFailure) -> None:
        """Answers the call that came as `msg_id`."""
        self._send(pack_result(msg_id, answer), answer=True)

    def push(self, updates: Tl) -> None:
        """Sends updates, if the client has spoken yet: before that it has no session to send to."""
        if self._session_id is not None:
            self._send(bytes(updates), answer=False)

    def cut(self) -> None:
        """Ends the connection without a word (a reset)."""
        self.subscribed = False
        self._writer.transport.abort()

    def _receive(self, packet: Opened) -> None:
        is_new = packet.session_id != self._session_id
        self._session_id = packet.session_id
        if packet.salt != SALT:
            refusal = types.BadServerSalt(packet.msg_id, packet.seq_no, WRONG_SALT, SALT)
            self._send(bytes(refusal), answer=True, is_content=False)
            return
        if is_new:
            created = types.NewSessionCreated(packet.messages[0].msg_id, packet.session_id, SALT)
            self._send(bytes(created), answer=False)
        for message in packet.messages:
            self._handle(message.msg_id, message.body)

    def _handle(self, msg_id: int, body: Tl) -> None:
        if isinstance(body, functions.PingRequest | functions.PingDelayDisconnectRequest):
            self._send(bytes(types.Pong(msg_id, body.ping_id)), answer=True, is_content=False)
        elif isinstance(body, TLRequest):
            self._on_call(self, msg_id, body)
        # Anything else (acknowledgements, state of messages) asks for no answer.

    def _send(self, body: bytes, *, answer: bool, is_content: bool = True) -> None:
        seq_no = self._content_messages * 2 + is_content
        self._content_messages += is_content
        msg_id = self._ids.take(answer=answer)
        self._write(self._cipher.seal(SALT, self._session_id or 0, msg_id, seq_no, body))

    def _write(self, payload: bytes) -> None:
        if not self._writer.is_closing():
            self._writer.write(pack_packet(payload, self._packets))
            self._packets += 1
