"""search and digest in the terminal: for a person, for a program, and a word about every mistake."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.domain.lexicon import TOPICS
from tests.cli.conftest import invoke

LAST_DAY = "2025-11-14"  # of the sample


def search(sample_db: Path, *arguments: str) -> dict[str, Any]:
    result = invoke("search", *arguments, "--json", "--database", sample_db)
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_search_finds_stories_newest_first(sample_db: Path) -> None:
    answer = search(sample_db, "порт", "--limit", "5")
    moments = [item["sources"][0]["published_at"] for item in answer["items"]]
    assert len(moments) == 5
    assert moments == sorted(moments, reverse=True)
    assert answer["sort"] == "new"
    assert answer["next_before"] is not None
    for item in answer["items"]:
        assert item["sources"][0]["link"].startswith("https://t.me/")
        for start, end in item["spans"]:
            assert 0 <= start < end <= len(item["extract"])


def test_search_sorts_by_what_matters_and_keeps_to_the_limit(sample_db: Path) -> None:
    query = "порт date:2025-11-01..2025-11-14"  # the best are those of the last days, if not said
    best = search(sample_db, query, "--sort", "best", "--limit", "2")
    new = search(sample_db, query, "--limit", "2")
    assert len(best["items"]) == len(new["items"]) == 2
    assert [item["seq"] for item in best["items"]] != [item["seq"] for item in new["items"]]
    assert best["sort"] == "best"


def test_search_for_people_says_the_same(sample_db: Path) -> None:
    answer = search(sample_db, "газ порт")
    text = invoke("search", "газ порт", "--database", sample_db).stdout
    for number, item in enumerate(answer["items"], 1):
        shown = item["extract"] if item["spans"] else item["headline"]
        assert f"{number}. {shown}" in text
        assert item["sources"][0]["link"] in text
    nothing = invoke("search", "слонопотам", "--database", sample_db)
    assert (nothing.exit_code, nothing.stdout) == (0, "Nothing found for: слонопотам\n")


def test_search_tells_how_it_was_understood(sample_db: Path) -> None:
    text = invoke("search", "что нового про порт Каспия в ноябре 2025", "--database", sample_db).stdout
    assert text.startswith("порт Каспия date:2025-11\n")
    assert "searched: 2025-11-01 00:00 to 2025-12-01 00:00, Asia/Almaty (в ноябре 2025)" in text
    assert "Каспия: also " in text
    assert "not searched for: что нового про" in text
    answer = search(sample_db, "порт вчера")
    assert answer["reading"]["period"] == ["вчера"]


def test_a_query_with_a_mistake_shows_where(sample_db: Path) -> None:
    result = invoke("search", 'газ "порт', "--database", sample_db)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[:2] == ['газ "порт', "    ^"]
    assert "The quote is not closed." in result.stderr
    russian = invoke("search", "from:@nobody_at_all газ", "--language", "ru", "--database", sample_db)
    assert russian.exit_code == 1
    assert "@nobody_at_all" in russian.stderr
    assert invoke("search", "газ", "--sort", "loud").exit_code == 2


def test_digest_as_text_html_and_json(sample_db: Path) -> None:
    arguments: list[str | Path] = ["digest", "--date", LAST_DAY, "--database", sample_db, "--language", "en"]
    text, html, raw = (invoke(*arguments, "--format", form) for form in ("text", "html", "json"))
    assert [text.exit_code, html.exit_code, raw.exit_code] == [0, 0, 0]
    digest = json.loads(raw.stdout)
    headlines = [item["headline"] for section in digest["sections"] for item in section["items"]]
    assert len(headlines) > 3
    assert "Kazakhstan and Turkmenistan: digest" in text.stdout
    assert html.stdout.startswith("<!doctype html>")
    for headline in headlines[:3]:
        assert headline in text.stdout
    assert digest["since"] == "2025-11-13T19:00:00+00:00"  # midnight in Almaty
    assert digest["until"] == "2025-11-14T19:00:00+00:00"


def test_digest_over_days_languages_and_topics(sample_db: Path) -> None:
    result = invoke(
        *("digest", "--date", LAST_DAY, "--days", "14", "--topics", "gas_energy, caspian_ports"),
        *("--format", "json", "--database", sample_db),
    )
    digest = json.loads(result.stdout)
    topics = [item["topics"] for section in digest["sections"] for item in section["items"]]
    assert topics
    assert all({"gas_energy", "caspian_ports"} & set(found) for found in topics)
    kazakh = invoke("digest", "--date", LAST_DAY, "--language", "kk", "--database", sample_db)
    assert "Қазақстан" in kazakh.stdout


def test_an_unknown_topic_is_answered_with_the_topics_there_are(sample_db: Path) -> None:
    result = invoke("digest", "--topics", "gas_energy,oil", "--database", sample_db)
    message = str(result.exception)
    assert "'oil'" in message
    assert all(topic in message for topic in TOPICS)
    assert invoke("digest", "--format", "pdf").exit_code == 2
