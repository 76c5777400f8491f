"""What is new in a story that a reader has been shown before: posts since, which repeat none of those.

A copy of what was shown, and a forward, bring nothing new. Decides neither rank nor wording.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.cleaning import mask
from bot.domain.fingerprints import make_print
from bot.domain.stories import Candidate, choose_original
from storage.records import StoredPost, Story

_COMPARED = 30  # posts of those shown, the latest: a copy is made soon


def find_news(story: Story, shown_until: int) -> tuple[StoredPost, ...]:
    """The posts after number `shown_until` that say something else than those before, in order."""
    known = [_candidate(post) for post in story.posts if post.seq <= shown_until][-_COMPARED:]
    found: list[StoredPost] = []
    for post in story.posts:
        if post.seq <= shown_until or post.forward is not None or not post.text.strip():
            continue
        candidate = _candidate(post)
        if choose_original(candidate.print, known) is None:
            found.append(post)
        known.append(candidate)
    return tuple(found)


def list_copies(story: Story) -> list[int]:
    """The posts (by seq) that repeat an earlier one of their story."""
    known: list[Candidate] = []
    copies: list[int] = []
    for post in story.posts if len(story.posts) > 1 else ():
        candidate = _candidate(post)
        if choose_original(candidate.print, known[-_COMPARED:]) is not None:
            copies.append(post.seq)
        known.append(candidate)
    return copies


def count_new_sources(story: Story, news: Sequence[StoredPost]) -> int:
    """How many channels wrote of the story for the first time in `news`."""
    first = min(post.seq for post in news)
    known = {post.channel_id for post in story.posts if post.seq < first}
    return len({post.channel_id for post in news} - known)


def _candidate(post: StoredPost) -> Candidate:
    return Candidate(post.seq, post.published_at, make_print(mask(post.text)))
