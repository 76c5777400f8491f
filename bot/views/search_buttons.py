"""The buttons under a search answer: its filters, paging and order, what to do with it, how to narrow it.

A label that grows too long for a phone is cut before its count, never within it.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.answer_values import SearchAnswer
from bot.domain.lexicon import TOPICS
from bot.domain.near_queries import Suggestion
from bot.domain.refining import COUNTRIES, REMOVABLE, ActiveFilter, Narrowing, Option
from bot.i18n import Texts
from bot.views.callbacks import DraftAlert, Open, Page, ShowTrend, Sort
from bot.views.items import DOT
from bot.views.screen import BUTTON_CHARACTERS, button, in_rows, keyboard, shorten
from bot.views.search_callbacks import ExportPosts, Narrow, OpenNarrowing, Order, Widen

AWAY = "✕ "
_KINDS = ("official", "media", "analyst", "exile", "aggregator")
_PERIODS = {"P1D": "day", "P7D": "week", "P30D": "month"}
_FILTERS_SHOWN = 6


def view_answer_buttons(
    answer: SearchAnswer,
    texts: Texts,
    token: str,
    filters: Sequence[ActiveFilter] = (),
    nearest: Sequence[Suggestion] = (),
) -> InlineKeyboardMarkup | None:
    """Returns the buttons of an answer, or of one that found nothing: the nearest queries, an alert."""
    order: Order = "best" if answer.sort == "best" else "new"
    other: Order = "new" if order == "best" else "best"
    active = [
        button(
            AWAY + filter_name(each.name, each.value, texts),
            Widen(token=token, place=each.place, order=order),
        )
        for each in filters[:_FILTERS_SHOWN]
    ]
    paging = []
    if answer.next_before is not None:
        paging.append(button(texts("button-more"), Page(token=token, before=answer.next_before, order=order)))
    if len(answer.items) > 1:
        paging.append(button(texts(f"button-order-{other}"), Sort(token=token, order=other)))
    further = [button(texts("button-alert-me"), DraftAlert(token=token))]
    if not answer.items:
        help_button = button(texts("button-query-help"), Open(place="query_help"))
        ways = [_nearest_button(each, texts) for each in nearest]
        return keyboard(*in_rows(ways, 1), *in_rows(active, 2), paging, [*further, help_button])
    further.append(button(texts("button-chart"), ShowTrend(token=token, anew=True)))
    more = [
        button(texts("button-narrow"), OpenNarrowing(token=token, order=order)),
        button(texts("button-export-posts"), ExportPosts(token=token, order=order)),
    ]
    return keyboard(*in_rows(active, 2), paging, further, more)


def view_narrowing_buttons(
    narrowing: Narrowing, texts: Texts, token: str, order: Order
) -> InlineKeyboardMarkup | None:
    """Returns what the answer may be narrowed to, each with how much it leaves, and the way back."""
    rows: list[list[InlineKeyboardButton]] = []
    for name, width in (("topic", 2), ("country", 2), ("date", 3), ("from", 2), ("kind", 2)):
        own = [option for option in narrowing.options if option.name == name]
        rows += in_rows([_option_button(option, texts, token, order) for option in own], width)
    back = button(texts("button-back-to-answer"), Sort(token=token, order=order))
    return keyboard(*rows, [back])


def view_export_buttons(texts: Texts, token: str, order: Order) -> InlineKeyboardMarkup | None:
    """Returns the two forms of the file, and the way back."""
    forms = [
        button(texts("button-csv"), ExportPosts(token=token, form="csv", order=order)),
        button(texts("button-json"), ExportPosts(token=token, form="json", order=order)),
    ]
    return keyboard(
        *in_rows(forms, 1), [button(texts("button-back-to-answer"), Sort(token=token, order=order))]
    )


def filter_name(name: str, value: str, texts: Texts) -> str:
    """Returns a filter in words, short enough for a button."""
    if name == "topic" and value in TOPICS:
        return texts(f"topic-{value}")
    if name == "country" and value in COUNTRIES:
        return texts(f"narrow-country-{value}")
    if name == "date":
        return texts(f"narrow-date-{_PERIODS[value]}") if value in _PERIODS else texts("narrow-date")
    if name == "kind" and value in _KINDS:
        return texts(f"kind-{value}")
    return value


def describe_way(suggestion: Suggestion, texts: Texts, width: int = 40) -> str:
    """Returns what is changed in a query that found nothing: another spelling, a part less, no period."""
    if suggestion.kind == "period":
        return texts("nearest-any-time")
    if suggestion.kind == "spelling":
        return shorten(suggestion.word, width)
    name, _, value = suggestion.word.partition(":")
    left_out = filter_name(name, value, texts) if value and name in REMOVABLE else suggestion.word
    room = width - len(texts("nearest-without", word=""))
    return texts("nearest-without", word=shorten(left_out, room))


def count_of(suggestion: Suggestion) -> str:
    """Returns how many stories it finds, "12" or "400+"."""
    return f"{suggestion.stories}{'+' * suggestion.at_least}"


def _away_button(active: ActiveFilter, texts: Texts, token: str, order: Order) -> InlineKeyboardButton:
    text = AWAY + filter_name(active.name, active.value, texts)
    return button(text, Widen(token=token, place=active.place, order=order))


def _nearest_button(suggestion: Suggestion, texts: Texts) -> InlineKeyboardButton:
    count = count_of(suggestion)
    text = _counted(describe_way(suggestion, texts, BUTTON_CHARACTERS - len(DOT) - len(count)), count)
    return button(text, Sort(token=suggestion.token, order="new"))


def _option_button(option: Option, texts: Texts, token: str, order: Order) -> InlineKeyboardButton:
    name = option.title if option.name == "from" else filter_name(option.name, option.value, texts)
    data = Narrow(token=token, name=option.name, value=option.value, order=order)
    return button(_counted(name or option.value, str(option.count)), data)


def _counted(name: str, count: str) -> str:
    return shorten(name, BUTTON_CHARACTERS - len(DOT) - len(count)) + DOT + count
