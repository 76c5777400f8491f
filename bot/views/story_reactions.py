"""Reactions to a story by kind of source as a picture and its caption; with too little, as words alone.

A kind whose views are not told is named with what is known, and its row in the picture is hatched.
"""

from __future__ import annotations

from aiogram.utils.formatting import Bold, Text

from bot.charts.values import RowsChart
from bot.domain.story_reactions import SMALL_CHANNELS, SMALL_REACTIONS, KindReactions, StoryReactions
from bot.i18n import Texts
from bot.views.formats import format_number
from bot.views.items import DOT
from bot.views.screen import Screen, join, shorten

_HEADLINE_WIDTH = 120


def view_story_reactions(reactions: StoryReactions, texts: Texts) -> Screen:
    """Returns the picture with its caption, or the figures and that they cannot be compared."""
    title = shorten(reactions.headline, _HEADLINE_WIDTH) or texts("no-text")
    lines: list[Text | str] = [Bold(texts("kinds-title")), title]
    lines += [_line(each, texts) for each in reactions.kinds]
    if not reactions.is_enough:
        lines.append(texts("kinds-few"))
    elif reactions.is_small:
        lines.append(texts("kinds-small", channels=SMALL_CHANNELS, reactions=SMALL_REACTIONS))
    if reactions.is_sample:
        lines.append(texts("sample-notice"))
    return Screen(join("\n", lines), picture=_chart(reactions, title, texts) if reactions.is_enough else None)


def _line(each: KindReactions, texts: Texts) -> str:
    kind, channels = _name(each, texts), texts("trend-count-channels", count=each.channels)
    count = texts("post-reactions", count=each.reactions)
    if each.rate is None:
        line = texts("kinds-line-unknown", kind=kind, reactions=count, channels=channels)
    else:
        rate = round_rate(each.rate)
        line = texts("kinds-line", kind=kind, rate=rate, reactions=count, channels=channels)
    glyphs = " ".join(f"{reaction.key} {format_number(reaction.count, texts)}" for reaction in each.top)
    return line + DOT + glyphs if glyphs else line


def _chart(reactions: StoryReactions, title: str, texts: Texts) -> RowsChart:
    parts = [texts("kinds-title")] + [texts("sample-mark")] * reactions.is_sample
    return RowsChart(
        title=title,
        subtitle=DOT.join(parts),
        rows=tuple((_name(each, texts), each.rate, _end(each, texts)) for each in reactions.kinds),
        label=texts("chart-rate"),
        note=texts("chart-kinds-small") if reactions.is_small else "",
    )


def _name(each: KindReactions, texts: Texts) -> str:
    """The kind, with an asterisk where the sample is small."""
    name = texts(f"kind-{each.kind}")
    return name[:1].upper() + name[1:] + " *" * (each.is_small and each.rate is not None)


def _end(each: KindReactions, texts: Texts) -> str:
    channels = texts("trend-count-channels", count=each.channels)
    if each.rate is None:
        return texts("chart-unknown") + DOT + channels
    return texts("chart-rate-row", rate=round_rate(each.rate), channels=channels)


def round_rate(rate: float) -> float | int:
    """Returns the rate with as many digits as tell something: 0.04, 7.5, 12, 140."""
    shown = round(rate, 2 if rate < 1 else 1 if rate < 100 else 0)
    return int(shown) if shown == int(shown) else shown
