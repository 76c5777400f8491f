"""Topics of posts: on labelled sets, term by term, and through the traps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quality_topics import measure
from bot.domain.lexicon import TOPICS
from bot.domain.topics import Classification
from tests.understanding import ANALYSER, classifier

DATA = Path(__file__).parent.parent / "data"


def classify(text: str) -> Classification:
    return classifier().classify(ANALYSER.analyse(text))


def topics(text: str) -> set[str]:
    return {item.topic for item in classify(text).topics}


def test_quality_on_labelled_posts_does_not_fall() -> None:
    figures = measure(ANALYSER, classifier())
    assert figures["posts_dev.topics_f1"] >= 0.75
    assert figures["posts_dev.relevance_accuracy"] >= 0.82
    assert figures["posts_dev.kz_tm_recall"] >= 0.85
    assert figures["posts_dev.kz_tm_precision"] >= 0.92
    assert figures["posts_fresh.topics_f1"] >= 0.79
    assert figures["posts_own.topics_f1"] >= 0.8
    assert figures["posts_own.relevance_accuracy"] >= 0.92


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Казахстан и Туркменистан согласовали цену природного газа.", "gas_energy"),
        ("Қазақстан мен Түрікменстан теміржол тарифін келісті.", "transit_corridors"),
        ("Türkmenistan we Gazagystan deňiz portlarynyň hyzmatdaşlygyny maslahatlaşdy.", "caspian_ports"),
        ("Turkmenistan and Kazakhstan opened a border crossing for lorries.", "border_migration"),
        ("Казахстан отправил в Туркменистан первую партию пшеницы.", "agri_food"),
        ("Turkmenistanyn ilcisi Astanada resmi gepleşik gecirdi.", "diplomacy"),
        ("Qazaqstan men Türıkmenstan Kaspi teñızınıñ tartyluyn zerttedı.", "caspian_ports"),
    ],
)
def test_topics_in_all_languages_and_spellings(text: str, topic: str) -> None:
    assert topic in topics(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Казахстан и Туркменистан обсудили, как полиция применила слезоточивый газ.", "gas_energy"),
        ("Казахстанская газета написала о туркменском театре.", "gas_energy"),
        ("В Казахстане и Туркменистане обсуждают транзит власти.", "transit_corridors"),
        ("Казахстан и Туркменистан: карты Visa и Mastercard снова принимают в банках.", "border_migration"),
        ("Казахстан и Туркменистан поспорили о витамине D и линии талии.", "gas_energy"),
        ("Астана и Ашхабад: на портале продают портфели и портвейн.", "caspian_ports"),
        ("Жаңа әннің үні Қазақстан мен Түрікменстанда естілді.", "agri_food"),
        ("It was Kazakhstan and Turkmenistan who met, and it rained.", "digital_industry"),
        ("Talyplar Gazagystanda we Türkmenistanda okaýarlar.", "regional_security"),
        ("Казахстан и Туркменистан: министры встретились на полях форума.", "agri_food"),
        ("Gazagystan we Türkmenistan: ylalaşyga gol çekildi.", "ecology_water"),
        ("Қазақстан мен Түрікменстан мәселені шешуді міндетке қойды.", "agri_food"),
        ("Kazakhstan and Turkmenistan took a general look at exercise of powers.", "regional_security"),
    ],
)
def test_words_of_another_sense_earn_no_topic(text: str, topic: str) -> None:
    found = classify(text)
    assert topic not in {item.topic for item in found.topics}, found.evidence


def test_upper_case_short_terms_are_taken_literally() -> None:
    assert "digital_industry" in topics("Казахстан и Туркменистан вместе готовят специалистов по IT.")
    assert "digital_industry" not in topics("Gazagystan we Türkmenistan: köçede it üýrýär.")


def test_a_long_post_needs_more_than_one_passing_word() -> None:
    short = "Казахстан и Туркменистан обсудили бензин."
    passing = (
        "Казахстан и Туркменистан открыли университет и музей. " + "Студенты читают стихи в театре. " * 25
    )
    assert "gas_energy" in topics(short)
    assert "gas_energy" not in topics(passing + "Пахло бензином.")


def test_topics_come_best_first_with_scores_between_0_and_1() -> None:
    found = classify("Казахстан и Туркменистан: газопровод, природный газ, СПГ и немного про театр.")
    scores = [item.score for item in found.topics]
    assert found.topics[0].topic == "gas_energy"
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_evidence_names_the_words_that_decided() -> None:
    text = "QazaqGaz и «Туркменгаз» снова говорят о газопроводе."
    words = {(item.label, text[item.start : item.end]) for item in classify(text).evidence}
    assert {("KZ", "QazaqGaz"), ("TM", "Туркменгаз"), ("gas_energy", "газопроводе")} <= words


def test_every_topic_of_a_post_is_explained() -> None:
    for line in (DATA / "posts_own.jsonl").read_text(encoding="utf-8").splitlines():
        found = classify(json.loads(line)["text"])
        assert {item.topic for item in found.topics} <= {item.label for item in found.evidence}


def test_a_post_about_neither_has_no_topics() -> None:
    assert classify("Москва и Баку договорились о поставках зерна через Дагестан.").topics == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_classified_with_spans_inside_it(text: str) -> None:
    found = classify(text)
    assert {item.topic for item in found.topics} <= set(TOPICS)
    assert 0 <= found.relevance_score <= 1
    assert all(0 <= item.start < item.end <= len(text) for item in found.evidence)
