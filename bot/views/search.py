"""A SearchAnswer as messages: how the query was understood, stories, and what to do next.

Nothing found says what was searched and offers an alert instead; what was not checked or not ranked is said.
The query itself waits on the server under `token`; see callbacks.py.
"""

from __future__ import annotations

from typing import Literal
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Code, Text

from bot.domain.answer_values import SearchAnswer
from bot.i18n import Texts
from bot.views.callbacks import DraftAlert, Open, Page, ShowTrend, Sort
from bot.views.discreet import make_screens
from bot.views.items import view_item
from bot.views.query_reading import describe_aside, describe_window, format_edge, list_names
from bot.views.screen import Screen, button, join, keyboard, rich


def view_search(
    answer: SearchAnswer, texts: Texts, *, token: str, zone: ZoneInfo, first: bool = True
) -> tuple[Screen, ...]:
    """Returns the answer's messages; `first` is False for a page that follows another."""
    buttons = _buttons(answer, texts, token)
    if not answer.items:
        return make_screens(_nothing(answer, texts, zone, first), buttons, texts)
    blocks = [view_item(item, texts, zone) for item in answer.items]
    if first:
        blocks.insert(0, _header(answer, texts, zone))
    if answer.bounded:
        key = "search-bounded-best" if answer.sort == "best" else "search-bounded"
        blocks.append(Text(texts(key)))
    return make_screens(blocks, buttons, texts)


def view_search_hint(texts: Texts) -> Screen:
    """Returns what /search without words answers."""
    return Screen(
        rich(texts, "search-hint", example=Code(texts("alert-example-words"))),
        keyboard([button(texts("button-query-help"), Open(place="query_help"))]),
    )


def _header(answer: SearchAnswer, texts: Texts, zone: ZoneInfo) -> Text:
    order = texts("search-order-best" if answer.sort == "best" else "search-order-new")
    lines = [rich(texts, "search-found", query=Code(answer.query), order=order)]
    lines += _understood(answer, texts, zone)
    if any(source.is_sample for item in answer.items for source in item.sources):
        lines.append(Text(texts("sample-notice")))
    return join("\n", lines)


def _nothing(answer: SearchAnswer, texts: Texts, zone: ZoneInfo, first: bool) -> list[Text]:
    if not first:
        key = "search-no-more-bounded" if answer.bounded else "search-no-more"
        return [rich(texts, key, query=Code(answer.query))]
    lines = [rich(texts, "search-nothing", query=Code(answer.query)), *_understood(answer, texts, zone)]
    advice = "search-nothing-bounded" if answer.bounded else "search-nothing-advice"
    return [join("\n", lines), Text(texts(advice))]


def _understood(answer: SearchAnswer, texts: Texts, zone: ZoneInfo) -> list[Text]:
    """The period, names and words put aside, and what was not ranked."""
    reading = answer.reading
    window = describe_window(answer.since, answer.until, reading, texts, zone)
    lines = [Text(line) for line in [*window, *list_names(reading, texts), *describe_aside(reading, texts)]]
    if answer.ranked_since is not None:
        since = format_edge(answer.ranked_since, zone, texts)
        example = Code(texts("search-wider-example"))
        if answer.ranked_hits is None:
            lines.append(rich(texts, "search-ranked-since", since=since, example=example))
        else:
            lines.append(Text(texts("search-ranked-hits", count=answer.ranked_hits, since=since)))
    return lines


def _buttons(answer: SearchAnswer, texts: Texts, token: str) -> InlineKeyboardMarkup | None:
    order: Literal["new", "best"] = "best" if answer.sort == "best" else "new"
    other: Literal["new", "best"] = "new" if order == "best" else "best"
    paging = []
    if answer.next_before is not None:
        paging.append(button(texts("button-more"), Page(token=token, before=answer.next_before, order=order)))
    if len(answer.items) > 1:
        paging.append(button(texts(f"button-order-{other}"), Sort(token=token, order=other)))
    further = [button(texts("button-alert-me"), DraftAlert(token=token))]
    if answer.items:
        further.append(button(texts("button-chart"), ShowTrend(token=token, anew=True)))
    else:
        further.append(button(texts("button-query-help"), Open(place="query_help")))
    return keyboard(paging, further)
