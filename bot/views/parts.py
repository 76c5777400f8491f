"""How the parts of the program fare, as lines of the status: who works, who does not and why, who
was restarted, what Telegram asked to wait with. Errors by their kind only.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Text

from bot.domain.answer_values import PartLine, Status
from bot.i18n import Texts
from bot.views.formats import format_moment, format_time
from storage.records import PROCESS_ENDED

PARTS = {
    "chat": "part-chat",
    "sender": "part-sender",
    "jobs": "part-jobs",
    "collector": "part-collector",
}
METHODS = {
    "messages.getHistory": "wait-history",
    "channels.getMessages": "wait-counters",
    "contacts.resolveUsername": "wait-names",
    "channels.joinChannel": "wait-joins",
    "channels.leaveChannel": "wait-leaving",
    "channels.getChannels": "wait-channels",
    "messages.getPeerDialogs": "wait-news",
    "sendMessage": "wait-sending",
}
KINDS = {PROCESS_ENDED: "why-process-ended", "OutageError": "why-outage"}
HELD = {"SessionMissing": "part-login", "SessionInUse": "part-login-in-use"}


def view_parts(status: Status, texts: Texts, *, zone: ZoneInfo) -> list[Text]:
    """Returns blocks of lines; none where nothing has run on this database."""
    at_work = [part for part in status.parts if part.state == "running" and not part.is_silent]
    idle = [part for part in status.parts if part not in at_work]
    lines: list[str] = []
    if at_work:
        lines.append(texts("parts-running", names=", ".join(_name(part.name, texts) for part in at_work)))
    lines += [_restarts(part, status.now, texts, zone) for part in at_work if part.failures_24h]
    lines += [
        texts("wait", what=_what(wait.method, texts), until=_when(wait.until, status.now, texts, zone))
        for wait in status.waits
    ]
    blocks = [Text("\n".join(lines))] if lines else []
    if idle:
        troubles = [_trouble(part, status.now, texts, zone) for part in idle]
        blocks.append(Text("\n".join([texts("parts-idle"), *troubles])))
    return blocks


def _restarts(part: PartLine, now: datetime, texts: Texts, zone: ZoneInfo) -> str:
    return texts(
        "part-restarted",
        name=_begin(part.name, texts),
        count=part.failures_24h,
        since=_when(part.failed_at or part.since, now, texts, zone),
        why=_why(part.failure, texts),
    )


def _trouble(part: PartLine, now: datetime, texts: Texts, zone: ZoneInfo) -> str:
    """Why a part does not work. What holds it is more than that its process is silent, too."""
    name, since = _begin(part.name, texts), _when(part.since, now, texts, zone)
    match part.state:
        case "stopped":
            return texts("part-stopped", name=name, since=since)
        case "held" if part.held_for in HELD:
            return texts(HELD[part.held_for], name=name)
        case "held":
            return texts("part-held", name=name, since=since, why=_why(part.held_for, texts))
        case _ if part.is_silent:
            return texts("part-silent", name=name, since=_when(part.heard_at, now, texts, zone))
        case _:
            return texts("part-failed", name=name, since=since, why=_why(part.failure, texts))


def _name(name: str, texts: Texts) -> str:
    return texts(PARTS[name]) if name in PARTS else name


def _begin(name: str, texts: Texts) -> str:
    """The name at the beginning of a line."""
    shown = _name(name, texts)
    return shown[:1].upper() + shown[1:]


def _what(method: str, texts: Texts) -> str:
    return texts(METHODS[method]) if method in METHODS else method


def _why(kind: str | None, texts: Texts) -> str:
    return texts(KINDS[kind]) if kind in KINDS else kind or "?"


def _when(at: datetime, now: datetime, texts: Texts, zone: ZoneInfo) -> str:
    """The time alone where it is of the same day."""
    local = at.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return format_time(local.time())
    return format_moment(at, zone, texts)
