"""What a call sees of the double: the world, the faults asked for, and the address it is reached at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tests.doubles.mtproto.faults import Faults
from tests.doubles.mtproto.wire import Answer, RpcFailure, Tl
from tests.doubles.mtproto.world import World, WorldChannel

Handler: TypeAlias = "Callable[[Scene, Tl], Answer]"
"""Answers one call, or raises RpcFailure. Never waits."""

_CLOSED = {"private": "CHANNEL_PRIVATE", "banned": "CHANNEL_BANNED", "vanished": "CHANNEL_INVALID"}


@dataclass(frozen=True, slots=True)
class Scene:
    """Handed to every call."""

    world: World
    faults: Faults
    dc_id: int
    address: str
    port: int

    def get_channel(self, peer: Tl, *, readable: bool = True) -> WorldChannel:
        """Returns the channel of an InputChannel or InputPeerChannel.

        Raises RpcFailure when there is none, when the access hash is not the one that was given out,
        or, if it has to be `readable`, when the account may not read it.
        """
        channel = self.world.channels.get(getattr(peer, "channel_id", 0))
        if channel is None or peer.access_hash != channel.access_hash:
            raise RpcFailure(400, "CHANNEL_INVALID")
        if readable and channel.access != "open":
            raise RpcFailure(400, _CLOSED[channel.access])
        return channel
