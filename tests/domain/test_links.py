"""How people write channels and posts, and how we do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.links import (
    InviteLink,
    NotAChannel,
    NotAPost,
    channel_link,
    parse_channel_ref,
    parse_post_link,
    post_link,
    to_bot_api_id,
    to_channel_id,
)
from storage.records import ChannelRef

USERNAMES = st.from_regex(r"zal[a-z0-9_]{1,20}[a-z]", fullmatch=True)
IDS = st.integers(1, 997_852_516_352)


@pytest.mark.parametrize(
    "written",
    [
        "@zaliv_news",
        "zaliv_news",
        " @zaliv_news/ ",
        "t.me/zaliv_news",
        "T.me/zaliv_news",
        "https://t.me/zaliv_news",
        "https://t.me/s/zaliv_news",
        "https://t.me/s/zaliv_news?before=20",
        "http://www.t.me/zaliv_news/",
        "https://t.me/zaliv_news/123",
        "telegram.me/zaliv_news",
        "https://zaliv_news.t.me",
        "tg://resolve?domain=zaliv_news",
        "tg://resolve?domain=zaliv_news&post=123",
        "<https://t.me/zaliv_news>",
    ],
)
def test_a_username_in_every_way_of_writing(written: str) -> None:
    assert parse_channel_ref(written) == ChannelRef(username="zaliv_news")


@pytest.mark.parametrize(
    "written",
    [
        "-1001234567890",
        "−1001234567890",
        "1234567890",
        "https://t.me/c/1234567890/45",
        "t.me/c/1234567890",
        "tg://privatepost?channel=1234567890&post=45",
    ],
)
def test_an_id_in_every_way_of_writing(written: str) -> None:
    assert parse_channel_ref(written) == ChannelRef(channel_id=1234567890)


@pytest.mark.parametrize(
    "written",
    [
        "https://t.me/+AbCdEf123456",
        "t.me/joinchat/AAAAAE",
        "tg://join?invite=AbCdEf",
        "+AbCdEf123456",
        "joinchat/AAAAAE",
    ],
)
def test_invitations_are_refused_by_name(written: str) -> None:
    with pytest.raises(InviteLink, match="invitation"):
        parse_channel_ref(written)
    with pytest.raises(NotAPost):
        parse_post_link(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "@",
        "@abc",
        "@1abc",
        "@zaliv_",
        "два слова",
        "@залив",
        "-123",
        "0",
        "https://example.org/zaliv",
        "t.me/c",
        "t.me/c/zaliv/1",
        "t.me/share/url",
        "tg://resolve?phone=77010000000",
        "a" * 33,
    ],
)
def test_what_names_no_channel(written: str) -> None:
    with pytest.raises(NotAChannel, match="write @name") as caught:
        parse_channel_ref(written)
    assert caught.value.text == written


@pytest.mark.parametrize(
    ("link", "channel", "post_id"),
    [
        ("https://t.me/zaliv_news/123", ChannelRef(username="zaliv_news"), 123),
        ("t.me/s/zaliv_news/123", ChannelRef(username="zaliv_news"), 123),
        ("https://t.me/zaliv_news/123?single&comment=7", ChannelRef(username="zaliv_news"), 123),
        ("https://t.me/zaliv_news/12/345", ChannelRef(username="zaliv_news"), 345),
        ("https://t.me/c/123/45", ChannelRef(channel_id=123), 45),
        ("tg://resolve?domain=zaliv_news&post=123", ChannelRef(username="zaliv_news"), 123),
        ("tg://privatepost?channel=123&post=45", ChannelRef(channel_id=123), 45),
    ],
)
def test_links_to_posts(link: str, channel: ChannelRef, post_id: int) -> None:
    assert parse_post_link(link) == (channel, post_id)


@pytest.mark.parametrize(
    "link", ["@zaliv_news", "https://t.me/zaliv_news", "t.me/zaliv_news/0", "t.me/c/123", "слово"]
)
def test_what_is_no_link_to_a_post(link: str) -> None:
    with pytest.raises(NotAPost, match=r"t\.me/name/123"):
        parse_post_link(link)


@given(st.none() | USERNAMES, IDS, st.integers(1, 2**31 - 1))
def test_a_link_made_is_read_back(username: str | None, channel_id: int, post_id: int) -> None:
    channel = ChannelRef(username=username) if username else ChannelRef(channel_id=channel_id)
    assert parse_post_link(post_link(username, channel_id, post_id)) == (channel, post_id)
    assert parse_channel_ref(channel_link(username, channel_id)) == channel


@given(IDS)
def test_ids_of_both_kinds_are_turned_into_each_other(channel_id: int) -> None:
    bot_api_id = to_bot_api_id(channel_id)
    assert bot_api_id < -1_000_000_000_000
    assert to_channel_id(bot_api_id) == channel_id
    assert parse_channel_ref(str(bot_api_id)) == ChannelRef(channel_id=channel_id)


@pytest.mark.parametrize("chat_id", [77, 0, -123456, -1_000_000_000_000])
def test_other_chats_are_no_channels(chat_id: int) -> None:
    with pytest.raises(ValueError, match="no channel's id"):
        to_channel_id(chat_id)


@given(st.text() | st.text(alphabet="t.me/+@c-10sz?#&=:"))
def test_any_text_names_one_thing_or_is_refused(text: str) -> None:
    try:
        channel = parse_channel_ref(text)
    except NotAChannel:
        return
    assert (channel.username is None) != (channel.channel_id is None)
