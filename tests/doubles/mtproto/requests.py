"""Calls as they come: their names, their wrappers, and the note that the server keeps of each."""

from __future__ import annotations

import time
from typing import Any, NamedTuple

from telethon.tl import functions

from tests.doubles.mtproto.wire import Tl

_WRAPPERS = (
    functions.InvokeWithLayerRequest,
    functions.InitConnectionRequest,
    functions.InvokeWithoutUpdatesRequest,
    functions.InvokeAfterMsgRequest,
)


class Request(NamedTuple):
    """A call as it came: time.monotonic(), its name in Telegram's documentation, its fields."""

    at: float
    method: str
    fields: dict[str, Any]


def note_request(method: str, call: Tl) -> Request:
    """Notes a call at the present moment."""
    return Request(time.monotonic(), method, dict(vars(call)))


def name_method(call: Tl) -> str:
    """`GetHistoryRequest` of Telethon's module `messages` -> `messages.getHistory`."""
    space, name = type(call).__module__.rpartition(".")[2], type(call).__name__.removesuffix("Request")
    name = name[0].lower() + name[1:]
    return name if space == "functions" else f"{space}.{name}"


def unwrap_call(call: Tl) -> tuple[Tl, bool]:
    """Takes a call out of its wrappers; says whether it wants updates to come."""
    wants_updates = True
    while isinstance(call, _WRAPPERS):
        wants_updates &= not isinstance(call, functions.InvokeWithoutUpdatesRequest)
        call = call.query
    return call, wants_updates
