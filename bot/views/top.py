"""What stood out, and the topics with how much is written on each."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Bold, Text

from bot.domain.answer_values import StoryItem, TopicLine
from bot.i18n import Texts
from bot.views.callbacks import Open, OpenTopic, Subscribe
from bot.views.discreet import make_screens
from bot.views.items import view_item
from bot.views.screen import Screen, button, in_rows, join, keyboard

_REASONS_SHOWN = 3
_REASON_WORTH_SAYING = 0.5


def view_top(items: Sequence[StoryItem], texts: Texts, *, days: int, zone: ZoneInfo) -> tuple[Screen, ...]:
    """Returns the strongest stories of `days` days, numbered, each with why it is here."""
    title: list[Text | str] = [Bold(texts("top-title", days=days))]
    if any(source.is_sample for item in items for source in item.sources):
        title.append(texts("sample-notice"))
    blocks = [join("\n", title)]
    if not items:
        blocks.append(Text(texts("top-empty")))
    blocks += [_numbered(number, item, texts, zone) for number, item in enumerate(items, start=1)]
    buttons = keyboard([button(texts("button-subscribe"), Subscribe(step="topics"))])
    return make_screens(blocks, buttons, texts)


def view_topics(lines: Sequence[TopicLine], texts: Texts) -> Screen:
    """Returns the topics with their stories of the week; a button for each that has some."""
    listed = [
        f"{texts(f'topic-{line.name}')}: {texts('topics-line', count=line.stories_7d)}" for line in lines
    ]
    blocks: list[Text | str] = [Bold(texts("topics-title")), "\n".join(listed)]
    buttons = [
        button(texts(f"topic-{line.name}"), OpenTopic(topic=line.name)) for line in lines if line.stories_7d
    ]
    if buttons:
        blocks.append(texts("topics-hint"))
    top = button(texts("button-today"), Open(place="digest"))
    return Screen(join("\n\n", blocks), keyboard(*in_rows(buttons, 2), [top]))


def _numbered(number: int, item: StoryItem, texts: Texts, zone: ZoneInfo) -> Text:
    text = Text(f"{number}. ", view_item(item, texts, zone))
    reasons = _reasons(item, texts)
    return join("\n", [text, texts("top-reasons", reasons=reasons)]) if reasons else text


def _reasons(item: StoryItem, texts: Texts) -> str:
    strongest = sorted(item.reasons, key=lambda reason: -reason.value)
    worth = [reason for reason in strongest if reason.value >= _REASON_WORTH_SAYING]
    return ", ".join(texts(f"reason-{reason.name}") for reason in worth[:_REASONS_SHOWN])
