"""A SearchAnswer as messages: how the query was understood, stories, and what to do next.

Nothing found says what was searched and offers an alert instead. The query itself waits on the server under
`token`; see callbacks.py.
"""

from __future__ import annotations

from typing import Literal
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Code, Text

from bot.domain.answer_values import SearchAnswer
from bot.i18n import Texts
from bot.views.callbacks import DraftAlert, Open, Page, Sort
from bot.views.discreet import make_screens
from bot.views.formats import format_moment
from bot.views.items import view_item
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
    window = _window(answer, texts, zone)
    if window:
        lines.append(Text(window))
    if any(source.is_sample for item in answer.items for source in item.sources):
        lines.append(Text(texts("sample-notice")))
    return join("\n", lines)


def _nothing(answer: SearchAnswer, texts: Texts, zone: ZoneInfo, first: bool) -> list[Text]:
    if not first:
        return [rich(texts, "search-no-more", query=Code(answer.query))]
    lines = [rich(texts, "search-nothing", query=Code(answer.query))]
    window = _window(answer, texts, zone)
    if window:
        lines.append(Text(window))
    return [join("\n", lines), Text(texts("search-nothing-advice"))]


def _window(answer: SearchAnswer, texts: Texts, zone: ZoneInfo) -> str:
    since = format_moment(answer.since, zone, texts) if answer.since else ""
    until = format_moment(answer.until, zone, texts) if answer.until else ""
    if since and until:
        return texts("search-window", since=since, until=until)
    if since:
        return texts("search-since", since=since)
    return texts("search-until", until=until) if until else ""


def _buttons(answer: SearchAnswer, texts: Texts, token: str) -> InlineKeyboardMarkup | None:
    order: Literal["new", "best"] = "best" if answer.sort == "best" else "new"
    other: Literal["new", "best"] = "new" if order == "best" else "best"
    paging = []
    if answer.next_before is not None:
        paging.append(button(texts("button-more"), Page(token=token, before=answer.next_before, order=order)))
    if len(answer.items) > 1:
        paging.append(button(texts(f"button-order-{other}"), Sort(token=token, order=other)))
    further = [button(texts("button-alert-me"), DraftAlert(token=token))]
    if not answer.items:
        further.append(button(texts("button-query-help"), Open(place="query_help")))
    return keyboard(paging, further)
