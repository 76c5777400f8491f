"""What a person is told of their own deliveries, in place of what did not arrive.

When such a notice is due, and whether there is something to send again, bot/delivery decides.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Text

from bot.domain.delivery_notices import BrokenDigest, LateAlerts
from bot.i18n import Texts
from bot.views.callbacks import Open
from bot.views.delivery_callbacks import Resend
from bot.views.formats import format_moment
from bot.views.screen import Screen, button, keyboard, rich


def view_broken_digest(notice: BrokenDigest, texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns that a digest, or a message of it, may not have arrived; it is sent again when asked for."""
    moment = format_moment(notice.at, zone, texts)
    if notice.is_refused or not notice.delivery_id:
        what = [button(texts("button-today"), Open(place="digest"))]
    else:
        what = [button(texts("button-resend"), Resend(delivery_id=notice.delivery_id))]
    if notice.is_refused:
        key = "notice-digest-part-refused"
    else:
        key = "notice-digest-uncertain" if notice.parts == 1 else "notice-digest-part-uncertain"
    return Screen(rich(texts, key, moment=moment, part=notice.part, parts=notice.parts), keyboard(what))


def view_late_alerts(notice: LateAlerts, texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns how many alerts were too old to be sent, in one line."""
    since = format_moment(notice.since, zone, texts)
    return Screen(
        rich(texts, "notice-late-alerts", count=notice.count, since=since),
        keyboard([button(texts("button-today"), Open(place="digest"))]),
    )


def view_topic_gone(texts: Texts) -> Screen:
    """Returns, for a group's admins, that its topic takes nothing any more, and how to choose another."""
    return Screen(Text(texts("notice-topic-gone")))


def view_welcome_back(texts: Texts) -> Screen:
    """Returns the line for a person who had blocked the bot and writes again."""
    return Screen(Text(texts("welcome-back")))
