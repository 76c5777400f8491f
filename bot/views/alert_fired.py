"""The message of an alert that fired: the found words in bold, who wrote it, when, and why it came.

One post, or several that were put together. Written a second time it also says what became of its posts
since. Decides neither what is told nor when.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.alert_values import PostFate
from bot.domain.answer_values import AlertFired, StoryItem, ToldItem
from bot.domain.text import headline
from bot.i18n import Texts
from bot.views.alert_buttons import AS_IT_WAS, AlertState, alert_buttons, fired_on
from bot.views.discreet import make_screens
from bot.views.formats import format_duration, format_moment, format_names
from bot.views.items import view_item
from bot.views.screen import Screen, join, rich, shorten

NO_FATES: Mapping[int, PostFate] = MappingProxyType({})
_WORD_WIDTH = 40
_QUERY_WIDTH = 200
_MARKS_SHOWN = 5  # words in bold of one post among several: a message holds a hundred entities
_AT_ONCE_S = 60


def view_alert_fired(
    fired: AlertFired,
    texts: Texts,
    *,
    now: datetime,
    zone: ZoneInfo,
    repeated: bool = False,
    discreet: bool = False,
    fates: Mapping[int, PostFate] = NO_FATES,
    state: AlertState = AS_IT_WAS,
) -> Screen:
    """Returns the alert's message as sent at `now`; `repeated`: the first sending may have failed."""
    is_one = not fired.more and not fired.rest and not fired.beyond
    blocks = [_head(fired, texts, repeated=repeated)]
    if is_one:
        blocks += [_told(fired.items[0], texts, zone, fates), _why(fired, texts, now)]
    else:
        blocks += _several(fired.items, texts, zone, fates)
        if fired.rest:
            blocks.append(Text(texts("alert-fired-rest", count=fired.rest)))
    if fired.is_last:
        blocks.append(Text(texts("alert-fired-last")))
    on = fired_on(tuple(told.item.seq for told in fired.items), rest=fired.rest)
    has_name = bool(fired.item.sources[0].username)
    buttons = alert_buttons(fired.alert_id, on, texts, has_name=has_name, state=state)
    return make_screens([join("\n\n", blocks)], buttons, texts, discreet=discreet)[0]


def view_post_chosen(text: str, buttons: InlineKeyboardMarkup | None, texts: Texts) -> Screen:
    """Returns the chosen one of several posts in a message of its own: the alert's is too old to change."""
    return Screen(Text(Bold(shorten(headline(text), _QUERY_WIDTH) or texts("no-text"))), buttons)


def shorten_item(item: StoryItem) -> StoryItem:
    """Returns the item as one among several: the words around those that were found, without the readers."""
    brief = replace(item, spans=item.spans[:_MARKS_SHOWN], views=None, reactions=())
    if not brief.spans:
        return replace(brief, extract="")
    return brief if brief.extract.startswith(brief.headline) else replace(brief, headline=brief.extract)


def view_fate_line(fate: PostFate, texts: Texts, zone: ZoneInfo) -> Text:
    """Returns "Deleted since: 14 November, 08:30", or the same of an edit."""
    if fate.deleted_at is not None:
        return Bold(texts("alert-fate-deleted", moment=format_moment(fate.deleted_at, zone, texts)))
    assert fate.edited_at is not None
    return Bold(texts("alert-fate-edited", moment=format_moment(fate.edited_at, zone, texts)))


def _head(fired: AlertFired, texts: Texts, *, repeated: bool) -> Text:
    query = Code(shorten(fired.query, _QUERY_WIDTH))
    count = len(fired.items) + fired.rest
    if fired.beyond:
        lines: list[Text | str] = [rich(texts, "alert-fired-beyond", query=query, count=count)]
    elif count > 1:
        lines = [rich(texts, "alert-fired-several", query=query, count=count)]
    else:
        lines = [rich(texts, "alert-fired", query=query)]
    if repeated:
        lines.append(texts("alert-fired-repeated"))
    return join("\n", lines)


def _told(
    told: ToldItem, texts: Texts, zone: ZoneInfo, fates: Mapping[int, PostFate], *, brief: bool = False
) -> Text:
    lines: list[Text | str] = [view_item(shorten_item(told.item) if brief else told.item, texts, zone)]
    if told.continues:
        lines.append(texts("alert-fired-continues"))
    if told.edited:
        lines.append(texts("alert-fired-edited"))
    if told.item.seq in fates:
        lines.append(view_fate_line(fates[told.item.seq], texts, zone))
    return join("\n", lines)


def _several(
    items: Sequence[ToldItem], texts: Texts, zone: ZoneInfo, fates: Mapping[int, PostFate]
) -> list[Text]:
    """Each in brief, with the number that its button has."""
    shown = [_told(told, texts, zone, fates, brief=True) for told in items]
    return shown if len(shown) == 1 else [Text(f"{n}. ", told) for n, told in enumerate(shown, start=1)]


def _why(fired: AlertFired, texts: Texts, now: datetime) -> Text:
    """The words, and how soon after the post the alert came."""
    seconds = int((now - fired.item.sources[0].published_at).total_seconds())
    if seconds < _AT_ONCE_S:
        after = texts("alert-fired-at-once")
    else:
        after = texts("alert-fired-after", time=format_duration(seconds, texts))
    return join("\n", [_words(fired.item, texts), after])


def _words(item: StoryItem, texts: Texts) -> Text:
    words: list[str] = []
    for start, end in sorted(item.spans):
        word = shorten(item.extract[start:end], _WORD_WIDTH)
        if word and word.casefold() not in (known.casefold() for known in words):
            words.append(word)
    if not words:
        return Text(texts("alert-fired-why-filter"))
    return rich(texts, "alert-fired-why", words=Bold(format_names(words, texts)))
