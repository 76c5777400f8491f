"""A SearchAnswer as messages: how the query was understood, stories, and what to do next.

Nothing found says what was searched and offers an alert instead; what was not checked or not ranked is said.
The query itself waits on the server under `token`; see callbacks.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Code, Text

from bot.domain.answer_values import SearchAnswer
from bot.domain.near_queries import Suggestions
from bot.domain.refining import ActiveFilter
from bot.i18n import Texts
from bot.views.callbacks import Open
from bot.views.discreet import make_screens
from bot.views.items import view_item
from bot.views.query_reading import describe_aside, describe_window, format_edge, list_names
from bot.views.screen import Screen, button, join, keyboard, rich, shorten
from bot.views.search_buttons import count_of, describe_way, view_answer_buttons

_NEAREST_WIDTH = 80


def view_search(
    answer: SearchAnswer,
    texts: Texts,
    *,
    token: str,
    zone: ZoneInfo,
    first: bool = True,
    filters: Sequence[ActiveFilter] = (),
    nothing: Suggestions | None = None,
) -> tuple[Screen, ...]:
    """Returns the answer's messages; `first` is False for a page that follows another. `filters`: those that
    a button takes away; `nothing`: where nothing was found, what would find something."""
    nearest = nothing.nearest if nothing else ()
    buttons = view_answer_buttons(answer, texts, token, filters, nearest)
    if not answer.items:
        return make_screens(_nothing(answer, texts, zone, first, nothing), buttons, texts)
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


def _nothing(
    answer: SearchAnswer, texts: Texts, zone: ZoneInfo, first: bool, nothing: Suggestions | None
) -> list[Text]:
    if not first:
        key = "search-no-more-bounded" if answer.bounded else "search-no-more"
        return [rich(texts, key, query=Code(answer.query))]
    lines = [rich(texts, "search-nothing", query=Code(answer.query)), *_understood(answer, texts, zone)]
    if answer.bounded or nothing is None:
        return [join("\n", lines), Text(texts("search-nothing-bounded"))]
    return [join("\n", [*lines, _searched(nothing, texts, zone)]), *_nearest(nothing, texts)]


def _searched(nothing: Suggestions, texts: Texts, zone: ZoneInfo) -> Text:
    if nothing.since is None:
        return Text(texts("search-nothing-read"))
    since = format_edge(nothing.since, zone, texts, only_day=True)
    return Text(texts("search-nothing-where", count=nothing.channels, since=since))


def _nearest(nothing: Suggestions, texts: Texts) -> list[Text]:
    """The queries that would find something, to be tapped below; or what else to try."""
    if not nothing.nearest:
        return [Text(texts("search-nothing-advice"))]
    lines: list[Text | str] = [texts("nearest-title")]
    for each in nothing.nearest:
        shown = Code(shorten(each.query, _NEAREST_WIDTH))
        way: list[Text | str] = [] if each.kind == "spelling" else [describe_way(each, texts), ": "]
        lines.append(Text("• ", *way, shown, f" ({count_of(each)})"))
    return [join("\n", lines), Text(texts("nearest-alert"))]


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
