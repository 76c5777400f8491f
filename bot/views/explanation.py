"""Why a post got its topics and its relation to the two countries: the words that earned them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Bold, Text

from bot.domain.answer_values import (
    Explanation,
)
from bot.domain.lexicon import TOPICS
from bot.domain.links import post_link
from bot.domain.source_values import Source
from bot.domain.text import headline
from bot.i18n import Texts
from bot.views.formats import format_moment
from bot.views.items import DOT, source_link
from bot.views.screen import Screen, join, shorten
from storage.records import StoredPost

_WORDS_SHOWN = 4
_WORD_WIDTH = 24
_HEADLINE_WIDTH = 120
_COUNTRIES = {"KZ": "label-kz", "TM": "label-tm", "KZ-TM": "relevance-kz-tm"}


def view_explanation(explanation: Explanation, texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns the post's headline and source, its relation, its topics, and the words behind each."""
    post = explanation.post
    title = shorten(headline(post.text), _HEADLINE_WIDTH) or texts("no-text")
    topics = [texts(f"topic-{name}") for name in explanation.topics]
    understood = [texts("explanation-relevance", relevance=texts(f"relevance-{explanation.relevance}"))]
    if topics:
        understood.append(texts("explanation-topics", topics=", ".join(topics)))
    else:
        understood.append(texts("explanation-no-topics"))
    blocks: list[Text | str] = [
        Bold(texts("explanation-title")),
        Text(Bold(title), "\n", _source(post, texts, zone)),
        "\n".join(understood),
        _words(explanation, texts),
    ]
    return Screen(join("\n\n", blocks))


def _source(post: StoredPost, texts: Texts, zone: ZoneInfo) -> Text:
    link = post_link(post.channel_username, post.channel_id, post.post_id)
    source = Source(post.channel_title, post.channel_kind, post.published_at, link, post.channel_username)
    parts: list[Text | str] = [source_link(source), texts(f"kind-{source.kind}")]
    parts.append(format_moment(post.published_at, zone, texts))
    return join(DOT, [*parts, texts("sample-mark")] if post.is_sample else parts)


def _words(explanation: Explanation, texts: Texts) -> Text:
    by_label: dict[str, list[str]] = {}
    for label, word in explanation.words:
        words = by_label.setdefault(_label(label, texts), [])
        shown = shorten(word, _WORD_WIDTH)
        if shown not in words and len(words) < _WORDS_SHOWN:
            words.append(shown)
    if not by_label:
        return Text(texts("explanation-no-words"))
    lines = [f"{label}: {', '.join(words)}" for label, words in by_label.items()]
    return Text("\n".join([texts("explanation-words"), *lines]))


def _label(label: str, texts: Texts) -> str:
    """Topics and countries by their names; anything else (a name of the lexicon) as it is."""
    if label in TOPICS:
        return texts(f"topic-{label}")
    return texts(_COUNTRIES[label]) if label in _COUNTRIES else shorten(label, _WORD_WIDTH)
