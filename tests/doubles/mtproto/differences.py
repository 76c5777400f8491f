"""Calls about what was missed: the account's state and difference, and the difference of a channel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telethon.tl import types

from tests.doubles.mtproto import tl_values
from tests.doubles.mtproto.posts import Change
from tests.doubles.mtproto.scene import Handler, Scene
from tests.doubles.mtproto.wire import RpcFailure, Tl
from tests.doubles.mtproto.world import WorldChannel

LATEST = 10  # posts that come with "too long"


def get_state(scene: Scene, _: Tl) -> Tl:
    """updates.getState."""
    return tl_values.view_state(scene.world)


def get_difference(scene: Scene, call: Tl) -> Tl:
    """updates.getDifference: no posts, only UpdateChannelTooLong for joined channels that moved on since."""
    world = scene.world
    moved = [
        channel
        for channel in world.channels.values()
        if channel.channel_id in world.account.joined
        and channel.changes
        and channel.changes[-1].at >= call.date
    ]
    if not moved:
        return types.updates.DifferenceEmpty(date=world.clock(), seq=0)
    return types.updates.Difference(
        new_messages=[],
        new_encrypted_messages=[],
        other_updates=[types.UpdateChannelTooLong(each.channel_id, pts=each.pts) for each in moved],
        chats=[tl_values.view_channel(channel) for channel in moved],
        users=[],
        state=tl_values.view_state(world),
    )


def get_channel_difference(scene: Scene, call: Tl) -> Tl:
    """updates.getChannelDifference: the steps after `pts`, at most `limit` at a time.

    New posts are shown as they are now and come first; edits of older posts and deletions follow
    with their own pts, as the schema has it.
    """
    channel = scene.get_channel(call.channel)
    if call.pts < 1:
        raise RpcFailure(400, "PERSISTENT_TIMESTAMP_EMPTY")
    if scene.faults.take_too_long(channel.channel_id, channel.pts - call.pts):
        return _too_long(channel)
    missed = [change for change in channel.changes if change.pts > call.pts]
    if not missed:
        return types.updates.ChannelDifferenceEmpty(pts=channel.pts, final=True, timeout=30)
    return _slice(channel, missed[: max(call.limit, 1)], is_last=len(missed) <= call.limit)


CALLS: Mapping[str, Handler] = {
    "updates.getState": get_state,
    "updates.getDifference": get_difference,
    "updates.getChannelDifference": get_channel_difference,
}


def _slice(channel: WorldChannel, missed: Sequence[Change], *, is_last: bool) -> Tl:
    new = [channel.posts[change.post_ids[0]] for change in missed if change.kind == "new"]
    new_ids = {post.post_id for post in new}
    others = [
        change
        for change in missed
        if change.kind == "delete"
        or (change.kind == "edit" and change.post_ids[0] not in new_ids and not _is_gone(channel, change))
    ]
    return types.updates.ChannelDifference(
        pts=missed[-1].pts,
        new_messages=[tl_values.view_post(channel, post) for post in new if post.deleted_at is None],
        other_updates=[tl_values.view_update(channel, change) for change in others],
        chats=tl_values.view_chats(channel, new),
        users=[],
        final=is_last,
        timeout=30,
    )


def _is_gone(channel: WorldChannel, change: Change) -> bool:
    return channel.posts[change.post_ids[0]].deleted_at is not None


def _too_long(channel: WorldChannel) -> Tl:
    latest = channel.list_posts()[: -LATEST - 1 : -1]
    return types.updates.ChannelDifferenceTooLong(
        dialog=tl_values.view_dialog(channel),
        messages=[tl_values.view_post(channel, post) for post in latest],
        chats=tl_values.view_chats(channel, latest),
        users=[],
        final=True,
    )
