"""Calls about channels and the account, and the table of all calls that the double answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telethon.tl import types

from tests.doubles.mtproto import differences, history, logins, tl_values
from tests.doubles.mtproto.scene import Handler, Scene
from tests.doubles.mtproto.wire import RpcFailure, Tl
from tests.doubles.mtproto.world import WorldChannel

DIALOG_PAGE = 100


def get_users(scene: Scene, call: Tl) -> list[Tl]:
    """users.getUsers: of users, the world has only the account."""
    if not all(isinstance(user, types.InputUserSelf) for user in call.id):
        raise RpcFailure(400, "USER_ID_INVALID")
    return [tl_values.view_user(scene.world.account) for _ in call.id]


def resolve_username(scene: Scene, call: Tl) -> Tl:
    """contacts.resolveUsername."""
    channel = scene.world.find_channel(call.username)
    if channel is None or channel.access in ("private", "vanished"):
        raise RpcFailure(400, "USERNAME_NOT_OCCUPIED")
    peer = types.PeerChannel(channel.channel_id)
    return types.contacts.ResolvedPeer(peer=peer, chats=tl_values.view_chats(channel), users=[])


def get_channels(scene: Scene, call: Tl) -> Tl:
    """channels.getChannels: ChannelForbidden for those that cannot be read."""
    channels = [scene.get_channel(peer, readable=False) for peer in call.id]
    return types.messages.Chats(chats=[tl_values.view_channel(channel) for channel in channels])


def get_full_channel(scene: Scene, call: Tl) -> Tl:
    """channels.getFullChannel."""
    channel = scene.get_channel(call.channel)
    full = types.ChannelFull(
        id=channel.channel_id,
        about=channel.about,
        read_inbox_max_id=0,
        read_outbox_max_id=0,
        unread_count=0,
        chat_photo=types.PhotoEmpty(id=0),
        notify_settings=types.PeerNotifySettings(),
        bot_info=[],
        pts=channel.pts,
        participants_count=channel.subscribers,
    )
    return types.messages.ChatFull(full_chat=full, chats=tl_values.view_chats(channel), users=[])


def join_channel(scene: Scene, call: Tl) -> Tl:
    """channels.joinChannel: from now on its pushes come. CHANNELS_TOO_MUCH over the account's limit."""
    channel, account = scene.get_channel(call.channel), scene.world.account
    if len(account.joined | {channel.channel_id}) > account.channel_limit:
        raise RpcFailure(400, "CHANNELS_TOO_MUCH")
    account.joined.add(channel.channel_id)
    return types.messages.ChatInviteJoinResultOk(updates=_tell_membership(scene, channel))


def leave_channel(scene: Scene, call: Tl) -> Tl:
    """channels.leaveChannel: its pushes come no more. USER_NOT_PARTICIPANT where it was not joined."""
    channel = scene.get_channel(call.channel)
    if channel.channel_id not in scene.world.account.joined:
        raise RpcFailure(400, "USER_NOT_PARTICIPANT")
    scene.world.account.joined.discard(channel.channel_id)
    return _tell_membership(scene, channel)


def get_dialogs(scene: Scene, call: Tl) -> Tl:
    """messages.getDialogs: the joined channels, the most recently active first, in pages."""
    joined = [scene.world.channels[channel_id] for channel_id in scene.world.account.joined]
    joined.sort(key=lambda channel: (-_last_active(channel), channel.channel_id))
    after = getattr(call.offset_peer, "channel_id", None)
    start = next((i + 1 for i, channel in enumerate(joined) if channel.channel_id == after), 0)
    page = joined[start : start + min(call.limit, DIALOG_PAGE)]
    lists = _list_dialogs(page)
    if len(page) == len(joined):
        return types.messages.Dialogs(**lists)
    return types.messages.DialogsSlice(count=len(joined), **lists)


def get_peer_dialogs(scene: Scene, call: Tl) -> Tl:
    """messages.getPeerDialogs: newest post and pts of many channels in one call."""
    channels = [scene.get_channel(dialog.peer) for dialog in call.peers]
    return types.messages.PeerDialogs(**_list_dialogs(channels), state=tl_values.view_state(scene.world))


CALLS: Mapping[str, Handler] = {
    "users.getUsers": get_users,
    "contacts.resolveUsername": resolve_username,
    "channels.getChannels": get_channels,
    "channels.getFullChannel": get_full_channel,
    "channels.joinChannel": join_channel,
    "channels.leaveChannel": leave_channel,
    "messages.getDialogs": get_dialogs,
    "messages.getPeerDialogs": get_peer_dialogs,
    **history.CALLS,
    **differences.CALLS,
    **logins.CALLS,
}


def answer_call(scene: Scene, method: str, call: Tl) -> Tl:
    """Answers a call. Raises RpcFailure; without a login, 401 for all but the calls of the login."""
    if not scene.world.account.authorised and method not in logins.CALLS:
        raise RpcFailure(401, "AUTH_KEY_UNREGISTERED")
    if method not in CALLS:
        raise RpcFailure(400, "METHOD_NOT_SUPPORTED_BY_DOUBLE")
    return CALLS[method](scene, call)


def _tell_membership(scene: Scene, channel: WorldChannel) -> Tl:
    update = types.UpdateChannel(channel.channel_id)
    return tl_values.wrap_updates([update], tl_values.view_chats(channel), scene.world.clock())


def _last_active(channel: WorldChannel) -> float:
    top = channel.posts.get(channel.top_post_id)
    return top.published_at.timestamp() if top else 0.0


def _list_dialogs(channels: Sequence[WorldChannel]) -> dict[str, list[Tl]]:
    tops = [(channel, channel.posts.get(channel.top_post_id)) for channel in channels]
    return {
        "dialogs": [tl_values.view_dialog(channel) for channel in channels],
        "messages": [tl_values.view_post(channel, top) for channel, top in tops if top],
        "chats": [tl_values.view_channel(channel) for channel in channels],
        "users": [],
    }
