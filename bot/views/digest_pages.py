"""The pages that change one property of a scheduled digest. What is chosen is said in words and marked.

Lists switch with a tap and show themselves anew; a time, days or a length is one tap, and leads back to the
card (digest_card.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiogram.types import InlineKeyboardButton
from aiogram.utils.formatting import Bold, Text

from bot.domain.digest_edits import KINDS, LANGUAGES, RELATIONS, Field
from bot.domain.lexicon import TOPICS
from bot.i18n import LANGUAGE_NAMES, Texts
from bot.views.clock_buttons import Row, days, hours, quarters, usual_times
from bot.views.digest_callbacks import DigestPage, OpenDigest, SetDigest
from bot.views.schedules import (
    channels_in_words,
    kinds_in_words,
    languages_in_words,
    length_in_words,
    relations_in_words,
    schedule_in_words,
    topics_in_words,
)
from bot.views.screen import Screen, button, in_rows, join, keyboard, shorten
from bot.views.subscribe_steps import MARK
from storage.records import Subscription

CHANNELS_SHOWN = 8  # on a page
_TITLE_WIDTH = 22  # the mark before it takes two


def view_digest_page(
    subscription: Subscription,
    page: DigestPage,
    texts: Texts,
    *,
    titles: Mapping[int, str],
    at: int = 0,
) -> Screen:
    """Returns the page; `titles`: the channels that are read; `at`: which hour, or which page of channels."""
    match page:
        case "topic":
            names = {name: texts(f"topic-{name}") for name in TOPICS}
            return _list(subscription, page, names, topics_in_words(subscription, texts), texts)
        case "relation":
            names = {name: texts(f"button-relation-{name}") for name in RELATIONS}
            return _list(subscription, page, names, relations_in_words(subscription, texts), texts, width=1)
        case "language":
            names = {code: LANGUAGE_NAMES[code] for code in LANGUAGES}
            return _list(subscription, page, names, languages_in_words(subscription, texts), texts)
        case "kind":
            names = {name: texts(f"kind-{name}") for name in KINDS}
            return _list(subscription, page, names, kinds_in_words(subscription, texts), texts, width=1)
        case "channel":
            return _channels(subscription, titles, at, texts)
        case "length":
            return _lengths(subscription, texts)
        case _:
            return _schedule(subscription, page, at, texts)


def _list(
    subscription: Subscription,
    field: Field,
    names: Mapping[str, str],
    chosen: str,
    texts: Texts,
    *,
    width: int = 2,
) -> Screen:
    on = {
        "topic": subscription.topics,
        "relation": subscription.relevances,
        "language": subscription.languages,
        "kind": subscription.kinds,
    }[field]
    toggles = [_toggle(subscription, field, value, name, on=value in on) for value, name in names.items()]
    return _screen(subscription, field, chosen, in_rows(toggles, width), texts)


def _channels(subscription: Subscription, titles: Mapping[int, str], page: int, texts: Texts) -> Screen:
    """What was chosen stands in the list as well when it is not read any more: so it can be switched off."""
    known = dict(titles) | {each: str(each) for each in subscription.channels if each not in titles}
    ids = list(known)
    last = max(0, (len(ids) - 1) // CHANNELS_SHOWN)
    page = min(max(page, 0), last)
    shown = ids[page * CHANNELS_SHOWN : (page + 1) * CHANNELS_SHOWN]
    on = subscription.channels
    rows = [
        [
            _toggle(
                subscription,
                "channel",
                str(each),
                shorten(known[each], _TITLE_WIDTH) or str(each),
                on=each in on,
            )
        ]
        for each in shown
    ]
    turns = []
    if page > 0:
        turns.append(button(texts("button-previous"), _page(subscription, "channel", page - 1)))
    if page < last:
        turns.append(button(texts("button-next"), _page(subscription, "channel", page + 1)))
    chosen = channels_in_words(subscription, known, texts)
    if not ids:
        chosen = texts("page-channels-none")
    return _screen(subscription, "channel", chosen, [*rows, turns], texts)


def page_of(channel_id: int, titles: Mapping[int, str]) -> int:
    """Returns the page of the channels on which this one stands."""
    ids = list(titles)
    return ids.index(channel_id) // CHANNELS_SHOWN if channel_id in titles else len(ids) // CHANNELS_SHOWN


def _toggle(
    subscription: Subscription, field: Field, value: str, name: str, *, on: bool
) -> InlineKeyboardButton:
    words = (MARK if on else "") + name
    return _set(subscription, field, ("-" if on else "+") + value, words)


def _lengths(subscription: Subscription, texts: Texts) -> Screen:
    buttons = [
        _set(subscription, "length", each, (MARK if each == subscription.length else "") + words)
        for each, words in (
            ("short", texts("button-length-short")),
            ("normal", texts("button-length-normal")),
            ("full", texts("button-length-full")),
        )
    ]
    return _screen(subscription, "length", length_in_words(subscription, texts), [buttons], texts)


def _schedule(subscription: Subscription, page: DigestPage, hour: int, texts: Texts) -> Screen:
    now = schedule_in_words(subscription.schedule, texts)

    def at(minutes: int) -> SetDigest:
        return SetDigest(subscription_id=subscription.subscription_id, field="time", value=str(minutes))

    if page == "days":
        rows = days(
            lambda value: SetDigest(subscription_id=subscription.subscription_id, field="days", value=value),
            texts,
        )
    elif page == "hours":
        rows = hours(lambda each: _page(subscription, "minutes", each))
    elif page == "minutes":
        rows = [quarters(min(max(hour, 0), 23), at)]
    else:
        other = button(texts("button-other-time"), _page(subscription, "hours"))
        rows = [usual_times(at), [other]]
    return _screen(subscription, "days" if page == "days" else "time", now, rows, texts)


def _screen(
    subscription: Subscription, field: Field, chosen: str, rows: Sequence[Row], texts: Texts
) -> Screen:
    lines: list[Text | str] = [Bold(texts(f"page-{field}"))]
    if field in ("topic", "language", "kind", "channel"):
        lines.append(texts("page-hint"))
    elif field == "relation":
        lines.append(texts("page-relation-hint"))
    lines.append(texts("page-chosen", chosen=chosen))
    back = button(texts("button-digest-back"), _page(subscription, "card"))
    return Screen(join("\n", lines), keyboard(*rows, [back]))


def _set(subscription: Subscription, field: Field, value: str, words: str) -> InlineKeyboardButton:
    return button(words, SetDigest(subscription_id=subscription.subscription_id, field=field, value=value))


def _page(subscription: Subscription, page: DigestPage, at: int = 0) -> OpenDigest:
    return OpenDigest(subscription_id=subscription.subscription_id, page=page, at=at)
