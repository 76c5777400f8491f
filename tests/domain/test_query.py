"""The query language: each row of its table, every error with its place, and the round trip."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.query import MAX_DEPTH, MAX_LENGTH, MAX_WORDS, QueryError, parse_canonical, parse_query
from bot.domain.query_tree import (
    Either,
    Every,
    Filter,
    Nearby,
    QueryNode,
    Quoted,
    Term,
    Without,
)


def word(text: str) -> Term:
    return Term(text)


def phrase(*words: str) -> Quoted:
    return Quoted(tuple(Term(each) for each in words))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("газ", word("газ")),
        ("газ порт", Every((word("газ"), word("порт")))),
        ("газ, порт!", Every((word("газ"), word("порт")))),
        ("газ AND порт", Every((word("газ"), word("порт")))),
        ("газ | нефть", Either((word("газ"), word("нефть")))),
        ("gas OR oil", Either((word("gas"), word("oil")))),
        ("газ ИЛИ нефть", Either((word("газ"), word("нефть")))),
        ("газ НЕМЕСЕ мұнай", Either((word("газ"), word("мұнай")))),
        ("gaz ÝA-DA nebit", Either((word("gaz"), word("nebit")))),
        ("gas or oil", Every((word("gas"), word("or"), word("oil")))),
        ("порт газ | нефть", Every((word("порт"), Either((word("газ"), word("нефть")))))),
        ("(порт газ) | нефть", Either((Every((word("порт"), word("газ"))), word("нефть")))),
        ("газ -нефть", Every((word("газ"), Without(word("нефть"))))),
        ("газ –нефть", Every((word("газ"), Without(word("нефть"))))),
        ("газ —нефть", Every((word("газ"), Without(word("нефть"))))),
        ("газ - нефть", Every((word("газ"), word("нефть")))),
        ("газ -(нефть | уголь)", Every((word("газ"), Without(Either((word("нефть"), word("уголь"))))))),
        ('газ -"на экспорт"', Every((word("газ"), Without(phrase("на", "экспорт"))))),
        ("газ -lang:ru", Every((word("газ"), Without(Filter("lang", "ru"))))),
        ("-(-газ)", word("газ")),
        ("Бердымухамедов-младший", word("Бердымухамедов-младший")),
        ("Иран–Туркменистан", word("Иран-Туркменистан")),
        ('"средний коридор"', phrase("средний", "коридор")),
        ("«средний коридор»", phrase("средний", "коридор")),
        ("“demir ýol”", phrase("demir", "ýol")),
        ("„demir ýol“", phrase("demir", "ýol")),
        ('"порт"', word("порт")),
        ('"груз* порт"', Quoted((Term("груз", "prefix"), Term("порт")))),
        ("=порт", Term("порт", "exact")),
        ('="порт Курык"', Quoted((Term("порт", "exact"), Term("Курык", "exact")))),
        ("газ -=порт", Every((word("газ"), Without(Term("порт", "exact"))))),
        ("транзит*", Term("транзит", "prefix")),
        ("газ NEAR/3 цена", Nearby(word("газ"), word("цена"), 3)),
        ("газ NEAR цена", Nearby(word("газ"), word("цена"), 5)),
        ('газ NEAR/0 "на экспорт"', Nearby(word("газ"), phrase("на", "экспорт"), 0)),
        (
            "a NEAR/1 b NEAR/2 c",
            Every((Nearby(word("a"), word("b"), 1), Nearby(word("b"), word("c"), 2))),
        ),
        ("topic:gas_energy", Filter("topic", "gas_energy")),
        ("topic:gas-energy", Filter("topic", "gas_energy")),
        ("country:kz-tm", Filter("country", "kz-tm")),
        ("lang:TK", Filter("lang", "tk")),
        ("from:@Some_Name", Filter("from", "@some_name")),
        ("from:https://t.me/some_name", Filter("from", "@some_name")),
        ("from:-1001234567890", Filter("from", "1234567890")),
        ("kind:official", Filter("kind", "official")),
        ("views:>1000", Filter("views", "", ">", 1000)),
        ("views:≥2k", Filter("views", "", ">=", 2000)),
        ("reactions:>50", Filter("reactions", "", ">", 50)),
        ("forwards:<=5", Filter("forwards", "", "<=", 5)),
        ("replies:=0", Filter("replies", "", "=", 0)),
        ("react:🔥>10", Filter("react", "🔥", ">", 10)),
        ("react:❤\ufe0f", Filter("react", "❤", ">", 0)),
        ("has:photo", Filter("has", "photo")),
        ("is:forward", Filter("is", "forward")),
        ("date:P7D", Filter("date", "P7D")),
        ("date:pt12h", Filter("date", "PT12H")),
        ("date:2025-11-01..2025-11-30", Filter("date", "2025-11-01..2025-11-30")),
        ("date:2025-11", Filter("date", "2025-11")),
        ("date:>2025-11", Filter("date", "2025-12-01..")),
        ("date:<2025-11-01", Filter("date", "..2025-10-31")),
        ("тема:gas_energy", Filter("topic", "gas_energy")),
        ("язык:русский", Filter("lang", "ru")),
        ("тақырып:agri_food", Filter("topic", "agri_food")),
        ("тіл:қазақ", Filter("lang", "kk")),
        ("dil:türkmen", Filter("lang", "tk")),
        ("mowzuk:diplomacy", Filter("topic", "diplomacy")),
        ("от:@name1", Filter("from", "@name1")),
        ("дата:P1M", Filter("date", "P1M")),
        ("date:вчера", Filter("date", "yesterday")),
        ("күні:бүгін", Filter("date", "today")),
        ("date:mon..wed", Filter("date", "mon..wed")),
        ("газ: цена", Every((word("газ"), word("цена")))),
        ("в 10:30", Every((word("в"), word("10:30")))),
        ("газ https://example.org/a?b=c", word("газ")),
        ("газ 🔥🔥", word("газ")),
        ("#газ @name1", Every((word("газ"), word("name1")))),
        ("Kazakhstan's", word("Kazakhstan's")),
        ("газ\u00adопровод", word("газопровод")),
    ],
)
def test_reads(text: str, tree: QueryNode) -> None:
    assert parse_query(text).root == tree


@pytest.mark.parametrize(
    ("text", "code", "at", "length"),
    [
        ("", "query-empty", 0, 0),
        (" — 🔥 ... ", "query-empty", 0, 9),
        ("https://example.org", "query-empty", 0, 19),
        ("x" * (MAX_LENGTH + 5), "query-too-long", MAX_LENGTH, 5),
        ("(" * (MAX_DEPTH + 1) + "газ" + ")" * (MAX_DEPTH + 1), "query-too-deep", MAX_DEPTH, 1),
        ("a " * MAX_WORDS + "bb", "query-too-many-words", 2 * MAX_WORDS, 2),
        ('газ "порт', "query-unclosed-quote", 4, 1),
        ("«порт", "query-unclosed-quote", 0, 1),
        ("порт (газ", "query-unclosed-paren", 5, 1),
        ("порт (", "query-unclosed-paren", 5, 1),
        ("газ) порт", "query-unopened-paren", 3, 1),
        (")", "query-unopened-paren", 0, 1),
        ('газ ""', "query-empty-phrase", 4, 2),
        ("газ ()", "query-empty-group", 4, 2),
        ("-газ", "query-only-negative", 0, 4),
        ("-газ -(нефть | уголь)", "query-only-negative", 0, 20),
        ("порт | -газ", "query-negative-alternative", 7, 4),
        ("порт -(нефть | -газ)", "query-negative-alternative", 15, 4),
        ("| газ", "query-or-operand", 0, 1),
        ("газ OR", "query-or-operand", 4, 2),
        ("газ | | нефть", "query-or-operand", 4, 1),
        ("NEAR/5 газ", "query-near-operand", 0, 6),
        ("газ NEAR", "query-near-operand", 4, 4),
        ("газ NEAR (нефть порт)", "query-near-operand", 4, 4),
        ("газ NEAR/2 lang:ru", "query-near-operand", 4, 6),
        ("газ NEAR/five цена", "query-near-distance", 4, 9),
        ("газ NEAR/101 цена", "query-near-distance", 4, 8),
        ("порт т*", "query-short-prefix", 5, 2),
        ("=порт*", "query-exact-prefix", 1, 5),
        ("=(газ)", "query-exact-operand", 0, 2),
        ("=lang:ru", "query-exact-operand", 0, 8),
        ("газ topci:gas", "query-unknown-filter", 4, 6),
        ("газ lang: ru", "query-empty-filter", 4, 5),
        ("topic:gaz_energy", "query-bad-value", 6, 10),
        ("views:1000", "query-bad-number", 6, 4),
        ("views:>много", "query-bad-number", 6, 6),
        ("views:>9999999999999m", "query-bad-number", 6, 15),
        ("react:fire>10", "query-bad-reaction", 6, 7),
        ("react:🔥>", "query-bad-number", 6, 2),
        ("from:имя", "query-bad-channel", 5, 3),
        ("date:однажды", "query-bad-date", 5, 7),
        ("date:2025-02-30", "query-bad-date", 5, 10),
        ("date:2025-11-30..2025-11-01", "query-bad-date", 5, 22),
        ("date:P0D", "query-bad-date", 5, 3),
        ("газ | date:P7D", "query-date-place", 6, 8),
        ("газ -date:P7D", "query-date-place", 5, 8),
    ],
)
def test_points_at_what_is_wrong(text: str, code: str, at: int, length: int) -> None:
    with pytest.raises(QueryError) as raised:
        parse_query(text)
    error = raised.value
    assert (error.code, error.at, error.length) == (code, at, length)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("topci:gas", "topic:"),
        ("langg:ru", "lang:"),
        ("тэма:gas_energy", "тема:"),
        ("topic:gas", "gas_energy"),
        ("kind:oficial", "official"),
        ("lang:fr", "ru, kk, tk, en, und"),
    ],
)
def test_says_what_to_write_instead(text: str, nearest: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse_query(text)
    assert nearest in str(raised.value.fields["nearest"])


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("газ   порт", "газ порт"),
        ("газ ИЛИ нефть", "газ | нефть"),
        ("порт (газ | нефть)", "порт газ | нефть"),
        ("(порт газ) | нефть", "(порт газ) | нефть"),
        ("газ —(нефть уголь)", "газ -(нефть уголь)"),
        ("газ NEAR цена", "газ NEAR/5 цена"),
        ('"OR" NEAR/2 "near"', '"OR" NEAR/2 near'),
        ("газ тема:gas_energy views:>1k", "газ topic:gas_energy views:>1000"),
        ("«Средний Коридор» =Порт", '"Средний Коридор" =Порт'),
    ],
)
def test_writes_the_canonical_text(text: str, normalised: str) -> None:
    assert parse_query(text).normalised == normalised


_PIECES = st.sampled_from(
    [
        *(
            "газ",
            "порт",
            "мұнай",
            "deňiz",
            "Gas",
            "Бердымухамедов-младший",
            "10:30",
            "O'zbek",
            "OR",
            "ИЛИ",
            "AND",
        ),
        *(
            "вчера",
            "за",
            "неделю",
            "15",
            "что нового по",
            "туралы",
            "news about",
            "NEAR",
            "NEAR/3",
            "NEAR/999",
            "|",
            "-",
            "–",
            "=",
            "*",
            "(",
            ")",
            '"',
            "«",
            "»",
            "“",
            "”",
            "„",
            "#",
            "@",
        ),
        *("topic:gas_energy", "country:kz", "lang:ru", "from:@name1", "views:>10", "react:🔥>1", "date:P7D"),
        *(
            "date:>2025-01",
            "has:link",
            "topci:x",
            "газ:",
            ":",
            "https://t.me/x",
            "🔥",
            ",",
            "\u0301",
            "\u00ad",
            " ",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join) | st.lists(_PIECES, max_size=14).map(" ".join))
@example('-"AND" OR*')
@example("-(-(a b)) | c")
@example("a-\u00ad b")
@example('"за" неделю')
@example('найди "покажи" газ')
@example('"что" нового по газу')
def test_what_is_understood_reads_back_as_itself(text: str) -> None:
    faults: list[QueryError] = []
    try:
        query = parse_query(text)
    except QueryError as error:
        faults.append(error)
    else:
        assert parse_query(query.normalised) == query == parse_canonical(query.normalised)
    assert all(0 <= fault.at <= fault.at + fault.length <= len(text) for fault in faults)


@given(st.text(max_size=60))
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError:
        return
    assert parse_query(query.normalised) == query == parse_canonical(query.normalised)


@pytest.mark.parametrize(
    "unit", ["(", "-(", "a|", '"', "=", "a NEAR/3 ", "topic:", "-", "«", "a" * 10, "\u0301", "*"]
)
def test_hostile_input_is_refused_at_once(unit: str) -> None:
    began = time.process_time()
    with pytest.raises(QueryError):
        parse_query((unit * 10_000)[:10_000])
    with contextlib.suppress(QueryError):
        parse_query((unit * 1000)[:MAX_LENGTH])
    assert time.process_time() - began < 0.5
