"""One post that a person pointed at: what is known of it, and who else wrote the same, minutes apart.

The same list of who wrote it stands under a post's card and under the answer to a forwarded post.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Pre, Text

from bot.domain.answer_values import StoryItem
from bot.domain.post_values import CounterReading, PostCard, PostEdit, WhoWrote
from bot.domain.text_changes import Change
from bot.i18n import Texts
from bot.views.alert_callbacks import WhyPost
from bot.views.discreet import make_screens
from bot.views.formats import format_ago, format_duration, format_moment, format_number
from bot.views.items import DOT, source_link, view_item
from bot.views.picture_callbacks import ShowByKind, ShowGrowth
from bot.views.screen import Screen, button, join, keyboard, rich, shorten

_SOURCES_SHOWN = 15
_EDITS_SHOWN, _CHANGES_SHOWN = 5, 4
_CHANGE_WIDTH = 120
_NAME_WIDTH = 200
_READINGS_SHOWN = 8


def view_post(card: PostCard, texts: Texts, *, now: datetime, zone: ZoneInfo) -> tuple[Screen, ...]:
    """Returns a post's text, what became of it, its counters over time, and who wrote the same."""
    blocks = [view_item(card.item, texts, zone)]
    changes = _changes(card, texts, now, zone)
    if changes:
        blocks.append(Text("\n".join(changes)))
    if card.edits:
        blocks.append(_edits(card.edits, texts, zone))
    if len(card.readings) > 1:
        blocks.append(_readings(card.readings, card.item.sources[0].published_at, texts))
    blocks.append(_story(card.story, texts, zone))
    return make_screens(blocks, _buttons(card.item, texts), texts)


def view_who_wrote(answer: WhoWrote, texts: Texts, *, zone: ZoneInfo) -> tuple[Screen, ...]:
    """Returns the answer to a post that was sent on: the first source, and the others by time."""
    blocks = [] if answer.is_stored else [Text(texts("who-wrote-copies"))]
    blocks += [view_item(answer.story, texts, zone), _story(answer.story, texts, zone)]
    return make_screens(blocks, _buttons(answer.story, texts), texts)


def view_nobody_wrote(names: str, texts: Texts) -> Screen:
    """Returns that no post is like it; a search for the `names` that it has comes below, if there are any."""
    if not names:
        return Screen(Text(texts("who-wrote-nobody")))
    return Screen(rich(texts, "who-wrote-names", query=Bold(shorten(names, _NAME_WIDTH))))


def view_post_unknown(channel: str, texts: Texts, *, is_followed: bool) -> Screen:
    """Returns that a post is not stored, and why that may be; `channel`: @name or the title."""
    key = "post-unknown" if is_followed else "channel-unknown"
    return Screen(rich(texts, key, channel=shorten(channel, _NAME_WIDTH)))


def _buttons(item: StoryItem, texts: Texts) -> InlineKeyboardMarkup | None:
    return keyboard(
        [button(texts("button-growth"), ShowGrowth(seq=item.seq))],
        [button(texts("button-by-kind"), ShowByKind(seq=item.seq))],
        [button(texts("button-why-topics"), WhyPost(seq=item.seq))],
    )


def _changes(card: PostCard, texts: Texts, now: datetime, zone: ZoneInfo) -> list[str]:
    lines = []
    if card.edited_at is not None:
        lines.append(texts("post-edited", moment=format_moment(card.edited_at, zone, texts)))
    if card.deleted_at is not None:
        lines.append(texts("post-deleted", ago=format_ago(card.deleted_at, now, zone, texts)))
    return lines


def _edits(edits: Sequence[PostEdit], texts: Texts, zone: ZoneInfo) -> Text:
    lines: list[Text | str] = [Bold(texts("post-edits", count=len(edits)))]
    for edit in edits[-_EDITS_SHOWN:]:
        told = [_change(change, texts) for change in edit.changes[:_CHANGES_SHOWN]]
        if len(edit.changes) > _CHANGES_SHOWN:
            told.append(texts("post-change-more", count=len(edit.changes) - _CHANGES_SHOWN))
        line = "; ".join(told) or texts("post-change-none")
        lines.append(f"{format_moment(edit.seen_at, zone, texts)}: {line}" if edit.seen_at else line)
    return join("\n", lines)


def _change(change: Change, texts: Texts) -> str:
    before, after = shorten(change.before, _CHANGE_WIDTH), shorten(change.after, _CHANGE_WIDTH)
    if not before:
        return texts("post-change-added", after=after)
    if not after:
        return texts("post-change-removed", before=before)
    return texts("post-change-both", before=before, after=after)


def _readings(readings: Sequence[CounterReading], published_at: datetime, texts: Texts) -> Text:
    """A small table, narrow enough for a phone: how old the post was, its views and reactions."""
    rows = [(texts("post-column-age"), texts("post-column-views"), texts("post-column-reactions"))]
    for reading in _spread(readings):
        age = format_duration(int((reading.read_at - published_at).total_seconds()), texts)
        views = "–" if reading.views is None else format_number(reading.views, texts)
        rows.append((age, views, format_number(reading.reactions, texts)))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    table = [
        f"{age:<{widths[0]}}  {views:>{widths[1]}}  {reactions:>{widths[2]}}"
        for age, views, reactions in rows
    ]
    return Text(Bold(texts("post-readings")), "\n", Pre("\n".join(table)))


def _spread(readings: Sequence[CounterReading]) -> list[CounterReading]:
    """At most so many, the first and the last among them, evenly between."""
    last = len(readings) - 1
    steps = min(last, _READINGS_SHOWN - 1)
    return [readings[round(step * last / steps)] for step in range(steps + 1)]


def _story(story: StoryItem, texts: Texts, zone: ZoneInfo) -> Text:
    first, *others = story.sources
    if not others:
        return Text(texts("who-wrote-alone"))
    lines: list[Text | str] = [Bold(texts("who-wrote-title", count=len(story.sources)))]
    for source in (first, *others)[:_SOURCES_SHOWN]:
        facts: list[Text | str] = [source_link(source), texts(f"kind-{source.kind}")]
        if source is first:
            facts += [format_moment(source.published_at, zone, texts), texts("who-wrote-first")]
        else:
            facts.append(_later((source.published_at - first.published_at).total_seconds(), texts))
        lines.append(join(DOT, facts))
    if len(story.sources) > _SOURCES_SHOWN:
        lines.append(texts("more-channels", count=len(story.sources) - _SOURCES_SHOWN))
    return join("\n", lines)


def _later(seconds: float, texts: Texts) -> str:
    if seconds < 60:
        return texts("who-wrote-same-minute")
    return texts("who-wrote-later", time=format_duration(int(seconds), texts))
