"""Search as a reader gets it: stories, pages, words marked, and honest about what it did not try."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.answers import matched_posts
from bot.answers.search import match_posts, plan_query, search
from bot.domain.answer_values import SearchAnswer
from bot.domain.facets import facets_of
from bot.domain.query import QueryError
from bot.errors import UserError
from storage import search_ranked
from storage.channels import add_channel
from storage.database import Database
from storage.errors import QueryTooSlow
from storage.posts import PostItem, mark_deleted, save_posts
from storage.records import Channel, Post, Understanding
from storage.search import find_candidates
from tests.fresh import put_fresh
from tests.query_examples import ALMATY, ANALYSER, NAMES, NOW

NEWS = Channel(1001, "News", "example_news")
PORT = Channel(1002, "Port", "example_port", kind="official")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(put_fresh(tmp_path / "test.db"))
    for channel in (NEWS, PORT):
        database.write_now(add_channel, channel)
    yield database
    database.close()


def save(
    db: Database, text: str, *, hours_ago: float, channel: Channel = NEWS, copy_of: int | None = None
) -> int:
    """Saves one post and returns its seq."""
    published_at = NOW - timedelta(hours=hours_ago)
    post = Post(channel.channel_id, int(10_000 - hours_ago * 4), published_at, text)
    item = PostItem(post, _understand(post, channel), copy_of)
    return db.write_now(save_posts, channel.channel_id, [item], seen_at=NOW).seqs[0]


def _understand(post: Post, channel: Channel) -> Understanding:
    text = ANALYSER.analyse(post.text)
    facets = facets_of(post, channel, text.language, "other", [])
    return Understanding(
        language=text.language,
        relevance="other",
        relevance_score=0.0,
        topics=(),
        evidence=(),
        forms=" ".join(token.norm for token in text.tokens),
        terms=" ".join([*(key for keys in text.keys for key in sorted(keys)), *sorted(facets)]),
        text_hash=post.text.encode()[:16],
        analysis_version=1,
    )


async def ask(db: Database, query: str, **how: Any) -> SearchAnswer:
    return await search(db, ANALYSER, NAMES, query, NOW, ALMATY, **how)


async def pages(db: Database, query: str, **how: Any) -> list[list[int]]:
    """The seqs of all pages."""
    found: list[list[int]] = []
    before: int | None = None
    while not found or before is not None:
        answer = await ask(db, query, before=before, **how)
        found.append([item.seq for item in answer.items])
        before = answer.next_before
    return found


async def test_shows_the_newest_first_with_the_words_marked(db: Database) -> None:
    save(db, "Экспорт газа вырос", hours_ago=5)
    save(db, "Порт закрыт из-за шторма", hours_ago=4)
    save(db, "Цена на газ упала", hours_ago=3)
    answer = await ask(db, "Газ  date:P7D")
    marked = [item.extract[start:end] for item in answer.items for start, end in item.spans]
    assert marked == ["газ", "газа"]
    assert (answer.query, answer.sort, answer.next_before) == ("Газ date:P7D", "new", None)
    assert (answer.since, answer.until) == (NOW - timedelta(days=7), None)


async def test_finds_a_name_in_every_language(db: Database) -> None:
    wanted = [
        save(db, "Уровень Каспия падает", hours_ago=1),
        save(db, "Hazaryň suwy azalýar", hours_ago=2),
        save(db, "The Caspian is receding", hours_ago=3),
        save(db, "Каспийдің деңгейі төмендеді", hours_ago=4),
    ]
    save(db, "Уровень Арала падает", hours_ago=5)
    assert await pages(db, "Каспий") == [wanted]


async def test_a_page_goes_on_where_the_last_one_ended(db: Database) -> None:
    seqs = [save(db, f"Газ, новость {n}", hours_ago=n) for n in range(1, 8)]
    assert await pages(db, "газ", limit=3) == [seqs[:3], seqs[3:6], seqs[6:]]
    assert await pages(db, "газ", limit=7) == [seqs]


async def test_a_story_is_one_item_and_its_sources_stand_in_it(db: Database) -> None:
    first = save(db, "Газ подорожал на рынке", hours_ago=5)
    copy = save(db, "Газ подорожал на рынке, пишут", hours_ago=2, channel=PORT, copy_of=first)
    answer = await ask(db, "газ")
    assert [item.seq for item in answer.items] == [copy]
    assert [source.title for source in answer.items[0].sources] == ["News", "Port"]


async def test_the_post_that_matches_stands_for_its_story(db: Database) -> None:
    first = save(db, "Газ подорожал на рынке в Актау", hours_ago=5)
    save(db, "Топливо подорожало на рынке в Актау", hours_ago=2, channel=PORT, copy_of=first)
    answer = await ask(db, "газ")
    assert [item.seq for item in answer.items] == [first]
    assert answer.items[0].extract.startswith("Газ")


async def test_a_story_shown_above_is_not_shown_again_below(db: Database) -> None:
    first = save(db, "Газ: первая весть", hours_ago=9)
    middle = save(db, "Газ: другое событие", hours_ago=6)
    oldest = save(db, "Газ: давняя весть", hours_ago=12)
    copy = save(db, "Газ: первая весть, повтор", hours_ago=3, copy_of=first)
    assert await pages(db, "газ", limit=1) == [[copy], [middle], [oldest]]


async def test_a_story_whose_newer_post_does_not_match_is_shown_below(db: Database) -> None:
    first = save(db, "Газ: первая весть", hours_ago=9)
    middle = save(db, "Газ: другое событие", hours_ago=6)
    save(db, "Топливо: первая весть", hours_ago=3, copy_of=first)
    assert await pages(db, "газ", limit=1) == [[middle], [first]]


async def test_best_first_ranks_by_words_and_counts_pages_in_stories(db: Database) -> None:
    passing = save(db, "Шторм, дожди и ветер, а ещё мельком газ среди прочего", hours_ago=1)
    dense = save(db, "Газ и ещё раз газ", hours_ago=24)
    short = save(db, "Про газ", hours_ago=48)
    save(db, "Газ, газ, газ сто дней назад", hours_ago=24 * 100)
    assert await pages(db, "газ", sort="best", limit=2) == [[dense, short], [passing]]


async def test_phrases_are_verified_beyond_the_index(db: Database) -> None:
    save(db, "Порт у моря, морской вокзал", hours_ago=1)
    wanted = save(db, "Работа морского порта", hours_ago=2)
    assert await pages(db, '"морской порт"') == [[wanted]]


async def test_a_rare_phrase_is_found_behind_many_that_only_look_like_it(db: Database) -> None:
    wanted = save(db, "Работа морского порта", hours_ago=200)
    for n in range(150):
        save(db, f"Порт номер {n} у моря: морской вокзал", hours_ago=1 + n)
    answer = await ask(db, '"морской порт"')
    assert [item.seq for item in answer.items] == [wanted]
    assert not answer.bounded


async def test_says_when_it_stopped_trying_and_goes_on_from_there(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matched_posts, "MAX_TRIED", 30)
    wanted = save(db, "Работа морского порта", hours_ago=200)
    for n in range(40):
        save(db, f"Порт номер {n} у моря: морской вокзал", hours_ago=1 + n)
    answer = await ask(db, '"морской порт"')
    assert (answer.items, answer.bounded) == ((), True)
    assert await pages(db, '"морской порт"') == [[], [wanted]]


async def test_says_when_time_was_over_and_goes_on_from_there(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = save(db, "Работа морского порта", hours_ago=200)
    for n in range(40):
        save(db, f"Порт номер {n} у моря: морской вокзал", hours_ago=1 + n)
    ticks = iter([0.0, 0.0, *[0.1] * 10, *[9.0] * 1000])
    monkeypatch.setattr(matched_posts, "monotonic", lambda: next(ticks))
    answer = await ask(db, '"морской порт"')
    assert (answer.items, answer.bounded) == ((), True)
    monkeypatch.undo()
    rest = await ask(db, '"морской порт"', before=answer.next_before)
    assert [item.seq for item in rest.items] == [wanted]


async def test_a_search_stopped_on_its_way_shows_what_it_found(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    seqs = [save(db, f"Морской порт, новость {n}", hours_ago=1 + n) for n in range(60)]
    calls = itertools.count()

    def stopped(*args: Any, **how: Any) -> Any:
        if next(calls):
            raise QueryTooSlow("stopped")
        return find_candidates(*args, **how)

    monkeypatch.setattr(matched_posts, "find_candidates", stopped)
    answer = await ask(db, "порт", limit=50)
    assert [item.seq for item in answer.items] == seqs[: matched_posts.FIRST_BATCH]
    assert (answer.bounded, answer.next_before) == (True, seqs[matched_posts.FIRST_BATCH - 1])


async def test_best_first_says_from_when_on_it_ranked(db: Database) -> None:
    recent = save(db, "Газ дорожает", hours_ago=5)
    save(db, "Порт закрыт", hours_ago=6)
    old = save(db, "Газ дешевеет, газ, газ", hours_ago=24 * 200)
    answer = await ask(db, "газ", sort="best")
    assert [item.seq for item in answer.items] == [recent]
    assert answer.ranked_since == NOW - timedelta(days=90)
    wider = await ask(db, "газ за год", sort="best")
    assert {item.seq for item in wider.items} == {recent, old}
    assert wider.ranked_since is None
    assert (await ask(db, "порт", sort="best")).ranked_since is None
    assert (await ask(db, "газ")).ranked_since is None


async def test_of_very_many_hits_it_says_how_many_were_ranked(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_ranked, "MOST_RANKED", 3)
    for n in range(5):
        save(db, f"Газ, новость {n}", hours_ago=1 + n)
    answer = await ask(db, "газ", sort="best")
    assert (len(answer.items), answer.ranked_since) == (3, NOW - timedelta(hours=3))
    assert answer.ranked_hits is not None
    assert (await ask(db, "газ date:PT3H", sort="best")).ranked_hits is None


async def test_older_posts_that_only_look_like_it_are_not_told_of(db: Database) -> None:
    save(db, "Морской порт открыт", hours_ago=5)
    save(db, "Порт у моря: морской вокзал", hours_ago=24 * 200)
    assert (await ask(db, '"морской порт"', sort="best")).ranked_since is None


async def test_tells_how_the_query_was_understood(db: Database) -> None:
    save(db, "Уровень Каспия падает", hours_ago=20)
    save(db, "Уровень Каспия растёт", hours_ago=60)
    answer = await ask(db, "что нового по Каспию вчера")  # now: 17:00 in Almaty
    assert (answer.query, len(answer.items)) == ("Каспию date:yesterday", 1)
    assert answer.reading.names[0][0] == "Каспию"
    assert "Hazar" in answer.reading.names[0][1:]
    assert (answer.reading.period, answer.reading.aside) == (("вчера",), ("что нового по",))
    assert answer.until == datetime(2025, 11, 21, 19, tzinfo=UTC)
    assert (await ask(db, "Каспий в 2025 году")).until is None  # it is not over


async def test_pages_do_not_shift_while_posts_arrive(db: Database) -> None:
    seqs = [save(db, f"Газ, новость {n}", hours_ago=n) for n in range(1, 8)]
    first = await ask(db, "газ", limit=3)
    for n in range(4):
        save(db, f"Газ, свежая новость {n}", hours_ago=0.1 * n)
    second = await ask(db, "газ", limit=3, before=first.next_before)
    assert [item.seq for page in (first, second) for item in page.items] == seqs[:6]


@pytest.mark.parametrize("sort", ["new", "best"])
async def test_deleted_posts_are_not_found(db: Database, sort: str) -> None:
    kept = save(db, "Газ подешевел", hours_ago=2)
    save(db, "Газ подорожал", hours_ago=1)
    db.write_now(mark_deleted, 1001, [9996], NOW)
    assert [item.seq for item in (await ask(db, "газ", sort=sort)).items] == [kept]


async def test_filters_by_channel(db: Database) -> None:
    save(db, "Газ подорожал", hours_ago=1)
    wanted = save(db, "Газ подешевел", hours_ago=2, channel=PORT)
    assert await pages(db, "газ from:@Example_Port") == [[wanted]]
    with pytest.raises(QueryError, match="query-unknown-channel"):
        await ask(db, "газ from:@nobody_here")


async def test_a_query_that_takes_too_long_is_an_error_for_a_person(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise QueryTooSlow("stopped")

    monkeypatch.setattr(matched_posts, "find_candidates", stopped)
    with pytest.raises(UserError) as raised:
        await ask(db, "газ")
    assert raised.value.key == "error-too-slow"


async def test_matches_of_a_window_are_counted(db: Database) -> None:
    seqs = [save(db, f"Газ, новость {n}", hours_ago=n) for n in range(1, 8)]
    _, plan = await plan_query(db, ANALYSER, NAMES, "газ", NOW, ALMATY, for_alert=True)

    async def found(since: datetime, until: datetime, limit: int) -> tuple[list[int], int, bool]:
        result = await match_posts(db, ANALYSER, plan, since, until, limit)
        return [each.post.seq for each in result.posts], result.count, result.complete

    assert await found(NOW - timedelta(hours=5), NOW, 2) == (seqs[:2], 5, True)
    assert await found(NOW - timedelta(hours=5), NOW - timedelta(hours=3), 9) == (seqs[3:5], 2, True)
