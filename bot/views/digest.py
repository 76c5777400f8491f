"""A Digest as messages: header with the window and what was read, sections, an honest footer.

What stands in the digest and in which order is decided in domain/digest.py. A quiet day is said, and so is
a day of which nothing could be read: the one is not the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.domain.answer_values import SECTION_ALSO, Digest, DigestSection
from bot.domain.catch_up import MOST
from bot.domain.lexicon import TOPICS
from bot.domain.source_values import Absence
from bot.i18n import Texts
from bot.views.callbacks import Open, Subscribe
from bot.views.digest_callbacks import OpenDigest
from bot.views.discreet import make_screens
from bot.views.formats import format_duration, format_moment, format_names
from bot.views.items import view_item
from bot.views.screen import Screen, button, join, keyboard
from bot.views.zones import zone_name

_LAG_WORTH_SAYING_S = 600
_MISSED_NAMED = 3
_A_DAY = timedelta(hours=36)  # what may still be called one


def view_digest(
    digest: Digest,
    texts: Texts,
    *,
    scheduled: bool = False,
    late_s: int | None = None,
    discreet: bool = False,
    preview_of: int | None = None,
    topics: tuple[str, ...] = (),
) -> tuple[Screen, ...]:
    """Returns the digest's messages; `scheduled`: it came by subscription, `late_s` seconds late;
    `preview_of`: the subscription that would bring it; `topics`: those that it was asked for."""
    zone = ZoneInfo(digest.zone)
    blocks = [_header(digest, zone, late_s, texts)]
    if preview_of is not None:
        blocks.insert(0, Text(texts("digest-preview")))
    for section in digest.sections:
        blocks += _section(section, zone, texts)
    if not digest.sections:
        blocks.append(Text(texts(_quiet_key(digest))))
    blocks.append(_footer(digest, texts))
    return make_screens(blocks, _buttons(scheduled, preview_of, topics, texts), texts, discreet=discreet)


def _header(digest: Digest, zone: ZoneInfo, late_s: int | None, texts: Texts) -> Text:
    coverage = digest.coverage
    window = texts(
        "digest-window",
        since=format_moment(digest.since, zone, texts),
        until=format_moment(digest.until, zone, texts),
        zone=zone_name(digest.zone, texts),
    )
    lines: list[Text | str] = [Bold(texts("digest-title")), window]
    if coverage.channels:
        counts = {"posts": coverage.posts, "channels": coverage.channels, "stories": digest.stories}
        lines.append(texts("digest-read", **counts))
    if digest.absence is not None:
        lines.append(_absence_line(digest.absence, zone, texts))
    if late_s is not None:
        lines.append(texts("digest-late", time=format_duration(late_s, texts)))
    if digest.missed:
        lines.append(_missed(digest.missed, zone, texts))
    if coverage.is_sample:
        lines.append(texts("sample-notice"))
    return join("\n", lines)


def _missed(slots: Sequence[datetime], zone: ZoneInfo, texts: Texts) -> str:
    moments = format_names([format_moment(slot, zone, texts) for slot in slots], texts, most=_MISSED_NAMED)
    return texts("digest-missed", count=len(slots), moments=moments)


def _absence_line(absence: Absence, zone: ZoneInfo, texts: Texts) -> str:
    moment = format_moment(absence.since, zone, texts)
    if absence.is_cut:
        return texts("digest-absence-cut", moment=moment, days=MOST.days)
    return texts("digest-absence", moment=moment)


def _section(section: DigestSection, zone: ZoneInfo, texts: Texts) -> list[Text]:
    """The heading stands in one block with the first item, so that no message ends with a heading."""
    also = section.name == SECTION_ALSO
    heading = Bold(texts("digest-also" if also else f"topic-{section.name}").upper())
    first, *rest = (view_item(item, texts, zone, brief=also) for item in section.items)
    return [join("\n\n", [heading, first]), *rest]


def _quiet_key(digest: Digest) -> str:
    coverage = digest.coverage
    if not coverage.channels and not coverage.failing:
        return "digest-no-channels"
    if not coverage.posts and coverage.failing:
        return "digest-unread"
    return "digest-quiet-days" if digest.until - digest.since > _A_DAY else "digest-quiet"


def _footer(digest: Digest, texts: Texts) -> Text:
    coverage = digest.coverage
    lines = []
    if digest.left_out:
        lines.append(texts("digest-left-out", count=digest.left_out))
    if coverage.silent:
        lines.append(texts("digest-silent", names=format_names(coverage.silent, texts)))
    if coverage.failing:
        lines.append(texts("digest-failing", names=format_names(coverage.failing, texts)))
    if coverage.worst_lag_s is not None and coverage.worst_lag_s >= _LAG_WORTH_SAYING_S:
        lines.append(texts("digest-lag", time=format_duration(coverage.worst_lag_s, texts)))
    return join("\n", lines)


def _buttons(
    scheduled: bool, preview_of: int | None, topics: tuple[str, ...], texts: Texts
) -> InlineKeyboardMarkup | None:
    if preview_of is not None:
        edit = button(texts("button-digest-edit"), OpenDigest(subscription_id=preview_of))
        return keyboard([edit], [button(texts("button-my-digests"), Open(place="subscriptions"))])
    if scheduled:
        return keyboard([button(texts("button-my-digests"), Open(place="subscriptions"))])
    bits = sum(1 << TOPICS.index(name) for name in set(topics))
    return keyboard([button(texts("button-subscribe"), Subscribe(step="topics", topics=bits))])
