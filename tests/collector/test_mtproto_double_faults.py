"""The MTProto double's faults before a stock Telethon client: what is lost, late, refused or cut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from telethon import errors, functions, types

from tests.doubles.mtproto import MtprotoServer, World, WorldChannel
from tests.doubles.mtproto.client import Inbox, open_client


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def news(world: World) -> WorldChannel:
    return world.add_channel("example_news", "Example news", joined=True)


@pytest.fixture
async def server(world: World) -> AsyncIterator[MtprotoServer]:
    async with MtprotoServer(world, seed=1) as server:
        yield server
        assert server.unsupported == []


@pytest.fixture
async def client(server: MtprotoServer, news: WorldChannel) -> AsyncIterator[Any]:
    async with open_client(server) as client:
        yield client


async def hear_one(inbox: Inbox, news: WorldChannel) -> None:
    """Lets the client hear of the channel: of one that it never heard of, it notices no gap."""
    news.publish("Heard")
    assert (await inbox.next()).message.message == "Heard"


async def test_a_lost_push_is_found_by_the_difference_that_the_next_one_causes(
    client: Any, news: WorldChannel, server: MtprotoServer
) -> None:
    inbox = Inbox(client)
    await hear_one(inbox, news)
    server.lose_pushes(count=2)
    news.publish("Lost")
    news.edit(1, "Lost edit")
    news.publish("Found")
    assert {(await inbox.next()).message.message for _ in range(2)} == {"Lost", "Found"}
    assert [incident.text for incident in server.incidents] == [
        "lose push new example_news (2,)",
        "lose push edit example_news (1,)",
    ]
    assert len(server.calls("updates.getChannelDifference")) == 1


async def test_pushes_can_be_lost_by_chance(client: Any, news: WorldChannel, server: MtprotoServer) -> None:
    server.lose_pushes(share=0.3)
    for number in range(100):
        news.publish(f"Post {number}")
    assert 15 < len(server.incidents) < 45
    server.heal()
    before = len(server.incidents)
    news.publish("Not lost")
    assert len(server.incidents) == before


async def test_a_difference_repeats_new_posts_edits_and_deletions(client: Any, news: WorldChannel) -> None:
    peer = await client.get_input_entity("example_news")
    for text in ("One", "Two", "Three"):
        news.publish(text, push=False)
    known_pts = news.pts
    news.edit(1, "One, edited", push=False)
    news.publish("Four", push=False)
    news.edit(4, "Four, edited", push=False)
    news.delete(2, 3, push=False)
    difference = await client(difference_since(peer, known_pts))
    assert [message.message for message in difference.new_messages] == ["Four, edited"]
    edit, deletion = difference.other_updates
    assert (edit.message.message, edit.pts, edit.pts_count) == ("One, edited", known_pts + 1, 1)
    assert (deletion.messages, deletion.pts, deletion.pts_count) == ([2, 3], known_pts + 5, 2)
    assert (difference.pts, difference.final) == (news.pts, True)
    nothing = await client(difference_since(peer, news.pts))
    assert isinstance(nothing, types.updates.ChannelDifferenceEmpty)


def difference_since(peer: Any, pts: int) -> Any:
    everything = types.ChannelMessagesFilterEmpty()
    return functions.updates.GetChannelDifferenceRequest(peer, everything, pts=pts, limit=100)


async def test_a_long_gap_comes_in_slices(client: Any, news: WorldChannel, server: MtprotoServer) -> None:
    inbox = Inbox(client)
    await hear_one(inbox, news)
    for number in range(250):
        news.publish(f"Missed {number}", push=False)
    news.publish("Last")
    texts = [(await inbox.next()).message.message for _ in range(251)]
    assert sorted(texts) == sorted([*(f"Missed {number}" for number in range(250)), "Last"])
    assert len(server.calls("updates.getChannelDifference")) == 3


@pytest.mark.parametrize("by_depth", [True, False], ids=["by depth", "on request"])
async def test_a_difference_that_is_too_long_gives_nothing(
    client: Any, news: WorldChannel, server: MtprotoServer, by_depth: bool
) -> None:
    inbox = Inbox(client)
    await hear_one(inbox, news)
    for number in range(20):
        news.publish(f"Dropped {number}", push=False)
    if by_depth:
        server.difference_depth = 10
    else:
        server.answer_difference_too_long(news)
    news.publish("Dropped as well")
    # Telethon asks again at once, from the pts of the answer.
    await server.until(lambda: len(server.calls("updates.getChannelDifference")) == 2)
    news.publish("Heard again")
    assert (await inbox.next()).message.message == "Heard again"
    assert [incident.text for incident in server.incidents] == [
        f"difference too long {news.channel_id}: 21 steps"
    ]


async def test_pushes_out_of_order_are_put_in_order(
    client: Any, news: WorldChannel, server: MtprotoServer
) -> None:
    inbox = Inbox(client)
    await hear_one(inbox, news)
    server.delay_pushes(0.05, count=1)
    news.edit(1, "Held back")
    news.edit(1, "Overtakes")
    assert [(await inbox.next()).message.message for _ in range(2)] == ["Held back", "Overtakes"]
    assert server.calls("updates.getChannelDifference") == []


async def test_what_is_missed_during_a_cut_is_found_only_when_the_next_post_is_pushed(
    client: Any, news: WorldChannel, server: MtprotoServer
) -> None:
    inbox = Inbox(client)
    await hear_one(inbox, news)
    server.cut_connections()
    news.publish("Missed")
    await server.until(lambda: len(server.subscribers) == 1)
    assert len(server.calls("updates.getDifference")) == 1, "at the start; nobody asks what was missed"
    news.publish("Heard after the cut")
    assert {(await inbox.next()).message.message for _ in range(2)} == {"Missed", "Heard after the cut"}


async def test_a_call_that_was_under_way_at_a_cut_is_answered_afterwards(
    client: Any, news: WorldChannel, server: MtprotoServer
) -> None:
    peer = await client.get_input_entity("example_news")
    news.publish("Text", push=False)
    server.lose_reply("messages.getHistory")
    assert [message.message for message in await client.get_messages(peer, limit=1)] == ["Text"]
    assert len(server.calls("messages.getHistory")) == 2


async def test_the_network_goes_and_returns(client: Any, news: WorldChannel, server: MtprotoServer) -> None:
    inbox = Inbox(client)
    await server.refuse_connections()
    server.cut_connections()
    await server.until(lambda: not server.connections)
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", server.port)
    await server.refuse_connections(False)
    await server.until(lambda: bool(server.subscribers))
    await hear_one(inbox, news)


async def test_a_flood_wait_says_how_long(client: Any, news: WorldChannel, server: MtprotoServer) -> None:
    peer = await client.get_input_entity("example_news")
    server.flood_wait("messages.getHistory", 300)
    with pytest.raises(errors.FloodWaitError) as caught:
        await client.get_messages(peer, limit=1)
    assert caught.value.seconds == 300
    with pytest.raises(errors.FloodWaitError):
        await client.get_messages(peer, limit=1)  # Telethon remembers, and does not ask
    assert len(server.calls("messages.getHistory")) == 1
    assert server.incidents[0].text == "fail messages.getHistory: 420 FLOOD_WAIT_300"
    assert await client.get_messages(peer, ids=[1]) == [None]


async def test_any_error_can_be_asked_for(client: Any, server: MtprotoServer) -> None:
    server.fail("*", 400, "CHANNEL_INVALID", times=2)
    for _ in range(2):
        with pytest.raises(errors.ChannelInvalidError):
            await client(functions.updates.GetStateRequest())
    assert (await client(functions.updates.GetStateRequest())).pts == 1


async def test_a_delayed_answer_is_overtaken(client: Any, news: WorldChannel, server: MtprotoServer) -> None:
    server.delay("updates.getState", 0.05, times=1)
    slow = asyncio.ensure_future(client(functions.updates.GetStateRequest()))
    await server.until(lambda: len(server.calls("updates.getState")) == 2)
    await client.get_me()
    assert not slow.done()
    await slow


async def test_a_revoked_session_is_unauthorised(
    client: Any, news: WorldChannel, server: MtprotoServer
) -> None:
    server.revoke_session()
    with pytest.raises(errors.AuthKeyUnregisteredError):
        await client.get_input_entity("example_news")
    assert await client.get_me() is None
    assert server.subscribers == []


async def test_told_that_too_much_happened_a_revoked_client_ends(client: Any, server: MtprotoServer) -> None:
    server.push_too_long()
    server.revoke_session()
    await asyncio.wait_for(client.disconnected, 5)
    assert not client.is_connected()


async def test_a_forgotten_key_ends_the_connection(client: Any, server: MtprotoServer) -> None:
    server.forget_key()
    with pytest.raises(errors.AuthKeyNotFound):
        await asyncio.wait_for(client.disconnected, 5)


async def test_a_session_file_catches_up_after_hours_offline(
    world: World, news: WorldChannel, server: MtprotoServer, tmp_path: Path
) -> None:
    session = server.write_session_file(tmp_path / "reader")
    assert session.stat().st_mode & 0o077 == 0
    async with open_client(server, str(session)) as client:
        await hear_one(Inbox(client), news)
    news.publish("Offline")
    async with open_client(server, str(session), catch_up=True) as client:
        inbox = Inbox(client)
        assert (await inbox.next()).message.message == "Offline"


async def test_a_wrong_salt_is_told_and_the_call_sent_again(client: Any, server: MtprotoServer) -> None:
    right, client._sender._state.salt = client._sender._state.salt, 1
    before = len(server.requests)
    assert await client.get_me()
    assert client._sender._state.salt == right
    assert len(server.requests) == before + 1, "the refused one was no call"


async def test_a_client_that_wants_no_updates_gets_none(server: MtprotoServer, news: WorldChannel) -> None:
    async with open_client(server, receive_updates=False) as client:
        await client.get_me()
        assert server.connections
        assert server.subscribers == []


async def test_the_double_may_be_restarted_on_its_port(world: World, news: WorldChannel) -> None:
    async with MtprotoServer(world) as first:
        session = first.string_session()
    async with MtprotoServer(world, port=first.port) as second:
        assert second.string_session() == session
        async with open_client(second) as client:
            assert await client.is_user_authorized()


async def test_a_defect_of_the_double_reaches_the_test(world: World, news: WorldChannel) -> None:
    news.publish("A post", media=object())
    server = await MtprotoServer(world).__aenter__()
    async with open_client(server) as client:
        peer = await client.get_input_entity("example_news")
        with pytest.raises(errors.BadRequestError, match="DOUBLE_IS_BROKEN"):
            await client.get_messages(peer, limit=1)
    with pytest.raises(TypeError, match="TLObject"):
        await server.__aexit__(None, None, None)
