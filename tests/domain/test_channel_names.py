"""Channels named in a message: every way of writing, and nothing that was not meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.channel_names import NamedChannel, parse_channel_names
from storage.records import ChannelRef

WRITTEN = [
    "@{}",
    "https://t.me/{}",
    "t.me/s/{}",
    "t.me/{}/123",
    "({0}.t.me)",
    "«@{}»,",
    "tg://resolve?domain={}",
]


def names(text: str, *links: str) -> list[str | int | None]:
    """What is named, ids too; None for a word that names nothing."""
    found = parse_channel_names(text, links)
    return [None if each.ref is None else each.ref.username or each.ref.channel_id for each in found]


def test_many_at_once_however_they_are_written_and_separated() -> None:
    text = "1. @a_news, t.me/b_news;https://t.me/s/c_news\n2) @D_News!\n• (@e_news)\n— https://f_news.t.me/ ."
    assert names(text) == ["a_news", "b_news", "c_news", "D_News", "e_news", "f_news"]


@pytest.mark.parametrize("written", WRITTEN)
def test_one_way_of_writing(written: str) -> None:
    assert names(written.format("port_news")) == ["port_news"]


def test_a_channel_named_twice_is_one() -> None:
    assert names("@port_news t.me/Port_News https://t.me/s/PORT_news") == ["port_news"]


def test_words_and_numbers_are_not_names() -> None:
    found = parse_channel_names("please add @port_news port 1234567890 -1001234567890")
    assert [each.ref is None for each in found] == [True, True, False, True, True, True]
    assert {each.reason for each in found} == {None, "no name"}


@pytest.mark.parametrize("written", ["@", "@ab", "@газета", "@1abc", "https://example.org/a", "a/b", "@x y"])
def test_what_looks_like_a_name_and_is_none(written: str) -> None:
    assert {each.reason for each in parse_channel_names(written)} <= {"no name"}


@pytest.mark.parametrize("written", ["https://t.me/+AbCdEf123456", "t.me/joinchat/AAAAAE", "+AbCdEf123456"])
def test_an_invitation_is_private(written: str) -> None:
    assert parse_channel_names(written) == (NamedChannel(written, reason="private"),)


def test_a_link_to_a_private_post_names_its_channel() -> None:
    (found,) = parse_channel_names("https://t.me/c/1234567890/45")
    assert found.ref == ChannelRef(channel_id=1234567890)


def test_links_behind_words_count_and_the_words_do_not() -> None:
    assert names("Порт и море", "https://t.me/port_news", "t.me/sea_news") == ["port_news", "sea_news"]
    assert names("Порт @more_news", "https://t.me/port_news") == ["more_news", "port_news"]


@pytest.mark.parametrize("text", ["", " ", "…", "1.", "— , ;", "\n\n", "«»"])
def test_nothing(text: str) -> None:
    assert parse_channel_names(text) == ()


@given(st.text(max_size=200), st.lists(st.text(max_size=30), max_size=3))
def test_any_text_is_taken(text: str, links: list[str]) -> None:
    for each in parse_channel_names(text, links):
        assert (each.ref is None) == (each.reason is not None)


@given(
    st.lists(st.from_regex(r"zal[a-z0-9_]{1,20}[a-z]", fullmatch=True), min_size=1, max_size=8, unique=True),
    st.sampled_from([" ", ", ", ";", "\n", "\t", " , "]),
    st.sampled_from(["@{}", "https://t.me/{}", "t.me/s/{}"]),
)
def test_every_name_of_a_list_comes_out_in_its_order(written: list[str], between: str, way: str) -> None:
    assert names(between.join(way.format(name) for name in written)) == written
