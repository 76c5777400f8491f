"""Search and alerts agree: whatever the query and the posts, both find the same ones.

The posts go through what ingest stores of them; search reads the index back, the matcher reads each post
as it came in.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.search import match_posts, plan_query, search
from bot.collector.understanding import Understood
from bot.domain.matching import Percolator, PostFacts, match_plan
from storage.channels import add_channel
from storage.database import Database
from storage.posts import PostItem, save_posts
from storage.records import Channel, Post
from tests.fresh import put_fresh
from tests.query_examples import ALMATY, ANALYSER, NAMES, NOW
from tests.query_strategies import CHANNELS, posts, queries
from tests.understanding import understander

Example = tuple[Channel, Post]

_examples = st.integers(4, 10).flatmap(
    lambda count: st.tuples(*(posts(1 + number) for number in range(count)))
)


@contextmanager
def stored(
    understood: Sequence[tuple[Channel, Understood]],
) -> Iterator[tuple[Database, dict[int, Understood]]]:
    """A database with these posts, and each of them by its seq."""
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open(put_fresh(Path(folder) / "test.db"), readers=1)
        by_seq: dict[int, Understood] = {}
        for channel in CHANNELS:
            db.write_now(add_channel, channel)
            own = [each for home, each in understood if home == channel]
            items = [PostItem(each.post, each.understanding) for each in own]
            report = db.write_now(save_posts, channel.channel_id, items, seen_at=NOW)
            by_seq |= dict(zip(report.seqs, own, strict=True))
        try:
            yield db, by_seq
        finally:
            db.close()


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(queries(dates=True), min_size=1, max_size=6), _examples)
def test_search_and_matcher_find_the_same_posts(texts: list[str], examples: tuple[Example, ...]) -> None:
    understood = [(channel, understander().understand(post, channel)) for channel, post in examples]
    with stored(understood) as (db, by_seq):
        for text in texts:
            asyncio.run(_check(db, by_seq, text))


async def _check(db: Database, by_seq: dict[int, Understood], text: str) -> None:
    _, plan = await plan_query(db, ANALYSER, NAMES, text, NOW, ALMATY)
    percolator = Percolator()
    percolator.add(1, plan)
    expected = {}
    for seq, each in by_seq.items():
        facts = PostFacts(each.facets, each.post.counters, each.post.published_at)
        spans = match_plan(plan, each.text, facts)
        assert [match.spans for match in percolator.match(each.text, facts)] == (
            [] if spans is None else [spans]
        )
        if spans is not None:
            expected[seq] = spans
    newest_first = sorted(expected, reverse=True)

    oldest = min((each.post.published_at for each in by_seq.values()), default=NOW)
    latest = max((each.post.published_at for each in by_seq.values()), default=NOW)
    found = await match_posts(db, ANALYSER, plan, oldest, latest.replace(year=2100), limit=100)
    assert [(m.post.seq, m.spans) for m in found.posts] == [(seq, expected[seq]) for seq in newest_first]

    assert await _list_pages(db, text, "new") == newest_first
    assert sorted(await _list_pages(db, text, "best"), reverse=True) == newest_first


async def _list_pages(db: Database, text: str, sort: str) -> list[int]:
    shown: list[int] = []
    before: int | None = None
    while True:
        page = await search(db, ANALYSER, NAMES, text, NOW, ALMATY, sort=sort, limit=2, before=before)
        shown += [item.seq for item in page.items]
        before = page.next_before
        if before is None:
            return shown
