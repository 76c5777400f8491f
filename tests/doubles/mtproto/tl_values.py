"""From the world to TL: channels, posts, dialogs and updates as Telegram would serialise them.

Decides nothing and keeps nothing: each function reads the world as it is at that moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from telethon.tl import types

from tests.doubles.mtproto.account import Account
from tests.doubles.mtproto.media import view_media
from tests.doubles.mtproto.posts import PAID, Change, Origin, ReactionKey, WorldPost
from tests.doubles.mtproto.wire import Tl
from tests.doubles.mtproto.world import World, WorldChannel

_DISCUSSION_GROUP = 1_400_000_001  # where comments would be; it cannot be read
_ADDRESS = re.compile(r"https?://\S+")


def view_user(account: Account) -> Tl:
    """The account itself."""
    return types.User(
        id=account.user_id,
        is_self=True,
        access_hash=account.access_hash,
        first_name=account.first_name,
        phone=account.phone,
    )


def view_channel(channel: WorldChannel) -> Tl:
    """The channel as the account sees it: ChannelForbidden when it cannot read it."""
    if channel.access in ("private", "vanished"):
        return types.ChannelForbidden(
            id=channel.channel_id, access_hash=channel.access_hash, title=channel.title, broadcast=True
        )
    many = bool(channel.extra_usernames)
    return types.Channel(
        id=channel.channel_id,
        title=channel.title,
        photo=types.ChatPhotoEmpty(),
        date=channel.opened_at,
        broadcast=True,
        left=channel.channel_id not in channel.world.account.joined,
        **_view_restriction(channel),
        access_hash=channel.access_hash,
        username=None if many else channel.username,
        usernames=[types.Username(name, active=True) for name in channel.usernames] if many else None,
        participants_count=channel.subscribers,
    )


def _view_restriction(channel: WorldChannel) -> dict[str, Tl]:
    if channel.access != "banned":
        return {}
    reason = types.RestrictionReason(platform="all", reason="terms", text="This channel is not available.")
    return {"restricted": True, "restriction_reason": [reason]}


def view_chats(channel: WorldChannel, posts: Iterable[WorldPost] = ()) -> list[Tl]:
    """The channel, and those that its posts were forwarded from."""
    known = channel.world.channels
    origins = {post.forward[0] for post in posts if isinstance(post.forward, tuple)} & known.keys()
    return [view_channel(known[each]) for each in (channel.channel_id, *(origins - {channel.channel_id}))]


def view_post(channel: WorldChannel, post: WorldPost) -> Tl:
    """The post as it is now: Message, MessageService, or MessageEmpty for a deleted one."""
    if post.deleted_at is not None:
        return types.MessageEmpty(id=post.post_id, peer_id=None)
    peer = types.PeerChannel(channel.channel_id)
    if post.is_service:
        action = types.MessageActionChatEditTitle(title=post.new_title)
        return types.MessageService(
            id=post.post_id, peer_id=peer, date=post.published_at, post=True, action=action
        )
    return types.Message(
        id=post.post_id,
        peer_id=peer,
        date=post.published_at,
        message=post.text,
        post=True,
        edit_hide=post.edit_hidden or None,
        fwd_from=_view_forward(post.forward, post.published_at),
        media=view_media(post.media),
        entities=_view_links(post) or None,
        views=post.views,
        forwards=post.forwards,
        replies=None if post.replies is None else view_replies(post.replies),
        edit_date=post.edited_at,
        grouped_id=post.grouped_id,
        reactions=view_reactions(post),
        rich_message=_view_rich(post),
    )


def view_reactions(post: WorldPost) -> Tl:
    """The reactions, most frequent first; None when nobody reacted."""
    ordered = sorted(post.reactions.items(), key=lambda item: -item[1])
    results = [types.ReactionCount(reaction=_view_reaction(key), count=count) for key, count in ordered]
    return types.MessageReactions(results=results) if results else None


def view_dialog(channel: WorldChannel) -> Tl:
    """The channel as a line of the chat list: newest post and pts."""
    return types.Dialog(
        peer=types.PeerChannel(channel.channel_id),
        top_message=channel.top_post_id,
        read_inbox_max_id=0,
        read_outbox_max_id=0,
        unread_count=len(channel.list_posts()),
        unread_mentions_count=0,
        unread_reactions_count=0,
        unread_poll_votes_count=0,
        notify_settings=types.PeerNotifySettings(),
        pts=channel.pts,
    )


def view_update(channel: WorldChannel, change: Change) -> Tl:
    """One update; new and edited posts are shown as they are now."""
    if change.kind == "channel":
        return types.UpdateChannel(channel.channel_id)
    if change.kind == "delete":
        return types.UpdateDeleteChannelMessages(
            channel.channel_id, list(change.post_ids), change.pts, change.pts_count
        )
    post = channel.posts[change.post_ids[0]]
    if change.kind == "views":
        return types.UpdateChannelMessageViews(channel.channel_id, post.post_id, post.views)
    if change.kind == "reactions":
        counts = view_reactions(post) or types.MessageReactions(results=[])
        return types.UpdateMessageReactions(
            types.PeerChannel(channel.channel_id), msg_id=post.post_id, reactions=counts
        )
    update = types.UpdateNewChannelMessage if change.kind == "new" else types.UpdateEditChannelMessage
    return update(view_post(channel, post), change.pts, change.pts_count)


def wrap_updates(updates: list[Tl], chats: list[Tl], now: datetime) -> Tl:
    """The container in which updates travel. seq 0: channels have their own sequence."""
    return types.Updates(updates=updates, users=[], chats=chats, date=now, seq=0)


def view_pushed(channel: WorldChannel, change: Change) -> Tl:
    """What a client is told of a change."""
    posts = [channel.posts[post_id] for post_id in change.post_ids]
    chats = view_chats(channel, posts)
    return wrap_updates([view_update(channel, change)], chats, channel.world.clock())


def view_state(world: World) -> Tl:
    """The account's own sequence, in which nothing ever happens."""
    return types.updates.State(pts=1, qts=0, date=world.clock(), seq=0, unread_count=0)


def _view_reaction(key: ReactionKey) -> Tl:
    if key == PAID:
        return types.ReactionPaid()
    if isinstance(key, int):
        return types.ReactionCustomEmoji(document_id=key)
    return types.ReactionEmoji(emoticon=key)


def _view_forward(forward: Origin | None, at: datetime) -> Tl:
    if isinstance(forward, tuple):
        return types.MessageFwdHeader(date=at, from_id=types.PeerChannel(forward[0]), channel_post=forward[1])
    return None if forward is None else types.MessageFwdHeader(date=at, from_name=forward)


def view_replies(count: int) -> Tl:
    """The number of comments under a post."""
    return types.MessageReplies(replies=count, replies_pts=0, comments=True, channel_id=_DISCUSSION_GROUP)


def _view_links(post: WorldPost) -> list[Tl]:
    """Bare addresses, and words with an address behind them; offsets count UTF-16 units."""
    bare = [
        types.MessageEntityUrl(_units(post.text[: found.start()]), _units(found[0]))
        for found in _ADDRESS.finditer(post.text)
    ]
    hidden = [
        types.MessageEntityTextUrl(_units(post.text[: post.text.index(words)]), _units(words), address)
        for words, address in post.links.items()
        if words in post.text
    ]
    return sorted(bare + hidden, key=lambda entity: entity.offset)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _view_rich(post: WorldPost) -> Tl:
    if not post.rich:
        return None
    blocks = [
        types.PageBlockParagraph(types.TextPlain(block)) if isinstance(block, str) else block
        for block in post.rich
    ]
    return types.RichMessage(blocks=blocks, photos=[], documents=[])
