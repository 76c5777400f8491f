"""Which channels are read, and whether all is well: nothing that fails is left out.

Who runs the bot sees below the list what else they may do (operator_desk.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Bold, Text, TextLink

from bot.domain.answer_values import ChannelLine, Status
from bot.i18n import Texts
from bot.views.discreet import make_screens
from bot.views.formats import format_ago, format_duration, format_moment
from bot.views.items import DOT
from bot.views.operator_desk import Desk, desk_blocks, desk_buttons
from bot.views.parts import view_parts
from bot.views.screen import Screen, join, shorten
from storage.records import NO_PREVIEW, NO_SUCH_NAME, ChannelState

_TITLE_WIDTH = 64
_FAILURE_WIDTH = 100
_SOURCES = {"account": "status-source-account", "preview": "status-source-preview"}
_FAILURES = {NO_PREVIEW: "failure-no-preview", NO_SUCH_NAME: "failure-no-name"}
_UNCHECKED_WORTH_SAYING = timedelta(minutes=10)


def view_channels(
    lines: Sequence[ChannelLine], texts: Texts, *, now: datetime, zone: ZoneInfo, desk: Desk | None = None
) -> tuple[Screen, ...]:
    """Returns every channel with its kind, how much it wrote, when last, and what is wrong with it;
    with a `desk` also the names that are awaited, and the operator's buttons."""
    blocks = _list(lines, texts, now, zone)
    if desk is None:
        return make_screens(blocks, None, texts)
    return make_screens([*blocks, *desk_blocks(lines, desk, texts)], desk_buttons(lines, desk, texts), texts)


def channel_trouble(state: ChannelState, failure: str | None, texts: Texts) -> str:
    """Returns why a channel is not read; "" where it is."""
    if state != "active":
        return texts(f"state-{state}")
    return texts("channel-failing", failure=_failure(failure, texts)) if failure else ""


def channel_title(title: str, username: str | None) -> Text:
    """Returns the title, linked to the channel where it has an address."""
    shown = shorten(title, _TITLE_WIDTH) or username or "?"
    return TextLink(shown, url=f"https://t.me/{username}") if username else Text(shown)


def _list(lines: Sequence[ChannelLine], texts: Texts, now: datetime, zone: ZoneInfo) -> list[Text]:
    if not lines:
        return [Text(texts("channels-empty"))]
    title: list[Text | str] = [Bold(texts("channels-title", count=len(lines)))]
    if any(line.is_sample for line in lines):
        title.append(texts("sample-notice"))
    return [join("\n", title), *(_channel(line, texts, now, zone) for line in lines)]


def view_status(status: Status, texts: Texts, *, zone: ZoneInfo) -> tuple[Screen, ...]:
    """Returns what was read, what cannot be read, and what waits to be sent or got lost."""
    title: list[Text | str] = [Bold(texts("status-title", moment=format_moment(status.now, zone, texts)))]
    if status.is_sample:
        title.append(texts("sample-notice"))
    if status.source in _SOURCES:
        title.append(texts(_SOURCES[status.source]))
    counts = {"posts": status.posts, "day": status.posts_24h, "both": status.kz_tm_24h}
    read = [texts("status-posts", **counts), texts("status-stories", count=status.stories)]
    if status.outdated:
        read.append(texts("status-outdated", count=status.outdated))
    blocks = [join("\n", title), *_reading(status, texts, zone)]
    blocks += [*view_parts(status, texts, zone=zone), Text("\n".join(read))]
    return make_screens([*blocks, Text("\n".join(_queue(status, texts)))], None, texts)


def _channel(line: ChannelLine, texts: Texts, now: datetime, zone: ZoneInfo) -> Text:
    facts = [texts(f"kind-{line.kind}")]
    if line.last_post_at is None:
        facts.append(texts("channel-never"))
    else:
        facts.append(texts("channel-posts", count=line.posts))
        facts.append(texts("channel-last", ago=format_ago(line.last_post_at, now, zone, texts)))
    if line.is_sample:
        facts.append(texts("sample-mark"))
    lines: list[Text | str] = [channel_title(line.title, line.username), DOT.join(facts)]
    trouble = channel_trouble(line.state, line.failure, texts)
    return join("\n", [*lines, trouble] if trouble else lines)


def _trouble(line: ChannelLine, texts: Texts) -> str:
    if line.state != "active":
        return texts(f"state-{line.state}")
    return _failure(line.failure, texts)


def _failure(failure: str | None, texts: Texts) -> str:
    """The reader's words for what is known to happen, the source's own for the rest."""
    if failure in _FAILURES:
        return texts(_FAILURES[failure])
    return shorten(failure or "", _FAILURE_WIDTH)


def _reading(status: Status, texts: Texts, zone: ZoneInfo) -> list[Text]:
    if not status.channels:
        return [Text(texts("channels-empty"))]
    fine = [line for line in status.channels if not _trouble(line, texts)]
    lines = [texts("status-channels", active=len(fine), count=len(status.channels))]
    late = [line.lag_p95_s for line in fine if line.lag_p95_s is not None]
    if late:
        lines.append(texts("status-lag", time=format_duration(max(late), texts)))
    if repaired := sum(line.repaired for line in status.channels):
        lines.append(texts("status-repaired", count=repaired))
    oldest = min(fine, key=lambda line: line.last_checked_at or status.now, default=None)
    checked_at = oldest.last_checked_at if oldest else None
    if oldest and checked_at and not status.is_sample and status.now - checked_at > _UNCHECKED_WORTH_SAYING:
        ago = format_ago(checked_at, status.now, zone, texts)
        lines.append(texts("status-checked", title=oldest.title, ago=ago))
    troubled = [line for line in status.channels if _trouble(line, texts)]
    if not troubled:
        return [Text("\n".join([lines[0], texts("status-all-read"), *lines[1:]]))]
    listed = [f"{line.title}: {_trouble(line, texts)}" for line in troubled]
    return [Text("\n".join(lines)), Text("\n".join([texts("status-not-read"), *listed]))]


def _queue(status: Status, texts: Texts) -> list[str]:
    lines = [texts("status-pending", count=status.queue_pending)]
    if status.queue_uncertain:
        lines.append(texts("status-uncertain", count=status.queue_uncertain))
    if status.queue_dead:
        lines.append(texts("status-dead", count=status.queue_dead))
    return lines
