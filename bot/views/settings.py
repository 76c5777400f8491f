"""The settings: language, time zone, quiet hours, discreet mode, length of digests. Each page shows what is
set now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiogram.types import InlineKeyboardButton
from aiogram.utils.formatting import Bold, Text

from bot.i18n import LANGUAGE_NAMES, LANGUAGES, Texts
from bot.views.callbacks import PickLanguage, SetDiscreet, SetPage, SetQuiet, SettingsPage, SetZone
from bot.views.formats import format_time
from bot.views.screen import Screen, button, in_rows, join, keyboard
from bot.views.settings_callbacks import QuietFrom, SetLength
from bot.views.zones import CITIES, zone_name, zone_offset
from storage.records import DigestLength, Subscriber

LENGTHS: tuple[DigestLength, ...] = ("short", "normal", "full")
_QUIET = ((21, 7), (22, 7), (22, 8), (23, 7), (23, 8), (0, 8))


def view_settings(
    subscriber: Subscriber, texts: Texts, *, now: datetime, page: SettingsPage = "home"
) -> Screen:
    """Returns all settings, or the page that changes one of them."""
    match page:
        case "home":
            return _home(subscriber, texts, now)
        case "language":
            return _languages(texts)
        case "zone":
            return _zones(subscriber, texts, now)
        case "quiet":
            return _quiet(subscriber, texts)
        case "hours":
            return _quiet_from(subscriber, texts)
        case "length":
            return _lengths(subscriber, texts)


def view_quiet_until(first: int, texts: Texts) -> Screen:
    """Returns the hours at which quiet hours that begin at `first` may end."""
    hours = [
        button(f"{hour:02}:00", SetQuiet(from_hour=first, until_hour=hour))
        for hour in (*range(first + 1, 24), *range(first))
    ]
    return _page([texts("settings-quiet-until", hour=f"{first:02}:00")], in_rows(hours, 6), texts)


def setting_lines(subscriber: Subscriber, texts: Texts) -> list[str]:
    """Returns what is set, a line each."""
    discreet = "settings-discreet-on" if subscriber.discreet else "settings-discreet-off"
    return [
        texts("settings-language", language=LANGUAGE_NAMES.get(subscriber.language, subscriber.language)),
        texts("settings-zone", zone=zone_name(subscriber.zone, texts)),
        texts("settings-quiet", hours=quiet_in_words(subscriber, texts)),
        texts(f"settings-length-{subscriber.digest_length}"),
        texts(discreet),
    ]


def _home(subscriber: Subscriber, texts: Texts, now: datetime) -> Screen:
    lines = setting_lines(subscriber, texts)
    lines[1] += f" ({zone_offset(subscriber.zone, now)})"
    discreet = "button-discreet-off" if subscriber.discreet else "button-discreet-on"
    return Screen(
        Text(Bold(texts("settings-title")), "\n\n", "\n".join(lines)),
        keyboard(
            [
                button(texts("button-language"), SetPage(page="language")),
                button(texts("button-zone"), SetPage(page="zone")),
            ],
            [
                button(texts("button-quiet"), SetPage(page="quiet")),
                button(texts("button-length"), SetPage(page="length")),
            ],
            [button(texts(discreet), SetDiscreet(on=not subscriber.discreet))],
        ),
    )


def _languages(texts: Texts) -> Screen:
    names = [button(LANGUAGE_NAMES[code], PickLanguage(code=code, origin="settings")) for code in LANGUAGES]
    now = texts("settings-language", language=LANGUAGE_NAMES[texts.language])
    return _page([now, texts("settings-language-hint")], in_rows(names, 2), texts)


def _zones(subscriber: Subscriber, texts: Texts, now: datetime) -> Screen:
    zones = [
        button(f"{texts(f'zone-{city}')} {zone_offset(zone, now)}", SetZone(zone=zone))
        for city, zone in CITIES
    ]
    current = f"{zone_name(subscriber.zone, texts)} ({zone_offset(subscriber.zone, now)})"
    lines = [texts("settings-zone", zone=current), texts("settings-zone-hint"), texts("settings-zone-city")]
    return _page(lines, in_rows(zones, 2), texts)


def _quiet(subscriber: Subscriber, texts: Texts) -> Screen:
    hours = [
        button(f"{first:02}:00 – {last:02}:00", SetQuiet(from_hour=first, until_hour=last))
        for first, last in _QUIET
    ]
    none = button(texts("button-quiet-none"), SetQuiet(from_hour=-1, until_hour=-1))
    lines = [texts("settings-quiet", hours=quiet_in_words(subscriber, texts)), texts("settings-quiet-hint")]
    own = button(texts("button-quiet-own"), SetPage(page="hours"))
    return _page(lines, [*in_rows(hours, 2), [own], [none]], texts)


def _quiet_from(subscriber: Subscriber, texts: Texts) -> Screen:
    hours = [button(f"{hour:02}:00", QuietFrom(hour=hour)) for hour in range(24)]
    lines = [texts("settings-quiet", hours=quiet_in_words(subscriber, texts)), texts("settings-quiet-from")]
    return _page(lines, in_rows(hours, 6), texts)


def _lengths(subscriber: Subscriber, texts: Texts) -> Screen:
    lengths = [button(texts(f"button-length-{length}"), SetLength(length=length)) for length in LENGTHS]
    lines = [texts(f"settings-length-{subscriber.digest_length}"), texts("settings-length-hint")]
    return _page(lines, [lengths], texts)


def quiet_in_words(subscriber: Subscriber, texts: Texts) -> str:
    """Returns the quiet hours, or that there are none."""
    first, last = subscriber.quiet_from, subscriber.quiet_until
    if first is None or last is None:
        return texts("quiet-none")
    return texts("quiet-hours", **{"from": format_time(first), "until": format_time(last)})


def _page(lines: Sequence[str], rows: Sequence[Sequence[InlineKeyboardButton]], texts: Texts) -> Screen:
    back = button(texts("button-back"), SetPage(page="home"))
    first, *rest = lines
    return Screen(join("\n", [Bold(first), *rest]), keyboard(*rows, [back]))
