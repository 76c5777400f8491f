"""One plan on one text: every row of the query table, in each of the four languages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.matching import match_plan
from storage.records import Counters, Reaction
from tests.query_examples import ANALYSER, NOW, facts_of, find_words, plan_of


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        # both, any order
        ("газ порт", "В порту Курык ждут газ", ["порту", "газ"]),
        ("газ порт", "В порту Курык ждут зерно", None),
        ("мұнай порт", "Порттан мұнай жөнелтілді", ["Порттан", "мұнай"]),
        ("мұнай порт", "Порттан астық жөнелтілді", None),
        ("gaz deňiz", "Deňizde gazyň baýlyklary bar", ["Deňizde", "gazyň"]),
        ("gaz deňiz", "Gazyň bahasy galdy", None),
        ("gas ports", "A port for gas", ["port", "gas"]),
        ("gas ports", "A port for grain", None),
        # either; binds tighter than the space
        ("порт газ | нефть", "Нефть ждут в порту", ["Нефть", "порту"]),
        ("порт газ | нефть", "Нефть подорожала", None),
        ("газ ИЛИ нефть", "Экспорт нефти вырос", ["нефти"]),
        ("газ НЕМЕСЕ мұнай", "Мұнайдың бағасы өсті", ["Мұнайдың"]),
        ("gaz ÝA-DA nebit", "Nebitiň bahasy galdy", ["Nebitiň"]),
        ("gas OR oil", "Oil prices rose", ["Oil"]),
        ("gas OR oil", "Grain prices rose", None),
        # not
        ("газ -нефть", "Экспорт газа вырос", ["газа"]),
        ("газ -нефть", "Экспорт газа и нефти вырос", None),
        ("газ –Ресей", "Түрікмен газы келді", ["газы"]),
        ("газ –Ресей", "Ресейдің газы келді", None),
        ("gaz —(nebit | kömür)", "Gazyň bahasy galdy", ["Gazyň"]),
        ("gaz —(nebit | kömür)", "Gazyň we nebitiň bahasy galdy", None),
        ('gas -"natural gas"', "Gas for Europe", ["Gas"]),
        ('gas -"natural gas"', "Natural gas for Europe", None),
        # a phrase: in this order, side by side, in any word forms
        ('"морской порт"', "У морского порта новые краны", ["морского порта"]),
        ('"морской порт"', "Порт морской и речной", None),
        ('"морской порт"', "Морской торговый порт", None),
        ("«темір жол»", "Темір жолдың құрылысы", ["Темір жолдың"]),
        ("«темір жол»", "Жол темір торға тірелді", None),
        ("“demir ýol”", "Demir ýollary uzaýar", ["Demir ýollary"]),
        ("“demir ýol”", "Ýol demir bilen örtüldi", None),
        ('"gas pipeline"', "Two gas pipelines were built", ["gas pipelines"]),
        ('"gas pipeline"', "The pipeline carries gas", None),
        # the same letters, ignoring case
        ("=порт", "ПОРТ закрыт", ["ПОРТ"]),
        ("=порт", "В порту тихо", None),
        ("=елка", "Ёлка горит", None),
        ("=каспий", "Hazar deňzi", None),
        ('="порт Курык"', "Сегодня порт Курык принял паром", ["порт Курык"]),
        ('="порт Курык"', "В порту Курык шторм", None),
        ("=жол", "Жаңа жол ашылды", ["жол"]),
        ("=жол", "Жолдар жабылды", None),
        ("=ýol", "Täze ýol açyldy", ["ýol"]),
        ("=ýol", "Täze yol açyldy", None),
        ("=port", "Ports are closed", None),
        # starts with
        ("транзит*", "Транзитные грузы", ["Транзитные"]),
        ("транзит*", "Грузы без остановки", None),
        ("тасымал*", "Тасымалдаушылар келді", ["Тасымалдаушылар"]),
        ("gaz*", "Gazçylar geldi", ["Gazçylar"]),
        ("gas*", "Gasoline is short, Las Vegas is not", ["Gasoline"]),
        # near
        ("газ NEAR/3 цена", "Цена на туркменский газ выросла", ["Цена", "газ"]),
        ("газ NEAR/1 цена", "Цена на туркменский газ выросла", None),
        ("газ NEAR/0 цена", "Газ: цена выросла", ["Газ", "цена"]),
        ("мұнай NEAR/2 баға", "Бағасы қымбат мұнай", ["Бағасы", "мұнай"]),
        ("gaz NEAR/1 baha", "Bahasy belli gaz", ["Bahasy", "gaz"]),
        ("gas NEAR/2 price", "The price of Turkmen gas", ["price", "gas"]),
        ("gas NEAR/1 price", "The price of Turkmen gas", None),
        ("газ NEAR/5 газ", "Один газ", None),
        ("газ NEAR/5 газ", "Газ и ещё газ", ["Газ", "газ"]),
        ('порт NEAR/1 "морской путь"', "Морским путём из порта", ["Морским путём", "порта"]),
        # any form, whatever the script or the diacritics, and never a different word
        ("газ", "Газета о магазине", None),
        ("ёлка", "Елки зажгли", ["Елки"]),
        ("елка", "Ёлки зажгли", ["Ёлки"]),
        ("Türkmenistan", "Turkmenistanyň gazy", ["Turkmenistanyň"]),
        ("қазақстан", "Qazaqstannyñ gazy tasymaldandy", ["Qazaqstannyñ"]),
        # a name in all four languages; the long name means no less
        ("Каспий", "На Каспии шторм", ["Каспии"]),
        ("Каспий", "Hazaryň suwy azalýar", ["Hazaryň"]),
        ("Каспий", "The Caspian level falls", ["Caspian"]),
        ("Hazar", "Каспийдің деңгейі төмендеді", ["Каспийдің"]),
        ("Средний коридор", "Trade on the Middle Corridor grows", ["Middle Corridor"]),
        ('"Middle Corridor"', "Грузы Среднего коридора", ["Среднего коридора"]),
        ('"Middle Corridor"', "Орта дәлізбен өткен жүк", ["Орта дәлізбен"]),
        ('"Caspian Sea"', "Hazar deňziniň suwy", ["Hazar deňziniň"]),
        ('"Caspian Sea"', "the sea called Caspian", None),
        ('"порт Курык"', "Құрық порты ашылды", None),
        ('"порт Курык"', "Kuryk port and порт Құрық", ["порт Құрық"]),
        ("порт -Россия", "Russian port", None),
    ],
)
def test_finds_the_words(query: str, text: str, words: list[str] | None) -> None:
    assert find_words(query, text) == words


@pytest.mark.parametrize(
    ("query", "facet", "other"),
    [
        ("topic:gas_energy", "to:gas_energy", "to:diplomacy"),
        ("country:kz-tm", "re:kztm", "re:kzonly"),
        ("country:kz", "re:kzonly", "re:tmonly"),
        ("country:kz", "re:kztm", "re:other"),
        ("country:tm", "re:tmonly", "re:kzonly"),
        ("lang:tk", "la:tk", "la:kk"),
        ("from:@example_news", "ch:1001", "ch:1002"),
        ("from:@EXAMPLE_PORT", "ch:1002", "ch:1001"),
        ("kind:official", "ki:official", "ki:media"),
        ("has:photo", "me:photo", "me:video"),
        ("is:forward", "fl:forward", "fl:edited"),
    ],
)
def test_filters_by_what_the_post_is(query: str, facet: str, other: str) -> None:
    assert find_words(query, "Газ", facts_of(facet)) == []
    assert find_words(query, "Газ", facts_of(other)) is None
    assert find_words(f"газ -{query}", "Газ", facts_of(facet)) is None
    assert find_words(f"газ -{query}", "Газ", facts_of(other)) == ["Газ"]


COUNTERS = Counters(
    views=1000,
    forwards=5,
    reactions=(Reaction("emoji", "🔥", 10), Reaction("emoji", "🤡", 40), Reaction("paid", "⭐", 99)),
)


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("views:>999", True),
        ("views:>1000", False),
        ("views:>=1000", True),
        ("views:<1001", True),
        ("views:<1000", False),
        ("views:<=1000", True),
        ("views:=1000", True),
        ("views:=1001", False),
        ("forwards:>4", True),
        ("replies:>0", False),
        ("replies:<5", False),  # the source does not say
        ("reactions:>49", True),
        ("reactions:>50", False),  # Stars are not people
        ("react:🔥>9", True),
        ("react:🔥>10", False),
        ("react:⭐>90", True),
        ("react:👍>0", False),
        ("react:👍<1", True),
    ],
)
def test_compares_counters(query: str, holds: bool) -> None:
    assert (find_words(query, "", facts_of(counters=COUNTERS)) is not None) is holds


@pytest.mark.parametrize(
    ("hours_ago", "query", "holds"),
    [
        (23, "date:P1D газ", True),
        (25, "date:P1D газ", False),
        (24 * 3, "date:2025-11-19 газ", True),
        (24 * 3, "date:2025-11-20 газ", False),
        (24 * 3, "date:..2025-11-18 газ", False),
        (24 * 3, "date:>2025-11-18 date:<2025-11-20 газ", True),
    ],
)
def test_keeps_to_the_window(hours_ago: int, query: str, holds: bool) -> None:
    facts = facts_of(published_at=NOW - timedelta(hours=hours_ago))
    assert (find_words(query, "Газ", facts) is not None) is holds


def test_a_date_is_not_held_by_a_post_without_one() -> None:
    assert find_words("date:P1D", "Газ", facts_of(published_at=None)) is None


def test_spans_are_places_of_the_raw_text_and_do_not_overlap() -> None:
    text = "🔥🔥 Средне\u00adго кори\u0301дора ждут: Средний коридор"
    words = find_words('"Средний коридор" коридор', text)
    assert words == ["Средне\u00adго кори\u0301дора", "Средний коридор"]


def test_only_what_holds_earns_spans() -> None:
    assert find_words("(газ нефть) | порт -уголь", "Газ для порта") == ["порта"]


def test_words_in_a_footer_or_link_are_not_found() -> None:
    text = "Новости дня\n\nhttps://example.org/gaz/порт"
    assert match_plan(plan_of("порт"), ANALYSER.analyse(text), facts_of()) is None
