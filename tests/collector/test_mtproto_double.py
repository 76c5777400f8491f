"""The MTProto double before a stock Telethon client: reading, and being told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telethon import errors, functions, types

from tests.doubles.mtproto import PAID, MtprotoServer, World, WorldChannel
from tests.doubles.mtproto.client import Inbox, open_client

START = datetime(2025, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def news(world: World) -> WorldChannel:
    return world.add_channel("Example_News", "Example news", joined=True, subscribers=4321)


@pytest.fixture
async def server(world: World) -> AsyncIterator[MtprotoServer]:
    async with MtprotoServer(world) as server:
        yield server
        assert server.unsupported == []


@pytest.fixture
async def client(server: MtprotoServer, news: WorldChannel) -> AsyncIterator[Any]:
    async with open_client(server) as client:
        yield client


@pytest.fixture
async def peer(client: Any) -> Any:
    return await client.get_input_entity("example_news")


def publish_history(channel: WorldChannel, count: int) -> None:
    for number in range(1, count + 1):
        channel.publish(f"Post {number}", at=START + timedelta(minutes=number), push=False)


async def test_the_account_is_read(client: Any, world: World) -> None:
    me = await client.get_me()
    assert (me.id, me.phone, me.is_self) == (world.account.user_id, world.account.phone, True)
    assert await client.is_user_authorized()


async def test_names_are_resolved_whatever_their_case(client: Any, news: WorldChannel) -> None:
    entity = await client.get_entity("@EXAMPLE_news")
    assert (entity.id, entity.title, entity.broadcast, entity.left) == (
        news.channel_id,
        "Example news",
        True,
        False,
    )
    with pytest.raises(ValueError, match="nobody_here"):
        await client.get_input_entity("nobody_here")


async def test_a_channel_with_bought_names_has_no_username_but_usernames(client: Any, world: World) -> None:
    world.add_channel("plain_name", "Rich", extra_usernames=("short",))
    entity = await client.get_entity("short")
    assert entity.username is None
    assert [name.username for name in entity.usernames] == ["plain_name", "short"]


async def test_a_wrong_access_hash_is_refused(client: Any, news: WorldChannel) -> None:
    with pytest.raises(errors.ChannelInvalidError):
        await client.get_messages(types.InputPeerChannel(news.channel_id, news.access_hash ^ 1))


async def test_history_is_read_both_ways(client: Any, news: WorldChannel, peer: Any) -> None:
    publish_history(news, 350)
    news.delete(200, 201, push=False)
    expected = [number for number in range(1, 351) if number not in (200, 201)]

    backwards = [message async for message in client.iter_messages(peer, wait_time=0)]
    assert [message.id for message in backwards] == expected[::-1]
    assert backwards[0].message == "Post 350"
    assert backwards[0].date == START + timedelta(minutes=350)

    onwards = client.iter_messages(peer, min_id=120, reverse=True, wait_time=0)
    forwards = [message.id async for message in onwards]
    assert forwards == [number for number in expected if number > 120]
    assert [m.id async for m in client.iter_messages(peer, min_id=350, reverse=True, wait_time=0)] == []
    assert [m.id async for m in client.iter_messages(peer, min_id=10, max_id=15, limit=9)] == [14, 13, 12, 11]
    since = START + timedelta(minutes=348)
    assert [m.id async for m in client.iter_messages(peer, offset_date=since, limit=2)] == [347, 346]


async def test_history_that_is_padded_gives_older_posts_too(
    client: Any, news: WorldChannel, peer: Any, server: MtprotoServer
) -> None:
    publish_history(news, 20)
    server.pads_history = True
    ids = [message.id async for message in client.iter_messages(peer, min_id=18, reverse=True, wait_time=0)]
    assert ids != [19, 20], "a reader that trusts min_id would take these for new"
    assert {19, 20} < set(ids)


async def test_posts_by_id_with_none_for_the_deleted(client: Any, news: WorldChannel, peer: Any) -> None:
    publish_history(news, 5)
    news.delete(3)
    found = await client.get_messages(peer, ids=[5, 3, 1, 99])
    assert [message and message.id for message in found] == [5, None, 1, None]
    with pytest.raises(errors.LimitInvalidError):
        await client(functions.channels.GetMessagesRequest(peer, list(range(1, 102))))


async def test_a_post_has_everything_that_posts_have(
    client: Any, news: WorldChannel, world: World, peer: Any
) -> None:
    other = world.add_channel("origin", "Origin")
    news.publish(
        "🔥 подробнее: https://example.org/a",
        media="video",
        forward=(other.channel_id, 17),
        links={"подробнее": "https://example.org/b"},
        views=1200,
        forwards=7,
        replies=3,
        reactions={"🔥": 5, 5_368_324_170: 2, PAID: 9},
    )
    news.publish(rich=("First paragraph.", "Second one."), forward="A hidden author")
    post, rich = await client.get_messages(peer, ids=[1, 2])
    assert (post.views, post.forwards, post.replies.replies) == (1200, 7, 3)
    assert (post.video is not None, post.photo, post.post) == (True, None, True)
    assert (post.fwd_from.from_id.channel_id, post.fwd_from.channel_post) == (other.channel_id, 17)
    assert post.forward.chat.title == "Origin"
    assert [(text, getattr(entity, "url", None)) for entity, text in post.get_entities_text()] == [
        ("подробнее", "https://example.org/b"),
        ("https://example.org/a", None),
    ]
    assert [(each.reaction.to_dict(), each.count) for each in post.reactions.results] == [
        ({"_": "ReactionPaid"}, 9),
        ({"_": "ReactionEmoji", "emoticon": "🔥"}, 5),
        ({"_": "ReactionCustomEmoji", "document_id": 5_368_324_170}, 2),
    ]
    assert (rich.raw_text, rich.fwd_from.from_name) == ("", "A hidden author")
    assert [block.text.text for block in rich.rich_message.blocks] == ["First paragraph.", "Second one."]


async def test_every_kind_of_media_is_what_it_says(client: Any, news: WorldChannel, peer: Any) -> None:
    kinds = {
        "photo": "photo",
        "video": "video",
        "round": "video_note",
        "animation": "gif",
        "audio": "audio",
        "voice": "voice",
        "document": "document",
        "poll": "poll",
        "link": "web_preview",
        "geo": "geo",
    }
    for kind in kinds:
        news.publish("text", media=kind)
    messages = await client.get_messages(peer, ids=list(range(1, len(kinds) + 1)))
    assert all(getattr(m, attribute) for m, attribute in zip(messages, kinds.values(), strict=True))


async def test_new_edited_and_deleted_posts_are_pushed(client: Any, news: WorldChannel) -> None:
    inbox = Inbox(client)
    post_id = news.publish("First text")
    event = await inbox.next()
    assert (event.message.id, event.message.message, event.message.peer_id.channel_id) == (
        post_id,
        "First text",
        news.channel_id,
    )
    news.edit(post_id, "Second text")
    event = await inbox.next()
    assert event.message.message == "Second text"
    assert event.message.edit_date is not None
    assert not event.message.edit_hide
    assert news.posts[post_id].versions == ["First text"]
    news.delete(post_id)
    assert (await inbox.next()).deleted_ids == [post_id]


async def test_only_joined_channels_push(client: Any, world: World, server: MtprotoServer) -> None:
    other = world.add_channel("other", "Other")
    inbox = Inbox(client)
    other.publish("Heard by nobody")
    entity = await client.get_entity("other")
    assert entity.left
    await client(functions.channels.JoinChannelRequest(entity))
    other.publish("Heard")
    assert (await inbox.next()).message.message == "Heard"
    await client(functions.channels.LeaveChannelRequest(entity))
    other.publish("Heard by nobody again")
    assert not (await client.get_entity("other")).creator
    assert inbox.is_empty
    assert len(server.calls("channels.joinChannel")) == 1


async def test_counters_change_silently_and_as_hidden_edits(
    client: Any, news: WorldChannel, peer: Any
) -> None:
    inbox = Inbox(client)
    post_id = news.publish("Text")
    await inbox.next()
    news.view(post_id, 500, forwards=4, replies=2)
    news.react(post_id, {"👍": 3})
    message = await client.get_messages(peer, ids=post_id)
    assert (message.views, message.forwards, message.reactions.results[0].count) == (500, 4, 3)
    assert inbox.is_empty
    views = (await client(functions.messages.GetMessagesViewsRequest(peer, [post_id, 99], False))).views
    assert [(each.views, each.forwards) for each in views] == [(500, 4), (None, None)]

    news.react(post_id, {"👍": 4}, as_edit=True)
    event = await inbox.next()
    assert (event.message.edit_hide, event.message.message) == (True, "Text")
    assert event.message.reactions.results[0].count == 4
    assert news.posts[post_id].versions == []


async def test_counters_can_be_pushed(client: Any, news: WorldChannel) -> None:
    inbox = Inbox(client)
    seen: list[Any] = []
    client.add_event_handler(lambda update: _keep(seen, update))
    post_id = news.publish("Text")
    news.view(post_id, 77, push=True)
    news.react(post_id, {"🔥": 2}, push=True)
    news.publish("Last")
    assert [(await inbox.next()).message.message for _ in range(2)] == ["Text", "Last"]
    kinds = [type(update).__name__ for update in seen]
    assert "UpdateChannelMessageViews" in kinds
    assert "UpdateMessageReactions" in kinds


async def _keep(seen: list[Any], update: Any) -> None:
    seen.append(update)


async def test_the_parts_of_an_album_share_a_group(client: Any, news: WorldChannel) -> None:
    inbox = Inbox(client)
    ids = news.publish_album(["Caption", "", ""])
    parts = [(await inbox.next()).message for _ in ids]
    assert [part.id for part in parts] == ids
    assert len({part.grouped_id for part in parts}) == 1
    assert all(part.photo for part in parts)


async def test_a_new_title_is_a_service_message_and_a_new_name_leads_here(
    client: Any, news: WorldChannel, peer: Any
) -> None:
    news.publish("Before")
    news.rename(title="New title", username="new_name")
    news.skip_ids(2)
    news.publish("After")
    history = await client.get_messages(peer, limit=10)
    assert [(message.id, type(message).__name__) for message in history] == [
        (5, "Message"),
        (2, "MessageService"),
        (1, "Message"),
    ]
    entity = (await client(functions.channels.GetChannelsRequest([peer]))).chats[0]
    assert (entity.title, entity.username) == ("New title", "new_name")
    with pytest.raises(errors.UsernameNotOccupiedError):
        await client(functions.contacts.ResolveUsernameRequest("example_news"))


async def test_channels_close(client: Any, news: WorldChannel, peer: Any) -> None:
    news.make_private()
    with pytest.raises(errors.ChannelPrivateError):
        await client.get_messages(peer, limit=1)
    chats = (await client(functions.channels.GetChannelsRequest([peer]))).chats
    assert isinstance(chats[0], types.ChannelForbidden)
    news.vanish()
    with pytest.raises(errors.ChannelInvalidError):
        await client.get_messages(peer, limit=1)
    news.ban()
    with pytest.raises(errors.ChannelBannedError):
        await client.get_messages(peer, limit=1)
    assert (await client.get_entity("example_news")).restricted
    news.reopen()
    assert await client.get_messages(peer, limit=1) == []


async def test_dialogs_tell_the_newest_post_and_pts_of_many_channels(client: Any, world: World) -> None:
    channels = [world.add_channel(f"channel_{n}", f"Channel {n}", joined=True) for n in range(120)]
    for number, channel in enumerate(channels):
        publish_history(channel, number % 3 + 1)
    dialogs = await client.get_dialogs()
    assert {dialog.entity.id for dialog in dialogs} == set(world.account.joined)
    peers = [types.InputDialogPeer(dialog.input_entity) for dialog in dialogs[:100]]
    answer = await client(functions.messages.GetPeerDialogsRequest(peers))
    for dialog in answer.dialogs:
        channel = world.channels[dialog.peer.channel_id]
        assert (dialog.top_message, dialog.pts) == (channel.top_post_id, channel.pts)
    full = await client(functions.channels.GetFullChannelRequest(dialogs[0].input_entity))
    assert full.full_chat.participants_count == 1000


async def test_calls_are_recorded_with_time_and_fields(
    client: Any, server: MtprotoServer, news: WorldChannel, peer: Any
) -> None:
    await client.get_messages(peer, limit=7)
    request = server.calls("messages.getHistory")[-1]
    assert request.fields["limit"] == 7
    assert request.fields["peer"].channel_id == news.channel_id
    assert request.at >= server.requests[0].at


async def test_an_unknown_call_is_refused_and_recorded(client: Any, server: MtprotoServer) -> None:
    with pytest.raises(errors.BadRequestError, match="METHOD_NOT_SUPPORTED_BY_DOUBLE"):
        await client(functions.help.GetNearestDcRequest())
    assert server.unsupported == ["help.getNearestDc"]
    server.unsupported.clear()
