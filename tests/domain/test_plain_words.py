"""A time in plain words becomes a date filter, a request is put aside: in four languages, and only where
the words cannot be what is looked for."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from bot.domain.query import QueryError, parse_query, without_dates
from bot.domain.query_reading import read_query
from tests.query_examples import NAMES, NOW, plan_of

TIMES = [
    ("за неделю", "P1W"),
    ("за последнюю неделю", "P1W"),
    ("за последние 3 дня", "P3D"),
    ("за три дня", "P3D"),
    ("последние 12 часов", "PT12H"),
    ("за последние сутки", "P1D"),
    ("за полгода", "P6M"),
    ("сегодня", "today"),
    ("вчера", "yesterday"),
    ("за вчера", "yesterday"),
    ("позавчера", "today-2"),
    ("со вчерашнего дня", "yesterday.."),
    ("3 дня назад", "today-3"),
    ("на этой неделе", "week"),
    ("за прошлую неделю", "week-1"),
    ("прошлого месяца", "month-1"),
    ("за прошлый месяц", "month-1"),
    ("с понедельника", "mon.."),
    ("во вторник", "tue"),
    ("со среды по пятницу", "wed..fri"),
    ("с начала года", "year.."),
    ("в октябре", "oct"),
    ("за май", "may"),
    ("в конце октября", "oct-21..oct"),
    ("в октябре 2025 года", "2025-10"),
    ("октябрь 2025", "2025-10"),
    ("в 2025 году", "2025"),
    ("с 1 по 15 ноября", "nov-1..nov-15"),
    ("с 25 декабря по 5 января", "dec-25..jan-5"),
    ("за 15 ноября", "nov-15"),
    ("15 ноября 2025 г.", "2025-11-15"),
    ("с 01.11.2025 по 15.11.2025", "2025-11-01..2025-11-15"),
    ("с 2025-11-01", "2025-11-01.."),
    ("бүгін", "today"),
    ("кеше", "yesterday"),
    ("кешеден бері", "yesterday.."),
    ("бұл апта", "week"),
    ("бұл аптадағы", "week"),
    ("осы айда", "month"),
    ("өткен айда", "month-1"),
    ("былтыр", "year-1"),
    ("соңғы 3 күн", "P3D"),
    ("соңғы үш күнде", "P3D"),
    ("соңғы тәулікте", "P1D"),
    ("соңғы 24 сағатта", "PT24H"),
    ("дүйсенбіден бері", "mon.."),
    ("дүйсенбі күні", "mon"),
    ("қазан айында", "oct"),
    ("2025 жылғы қазанда", "2025-10"),
    ("1 қарашадан 15 қарашаға дейін", "nov-1..nov-15"),
    ("1-15 қараша аралығында", "nov-1..nov-15"),
    ("жыл басынан", "year.."),
    ("2025 жылы", "2025"),
    ("bul apta", "week"),
    ("būl aptada", "week"),
    ("keşe", "yesterday"),
    ("keshe", "yesterday"),
    ("soñğy 3 kün", "P3D"),
    ("songy 3 kun", "P3D"),
    ("ótken aptada", "week-1"),
    ("qazan aiynda", "oct"),
    ("бул апта", "week"),
    ("şu gün", "today"),
    ("şu hepde", "week"),
    ("shu hepde", "week"),
    ("su hepdede", "week"),
    ("düýn", "yesterday"),
    ("duyn", "yesterday"),
    ("geçen aý", "month-1"),
    ("gecen ay", "month-1"),
    ("gechen hepde", "week-1"),
    ("soňky 3 günde", "P3D"),
    ("soňky hepdede", "P1W"),
    ("duşenbe gününden bäri", "mon.."),
    ("dushenbeden bari", "mon.."),
    ("noýabrda", "nov"),
    ("noyabrda", "nov"),
    ("2025-nji ýylyň noýabrynda", "2025-11"),
    ("1-nji noýabrdan 15-nji noýabra çenli", "nov-1..nov-15"),
    ("ýylyň başyndan", "year.."),
    ("2025-nji ýylda", "2025"),
    ("today", "today"),
    ("yesterday", "yesterday"),
    ("since yesterday", "yesterday.."),
    ("this week", "week"),
    ("last month", "month-1"),
    ("past 24 hours", "PT24H"),
    ("in the last three days", "P3D"),
    ("over the past week", "P1W"),
    ("2 weeks ago", "week-2"),
    ("since Monday", "mon.."),
    ("from Monday to Wednesday", "mon..wed"),
    ("since the beginning of the year", "year.."),
    ("in October", "oct"),
    ("in October 2025", "2025-10"),
    ("since October 5", "oct-5.."),
    ("from 1 to 15 November", "nov-1..nov-15"),
    ("between 1 and 15 November", "nov-1..nov-15"),
    ("in 2025", "2025"),
]


@pytest.mark.parametrize(("phrase", "value"), TIMES)
def test_a_time_is_a_date_filter_wherever_it_stands(phrase: str, value: str) -> None:
    for text in (f"порт {phrase}", f"{phrase} порт", f"порт {phrase} Актау", f"порт, {phrase}; Актау"):
        query = parse_query(text)
        rest = " ".join(text.replace(phrase, "").replace(",", "").replace(";", "").split())
        assert sorted(query.normalised.split()) == sorted([*rest.split(), f"date:{value}"])
        assert query.period == (phrase.rstrip("."),)
        assert query.aside == ()
    assert parse_query(phrase).normalised == f"date:{value}"


@pytest.mark.parametrize(
    "text",
    [
        *('порт "сегодня"', "порт =сегодня", "порт -сегодня", "порт сегодня*", "порт #сегодня"),
        *("порт (сегодня)", "порт | сегодня", "порт NEAR/3 вчера", "«за неделю» порт", 'порт ="в октябре"'),
        *("май", "март", "мамыр", "май газ", "порт қазан", "қазанда", "порт 2025", "порт 15 ноября"),
        *("неделя порта", "день города", "год дракона", "порт за 31 ноября", "порт за 0 дней"),
        *("Russia Today", "Central Asia Today", "anna", "апта", "hepde", "last", "this port"),
    ],
)
def test_words_that_may_be_looked_for_are_no_time(text: str) -> None:
    query = parse_query(text)
    assert (query.period, query.aside) == ((), ())
    assert "date:" not in query.normalised
    assert parse_query(query.normalised) == query


def test_it_is_resolved_in_the_readers_zone_on_the_given_clock() -> None:
    plan = plan_of("порт вчера")  # now: 22 November, 17:00 in Almaty
    assert plan.since == datetime(2025, 11, 20, 19, tzinfo=UTC)
    assert plan.until == datetime(2025, 11, 21, 19, tzinfo=UTC)
    assert plan_of("порт за последние 3 дня").until is None
    assert plan_of("порт за последние 24 часа").since == NOW.replace(day=21)


def test_two_times_narrow_each_other() -> None:
    assert parse_query("порт вчера в октябре").normalised == "порт date:yesterday date:oct"


def test_a_date_that_was_written_wins() -> None:
    query = parse_query("порт вчера date:2025-10")
    assert (query.normalised, query.period, query.aside) == ("порт date:2025-10", (), ("вчера",))


REQUESTS = [
    ("что нового по порту", "порту", ("что нового по",)),
    ("Что нового в Актау?", "Актау", ("Что нового в",)),
    ("новости о порте", "порте", ("новости о",)),
    ("последние новости Казахстана", "Казахстана", ("последние новости",)),
    ("покажи порт", "порт", ("покажи",)),
    ("Расскажи про порт", "порт", ("Расскажи про",)),
    ("найди мне всё о порте", "порте", ("найди мне всё о",)),
    ("покажи, пожалуйста, что нового по порту", "пожалуйста что нового по порту", ("покажи",)),
    ("порт что нового", "порт", ("что нового",)),
    ("не жаңалық порт", "порт", ("не жаңалық",)),
    ("порт туралы жаңалықтар", "порт", ("туралы жаңалықтар",)),
    ("порт туралы не жаңалық бар", "порт", ("туралы не жаңалық бар",)),
    ("порт туралы", "порт", ("туралы",)),
    ("порт көрсетші", "порт", ("көрсетші",)),
    ("port turaly jañalyqtar", "port", ("turaly jañalyqtar",)),
    ("näme täzelik bar port", "port", ("näme täzelik bar",)),
    ("port barada habarlar", "port", ("barada habarlar",)),
    ("port barada name tazelik bar", "port", ("barada name tazelik bar",)),
    ("what's new on the port", "the port", ("what's new on",)),
    ("What’s new in Aktau", "Aktau", ("What’s new in",)),
    ("news about port", "port", ("news about",)),
    ("show me the latest on port", "port", ("show me", "the latest on")),
    ("anything on port", "port", ("anything on",)),
    ("tell me about port please", "port", ("tell me about", "please")),
]


@pytest.mark.parametrize(("text", "rest", "aside"), REQUESTS)
def test_a_request_is_put_aside(text: str, rest: str, aside: tuple[str, ...]) -> None:
    query = parse_query(text)
    assert (query.normalised.replace('"', ""), query.aside) == (rest, aside)
    assert parse_query(query.normalised) == query


@pytest.mark.parametrize(
    "text",
    [
        *("что нового", "новости", "покажи", "show me", "не жаңалық", "näme täzelik bar", "покажи новости"),
        *(
            '"что нового по" порту',
            "РИА Новости",
            "BBC News",
            "порт покажи Актау",
            "=новости порт",
            "tap water",
        ),
        *("новости | порт", "(новости о порте)", "-новости порт", "газ туралы порт"),
    ],
)
def test_a_request_stays_where_it_may_be_what_is_looked_for(text: str) -> None:
    query = parse_query(text)
    assert query.aside == ()
    assert parse_query(query.normalised) == query


def test_a_request_for_a_time_alone_asks_for_all_of_it() -> None:
    query = parse_query("что нового за неделю")
    assert (query.normalised, query.period, query.aside) == ("date:P1W", ("за неделю",), ("что нового",))
    query = parse_query("новости за неделю о порте")
    assert (query.normalised, query.aside) == ("date:P1W порте", ("новости за неделю о",))


def test_a_query_can_be_read_word_for_word() -> None:
    query = parse_query("покажи порт вчера", plain_words=False)
    assert (query.normalised, query.period, query.aside) == ('"покажи" порт "вчера"', (), ())


def test_an_alert_takes_no_time() -> None:
    query = without_dates(parse_query("порт за неделю"))
    assert (query.normalised, query.period) == ("порт", ("за неделю",))
    assert without_dates(parse_query("порт date:P7D")).normalised == "порт date:P7D"
    assert without_dates(parse_query("порт date:P7D"), written=True).normalised == "порт"
    for text in ("что нового за неделю", "за неделю -порт"):
        with pytest.raises(QueryError) as raised:
            without_dates(parse_query(text))
        assert (raised.value.code, text[raised.value.at :][: raised.value.length]) == (
            "query-date-in-alert",
            "за неделю",
        )


def test_tells_how_names_are_searched_for() -> None:
    reading = read_query(parse_query('покажи каспий вчера "средний коридор" -Россия =Курык'), NAMES)
    assert [name[0] for name in reading.names] == ["каспий", "средний коридор"]
    assert reading.names[1][1:] == ("Орта дәліз", "Orta geçelge", "Middle Corridor")
    assert (reading.period, reading.aside) == (("вчера",), ("покажи",))


def test_a_long_query_is_read_at_once() -> None:
    text = " ".join(["за последние 3 дня с", "что нового по", "from 1 to 15", "газ"] * 4)
    began = time.perf_counter()
    parse_query(text)
    assert time.perf_counter() - began < 0.1
