"""All that is kept about a person, shown to that person; and the ways to take it along or erase it."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.kept import DELIVERIES_DAYS
from bot.i18n import Texts
from bot.views.callbacks import Forget
from bot.views.discreet import make_screens
from bot.views.formats import format_date
from bot.views.screen import Paper, Screen, button, join, keyboard
from bot.views.settings import setting_lines
from bot.views.subscriptions import subscription_facts
from storage.records import Alert, Subscriber, Subscription

EXPORT_NAME = "caspian-watch-my-data.json"


def view_privacy(
    subscriber: Subscriber,
    subscriptions: Sequence[Subscription],
    alerts: Sequence[Alert],
    texts: Texts,
    *,
    queries: Sequence[str] | None = None,
    backup_days: int,
) -> tuple[Screen, ...]:
    """Returns everything that is kept: settings, digests, alerts and latest `queries` to the letter, the
    rest in words; and that backups are deleted after `backup_days`."""
    zone = ZoneInfo(subscriber.zone)
    person = [
        texts("privacy-chat", chat_id=str(subscriber.chat_id)),
        texts("privacy-since", day=format_date(subscriber.created_at, zone, texts)),
        *_seen(subscriber, zone, texts),
        *setting_lines(subscriber, texts),
    ]
    digests: list[Text | str] = [
        texts("privacy-subscriptions", count=len(subscriptions)),
        *(Text("– ", subscription_facts(each, texts)) for each in subscriptions),
    ]
    blocks = [
        Text(Bold(texts("privacy-title")), "\n", texts("privacy-intro")),
        Text("\n".join(person)),
        join("\n", digests),
        _queries(texts("privacy-alerts", count=len(alerts)), [alert.query for alert in alerts]),
    ]
    if queries is not None:
        blocks.append(_queries(texts("privacy-queries", count=len(queries)), queries))
    blocks += [
        Text(texts("privacy-outbox", days=DELIVERIES_DAYS)),
        Text(texts("backups-age-out", days=backup_days)),
    ]
    blocks.append(Text(texts("privacy-export"), "\n", texts("privacy-erase")))
    return make_screens(blocks, None, texts)


def view_export(text: str, texts: Texts) -> Paper:
    """Returns the file with a person's own data; `text` is its JSON."""
    return Paper(EXPORT_NAME, text.encode(), texts("export-caption"), texts("file-refused"))


def view_forget(texts: Texts, *, backup_days: int) -> Screen:
    """Returns what will be erased, and the question before it is."""
    yes = button(texts("button-forget"), Forget(sure=True))
    no = button(texts("button-cancel"), Forget(sure=False))
    blocks: list[Text | str] = [
        Bold(texts("forget-question")),
        texts("forget-what"),
        _afterwards(texts, backup_days),
    ]
    return Screen(join("\n\n", blocks), keyboard([yes, no]))


def view_forgotten(texts: Texts, *, backup_days: int) -> Screen:
    """Returns that everything is erased."""
    return Screen(Text(texts("forgotten"), "\n\n", texts("backups-age-out", days=backup_days)))


def _seen(subscriber: Subscriber, zone: ZoneInfo, texts: Texts) -> list[str]:
    """The day of the last sign of life, where it is kept."""
    if subscriber.seen_at is None:
        return []
    return [texts("privacy-seen", day=format_date(subscriber.seen_at, zone, texts))]


def _afterwards(texts: Texts, backup_days: int) -> str:
    return f"{texts('backups-age-out', days=backup_days)} {texts('forget-export')}"


def _queries(title: str, queries: Sequence[str]) -> Text:
    return join("\n", [title, *(Text("– ", Code(query)) for query in queries)])
