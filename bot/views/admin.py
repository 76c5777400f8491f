"""/admin: the way to each page, channels by their trouble, numbers, and letters that could not be sent.

Lines, not tables: a phone shows some 35 letters in a row. Names no subscriber, quotes no message.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.answer_values import ChannelLine
from bot.domain.kept import DELIVERIES_DAYS
from bot.i18n import LANGUAGE_NAMES, Texts
from bot.views.admin_callbacks import AdminPage, AdminPlace, ReviveLetter
from bot.views.callbacks import ChannelsPage, OpenChannel
from bot.views.channels import channel_title, channel_trouble
from bot.views.formats import format_ago, format_duration, format_moment
from bot.views.items import DOT
from bot.views.screen import Screen, button, in_rows, join, keyboard, rich, shorten
from storage.records import DeliveryState
from storage.records.desk import DeadLetter, Statistics

PAGE_SIZE = 8
_REASON_WIDTH = 120
_PLACES: tuple[AdminPlace, ...] = ("health", "invites", "allowlist", "announce", "statistics", "dead")


def view_admin(texts: Texts, *, access: str) -> Screen:
    """Returns the home of those who run the bot."""
    buttons = [button(texts(f"button-admin-{place}"), AdminPage(place=place)) for place in _PLACES]
    channels = button(texts("button-admin-channels"), ChannelsPage())
    lines: list[Text | str] = [
        Bold(texts("admin-title")),
        texts("admin-hint"),
        texts(f"admin-access-{access}"),
    ]
    return Screen(join("\n", lines), keyboard(*in_rows([channels, *buttons], 2)))


def view_channel_health(
    lines: Sequence[ChannelLine], texts: Texts, *, now: datetime, zone: ZoneInfo, page: int = 0
) -> Screen:
    """Returns a page of the channels in the order given, each with a button that leads to its card."""
    page, pages = _clip(page, len(lines))
    shown = list(enumerate(lines, start=1))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    blocks: list[Text | str] = [Bold(texts("admin-health-title", count=len(lines)))]
    blocks += [_health(number, line, texts, now, zone) for number, line in shown]
    if pages > 1:
        blocks.append(texts("alerts-page", page=page + 1, pages=pages))
    cards = [button(str(number), OpenChannel(channel_id=line.channel_id)) for number, line in shown]
    leaf = _leaf("health", page, pages, texts)
    return Screen(join("\n\n", blocks), keyboard(*in_rows(cards, 4), leaf, [home_button(texts)]))


def view_statistics(numbers: Statistics, texts: Texts) -> Screen:
    """Returns how many there are of what."""
    kinds = {kind: numbers.kinds.get(kind, 0) for kind in ("person", "group", "channel")}
    languages = [f"{LANGUAGE_NAMES.get(code, code)} {count}" for code, count in _ordered(numbers.languages)]
    deliveries = [texts(f"delivery-{state}", count=count) for state, count in _states(numbers.deliveries)]
    blocks: list[Text | str] = [
        Bold(texts("admin-statistics-title")),
        "\n".join(
            [
                *(texts(f"admin-kind-{kind}", count=count) for kind, count in kinds.items()),
                texts("admin-left", count=numbers.left),
                *([texts("admin-languages", languages=DOT.join(languages))] if languages else []),
            ]
        ),
        "\n".join(
            [
                texts("admin-alerts", count=numbers.alerts, chats=numbers.with_alerts),
                texts("admin-digests", count=numbers.digests, chats=numbers.with_digests),
                texts("admin-digests-paused", count=numbers.digests_paused),
            ]
        ),
        "\n".join(
            [texts("admin-deliveries", days=DELIVERIES_DAYS), *deliveries]
            if deliveries
            else [texts("admin-no-deliveries", days=DELIVERIES_DAYS)]
        ),
    ]
    return Screen(join("\n\n", blocks), keyboard([home_button(texts)]))


def view_dead_letters(
    letters: Sequence[DeadLetter], count: int, texts: Texts, *, zone: ZoneInfo, at: int = 0
) -> Screen:
    """Returns a page of what could not be sent, and why; `at`: where the page began."""
    if not letters:
        return Screen(Text(texts("admin-dead-none")), keyboard([home_button(texts)]))
    numbered = list(enumerate(letters, start=1))
    blocks: list[Text | str] = [
        Text(Bold(texts("admin-dead-title", count=count)), "\n", texts("admin-dead-hint"))
    ]
    blocks += [_letter(number, letter, texts, zone) for number, letter in numbered]
    again = [
        button(texts("button-dead-again", number=number), ReviveLetter(delivery_id=letter.delivery_id, at=at))
        for number, letter in numbered
    ]
    more = []
    if len(letters) == PAGE_SIZE:
        more.append(button(texts("button-next"), AdminPage(place="dead", at=letters[-1].delivery_id)))
    return Screen(join("\n\n", blocks), keyboard(*in_rows(again, 2), more, [home_button(texts)]))


def home_button(texts: Texts) -> InlineKeyboardButton:
    """Returns the way back to /admin."""
    return button(texts("button-admin-home"), AdminPage(place="home"))


def _health(number: int, line: ChannelLine, texts: Texts, now: datetime, zone: ZoneInfo) -> Text:
    trouble = channel_trouble(line.state, line.failure, texts)
    last = texts("channel-never")
    if line.last_post_at is not None:
        last = texts("channel-last", ago=format_ago(line.last_post_at, now, zone, texts))
    facts = [last]
    if line.lag_p95_s is not None:
        facts.append(texts("admin-lag", time=format_duration(line.lag_p95_s, texts)))
    state = trouble or texts("state-active")
    return Text(f"{number}. ", channel_title(line.title, line.username), "\n", state, "\n", DOT.join(facts))


def _letter(number: int, letter: DeadLetter, texts: Texts, zone: ZoneInfo) -> Text:
    facts = [format_moment(letter.died_at, zone, texts), texts(f"delivery-kind-{letter.kind}")]
    if letter.parts_sent:
        facts.append(texts("admin-dead-parts", count=letter.parts_sent))
    reason = Code(shorten(letter.reason, _REASON_WIDTH))
    return Text(f"{number}. {DOT.join(facts)}\n", rich(texts, "admin-dead-reason", reason=reason))


def _clip(page: int, count: int) -> tuple[int, int]:
    pages = max(1, -(-count // PAGE_SIZE))
    return min(max(page, 0), pages - 1), pages


def _leaf(place: AdminPlace, page: int, pages: int, texts: Texts) -> list[InlineKeyboardButton]:
    return [
        button(texts(key), AdminPage(place=place, at=to))
        for key, to in (("button-previous", page - 1), ("button-next", page + 1))
        if 0 <= to < pages
    ]


def _ordered(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _states(counts: Mapping[DeliveryState, int]) -> list[tuple[DeliveryState, int]]:
    order: tuple[DeliveryState, ...] = ("sent", "pending", "sending", "uncertain", "dropped", "dead")
    return [(state, counts[state]) for state in order if counts.get(state)]
