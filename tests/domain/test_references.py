"""Which messages point at a post or a channel, which are links to the bot, and which names a text has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.alert_edits import leave_out, leaves_out, take_back
from bot.domain.deep_links import parse_deep_link
from bot.domain.names import NameIndex, find_names
from bot.domain.post_values import PostRef
from bot.domain.references import parse_reference
from storage.records import ChannelRef

PORT = ChannelRef(username="port_demo")
POST = PostRef(PORT, 12)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("https://t.me/port_demo/12", POST),
        ("кто писал? (t.me/port_demo/12)", POST),
        ("t.me/port_demo/12 и снова t.me/port_demo/12", POST),
        ("t.me/port_demo/12 t.me/port_demo/13", None),
        ("@port_demo", PORT),
        ("«@port_demo».", PORT),
        ("t.me/port_demo", PORT),
        ("@port_demo газ", None),
        ("port_demo", None),
        ("from:@port_demo", None),
        ("https://example.org/port_demo/12", None),
        ("https://t.me/+AbCdEf123456", None),
        ("", None),
    ],
)
def test_what_a_message_points_at(text: str, reference: PostRef | ChannelRef | None) -> None:
    assert parse_reference(text) == reference


@given(st.text(max_size=100))
def test_any_text_can_be_asked_about(text: str) -> None:
    for shown in (text, f"@{text}", f"t.me/{text}", f"tg:{text}"):
        parse_reference(shown)
    for kind in ("topic", "alert", "channel"):
        parse_deep_link(f"{kind}_{text}")


def test_names_are_found_once_and_the_longest_first() -> None:
    names = NameIndex([("Каспий", "Hazar"), ("порт Курык", "Kuryk port"), ("Курык", "Quryq")])
    text = "На Каспии, в порту Курык и снова на Каспии: Hazar"
    assert find_names(text, names, most=5) == ("Каспий", "порт Курык")
    assert find_names(text, names, most=1) == ("Каспий",)


@pytest.mark.parametrize("query", ["порт", "газ | нефть", "порт -from:@other_demo", '"порт Курык" views:>5'])
def test_a_channel_left_out_can_be_taken_back(query: str) -> None:
    less = leave_out(query, "Port_Demo")
    assert leaves_out(less, "port_demo")
    assert leave_out(less, "port_demo") == less
    assert take_back(less, "port_demo") == query
    assert take_back(query, "port_demo") == query
