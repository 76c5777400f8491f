"""A story as lines of a message: headline, extract, who wrote it and when, what readers did.

The same for digests, search, /top and alerts, so that a reader learns it once. Decides nothing about which
stories are shown. Every item carries its source, the kind of source, the local time and the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import BlockQuote, Bold, ExpandableBlockQuote, Text, TextLink

from bot.domain.answer_values import (
    Continued,
    StoryItem,
)
from bot.domain.source_values import Source
from bot.i18n import Texts
from bot.views.formats import format_duration, format_moment, format_number, format_views
from bot.views.screen import join, shorten, visible
from storage.records import Reaction

DOT = " · "
_REACTIONS_SHOWN = 5
_TITLE_WIDTH = 64
_LONG = 160  # characters of an extract that fill more than three lines of a phone
_SPREAD_WORTH_SAYING_S = 60
_AFTER_HEADLINE = re.compile(r"[.!?…]? ")
_SAME_BEGINNING = 40  # characters of a headline that, found in the extract, make it a repetition


def view_item(item: StoryItem, texts: Texts, zone: ZoneInfo, *, brief: bool = False) -> Text:
    """Returns the item's lines; `brief` leaves out the extract and the readers."""
    lines: list[Text] = [Bold(_headline(item, texts))] if brief else _body(item, texts)
    if item.voices and not brief:
        lines += view_voices(item, texts, zone)
    else:
        lines.append(source_line(item, texts, zone))
    if item.continued:
        lines.append(Text(_continued_line(item.continued, texts, zone)))
    engagement = "" if brief else engagement_line(item, texts)
    return join("\n", [*lines, engagement] if engagement else lines)


def source_line(item: StoryItem, texts: Texts, zone: ZoneInfo) -> Text:
    """Returns "Channel · media · 14 November, 08:30 · 2 more channels within 40 min"."""
    first = item.continued.source if item.continued else item.sources[0]
    others = len(item.sources) - 1
    parts: list[Text | str] = [source_link(first), texts(f"kind-{first.kind}")]
    parts.append(format_moment(first.published_at, zone, texts))
    if others:
        spread_s = _spread_s(item)
        more = texts("more-channels", count=others)
        if spread_s >= _SPREAD_WORTH_SAYING_S and not item.continued:
            more = texts("more-channels-within", channels=more, time=format_duration(spread_s, texts))
        parts.append(more)
    if item.edited:
        parts.append(texts("edited"))
    if first.is_sample:
        parts.append(texts("sample-mark"))
    return join(DOT, parts)


def view_voices(item: StoryItem, texts: Texts, zone: ZoneInfo) -> list[Text]:
    """Returns "Official: Channel · 14 November, 08:30" and its words for each side that tells the story, and
    a line on all of them."""
    lines: list[Text] = []
    for voice in item.voices:
        parts: list[Text | str] = [Text(texts(f"voice-{voice.side}"), ": ", source_link(voice.source))]
        if voice.side == "independent":
            parts.append(texts(f"kind-{voice.source.kind}"))
        parts.append(format_moment(voice.source.published_at, zone, texts))
        if voice.others:
            parts.append(texts("more-channels", count=voice.others))
        lines.append(join(DOT, parts))
        if voice.words.strip():
            lines.append(BlockQuote(visible(voice.words).strip()))
    return [*lines, _all_voices(item, texts)]


def _all_voices(item: StoryItem, texts: Texts) -> Text:
    """Returns "3 channels within 40 min", with the marks of the post that is shown."""
    parts = [texts("voices-channels", count=len(item.sources))]
    if _spread_s(item) >= _SPREAD_WORTH_SAYING_S:
        time = format_duration(_spread_s(item), texts)
        parts = [texts("more-channels-within", channels=parts[0], time=time)]
    if item.edited:
        parts.append(texts("edited"))
    if any(source.is_sample for source in item.sources):
        parts.append(texts("sample-mark"))
    return Text(DOT.join(parts))


def _spread_s(item: StoryItem) -> int:
    """Seconds from the first source to the last channel that followed it."""
    times = [source.published_at for source in item.sources]
    return int((max(times) - min(times)).total_seconds())


def _continued_line(continued: Continued, texts: Texts, zone: ZoneInfo) -> str:
    """Returns "Goes on from 14 November, 08:30 · 3 new channels"."""
    line = texts("item-continued", moment=format_moment(continued.began_at, zone, texts))
    if not continued.new_sources:
        return line
    return line + DOT + texts("item-new-channels", count=continued.new_sources)


def source_link(source: Source) -> Text | str:
    """Returns the channel's title, linked to the post where it has an address."""
    title = shorten(source.title, _TITLE_WIDTH) or source.username or source.link
    return TextLink(title, url=source.link) if source.link.startswith("http") else title


def engagement_line(item: StoryItem, texts: Texts) -> str:
    """Returns "18.3k views · 👍 120 · stars 30", or "" when nothing is known."""
    parts = [] if item.views is None else [format_views(item.views, texts)]
    parts += _reactions(item.reactions, texts)
    return DOT.join(parts)


def mark_spans(text: str, spans: Sequence[tuple[int, int]]) -> Text:
    """Returns `text` with the spans (code points) in bold."""
    nodes: list[Text | str] = []
    position = 0
    for start, end in sorted(spans):
        first, last = max(start, position), min(end, len(text))
        if first < last:
            nodes += [text[position:first], Bold(text[first:last])]
            position = last
    return Text(*nodes, text[position:])


def _body(item: StoryItem, texts: Texts) -> list[Text]:
    """The headline and the extract; the extract alone, found words in bold, where it repeats the headline."""
    if item.spans and _repeats_headline(item):
        return [mark_spans(_apart(visible(item.extract), visible(item.headline)), item.spans)]
    lines: list[Text] = [Bold(_headline(item, texts))]
    if item.extract.strip() and item.headline.strip() and item.extract != item.headline:
        lines.append(_quote(item))
    return lines


def _quote(item: StoryItem) -> Text:
    """What is long folds up, so that a digest can be leafed through; found words always stay in sight."""
    if item.spans or len(item.extract) < _LONG:
        return mark_spans(visible(item.extract), item.spans)
    return ExpandableBlockQuote(visible(item.extract).strip())


def _apart(extract: str, headline: str) -> str:
    """The extract with the headline on a line of its own, as in the post; no character moves."""
    found = _AFTER_HEADLINE.match(extract, len(headline)) if extract.startswith(headline) else None
    return f"{extract[: found.end() - 1]}\n{extract[found.end() :]}" if headline and found else extract


def _repeats_headline(item: StoryItem) -> bool:
    return item.headline.rstrip("….")[:_SAME_BEGINNING].strip() in item.extract


def _headline(item: StoryItem, texts: Texts) -> str:
    return visible(item.headline).strip() or visible(item.extract).strip() or texts("no-text")


def _reactions(reactions: Iterable[Reaction], texts: Texts) -> list[str]:
    """Emoji as they are; custom ones have no glyph and Stars are paid, so both are named in words."""
    shown = []
    custom = 0
    for reaction in reactions:
        if reaction.kind == "emoji":
            shown.append(f"{reaction.key} {format_number(reaction.count, texts)}")
        elif reaction.kind == "paid":
            shown.append(texts("reaction-paid", count=format_number(reaction.count, texts)))
        else:
            custom += reaction.count
    shown = shown[:_REACTIONS_SHOWN]
    return [*shown, texts("reaction-custom", count=format_number(custom, texts))] if custom else shown
