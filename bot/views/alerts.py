"""Alerts before they fire: a hint, the preview on history, the list with its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.answer_values import AlertLine, AlertPreview
from bot.i18n import Texts
from bot.views.alert_callbacks import CancelEdit, EditAlert, ReplaceAlert
from bot.views.callbacks import AlertsPage, DeleteAlert, Dismiss, MuteAlert, Open, RestoreAlert, SaveAlert
from bot.views.formats import format_moment
from bot.views.items import view_item
from bot.views.query_reading import describe_aside, list_names, quote_words
from bot.views.screen import Screen, button, join, keyboard, rich, shorten

PAGE_SIZE = 8
_QUERY_WIDTH = 120  # a list of eight must fit one message
_EXAMPLES = 3
_NOISY_A_DAY = 10


def view_alert_hint(texts: Texts) -> Screen:
    """Returns what /alert without words answers."""
    example = rich(texts, "alert-hint", example=Code(texts("alert-example")))
    return Screen(
        join("\n", [example, texts("alert-hint-search")]),
        keyboard([button(texts("button-query-help"), Open(place="query_help"))]),
    )


def view_alert_preview(
    preview: AlertPreview, texts: Texts, *, save: SaveAlert | ReplaceAlert, zone: ZoneInfo
) -> Screen:
    """Returns what the alert would have done, examples of it, and whether to `save` it."""
    title = rich(texts, "alert-preview-title", query=Code(preview.query))
    blocks: list[Text | str] = [join("\n", [title, *_understood(preview, texts)])]
    key = "alert-preview-fired" if preview.fired else "alert-preview-none"
    history = texts(key, days=preview.days, fired=preview.fired)
    blocks.append(f"{history} {texts('alert-preview-bounded')}" if preview.bounded else history)
    if preview.fired > _NOISY_A_DAY * preview.days:
        blocks.append(texts("alert-preview-noisy"))
    if preview.examples:
        examples = [view_item(item, texts, zone, brief=True) for item in preview.examples[:_EXAMPLES]]
        blocks += [texts("alert-preview-examples"), *examples]
    buttons = [button(texts("button-save"), save), button(texts("button-cancel"), Dismiss())]
    return Screen(join("\n\n", blocks), keyboard(buttons))


def _understood(preview: AlertPreview, texts: Texts) -> list[str]:
    reading = preview.reading
    lines = [*list_names(reading, texts), *describe_aside(reading, texts)]
    if reading.period:
        lines.append(texts("alert-preview-period", words=quote_words(reading.period, texts)))
    return lines


def view_alert_saved(query: str, texts: Texts) -> Screen:
    """Returns that the alert is saved."""
    return Screen(
        rich(texts, "alert-saved", query=Code(query)),
        keyboard([button(texts("button-my-alerts"), Open(place="alerts"))]),
    )


def view_alert_edit(query: str, texts: Texts) -> Screen:
    """Returns the query as it is, to be copied with a tap, and that the next message takes its place."""
    return Screen(
        rich(texts, "alert-edit", query=Code(query)), keyboard([button(texts("button-cancel"), CancelEdit())])
    )


def view_alert_changed(query: str, before: str, undo: ReplaceAlert, texts: Texts) -> Screen:
    """Returns that the alert has another query, with the way back."""
    mine = button(texts("button-my-alerts"), Open(place="alerts"))
    return Screen(
        rich(texts, "alert-changed", query=Code(query), before=Code(before)),
        keyboard([button(texts("button-undo"), undo)], [mine]),
    )


def view_alert_deleted(query: str, token: str, texts: Texts) -> Screen:
    """Returns that the alert is gone, with the way back; the query waits under `token`."""
    return Screen(
        rich(texts, "alert-deleted", query=Code(query)),
        keyboard(
            [button(texts("button-undo"), RestoreAlert(token=token))],
            [button(texts("button-my-alerts"), Open(place="alerts"))],
        ),
    )


def view_alerts(
    lines: Sequence[AlertLine], texts: Texts, *, now: datetime, zone: ZoneInfo, page: int = 0
) -> Screen:
    """Returns a page of the alerts, numbered through, each with its buttons; a page too far is the last."""
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
    rows = [row for number, line in shown for row in _line_buttons(number, line, texts, now)]
    return Screen(join("\n\n", blocks), keyboard(*rows, _page_buttons(page, pages, texts)))


def _line(number: int, line: AlertLine, texts: Texts, now: datetime, zone: ZoneInfo) -> Text:
    facts = [texts("alerts-fired", count=line.fired_30_days)]
    muted_until = line.alert.muted_until
    if muted_until is not None and muted_until > now:
        facts.append(texts("alerts-muted", until=format_moment(muted_until, zone, texts)))
    return Text(f"{number}. ", Code(shorten(line.alert.query, _QUERY_WIDTH)), "\n", "; ".join(facts))


def _line_buttons(
    number: int, line: AlertLine, texts: Texts, now: datetime
) -> list[list[InlineKeyboardButton]]:
    alert = line.alert
    muted = alert.muted_until is not None and alert.muted_until > now
    key, days = ("button-alert-unmute", 0) if muted else ("button-alert-mute", 1)
    return [
        [
            button(texts("button-alert-edit", number=number), EditAlert(alert_id=alert.alert_id)),
            button(texts("button-alert-delete", number=number), DeleteAlert(alert_id=alert.alert_id)),
        ],
        [button(texts(key, number=number), MuteAlert(alert_id=alert.alert_id, days=days))],
    ]


def _page_buttons(page: int, pages: int, texts: Texts) -> list[InlineKeyboardButton]:
    row = []
    if page > 0:
        row.append(button(texts("button-previous"), AlertsPage(page=page - 1)))
    if page < pages - 1:
        row.append(button(texts("button-next"), AlertsPage(page=page + 1)))
    return row
