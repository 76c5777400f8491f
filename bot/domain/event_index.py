"""Posts of some days, grouped into stories: each new one is compared with those that share rare traits.

A post joins a story if it is like one of its posts, and the stories are like each other on average: so a
chain of small steps does not lead from one event to another, and one odd post glues no two stories. Posts
are placed one after the other, and only those placed before count: how they are parcelled makes no
difference. Which story a post begins in is told from outside (a near-copy is in that of its original).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest

from bot.domain.events import LEAST_SHARED, WINDOW, Likeness, Told, compare
from bot.domain.rarity import Rarity, Weights
from bot.domain.traits import Traits

_RARE_TRAITS = 16  # of a post, by which others are looked for
_MOST_POSTS = 150  # that have a trait; one that more have finds nobody
_LEAST_RARE = LEAST_SHARED  # weight of what is shared of those traits
_CANDIDATES = 12
_CORE = 6  # posts that stand for a story
_ON_AVERAGE = 0.7  # thresholds
_MOST_OF_ONE = 1.6  # thresholds that one pair adds


@dataclass(frozen=True, slots=True)
class Placed:
    """A post in a story."""

    seq: int
    at: datetime
    story_id: int
    traits: Traits


@dataclass(frozen=True, slots=True)
class Join:
    """Two stories are one event: the later-made goes into the other. `evidence`: by what one sees it."""

    story_id: int
    into: int
    evidence: tuple[str, ...]


class EventIndex:
    """Keeps the traits of the posts of a window."""

    def __init__(self, usual: Mapping[str, float]) -> None:
        """`usual`: see `Rarity`."""
        self._rarity = Rarity(usual)
        self._posts: dict[int, Placed] = {}
        self._times: dict[int, int] = {}
        self._story_of: dict[int, int] = {}
        self._members: defaultdict[int, set[int]] = defaultdict(set)
        self._by_trait: defaultdict[str, set[int]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._posts)

    def count_stories(self) -> int:
        """How many stories the posts are in."""
        return len(self._members)

    def add(self, post: Placed) -> None:
        """Adds a post, in place of the one that had this number; decides nothing."""
        self.remove(post.seq)
        self._posts[post.seq] = post
        self._times[post.seq] = int(post.at.timestamp())
        self._move(post.seq, post.story_id)
        self._rarity.count(post.traits, post.at)
        for trait in post.traits.all:
            self._by_trait[trait].add(post.seq)

    def remove(self, seq: int) -> None:
        """Removes a post, if it is there."""
        post = self._posts.pop(seq, None)
        if post is None:
            return
        del self._times[seq]
        self._leave(seq, self._story_of.pop(seq))
        self._rarity.count(post.traits, post.at, by=-1)
        for trait in post.traits.all:
            self._by_trait[trait].discard(seq)
            if not self._by_trait[trait]:
                del self._by_trait[trait]

    def keep(self, since: datetime, until: datetime) -> None:
        """Forgets the posts published outside [since, until)."""
        for seq in [seq for seq, post in self._posts.items() if not since <= post.at < until]:
            self.remove(seq)

    def move(self, stories: Iterable[tuple[int, int]]) -> None:
        """Takes note of (seq, story) as others have decided."""
        for seq, story_id in stories:
            if seq in self._posts and self._story_of[seq] != story_id:
                self._move(seq, story_id)

    def place(self, post: Placed) -> list[Join]:
        """Adds a post and joins its story with those that tell of its event, the likest first."""
        self.add(post)
        if post.traits.is_list:
            return []
        now = _Moment(self._posts, self._rarity.at(post.at))
        likest: dict[int, Likeness] = {}
        for seq in self._find_candidates(post, now.weights):
            likeness = now.compare(post.seq, seq)
            story_id = self._story_of[seq]
            if likeness.is_same and (story_id not in likest or likeness.score > likest[story_id].score):
                likest[story_id] = likeness
        joins: list[Join] = []
        for story_id in sorted(likest, key=lambda story_id: (-likest[story_id].score, story_id)):
            own = self._story_of[post.seq]
            if story_id != own and self._are_alike(own, story_id, post.at, now):
                joins.append(self._join(own, story_id, likest[story_id].evidence))
        return joins

    def _find_candidates(self, post: Placed, weights: Weights) -> list[int]:
        """Posts that share rare traits with this one, of other stories, the likest first."""
        at_s, window_s = int(post.at.timestamp()), int(WINDOW.total_seconds())
        times = self._times
        shared: dict[int, float] = {}
        useful = 0
        for weight, trait in self._list_rarest(post, weights):
            near = [seq for seq in self._by_trait[trait] if -window_s <= times[seq] - at_s <= window_s]
            for seq in near:
                shared[seq] = shared.get(seq, 0.0) + weight
            useful += len(near) > 1  # than the post itself
            if useful == _RARE_TRAITS:
                break
        for seq in self._members[self._story_of[post.seq]]:
            shared.pop(seq, None)
        found = [(weight, -seq) for seq, weight in shared.items() if weight >= _LEAST_RARE]
        return [-seq for _, seq in nlargest(_CANDIDATES, found)]

    def _list_rarest(self, post: Placed, weights: Weights) -> list[tuple[float, str]]:
        """The traits that somebody else has, and not too many, the rarest first."""
        known = [trait for trait in post.traits.all if len(self._by_trait[trait]) > 1]
        rare = [(weights.of(trait), trait) for trait in known if weights.count_of(trait) <= _MOST_POSTS]
        return sorted(rare, reverse=True)

    def _are_alike(self, one: int, other: int, at: datetime, now: _Moment) -> bool:
        """Whether two stories are alike on average, by the posts that stand for them."""
        scores = [
            min(_MOST_OF_ONE, now.compare(mine, others).score)
            for mine in self._core(one, at)
            for others in self._core(other, at)
        ]
        return sum(scores) >= _ON_AVERAGE * len(scores)

    def _core(self, story_id: int, at: datetime) -> list[int]:
        """The first posts of a story, of those that lie in the window."""
        members = [seq for seq in self._members[story_id] if abs(self._posts[seq].at - at) <= WINDOW]
        return sorted(members)[:_CORE]

    def _join(self, one: int, other: int, evidence: tuple[str, ...]) -> Join:
        story_id, into = max(one, other), min(one, other)
        for seq in list(self._members[story_id]):
            self._move(seq, into)
        return Join(story_id, into, evidence)

    def _move(self, seq: int, story_id: int) -> None:
        before = self._story_of.get(seq)
        if before is not None:
            self._leave(seq, before)
        self._story_of[seq] = story_id
        self._members[story_id].add(seq)

    def _leave(self, seq: int, story_id: int) -> None:
        """A story that nobody is in any more is forgotten: there are new ones for ever."""
        self._members[story_id].discard(seq)
        if not self._members[story_id]:
            del self._members[story_id]


class _Moment:
    """Compares posts by the weights of one moment, each post weighed once."""

    def __init__(self, posts: Mapping[int, Placed], weights: Weights) -> None:
        self.weights = weights
        self._posts = posts
        self._told: dict[int, Told] = {}

    def compare(self, one: int, other: int) -> Likeness:
        return compare(self._tell(one), self._tell(other), self.weights)

    def _tell(self, seq: int) -> Told:
        if seq not in self._told:
            post = self._posts[seq]
            self._told[seq] = Told(post.traits, post.at, self.weights)
        return self._told[seq]
