"""Alerts before they fire: a hint, the preview on history, the list. One alert's card: alert_card.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.alert_values import AlertLine, AlertPreview, Narrower
from bot.i18n import Texts
from bot.views.alert_callbacks import CancelEdit, DropAlert, NarrowAlert, OpenAlert, ReplaceAlert
from bot.views.alert_card import is_muted
from bot.views.alert_fired import shorten_item
from bot.views.callbacks import AlertsPage, Dismiss, Open, SaveAlert
from bot.views.formats import format_moment
from bot.views.items import view_item
from bot.views.query_reading import describe_aside, list_names, quote_words
from bot.views.screen import Screen, button, in_rows, join, keyboard, rich, shorten
from storage.records import Alert

PAGE_SIZE = 8
NO_WAYS: Mapping[str, NarrowAlert] = MappingProxyType({})
_QUERY_WIDTH = 120  # a list of eight must fit one message
_EXAMPLES = 3


def view_alert_hint(texts: Texts) -> Screen:
    """Returns what /alert without words answers: the next message is the words."""
    lines: list[Text | str] = [
        Bold(texts("alert-ask")),
        rich(texts, "alert-ask-words", example=Code(texts("alert-example-words"))),
        rich(texts, "alert-ask-not", example=Code(texts("alert-ask-not-example"))),
        rich(texts, "alert-ask-phrase", example=Code(texts("alert-ask-phrase-example"))),
        texts("alert-hint-search"),
    ]
    help_button = button(texts("button-query-help"), Open(place="query_help"))
    return Screen(join("\n", lines), keyboard([help_button, button(texts("button-cancel"), CancelEdit())]))


def view_alert_preview(
    preview: AlertPreview,
    texts: Texts,
    *,
    save: SaveAlert | ReplaceAlert,
    zone: ZoneInfo,
    narrow: Mapping[str, NarrowAlert] = NO_WAYS,
    wider: NarrowAlert | None = None,
) -> Screen:
    """Returns what the alert would have done, examples of it, and whether to `save` it.

    `narrow`: a button's data for each narrower query; `wider`: of the way back to the query before.
    """
    title = rich(texts, "alert-preview-title", query=Code(preview.query))
    blocks: list[Text | str] = [join("\n", [title, *_understood(preview, texts)])]
    key = "alert-preview-fired" if preview.fired else "alert-preview-none"
    history = texts(key, days=preview.days, fired=preview.fired)
    blocks.append(f"{history} {texts('alert-preview-bounded')}" if preview.bounded else history)
    if preview.is_noisy:
        offered = "alert-preview-noisy-tap" if narrow else "alert-preview-noisy"
        blocks.append(texts(offered, a_day=round(preview.fired / preview.days)))
    if preview.examples:
        examples = [view_item(shorten_item(item), texts, zone) for item in preview.examples[:_EXAMPLES]]
        blocks += [texts("alert-preview-examples"), *examples]
    return Screen(join("\n\n", blocks), _preview_buttons(preview, texts, save, narrow, wider))


def _preview_buttons(
    preview: AlertPreview,
    texts: Texts,
    save: SaveAlert | ReplaceAlert,
    narrow: Mapping[str, NarrowAlert],
    wider: NarrowAlert | None,
) -> InlineKeyboardMarkup | None:
    ways = [
        button(_narrower_label(each, texts), narrow[each.query])
        for each in preview.narrower
        if each.query in narrow
    ]
    last = [button(texts("button-save"), save), button(texts("button-cancel"), Dismiss())]
    back = [button(texts("button-wider"), wider)] if wider is not None else []
    return keyboard(*in_rows(ways, 2), back, last)


def _narrower_label(narrower: Narrower, texts: Texts) -> str:
    what = texts(f"topic-{narrower.what}") if narrower.how == "topic" else narrower.what
    return texts(f"button-narrow-{narrower.how}", what=what)


def _understood(preview: AlertPreview, texts: Texts) -> list[str]:
    reading = preview.reading
    lines = [*list_names(reading, texts), *describe_aside(reading, texts)]
    if reading.period:
        lines.append(texts("alert-preview-period", words=quote_words(reading.period, texts)))
    return lines


def view_alert_saved(alert: Alert, texts: Texts) -> Screen:
    """Returns that the alert is saved."""
    return Screen(
        rich(texts, "alert-saved", query=Code(alert.query)),
        keyboard(
            [
                button(texts("button-options"), OpenAlert(alert_id=alert.alert_id)),
                button(texts("button-my-alerts"), Open(place="alerts")),
            ],
            [button(texts("button-delete"), DropAlert(alert_id=alert.alert_id))],
        ),
    )


def view_alert_edit(alert: Alert, texts: Texts) -> Screen:
    """Returns the query as it is, to be copied with a tap, and that the next message takes its place."""
    options = button(texts("button-options"), OpenAlert(alert_id=alert.alert_id))
    return Screen(
        rich(texts, "alert-edit", query=Code(alert.query)),
        keyboard([options, button(texts("button-cancel"), CancelEdit())]),
    )


def view_alert_changed(query: str, before: str, undo: ReplaceAlert, texts: Texts) -> Screen:
    """Returns that the alert has another query, with the way back."""
    mine = button(texts("button-my-alerts"), Open(place="alerts"))
    return Screen(
        rich(texts, "alert-changed", query=Code(query), before=Code(before)),
        keyboard([button(texts("button-undo"), undo)], [mine]),
    )


def view_alerts(
    lines: Sequence[AlertLine], texts: Texts, *, now: datetime, zone: ZoneInfo, page: int = 0
) -> Screen:
    """Returns a page of the alerts, numbered through, each a button to its card; too far is the last page."""
    if not lines:
        empty = join(
            "\n", [texts("alerts-empty"), rich(texts, "alert-hint", example=Code(texts("alert-example")))]
        )
        return Screen(empty, keyboard([button(texts("button-query-help"), Open(place="query_help"))]))
    pages = -(-len(lines) // PAGE_SIZE)
    page = min(max(page, 0), pages - 1)
    shown = list(enumerate(lines, start=1))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    blocks: list[Text | str] = [Bold(texts("alerts-title", count=len(lines)))]
    blocks += [_line(number, line, texts, now, zone) for number, line in shown]
    if pages > 1:
        blocks.append(texts("alerts-page", page=page + 1, pages=pages))
    blocks.append(texts("alerts-tap"))
    rows = [
        [button(f"{number}. {line.alert.query}", OpenAlert(alert_id=line.alert.alert_id))]
        for number, line in shown
    ]
    return Screen(join("\n\n", blocks), keyboard(*rows, _page_buttons(page, pages, texts)))


def _line(number: int, line: AlertLine, texts: Texts, now: datetime, zone: ZoneInfo) -> Text:
    alert = line.alert
    facts = [texts("alerts-fired", count=line.fired_7_days)]
    if alert.options.timing != "now":
        facts.append(texts(f"alert-timing-{alert.options.timing}"))
    if is_muted(alert, now) and alert.muted_until is not None:
        facts.append(texts("alerts-muted", until=format_moment(alert.muted_until, zone, texts)))
    return Text(f"{number}. ", Code(shorten(alert.query, _QUERY_WIDTH)), "\n", "; ".join(facts))


def _page_buttons(page: int, pages: int, texts: Texts) -> list[InlineKeyboardButton]:
    row = []
    if page > 0:
        row.append(button(texts("button-previous"), AlertsPage(page=page - 1)))
    if page < pages - 1:
        row.append(button(texts("button-next"), AlertsPage(page=page + 1)))
    return row
