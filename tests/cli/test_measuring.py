"""classify and match: an answer a line, in order, and the exit status says whether all could be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import as_lines, invoke, lines_of, spawn

GAS = "Туркменистан и Казахстан обсудили поставки газа. Ашхабад и Астана готовят договор."
FERRY = "Паром из Курыка пришёл в порт Туркменбаши."


def test_classify_answers_in_order_with_evidence_inside_the_text() -> None:
    rows: list[dict[str, Any]] = [
        {"id": 7, "text": GAS},
        {"id": "b", "text": FERRY, "channel_country": "KZ"},
        {"id": None, "text": "Marathon in Paris."},
    ]
    result = invoke("classify", given=as_lines(rows))
    assert result.exit_code == 0
    gas, ferry, paris = lines_of(result.output)
    assert [gas["id"], ferry["id"], paris["id"]] == [7, "b", None]
    assert (gas["lang"], gas["relevance"]) == ("ru", "kz-tm")
    assert "gas_energy" in gas["topics"]
    assert ferry["relevance"] == "kz-tm"
    assert "caspian_ports" in ferry["topics"]
    assert (paris["lang"], paris["topics"], paris["relevance"]) == ("en", [], "other")
    for row, answer in zip(rows, (gas, ferry, paris), strict=True):
        assert set(answer) == {"id", "lang", "topics", "relevance", "scores", "evidence"}
        for item in answer["evidence"]:
            assert set(item) == {"label", "start", "end"}
            assert 0 <= item["start"] < item["end"] <= len(row["text"])
    assert any("газ" in GAS[item["start"] : item["end"]] for item in gas["evidence"])


def test_classify_names_a_bad_line_and_goes_on(here: Path) -> None:
    file = here / "in.jsonl"
    bad = ["not json", "[1]", '{"id": 3}', '{"id": 4, "text": 5}', "[" * 100_000]
    good = json.dumps({"id": "last", "text": "Gas"})
    file.write_text("\ufeff" + "\n".join([*bad, "", good]) + "\n", encoding="utf-8")
    result = invoke("classify", file)
    answers = lines_of(result.output)
    assert result.exit_code == 1
    assert [answer["id"] for answer in answers] == [None, None, 3, 4, None, "last"]
    assert [str(answer.get("error", ""))[:7] for answer in answers] == [
        "line 1:",
        "line 2:",
        "line 3:",
        "line 4:",
        "line 5:",
        "",
    ]


def test_classify_of_a_file_that_is_not_there_is_one_line(here: Path) -> None:
    done = spawn("classify", "absent.jsonl", cwd=here)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "absent.jsonl" in done.stderr


def test_match_gives_spans_and_an_optional_language_is_taken() -> None:
    rows: list[dict[str, Any]] = [
        {"id": 1, "keyword": "порт", "text": FERRY},
        {"id": 2, "keyword": "порт", "text": GAS, "lang": "ru"},
        {"id": 3, "keyword": "газ -порт", "text": GAS},
        {"id": 4, "keyword": '"порт туркменбаши"', "text": FERRY, "lang": "ru"},
    ]
    result = invoke("match", given=as_lines(rows))
    assert result.exit_code == 0
    port, none, gas, phrase = lines_of(result.output)
    assert none == {"id": 2, "match": False, "spans": []}
    assert (port["match"], gas["match"], phrase["match"]) == (True, True, True)
    ((start, end),) = port["spans"]
    assert FERRY[start:end] == "порт"
    assert [GAS[start:end] for start, end in gas["spans"]] == ["газа"]
    covered = "".join(FERRY[start:end] for start, end in phrase["spans"])
    assert covered.startswith("порт")
    assert covered.endswith("Туркменбаши")


def test_match_points_at_the_mistake_in_a_query_and_answers_the_rest() -> None:
    rows: list[dict[str, Any]] = [
        {"id": 1, "keyword": 'газ "порт', "text": FERRY},
        {"id": 2, "keyword": "", "text": FERRY},
        {"id": 3, "keyword": "паром", "text": FERRY},
        {"id": 4, "text": FERRY},
    ]
    result = invoke("match", given=as_lines(rows))
    assert result.exit_code == 1
    quote, empty, good, missing = lines_of(result.output)
    assert quote == {"id": 1, "error": "query-unclosed-quote", "at": 4}
    assert (empty["id"], empty["error"]) == (2, "query-empty")
    assert good["match"] is True
    assert missing["id"] == 4
    assert "keyword" in missing["error"]


def test_an_id_that_is_no_text_comes_back_as_it_was(here: Path) -> None:
    line = '{"id": "\\ud800", "keyword": "порт", "text": "порт \\udfff"}\n'
    done = spawn("match", cwd=here, given=line)
    assert (done.returncode, done.stderr) == (0, "")
    assert lines_of(done.stdout) == [{"id": "\ud800", "match": True, "spans": [[0, 4]]}]
