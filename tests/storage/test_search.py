"""Candidates of a plan: none that matches is left out, few that do not come along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.facets import facets_of
from storage import search as search_module
from storage import search_ranked
from storage.channels import add_channel
from storage.database import Connection, Database
from storage.errors import QueryTooSlow
from storage.posts import PostItem, list_posts_by_seq, mark_deleted, save_posts
from storage.records import (
    AllOf,
    AnyOf,
    Channel,
    Counters,
    Engagement,
    Exact,
    Facet,
    Near,
    Not,
    Phrase,
    PlanNode,
    Post,
    Prefix,
    Reaction,
    SearchPlan,
    TopicScore,
    Understanding,
    Word,
)
from storage.search import find_candidates
from storage.search_ranked import rank_candidates
from tests.fresh import put_fresh
from tests.query_examples import ANALYSER, NOW

NEWS = Channel(1001, "News", "example_news", kind="media")
PORT = Channel(1002, "Port", "example_port", kind="official")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(put_fresh(tmp_path / "test.db"))
    for channel in (NEWS, PORT):
        database.write_now(add_channel, channel)
    yield database
    database.close()


def save(db: Database, *texts: str, channel: Channel = NEWS, hours_ago: int = 1, **fields: Any) -> None:
    """Saves posts whose numbers continue, an hour between them, the first the newest."""
    first = db.read_now(_count) + 1
    posts = [
        Post(channel.channel_id, first + n, NOW - timedelta(hours=hours_ago + n), text, **fields)
        for n, text in enumerate(texts)
    ]
    items = [PostItem(post, understand(post, channel)) for post in posts]
    db.write_now(save_posts, channel.channel_id, items, seen_at=NOW)


def understand(post: Post, channel: Channel) -> Understanding:
    text = ANALYSER.analyse(post.text)
    facets = facets_of(post, channel, text.language, "kz-tm", ["gas_energy"])
    return Understanding(
        language=text.language,
        relevance="kz-tm",
        relevance_score=1.0,
        topics=(TopicScore("gas_energy", 1.0),),
        evidence=(),
        forms=" ".join(token.norm for token in text.tokens),
        terms=" ".join([*(key for keys in text.keys for key in sorted(keys)), *sorted(facets)]),
        text_hash=post.text.encode()[:16],
        analysis_version=1,
    )


def find(db: Database, root: PlanNode, **how: Any) -> list[str]:
    window = {name: how.pop(name) for name in ("since", "until") if name in how}
    plan = replace(SearchPlan("", root), **window)
    posts = db.read_now(find_candidates, plan, **({"limit": 10} | how))
    return [post.text for post in posts]


def rank(db: Database, root: PlanNode, limit: int = 10) -> list[str]:
    seqs = db.read_now(rank_candidates, SearchPlan("", root), limit=limit).seqs
    return [post.text for post in db.read_now(list_posts_by_seq, seqs)]


def word(text: str) -> Word:
    return Word(ANALYSER.word_keys(text), text)


def _count(db: Connection) -> int:
    return int(db.execute("select count(*) from posts").fetchone()[0])


@pytest.mark.parametrize(
    ("root", "found"),
    [
        (word("порт"), ["газ в порту", "в порту"]),
        (AllOf((word("газ"), word("порт"))), ["газ в порту"]),
        (AnyOf((word("газ"), word("зерно"))), ["газ в порту", "газ", "зерно"]),
        (AllOf((word("газ"), Not(word("порт")))), ["газ"]),
        (AllOf((word("газ"), Not(Phrase((word("порт"), word("газ")))))), ["газ в порту", "газ"]),
        (AllOf((word("газ"), Not(Near(word("порт"), word("газ"), 0)))), ["газ в порту", "газ"]),
        (AllOf((word("порт"), Not(Facet("la:en")))), ["газ в порту", "в порту"]),
        (AnyOf((word("зерно"), Phrase((word("в"), word("порт"))))), ["газ в порту", "в порту", "зерно"]),
        (AnyOf((word("порт"), Phrase((word("в"), word("порт"))))), ["газ в порту", "в порту"]),
        (
            AnyOf((Near(word("газ"), word("порт"), 3), Near(word("в"), word("порт"), 3))),
            ["газ в порту", "в порту"],
        ),
        (Exact("порту", "порту"), ["газ в порту", "в порту"]),
        (Phrase((Exact("газ", "газ"), Exact("в", "в"))), ["газ в порту"]),
        (Phrase((Exact("порту", "порту"), Exact("в", "в"))), []),
        (Phrase((word("порт"), word("газ"))), ["газ в порту"]),  # the matcher will refuse it
        (Near(word("порт"), word("газ"), 0), ["газ в порту"]),
        (Prefix("зер"), ["зерно"]),
        (Facet("to:gas_energy"), ["газ в порту", "в порту", "газ", "зерно"]),
        (Facet("to:diplomacy"), []),
        (Facet("ch:1002"), []),
        (Word(frozenset()), []),
        (AllOf(()), ["газ в порту", "в порту", "газ", "зерно"]),
        (AnyOf((word("газ"), Engagement("views", ">", 9))), ["газ в порту", "в порту", "газ", "зерно"]),
    ],
)
def test_narrows_by_words(db: Database, root: PlanNode, found: list[str]) -> None:
    save(db, "газ в порту", "в порту", "газ", "зерно", counters=Counters(views=10))
    assert find(db, root) == found


@pytest.mark.parametrize(
    ("root", "found"),
    [
        (Engagement("views", ">", 5), ["counted"]),
        (Engagement("views", "<", 5), []),  # unknown is not few
        (Not(Engagement("views", ">", 5)), ["plain", "moved"]),
        (Engagement("reactions", "=", 7), ["counted"]),
        (Engagement("reactions", "<", 1), ["plain", "moved"]),
        (Engagement("react", ">=", 3, "🔥"), ["counted"]),
        (Engagement("react", "=", 50, "⭐"), ["counted"]),
        (Engagement("react", "<", 3, "🔥"), ["plain", "moved"]),
        (Facet("ki:official"), ["moved"]),
        (Facet("me:photo"), ["plain"]),
        (Facet("me:media"), ["plain"]),
        (Facet("fl:edited"), ["moved"]),
        (Not(Facet("me:photo")), ["counted", "moved"]),
        (AnyOf((Facet("me:photo"), Facet("ki:official"))), ["plain", "moved"]),
        (AllOf((Facet("me:photo"), Facet("ki:official"))), []),
        (AllOf((Facet("ch:1001"), Not(Facet("me:photo")))), ["counted"]),
    ],
)
def test_narrows_by_rows(db: Database, root: PlanNode, found: list[str]) -> None:
    reactions = (Reaction("emoji", "🔥", 3), Reaction("emoji", "👍", 4), Reaction("paid", "⭐", 50))
    save(db, "plain", hours_ago=1, media_kind="photo")
    save(db, "counted", hours_ago=2, counters=Counters(views=10, reactions=reactions))
    save(db, "moved", hours_ago=3, channel=PORT, edited_at=NOW)
    assert find(db, root) == found


def test_a_channel_that_changes_its_kind_is_found_by_the_new_one(db: Database) -> None:
    save(db, "газ")
    db.write_now(_set_kind)
    assert find(db, AllOf((word("газ"), Facet("ki:analyst")))) == ["газ"]
    assert find(db, AllOf((word("газ"), Facet("ki:media")))) == []


def _set_kind(db: Connection) -> None:
    db.execute("update channels set kind = 'analyst' where channel_id = 1001")


def test_pages_go_on_below_the_last_post(db: Database) -> None:
    save(db, *(f"газ {n}" for n in range(5)))
    first = db.read_now(find_candidates, SearchPlan("", word("газ")), limit=2)
    assert [post.text for post in first] == ["газ 0", "газ 1"]
    assert find(db, word("газ"), before_seq=first[-1].seq) == ["газ 2", "газ 3", "газ 4"]


def test_keeps_to_the_window(db: Database) -> None:
    save(db, *(f"газ {n}" for n in range(1, 6)))  # 1 to 5 hours ago
    window = {"since": NOW - timedelta(hours=4), "until": NOW - timedelta(hours=2)}
    assert find(db, word("газ"), **window) == ["газ 3", "газ 4"]
    assert find(db, AllOf(()), **window) == ["газ 3", "газ 4"]
    assert find(db, Facet("ki:media"), **window) == ["газ 3", "газ 4"]


def test_best_first_puts_the_densest_text_ahead(db: Database) -> None:
    save(db, "в порту шторм, и много других слов о погоде", "порт", "зерно", "порт порт порт")
    assert rank(db, word("порт")) == ["порт порт порт", "порт", *find(db, word("шторм"))]
    assert rank(db, Facet("ki:media"), 1) == rank(db, Prefix("по"), 1) == find(db, AllOf(()), limit=1)


def test_filters_narrow_the_best_but_do_not_rank(db: Database) -> None:
    save(db, "порт, и много других слов о погоде", "порт", "порт порт порт")
    save(db, "порт далеко", channel=PORT, hours_ago=5)
    best = ["порт порт порт", "порт", "порт, и много других слов о погоде"]
    for facet in (Facet("ch:1001"), Facet("ki:media"), Not(Facet("ch:1002")), Not(Facet("ki:official"))):
        assert rank(db, AllOf((word("порт"), facet))) == best
    everything = sorted([*best, "порт далеко"])
    for part in (Facet("la:ru"), Facet("re:kztm"), Facet("to:gas_energy"), Prefix("пор")):
        assert sorted(rank(db, AllOf((word("порт"), part)))) == everything
    for part in (Facet("la:kk"), Facet("re:other"), Facet("to:diplomacy"), Facet("me:link"), Prefix("га")):
        assert rank(db, AllOf((word("порт"), part))) == []


def test_of_very_many_hits_the_newest_are_ranked(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_ranked, "MOST_RANKED", 2)
    save(db, "порт и ветер", "порт и шторм", "порт", "порт порт порт")
    ranking = db.read_now(rank_candidates, SearchPlan("", word("порт")), limit=10)
    assert ranking.since == NOW - timedelta(hours=2)
    assert sorted(rank(db, word("порт"))) == ["порт и ветер", "порт и шторм"]
    assert db.read_now(rank_candidates, SearchPlan("", word("шторм")), limit=10).since is None


@pytest.mark.parametrize("looked_at", [1, 2, 100])
def test_a_short_prefix_is_found_wherever_it_stands(
    db: Database, monkeypatch: pytest.MonkeyPatch, looked_at: int
) -> None:
    monkeypatch.setattr(search_module, "_LOOKED_AT", looked_at)
    monkeypatch.setattr(search_module, "_RARE", 1)
    save(db, "зерно", "газета", "порт газа", "зерно порт", "газ", "отгазовать", hours_ago=1)
    assert find(db, Prefix("га")) == ["газета", "порт газа", "газ"]
    assert find(db, Prefix("га"), limit=2) == ["газета", "порт газа"]
    assert find(db, AllOf((Prefix("га"), word("порт")))) == ["порт газа"]
    assert find(db, AllOf((Prefix("га"), Prefix("пор")))) == ["порт газа"]
    assert find(db, AllOf((Prefix("га"), Facet("ki:media"))), limit=1) == ["газета"]
    assert find(db, AllOf((Prefix("га"), Facet("la:en")))) == []
    assert set(find(db, AnyOf((Prefix("га"), word("зерно"))))) >= {"зерно", "газета", "зерно порт", "газ"}
    assert find(db, Prefix("яя")) == []


def test_deleted_posts_are_left_out(db: Database) -> None:
    save(db, "газ 1", "газ 2")
    db.write_now(mark_deleted, 1001, [1], NOW)
    assert find(db, word("газ")) == ["газ 2"]
    assert find(db, AllOf(())) == ["газ 2"]


@pytest.mark.parametrize(
    "form", ['"', 'a"b', "OR", "NEAR", "*", "c++", "terms : x", "ё", "中亚", "𞤀𞤁", "ʼ", ""]
)
def test_no_word_is_taken_for_the_index_s_own_language(db: Database, form: str) -> None:
    save(db, form or "x", "зерно")
    for root in (
        Exact(form, form),
        Prefix(form),
        Word(frozenset({f"x:{form}"})),
        Phrase((Exact(form, form),) * 2),
    ):
        find(db, root)
        rank(db, AllOf((word("зерно"), Not(root))))
        rank(db, root)


def test_a_slow_query_is_stopped(db: Database) -> None:
    save(db, *(f"газ {n}" for n in range(40)))
    slow = AnyOf(tuple(Engagement("react", ">", n, "🔥") for n in range(60)))
    with pytest.raises(QueryTooSlow):
        find(db, slow, deadline_s=0.0)
    assert len(find(db, word("газ"), limit=50)) == 40  # the connection goes on working
