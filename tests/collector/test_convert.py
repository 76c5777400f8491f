"""Telethon's objects become our values: every kind of media and reaction, origin, edits, rich posts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telethon.tl import types

from bot.collector.convert import (
    convert_channel,
    convert_message,
    convert_page,
    convert_posts,
    convert_update,
)
from bot.collector.readings import ChannelLook, Pushed
from bot.collector.rich_text import flatten_rich_text
from storage.records import Counters, Forward, Reaction
from tests.doubles.mtproto import PAID, World, WorldChannel
from tests.doubles.mtproto.media import KINDS
from tests.doubles.mtproto.tl_values import view_channel, view_post

AT = datetime(2025, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def news() -> WorldChannel:
    return World().add_channel("example_news", "Example news")


def convert(channel: WorldChannel, **facts: Any) -> Any:
    facts.setdefault("text", "Текст")
    post_id = channel.publish(at=AT, **facts)
    return convert_message(view_post(channel, channel.posts[post_id]), channel.channel_id, {77: "Origin"})


def test_text_stays_raw_and_bare_addresses_make_a_link(news: WorldChannel) -> None:
    text = "🔥 Газ: подробнее https://example.org/a  \n\n@example_news"
    post = convert(news, text=text, links={"подробнее": "https://example.org/b"})
    assert (post.text, post.media_kind, post.published_at) == (text, "link", AT)
    assert convert(news, links={"Текст": "https://example.org/b"}).media_kind is None, "a footer is no link"


@pytest.mark.parametrize("kind", KINDS)
def test_media(news: WorldChannel, kind: str) -> None:
    expected = {"round": "video", "geo": "location"}.get(kind, kind)
    assert convert(news, text="", media=kind).media_kind == expected


def test_a_poll_is_read(news: WorldChannel) -> None:
    assert convert(news, text="", media="poll").text == "Согласны?\n– Да\n– Нет"


def test_every_kind_of_reaction(news: WorldChannel) -> None:
    counters = convert(news, views=9, forwards=2, replies=0, reactions={"❤️": 3, 5368: 2, PAID: 70}).counters
    assert counters == Counters(
        9, 2, 0, (Reaction("paid", "⭐", 70), Reaction("emoji", "❤", 3), Reaction("custom", "5368", 2))
    )


def test_origin(news: WorldChannel) -> None:
    assert convert(news, forward=(77, 5)).forward == Forward(77, 5, "Origin")
    assert convert(news, forward=(78, 5)).forward == Forward(78, 5, None)
    assert convert(news, forward="A hidden author").forward == Forward(title="A hidden author")
    person = types.MessageFwdHeader(date=AT, from_id=types.PeerUser(5))
    message = types.Message(id=1, peer_id=types.PeerChannel(1), date=AT, message="Текст", fwd_from=person)
    found = convert_message(message, 1, {})
    assert found is not None
    assert found.forward == Forward(title=""), "forwarded, and the person is nobody's business"


def test_an_edit_that_is_hidden_is_none(news: WorldChannel) -> None:
    post_id = news.publish("Текст", at=AT)
    news.react(post_id, {"👍": 1}, as_edit=True)
    hidden = convert_message(view_post(news, news.posts[post_id]), news.channel_id, {})
    news.edit(post_id, "Другой", at=AT)
    shown = convert_message(view_post(news, news.posts[post_id]), news.channel_id, {})
    assert hidden is not None
    assert shown is not None
    assert (hidden.edited_at, shown.edited_at) == (None, AT)


def test_service_messages_and_empty_ones_are_no_posts(news: WorldChannel) -> None:
    news.rename(title="Other")
    assert convert_message(view_post(news, news.posts[1]), news.channel_id, {}) is None
    assert convert(news, text=" ") is None


def test_rich_posts_are_flattened(news: WorldChannel) -> None:
    bold = types.TextBold(types.TextPlain("жирно"))
    line = types.TextConcat([types.TextPlain("Сказано "), bold, types.TextPlain(".")])
    cells = [types.PageTableCell(text=types.TextPlain(text)) for text in ("Актау", "12")]
    details = types.PageBlockDetails([types.PageBlockParagraph(line)], types.TextPlain("Заголовок"))
    items = [types.PageListItemText(types.TextPlain("раз")), types.PageListItemText(types.TextPlain("два"))]
    table = types.PageBlockTable(types.TextEmpty(), [types.PageTableRow(cells)])
    post = convert(news, text="", rich=("Первый.", details, types.PageBlockList(items), table))
    assert post.text == "Первый.\nЗаголовок\nСказано жирно.\nраз\nдва\nАктау 12"


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=("C", "Z")), min_size=1), max_size=5))
def test_no_paragraph_of_a_rich_post_is_lost(paragraphs: list[str]) -> None:
    blocks = [types.PageBlockParagraph(types.TextPlain(text)) for text in paragraphs]
    rich = types.RichMessage(blocks=blocks, photos=[], documents=[])
    assert flatten_rich_text(rich).split("\n") == (paragraphs or [""])


def answer(channel: WorldChannel, messages: list[Any]) -> Any:
    return types.messages.ChannelMessages(1, len(messages), messages, [], [view_channel(channel)], [])


def test_a_page_leaves_out_what_is_older_than_asked_for(news: WorldChannel) -> None:
    for number in range(4):
        news.publish(f"Текст {number}")
    news.rename(title="Other")
    padded = answer(news, [view_post(news, post) for post in reversed(news.posts.values())])
    page = convert_page(padded, news.channel_id, after_id=2, limit=3)
    assert [post.post_id for post in page.posts] == [3, 4]
    assert (page.last_id, page.is_full) == (5, True), "a service message takes an id and the cursor passes it"


def test_posts_by_id_tell_what_is_gone(news: WorldChannel) -> None:
    news.publish("Текст")
    there = [view_post(news, news.posts[1]), types.MessageEmpty(id=2, peer_id=None)]
    page = convert_posts(answer(news, there), news.channel_id, [1, 2, 3])
    assert ([post.post_id for post in page.posts], page.missing) == ([1], (2, 3))


def test_updates(news: WorldChannel) -> None:
    news.publish("Текст", at=AT)
    message = view_post(news, news.posts[1])
    new = convert_update(types.UpdateNewChannelMessage(message, 2, 1))
    edited = convert_update(types.UpdateEditChannelMessage(message, 2, 1))
    assert new is not None
    assert edited is not None
    assert (new.new_id, edited.new_id, new.post == edited.post) == (1, None, True)
    gone = types.UpdateDeleteChannelMessages(news.channel_id, [1, 2], 4, 2)
    assert convert_update(gone) == Pushed(news.channel_id, deleted_ids=(1, 2))
    assert convert_update(types.UpdateChannel(5)) == Pushed(5)
    assert convert_update(types.UpdateChannelMessageViews(5, 1, 9)) is None
    private = types.Message(id=1, peer_id=types.PeerUser(5), date=AT, message="Личное")
    assert convert_update(types.UpdateNewMessage(private, 1, 1)) is None


def test_channels_as_they_are_shown() -> None:
    world = World()
    plain = world.add_channel("plain", "Plain", joined=True)
    bought = world.add_channel(None, "Bought", extra_usernames=("short", "other"))
    hidden, banned = world.add_channel("hidden", "Hidden"), world.add_channel("banned", "Banned")
    hidden.make_private()
    banned.ban()
    looks = [convert_channel(view_channel(channel)) for channel in (plain, bought, hidden, banned)]
    assert looks[0] == ChannelLook(plain.channel_id, "Plain", "plain", plain.access_hash, True)
    assert [(look.username, look.state) for look in looks[1:] if look] == [
        ("short", "active"),
        (None, "private"),
        ("banned", "banned"),
    ]
    assert convert_channel(types.ChatEmpty(1)) is None
