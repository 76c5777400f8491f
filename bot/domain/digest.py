"""Stories -> a Digest: which are shown, under which heading, in which order. A value, no text.

Order of decisions: what fits the preferences and was not shown before; what the reader came for (kz-tm,
unless other relations were picked instead) goes into sections by strongest topic, the best first; of the
rest a few go under "also". Nothing here reads storage or knows how a digest looks; a quiet day has no
sections.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot.domain.answer_values import (
    SECTION_ALSO,
    Continued,
    Coverage,
    Digest,
    DigestSection,
    Reason,
    StoryItem,
)
from bot.domain.continuing import count_new_sources, find_news
from bot.domain.preferences import DigestPreferences, fits, narrow
from bot.domain.ranking import Baseline, Score, relevance_of, score, topics_of
from bot.domain.text import excerpt, extract, headline
from bot.domain.voices import list_sources, list_voices, source_of
from storage.records import DigestLength, Reaction, StoredPost, Story

ITEM_LIMITS: Mapping[DigestLength, int] = {"short": 5, "normal": 12, "full": 25}
_NOTHING_SHOWN: Mapping[int, int] = {}
ALSO_LIMITS: Mapping[DigestLength, int] = {"short": 1, "normal": 3, "full": 5}
EXTRACT_WIDTHS: Mapping[DigestLength, int] = {"short": 0, "normal": 220, "full": 600}  # characters
_FULL_SENTENCES = 5


class _Ranked(NamedTuple):
    """`news`: what is new in a story that was shown before."""

    story: Story
    score: Score
    news: tuple[StoredPost, ...]


def compose(
    stories: Sequence[Story],
    preferences: DigestPreferences,
    coverage: Coverage,
    *,
    since: datetime,
    until: datetime,
    zone: str,
    now: datetime,
    baselines: Mapping[int, Baseline],
    language: str | None = None,
    shown: Mapping[int, int] = _NOTHING_SHOWN,
    copies: Collection[int] = (),
) -> Digest:
    """Chooses and orders; `shown`: stories shown before, each with its last post; `copies`: see `score`."""
    living = [wanted for story in stories if (wanted := narrow(story, preferences)) is not None]
    fitting = [
        _Ranked(story, score(story, baselines, now, topics=preferences.topics, copies=copies), news)
        for story in living
        if fits(story, preferences) and (news := _find_news(story, shown)) is not None
    ]
    fitting.sort(key=lambda ranked: (-ranked.score.total, ranked.story.posts[0].seq))
    main, also = _choose(fitting, preferences)
    sections = _sections(main, also, preferences, language)
    items = sum(len(section.items) for section in sections)
    return Digest(since, until, zone, sections, coverage, len(fitting), len(fitting) - items)


def story_item(
    story: Story,
    *,
    language: str | None = None,
    spans: Sequence[tuple[int, int]] = (),
    reasons: tuple[Reason, ...] = (),
    news: Sequence[StoredPost] = (),
    length: DigestLength | None = None,
) -> StoryItem:
    """Shows a story by its first post, or the first in `language`; `spans` lie in that post's text.

    With `news`, by the last of these, marked as the continuation of what was shown before. For a digest of
    some `length`: its extract is as long, and the sides that tell the story stand side by side.
    """
    post = _newest(news, language) if news else representing_post(story, language)
    quoted, marks = _quote(post.text, spans) if spans else (_extract(post.text, length), ())
    return StoryItem(
        story_id=None if post.story_id is None else story.story_id,
        seq=post.seq,
        headline=headline(post.text),
        extract=quoted,
        language=post.language,
        sources=list_sources(story.posts),
        topics=topics_of(story),
        relevance=relevance_of(story),
        views=_views(story.posts),
        reactions=_reactions(story.posts),
        reasons=reasons,
        spans=marks,
        edited=post.edited_at is not None,
        continued=_continued(story, post, news) if news else None,
        voices=list_voices(story.posts, post) if length else (),
    )


def _extract(text: str, length: DigestLength | None) -> str:
    width = EXTRACT_WIDTHS[length or "normal"]
    if not width:
        return ""
    return extract(text, width, most=_FULL_SENTENCES) if length == "full" else extract(text, width)


def _newest(news: Sequence[StoredPost], language: str | None) -> StoredPost:
    return next((post for post in reversed(news) if post.language == language), news[-1])


def _continued(story: Story, post: StoredPost, news: Sequence[StoredPost]) -> Continued:
    began_at = min(each.published_at for each in story.posts)
    return Continued(source_of(post), count_new_sources(story, news), began_at)


def _quote(raw: str, spans: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text around the spans, with an ellipsis where it was cut, and the spans in it."""
    cut = excerpt(raw, spans)
    before, after = "…" * cut.cut_before, "…" * cut.cut_after
    return before + cut.text + after, tuple(
        (start + len(before), end + len(before)) for start, end in cut.spans
    )


def representing_post(story: Story, language: str | None = None) -> StoredPost:
    """The post that stands for the story."""
    return next((post for post in story.posts if post.language == language), story.posts[0])


def _find_news(story: Story, shown: Mapping[int, int]) -> tuple[StoredPost, ...] | None:
    """What is new in a story that was shown before; None: nothing is; (): it was not shown."""
    if story.story_id not in shown:
        return ()
    return find_news(story, shown[story.story_id]) or None


def _choose(
    fitting: Sequence[_Ranked], preferences: DigestPreferences
) -> tuple[list[_Ranked], list[_Ranked]]:
    """Splits into what the reader came for and "also", each cut to its length."""
    picked = preferences.relevances
    core = {"kz-tm"} if not picked or "kz-tm" in picked else set(picked)
    main = [ranked for ranked in fitting if relevance_of(ranked.story) in core]
    also = [ranked for ranked in fitting if relevance_of(ranked.story) not in core]
    limit, room = ITEM_LIMITS[preferences.length], ALSO_LIMITS[preferences.length]
    if picked:  # asked for by name: it may use the room that the main part leaves
        room = max(room, limit - len(main))
    return main[:limit], also[:room]


def _sections(
    main: Iterable[_Ranked],
    also: Iterable[_Ranked],
    preferences: DigestPreferences,
    language: str | None,
) -> tuple[DigestSection, ...]:
    """Both parts arrive best first, so sections stand in the order of their best story."""
    by_name: dict[str, list[StoryItem]] = {}
    rest: list[StoryItem] = []
    for ranked in main:
        name = _heading(ranked.story, preferences.topics)
        bucket = by_name.setdefault(name, []) if name else rest
        bucket.append(_item(ranked, preferences, language))
    rest.extend(_item(ranked, preferences, language) for ranked in also)
    sections = [DigestSection(name, tuple(items)) for name, items in by_name.items()]
    if rest:
        sections.append(DigestSection(SECTION_ALSO, tuple(rest)))
    return tuple(sections)


def _heading(story: Story, wanted: Collection[str]) -> str | None:
    """The story's strongest topic, of those that the reader picked; None for a story without any."""
    topics = topics_of(story)
    return next((topic for topic in topics if topic in wanted), next(iter(topics), None))


def _item(ranked: _Ranked, preferences: DigestPreferences, language: str | None) -> StoryItem:
    story = ranked.story
    spoken = {post.language for post in story.posts}
    preferred = [language, *preferences.languages] if _reads(language, preferences) else preferences.languages
    chosen = next((code for code in preferred if code in spoken), None)
    return story_item(
        story,
        language=chosen,
        reasons=ranked.score.reasons,
        news=ranked.news,
        length=preferences.length,
    )


def _reads(language: str | None, preferences: DigestPreferences) -> bool:
    return language is not None and (not preferences.languages or language in preferences.languages)


def _views(posts: Iterable[StoredPost]) -> int | None:
    known = [post.counters.views for post in posts if post.counters.views is not None]
    return sum(known) if known else None


def _reactions(posts: Iterable[StoredPost]) -> tuple[Reaction, ...]:
    totals: dict[tuple[str, str], Reaction] = {}
    for post in posts:
        for reaction in post.counters.reactions:
            key = (reaction.kind, reaction.key)
            before = totals[key].count if key in totals else 0
            totals[key] = replace(reaction, count=before + reaction.count)
    return tuple(sorted(totals.values(), key=lambda reaction: (-reaction.count, reaction.key)))
