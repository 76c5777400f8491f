"""MTProto 2.0 over TCP "full", as the server speaks it: packets, encryption, message ids, results.

Framing is ours; AES-IGE, the key's id and the TL classes are Telethon's. Knows nothing of channels
or of what a call means, and never exchanges a key: both sides hold the same 256 bytes beforehand.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeAlias
from zlib import crc32

from telethon.crypto import AES, AuthKey
from telethon.extensions import BinaryReader
from telethon.tl.core import GzipPacked, MessageContainer
from telethon.tl.tlobject import TLObject
from telethon.tl.types import RpcError

# Telethon is untyped: a TL object is Any, and this name says so wherever one passes.
Tl: TypeAlias = Any
Answer: TypeAlias = Any  # a TL object, a bool, or a list of TL objects

KEY_NOT_FOUND = struct.pack("<i", -404)  # a transport error instead of a payload
RPC_RESULT, VECTOR = 0xF35C6D01, 0x1CB5C415
BOOL_TRUE, BOOL_FALSE = 0x997275B5, 0xBC799737
GZIP_FROM_BYTES = 4096


class WireError(Exception):
    """The client sent what no client may send."""


class UnknownKey(WireError):
    """The packet is under another key than the server's."""


class RpcFailure(Exception):
    """An error answer to a call, such as 400 CHANNEL_PRIVATE."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(f"{code} {message}")
        self.code, self.message = code, message


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of the client: a call or a service message, out of containers and gzip."""

    msg_id: int
    body: Tl


@dataclass(frozen=True, slots=True)
class Opened:
    """A decrypted packet. `msg_id` and `seq_no` are those of the outermost message."""

    salt: int
    session_id: int
    msg_id: int
    seq_no: int
    messages: tuple[Incoming, ...]


async def read_packet(reader: asyncio.StreamReader) -> bytes | None:
    """Reads one payload; None when the client has hung up. Raises WireError for a wrong checksum."""
    try:
        head = await reader.readexactly(8)
        rest = await reader.readexactly(struct.unpack("<i", head[:4])[0] - 8)
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    payload, checksum = rest[:-4], struct.unpack("<I", rest[-4:])[0]
    if crc32(head + payload) != checksum:
        raise WireError("wrong checksum")
    return payload


def pack_packet(payload: bytes, number: int) -> bytes:
    """Frames a payload as the `number`-th packet of a connection, counted from 0."""
    framed = struct.pack("<ii", len(payload) + 12, number) + payload
    return framed + struct.pack("<I", crc32(framed))


class Cipher:
    """Opens the client's packets and seals the server's, under one authorisation key."""

    def __init__(self, key: bytes) -> None:
        self.key = key
        self._key_id = struct.pack("<Q", AuthKey(key).key_id)

    def open(self, payload: bytes) -> Opened:
        """Decrypts a payload and takes its messages apart.

        Raises UnknownKey, or WireError for a payload that was tampered with.
        """
        if payload[:8] != self._key_id:
            raise UnknownKey
        msg_key = payload[8:24]
        plain = AES.decrypt_ige(payload[24:], *self._aes(msg_key, 0))
        if sha256(self.key[88:120] + plain).digest()[8:24] != msg_key:
            raise WireError("wrong message key")
        salt, session_id, msg_id, seq_no, length = struct.unpack("<qqqii", plain[:32])
        if msg_id % 4 or not 0 <= length <= len(plain) - 32:
            raise WireError("wrong message header")
        body = BinaryReader(plain[32 : 32 + length]).tgread_object()
        return Opened(salt, session_id, msg_id, seq_no, tuple(_take_apart(msg_id, body)))

    def seal(self, salt: int, session_id: int, msg_id: int, seq_no: int, body: bytes) -> bytes:
        """Encrypts one message of the server."""
        plain = struct.pack("<qqqii", salt, session_id, msg_id, seq_no, len(body)) + body
        plain += os.urandom(-(len(plain) + 12) % 16 + 12)
        msg_key = sha256(self.key[96:128] + plain).digest()[8:24]
        sealed: bytes = AES.encrypt_ige(plain, *self._aes(msg_key, 8))
        return self._key_id + msg_key + sealed

    def _aes(self, msg_key: bytes, x: int) -> tuple[bytes, bytes]:
        """The AES key and vector: x is 0 from client to server, 8 from server to client."""
        a = sha256(msg_key + self.key[x : x + 36]).digest()
        b = sha256(self.key[x + 40 : x + 76] + msg_key).digest()
        return a[:8] + b[8:24] + a[24:32], b[:8] + a[8:24] + b[24:32]


def _take_apart(msg_id: int, body: Tl) -> Iterator[Incoming]:
    if isinstance(body, MessageContainer):
        for inner in body.messages:
            yield from _take_apart(inner.msg_id, inner.obj)
    elif isinstance(body, GzipPacked):
        yield from _take_apart(msg_id, BinaryReader(body.data).tgread_object())
    else:
        yield Incoming(msg_id, body)


class MessageIds:
    """Server message ids: near the present, increasing; 1 mod 4 for answers, 3 mod 4 for pushes."""

    def __init__(self) -> None:
        self._last = 0

    def take(self, *, answer: bool) -> int:
        """Returns the next id."""
        present = int(time.time() * 2**32) & ~3
        self._last = max(present, (self._last & ~3) + 4) | (1 if answer else 3)
        return self._last


def pack_result(msg_id: int, answer: Answer | RpcFailure) -> bytes:
    """Serialises `rpc_result`: the answer to the call that came as `msg_id`, gzipped when long."""
    if isinstance(answer, RpcFailure):
        body = bytes(RpcError(answer.code, answer.message))
    else:
        body = _pack_answer(answer)
    if len(body) >= GZIP_FROM_BYTES:
        packed = TLObject.serialize_bytes(gzip.compress(body, 1))
        body = struct.pack("<I", GzipPacked.CONSTRUCTOR_ID) + packed
    return struct.pack("<Iq", RPC_RESULT, msg_id) + body


def _pack_answer(answer: Answer) -> bytes:
    if isinstance(answer, bool):
        return struct.pack("<I", BOOL_TRUE if answer else BOOL_FALSE)
    if isinstance(answer, list):
        return struct.pack("<Ii", VECTOR, len(answer)) + b"".join(map(bytes, answer))
    return bytes(answer)
