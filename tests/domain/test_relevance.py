"""Whether a post is about both states: by names, "we" and "the neighbour", the channel's home, and traps."""

from __future__ import annotations

import pytest

from bot.domain.relevance import Signals, decide_relevance
from tests.understanding import ANALYSER, classifier


def relevance(text: str, home: str | None = None) -> str:
    return classifier().classify(ANALYSER.analyse(text), home_country=home).relevance


@pytest.mark.parametrize(
    "text",
    [
        "Токаев принял посла Туркменистана.",
        "Тоқаев Ашғабатқа ресми сапармен барды.",
        "Tokaýew Aşgabada sapar bilen geldi.",
        "Kazakhstan and Turkmenistan signed a trade agreement.",
        "Qazaqstan men Türıkmenstan şekarada jaña keden ötkızu punktın aşty.",
        "🇰🇿🇹🇲 Подписан план по железной дороге.",
        "На Темир-Бабе опять очередь из фур.",
        "Состав ушёл через станцию Болашак в сторону Ирана.",
        "QazaqGaz ведёт переговоры с «Туркменгазом».",
        "Asgabat bilen Astana arasynda demir yol gepleshigi.",
    ],
)
def test_both_states_by_name_firm_border_or_flag(text: str) -> None:
    assert relevance(text) == "kz-tm"


@pytest.mark.parametrize(
    "text",
    [
        "Туркменские фуры идут через нас, и транзит платят нам.",
        "Наши перевозчики ждут, когда Ашхабад откроет границу.",
        "Еліміз Ашғабаттан газ сатып алады.",
        "Көршіміз Түрікменстанға ұн экспорты өсті.",
        "Ýurdumyz Gazagystan bilen söwda dolanyşygyny artdyrýar.",
        "Our exporters wait for Ashgabat to lift the customs ban.",
    ],
)
def test_we_and_the_neighbour_stand_for_the_state_not_named(text: str) -> None:
    assert relevance(text) == "kz-tm"


@pytest.mark.parametrize(
    "text",
    [
        "В Алматы перекрыли улицу из-за прорыва трубы, жители микрорайона остались без воды.",
        "Алматы метросы жаңа бекет ашты, әкімдік қаржы бөлді.",
        "В Астане на проспекте Кабанбай батыра акимат открыл новую школу для тысячи детей.",
    ],
)
def test_a_street_in_a_city_is_the_citys_news(text: str) -> None:
    assert relevance(text) == "kz-only"


@pytest.mark.parametrize(
    "text",
    [
        "На улице Алматинской в Подмосковье прорвало трубу, жители остались без воды.",
        "ДТП на Ашхабадской: улица перекрыта, водителей просят объезжать.",
        "ЖК «Астана» в Химках сдали с опозданием, дольщики ждут суда.",
        "У станции метро Алма-Атинская открыли новую школу.",
    ],
)
def test_a_street_that_bears_a_citys_name_is_elsewhere(text: str) -> None:
    assert relevance(text) == "other"


def test_we_beside_its_own_country_is_that_country() -> None:
    assert relevance("У нас в Туркменистане снова подорожал бензин.") == "tm-only"


def test_the_channel_tells_whose_home_it_is() -> None:
    text = "Соседи из Казахстана открыли у нас торговый дом."
    assert relevance(text, "TM") == "kz-tm"
    assert relevance("Наш порт принял паром.", "KZ") == "kz-only"
    assert relevance("Наш порт принял паром.") == "other"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Аким Мангистауской области отчитался о дорогах и школах.", "kz-only"),
        ("Мәжіліс жаңа заң жобасын қабылдады.", "kz-only"),
        ("В Дашогузе снова очередь за хлебом.", "tm-only"),
        ("Mugallymlary pagta ýygymyna çykardylar, Azatlyk habar berýär.", "tm-only"),
        ("В Туркестане отреставрируют мавзолей и откроют музей.", "kz-only"),
    ],
)
def test_one_state_alone(text: str, expected: str) -> None:
    assert relevance(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "«Каспий» проиграл «Аркадагу» в товарищеском матче, гол забил вратарь.",
        "Сборная Казахстана по футболу обыграла Туркменистан 2:0 в матче чемпионата Азии.",
        "Туркменские халаты и полотенца, доставка по Казахстану, пишите в директ.",
        "Горящие туры из Астаны в Ашхабад! Звоните, места ограничены.",
        "На Ашхабадской улице в Самаре отключили газ.",
        "Амулет Мары теперь падает с босса, обновление игры.",
        "Скинь на каспи пять тысяч.",
        "Туркмены Ирака требуют мест в парламенте.",
        "Погода: Актау ветер, Ашхабад жара, осадки, порывы ветра, днём до +40.",
        "Овен: звёзды обещают дорогу в Казахстан, гороскоп на неделю.",
        "В Каспийске поймали браконьеров.",
        "Россия увеличит поставки газа в Узбекистан.",
        "Казахи и туркмены любят плов.",
    ],
)
def test_adverts_sport_weather_namesakes_and_others(text: str) -> None:
    assert relevance(text) == "other"


def test_peoples_alone_are_not_their_states() -> None:
    assert relevance("Туркмены и казахи пьют чай по-разному.", "KZ") == "other"


def test_a_country_named_in_passing_among_others_is_not_the_matter() -> None:
    text = (
        "В Москве подписан контракт на поставку зерна. Россия, Китай, Турция и Иран подписали его, "
        "наблюдал Казахстан."
    )
    assert relevance(text) == "other"


def test_an_advert_outweighs_a_named_pair_but_affairs_of_state_outweigh_a_sporting_word() -> None:
    strong = Signals(kz=0.9, tm=0.9, affairs=0.95)
    assert decide_relevance(strong, "ru", None).relevance == "kz-tm"
    sporty = Signals(kz=0.9, tm=0.9, affairs=0.95, setting=0.75)
    assert decide_relevance(sporty, "ru", None).relevance == "kz-tm"
    advert = Signals(kz=0.9, tm=0.9, affairs=0.95, setting=0.9)
    assert decide_relevance(advert, "ru", None).relevance == "other"


def test_the_score_tells_kz_tm_from_the_rest() -> None:
    def score(text: str) -> float:
        return classifier().classify(ANALYSER.analyse(text)).relevance_score

    assert score("Токаев принял посла Туркменистана.") >= 0.5
    assert score("В Дашогузе снова очередь за хлебом.") < 0.5
    assert score("Скидки на шторы в Алматы!") < 0.5
