"""Hostile queries through the public door, on a real database: an answer in time, or an error in place."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.answers.search import search
from bot.domain.query import QueryError
from bot.errors import UserError
from storage.channels import add_channel
from storage.database import Database
from storage.posts import PostItem, save_posts
from storage.records import Channel, Post
from tests.fresh import put_fresh
from tests.query_examples import ALMATY, ANALYSER, NAMES, NOW
from tests.understanding import understander

NEWS = Channel(1001, "News", "example_news")
POSTS = 400
TEXTS = (
    "Газ в порту Курык подорожал: цена 10:30, «средний коридор» 🔥",
    'Порт OR газ NEAR/3 AND NOT terms : "x" * ^ c++ forms',
    "Türkmenistan gaz eksportyny artdyrdy, deňiz porty",
    "Қазақстан мен Түрікменстан газ туралы келісті",
    "The Caspian port: gas, oil \u202eand 中亚 \U0001e900",
)
PIECES = (
    *(
        "газ",
        "порт",
        "по*",
        "п*",
        "га*",
        "=порт",
        "-газ",
        "Каспий",
        "Қазақстан",
        "gaz",
        "gas",
        "中亚",
        "🔥",
        "к",
    ),
    *(
        '"',
        "«",
        "»",
        "“",
        "”",
        "„",
        "(",
        ")",
        "|",
        "OR",
        "ИЛИ",
        "AND",
        "NOT",
        "NEAR",
        "NEAR/3",
        "NEAR/100",
        "-",
    ),
    *(
        "=",
        "*",
        "^",
        ":",
        "+",
        "{",
        "}",
        "[",
        "]",
        "\\",
        "/",
        ";",
        "--",
        "'",
        "%",
        "_",
        "?",
        "\x00",
        "\n",
        "\t",
    ),
    *("\u202e", "\u200f", "\u2066", "\u200b", "\u00ad", "\u0301", "\ufeff", "\ud800", "\U0001e900", "ﷺ", "ﬀ"),
    *(
        "terms : x",
        'forms : "a" *',
        "posts_fts",
        "rowid:1",
        "bm25(",
        "'; drop table posts; --",
        "a NEAR b",
        "c++",
    ),
    *(
        "lang:ru",
        "topic:gas_energy",
        "from:@example_news",
        "views:>1",
        "react:🔥>1",
        "date:P7D",
        "date:",
        "has:link",
    ),
    *(
        "вчера",
        "за",
        "неделю",
        "с 1 по 31 февраля",
        "за 999 лет",
        "year-999",
        "что нового",
        "в конце",
        "show me",
    ),
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = put_fresh(tmp_path_factory.mktemp("hostile") / "test.db")
    database = Database.open(path, readers=1)
    database.write_now(add_channel, NEWS)
    items = []
    for number in range(POSTS):
        post = Post(1001, number + 1, NOW - timedelta(hours=number), TEXTS[number % len(TEXTS)])
        items.append(PostItem(post, understander().understand(post, NEWS).understanding))
    database.write_now(save_posts, 1001, items, seen_at=NOW)
    yield database
    database.close()


def check(db: Database, text: str) -> None:
    """Asks in both orders; whatever else than an answer or an error for a person comes out fails the test."""
    for sort in ("new", "best"):
        faults: list[QueryError | UserError] = []
        began = time.perf_counter()
        try:
            asyncio.run(search(db, ANALYSER, NAMES, text, NOW, ALMATY, sort=sort))
        except (QueryError, UserError) as error:
            faults.append(error)
        assert time.perf_counter() - began < 2.0
        for fault in faults:
            if isinstance(fault, QueryError):
                assert 0 <= fault.at <= fault.at + fault.length <= max(len(text), 1)
            else:
                assert fault.key == "error-too-slow"


_pieces = st.sampled_from(PIECES)
_rows = st.lists(_pieces, max_size=16)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_rows.map(" ".join) | _rows.map("".join) | st.text(max_size=80))
@example("(по* | про*) -(га* | =порт) NEAR/3")
@example("газ\x00порт")
@example("(" * 16 + "газ" + ")" * 16)
@example('"по* га*" NEAR/100 "п* порт*"')
def test_any_text_gets_an_answer_or_an_error_at_the_place(db: Database, text: str) -> None:
    check(db, text)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "(",
            ")",
            "-(",
            "a|",
            '"',
            "«",
            "=",
            "*",
            "-",
            ":",
            "\u0301",
            "\u202e",
            "\x00",
            "🔥",
            "по* ",
            "газ ",
        ),
        *(
            "a NEAR/100 b ",
            "(газ | порт) ",
            "за неделю ",
            "что нового по ",
            "Қазақстан ",
            '"газ порт" ',
            "ё" * 40,
        ),
    ],
)
def test_ten_thousand_characters_are_no_trouble(db: Database, unit: str) -> None:
    check(db, (unit * 10_000)[:10_000])
    check(db, (unit * 1000)[:1000])
    check(db, (unit * 1000)[: 60 * len(unit)][:1000])
