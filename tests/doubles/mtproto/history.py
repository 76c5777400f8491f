"""Calls that read posts: history, posts by id, counters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telethon.tl import types

from tests.doubles.mtproto import tl_values
from tests.doubles.mtproto.posts import WorldPost
from tests.doubles.mtproto.scene import Handler, Scene
from tests.doubles.mtproto.wire import RpcFailure, Tl
from tests.doubles.mtproto.world import WorldChannel

PAGE = 100


def get_history(scene: Scene, call: Tl) -> Tl:
    """messages.getHistory: a page, newest first, placed by `offset_id` and moved by `add_offset`.

    The page begins at the newest post older than `offset_id`; a negative `add_offset` moves it
    towards newer ones. What would lie beyond the newest post is missing from the page, or made up
    with older posts when `faults.pads_history`.
    """
    channel = scene.get_channel(call.peer)
    posts = channel.list_posts()[::-1]
    start = call.add_offset + _count_newer(posts, call)
    limit = min(call.limit, PAGE)
    stop = max(start, 0) + limit if scene.faults.pads_history else start + limit
    page = [
        post
        for post in posts[max(start, 0) : max(stop, 0)]
        if post.post_id > call.min_id and (not call.max_id or post.post_id < call.max_id)
    ]
    return _page(channel, page, len(posts))


def get_messages(scene: Scene, call: Tl) -> Tl:
    """channels.getMessages: posts by id in the order asked for, MessageEmpty for those that are gone."""
    channel = scene.get_channel(call.channel)
    ids = [message.id for message in call.id if isinstance(message, types.InputMessageID)]
    _check_ids(ids)
    found = [channel.posts[post_id] for post_id in ids if post_id in channel.posts]
    answer = _page(channel, found, len(ids))
    by_id = {message.id: message for message in answer.messages}
    answer.messages = [by_id.get(post_id) or types.MessageEmpty(id=post_id, peer_id=None) for post_id in ids]
    return answer


def get_views(scene: Scene, call: Tl) -> Tl:
    """messages.getMessagesViews: views, forwards, replies. `increment` counts the reader as a viewer."""
    channel = scene.get_channel(call.peer)
    _check_ids(call.id)
    views = []
    for post in (channel.posts.get(post_id) for post_id in call.id):
        if post is None or post.deleted_at is not None:
            views.append(types.MessageViews())
            continue
        post.views += bool(call.increment)
        replies = None if post.replies is None else tl_values.view_replies(post.replies)
        views.append(types.MessageViews(views=post.views, forwards=post.forwards, replies=replies))
    return types.messages.MessageViews(views=views, chats=tl_values.view_chats(channel), users=[])


def get_reactions(scene: Scene, call: Tl) -> Tl:
    """messages.getMessagesReactions: one UpdateMessageReactions for each post that is there."""
    channel = scene.get_channel(call.peer)
    _check_ids(call.id)
    posts = [post for post in channel.list_posts() if post.post_id in call.id]
    updates = [
        types.UpdateMessageReactions(
            types.PeerChannel(channel.channel_id),
            msg_id=post.post_id,
            reactions=tl_values.view_reactions(post) or types.MessageReactions(results=[]),
        )
        for post in posts
    ]
    return tl_values.wrap_updates(updates, tl_values.view_chats(channel), scene.world.clock())


CALLS: Mapping[str, Handler] = {
    "messages.getHistory": get_history,
    "channels.getMessages": get_messages,
    "messages.getMessagesViews": get_views,
    "messages.getMessagesReactions": get_reactions,
}


def _count_newer(posts: Sequence[WorldPost], call: Tl) -> int:
    """How many of `posts` (newest first) lie before the place that the call names."""
    if call.offset_id:
        return sum(post.post_id >= call.offset_id for post in posts)
    if call.offset_date and call.offset_date.timestamp():  # "no date" travels as 1970
        return sum(post.published_at >= call.offset_date for post in posts)
    return 0


def _page(channel: WorldChannel, posts: Sequence[WorldPost], count: int) -> Tl:
    return types.messages.ChannelMessages(
        pts=channel.pts,
        count=count,
        messages=[tl_values.view_post(channel, post) for post in posts],
        topics=[],
        chats=tl_values.view_chats(channel, posts),
        users=[],
    )


def _check_ids(ids: Sequence[int]) -> None:
    if not ids:
        raise RpcFailure(400, "MESSAGE_IDS_EMPTY")
    if len(ids) > PAGE:
        raise RpcFailure(400, "LIMIT_INVALID")
