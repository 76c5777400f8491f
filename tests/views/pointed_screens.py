"""The answers to what a person points at: a forwarded post, a link to one, a channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.answer_values import (
    StoryItem,
)
from bot.domain.channel_names import ChannelCard
from bot.domain.post_values import CounterReading, PostCard, PostEdit, WhoWrote
from bot.domain.source_values import Source
from bot.domain.text_changes import Change
from bot.i18n import Texts
from bot.views.post_card import view_nobody_wrote, view_post, view_post_unknown, view_who_wrote
from bot.views.public_card import view_channel_unknown, view_public_card
from bot.views.screen import Screen
from storage.records import Channel, Reaction

NOW = datetime(2025, 11, 14, 3, 30, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")
HOUR = timedelta(hours=1)

FIRST = Source(
    "Порт күнделігі", "media", NOW - 5 * HOUR, "https://t.me/port_diary_demo/41", "port_diary_demo"
)
LATER = (
    Source(
        "Hazar habarlary", "official", NOW - 5 * HOUR + timedelta(seconds=20), "https://t.me/hazar_demo/7"
    ),
    Source("Wind & sea", "exile", NOW - 5 * HOUR + timedelta(minutes=12), "https://t.me/wind_demo/70"),
    Source("Каспийский вестник", "aggregator", NOW - 2 * HOUR, "https://t.me/vestnik_demo/12"),
)
ITEM = StoryItem(
    story_id=3,
    seq=500,
    headline="Паром «Бекет» вышел в море",
    extract="Паром «Бекет» вышел из Курыка в порт Туркменбаши с сорока вагонами муки.",
    language="ru",
    sources=(FIRST,),
    topics=("caspian_ports",),
    relevance="kz-tm",
    views=18_300,
    reactions=(Reaction("emoji", "👍", 120),),
)
STORY = replace(ITEM, sources=(FIRST, *LATER))
READINGS = tuple(CounterReading(NOW - (20 - step) * HOUR / 4, 900 * step, 6 * step) for step in range(1, 21))
CARD = PostCard(
    item=replace(ITEM, edited=True),
    story=STORY,
    edits=(
        PostEdit(
            NOW - 4.5 * HOUR,
            (Change("выйдет в море завтра", "вышел в море"), Change("", "с мукой"), Change("по слухам,", "")),
        ),
        PostEdit(NOW - 4.25 * HOUR, tuple(Change(f"{n}", f"{n + 1}") for n in range(6))),
        PostEdit(NOW - 4 * HOUR, ()),
    ),
    readings=READINGS,
    edited_at=NOW - 4 * HOUR,
    deleted_at=NOW - HOUR,
)
CHANNEL = Channel(
    1, "Порт күнделігі", "port_diary_demo", language="kk", country="KZ", last_post_at=NOW - 5 * HOUR
)
QUIET = Channel(2, "Тихая гавань", kind="exile", state="private", is_sample=True)


def list_pointed_screens(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    """Every such screen by name."""
    alone = PostCard(item=ITEM, story=ITEM)

    def card(shown: ChannelCard, token: str | None) -> tuple[Screen, ...]:
        return (view_public_card(shown, texts, now=NOW, zone=ALMATY, token=token),)

    return {
        "post": view_post(CARD, texts, now=NOW, zone=ALMATY),
        "post-alone": view_post(alone, texts, now=NOW, zone=ALMATY),
        "post-unknown": (view_post_unknown(CHANNEL.title, texts, is_followed=True),),
        "who-wrote": view_who_wrote(WhoWrote(STORY, is_stored=True), texts, zone=ALMATY),
        "who-wrote-copies": view_who_wrote(WhoWrote(ITEM, is_stored=False), texts, zone=ALMATY),
        "who-wrote-nobody": (view_nobody_wrote("", texts),),
        "who-wrote-names": (view_nobody_wrote("Каспий, Курык", texts),),
        "public-card": card(ChannelCard(CHANNEL, 1204, 11.6), "t1"),
        "public-card-quiet": card(ChannelCard(QUIET, 3, 0.1), None),
        "public-card-empty": card(ChannelCard(QUIET, 0), None),
        "channel-unknown": (view_channel_unknown("nobody_demo", texts, is_operator=False),),
        "channel-unknown-operator": (view_channel_unknown("nobody_demo", texts, is_operator=True),),
    }
