"""What a reader wants of a digest, and whether a story is of that kind. Chooses no order and no number.

Channels and kinds of source narrow a story to its posts from there: who asked for official channels is shown
nothing else of it. Topics, countries and languages are those of the story as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.ranking import relevance_of, topics_of
from storage.records import ChannelKind, DigestLength, Relevance, Story, Subscription


@dataclass(frozen=True, slots=True)
class DigestPreferences:
    """What a reader wants; empty tuples mean "all"."""

    topics: tuple[str, ...] = ()
    relevances: tuple[Relevance, ...] = ()
    languages: tuple[str, ...] = ()
    length: DigestLength = "normal"
    channels: tuple[int, ...] = ()
    kinds: tuple[ChannelKind, ...] = ()


def preferences_of(subscription: Subscription) -> DigestPreferences:
    """What a scheduled digest was set to; its filter query is no part of it."""
    return DigestPreferences(
        subscription.topics,
        subscription.relevances,
        subscription.languages,
        subscription.length,
        subscription.channels,
        subscription.kinds,
    )


def narrow(story: Story, preferences: DigestPreferences) -> Story | None:
    """The story as far as its posts stand and come from where the reader wants; None: nothing is left."""
    posts = tuple(
        post
        for post in story.posts
        if post.deleted_at is None
        and (not preferences.channels or post.channel_id in preferences.channels)
        and (not preferences.kinds or post.channel_kind in preferences.kinds)
    )
    return replace(story, posts=posts) if posts else None


def fits(story: Story, preferences: DigestPreferences) -> bool:
    """Who picked nothing gets of a single country only what has a topic: no weather, no exchange rates."""
    relevance = relevance_of(story)
    if not preferences.relevances and relevance != "kz-tm" and not topics_of(story):
        return False
    if relevance not in preferences.relevances and (preferences.relevances or relevance == "other"):
        return False
    if preferences.topics and not set(preferences.topics) & set(topics_of(story)):
        return False
    languages = {post.language for post in story.posts}
    return not preferences.languages or bool(languages & set(preferences.languages))
