"""The four languages say the same things, all of them, within Telegram's limits; and the code asks for
nothing that they do not have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.domain import query
from bot.domain.lexicon import TOPICS
from bot.domain.query import parse_query
from bot.i18n import LANGUAGE_NAMES, LANGUAGES, Texts, guess_language, load_texts
from bot.views.command_words import find_command
from bot.views.start import COMMANDS, command_descriptions
from bot.views.zones import CITIES

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "bot" / "locales"

# Keys that the code puts together: the beginning, and every ending that can occur.
FAMILIES = {
    "zone-": [city for city, _ in CITIES],
    "month-": [str(number) for number in range(1, 13)],
    "weekday-every-": [str(day) for day in range(7)],
    "weekday-short-": [str(day) for day in range(7)],
    "topic-": list(TOPICS),
    "voice-": ["official", "independent", "exile"],
    "kind-": ["official", "media", "analyst", "exile", "aggregator"],
    "state-": ["active", "paused", "private", "banned", "vanished", "removed"],
    "country-": ["KZ", "TM", "UZ", "AZ", "RU", "CA", "other"],
    "name-": ["waiting", "unknown", "no-preview", "not-channel", "failed"],
    "added-": ["wanted", "waiting", "back", "known", "paused"],
    "relevance-": ["kz-tm", "kz-only", "tm-only", "other"],
    "reason-": ["relevance", "engagement", "reactions", "stars", "sources", "kinds", "recency", "topics"],
    "schedule-": ["daily", "weekdays"],
    "button-days-": ["daily", "weekdays"],
    "button-relation-": ["kz-tm", "kz-only", "tm-only"],
    "days-": ["daily", "weekdays"],
    "length-": ["short", "normal", "full"],
    "page-": ["topic", "relation", "language", "kind", "channel", "length", "time", "days"],
    "button-digest-": ["topic", "relation", "language", "kind", "channel", "time", "days", "length"],
    "button-order-": ["new", "best"],
    "alert-timing-": ["now", "hourly", "digest"],
    "button-timing-": ["now", "hourly", "digest"],
    "button-option-": ["silent", "quiet", "story"],
    "button-narrow-": ["add", "exclude", "exact", "topic", "country", "channel"],
    "cmd-": list(COMMANDS),
    "narrow-country-": ["kz-tm", "kz-only", "tm-only"],
    "narrow-date-": ["day", "week", "month"],
    "settings-length-": ["short", "normal", "full"],
    "button-length-": ["short", "normal", "full"],
    "not-text-": ["sticker", "voice", "picture", "file", "place", "contact", "other"],
    "command-words-": [*COMMANDS, "admin"],
    "admin-access-": ["open", "allowlist", "invite"],
    "admin-kind-": ["person", "group", "channel"],
    "button-admin-": ["health", "invites", "allowlist", "announce", "statistics", "dead"],
    "delivery-": ["sent", "pending", "sending", "uncertain", "dropped", "dead"],
    "delivery-kind-": ["alert", "digest", "notice", "announcement"],
    "allow-": ["added", "known"],
    "query-example-": [
        "and",
        "or",
        "not",
        "phrase",
        "exact",
        "prefix",
        "near",
        "time",
        "topic",
        "source",
        "engagement",
        "rest",
    ],
    "query-meaning-": [
        "and",
        "or",
        "not",
        "phrase",
        "exact",
        "prefix",
        "near",
        "time",
        "topic",
        "source",
        "engagement",
        "rest",
    ],
    "channel-closed-": ["private", "banned", "vanished", "no-preview", "no-name"],
    "button-period-": ["30", "90", "364"],
    "chart-posts-": ["day", "week"],
    "chart-channels-": ["day", "week"],
    "chart-growth-": ["views", "reactions"],
    "toast-": [
        "saved",
        "deleted",
        "restored",
        "cancelled",
        "muted",
        "unmuted",
        "paused",
        "resumed",
        "stale",
        "unchanged",
        "retried",
        "dropped",
        "requeued",
        "less",
        "narrow-none",
        "narrow-newest",
        "resent",
        "resent-before",
        "resend-gone",
    ],
}


class Fields(Visitor):
    """Collects the variables of a message and the variants of its selections."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.selections: dict[str, set[str]] = {}

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: Any) -> None:  # noqa: N802
        variants = {getattr(each.key, "name", None) or each.key.value for each in node.variants}
        self.selections.setdefault(node.selector.id.name, set()).update(variants)
        self.generic_visit(node)


def read(language: str) -> dict[str, Any]:
    messages: dict[str, Any] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in messages, f"{path.name}: {entry.id.name} stands twice"
                messages[entry.id.name] = entry
    return messages


MESSAGES = {language: read(language) for language in LANGUAGES}
KEYS = sorted(MESSAGES["en"])


def fields(language: str, key: str) -> Fields:
    found = Fields()
    found.visit(MESSAGES[language][key])
    return found


def test_every_language_has_the_same_keys() -> None:
    for language in LANGUAGES:
        assert set(MESSAGES[language]) == set(KEYS), language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_variables_and_the_plural_forms_of_the_language(language: str) -> None:
    forms = {*Locale(language).plural_form.rules, "other"} - ({"other"} if language == "ru" else set())
    for key in KEYS:
        here, english = fields(language, key), fields("en", key)
        assert here.variables == english.variables, key
        assert here.selections.keys() == english.selections.keys(), key
        for variants in here.selections.values():
            assert {each for each in variants if not each.isdigit()} == forms, key


def code() -> Iterator[ast.AST]:
    for path in sorted(ROOT.glob("bot/**/*.py")):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def spelled(key: ast.AST) -> set[str]:
    """The keys that an expression may stand for: a literal, one of two, all of a family."""
    if isinstance(key, ast.IfExp):
        return spelled(key.body) | spelled(key.orelse)
    if isinstance(key, ast.JoinedStr):
        beginning = ast.literal_eval(key.values[0])
        return {beginning + ending for ending in FAMILIES[beginning]}
    return {ast.literal_eval(key)} if isinstance(key, ast.Constant) else set()


def test_no_text_is_unused() -> None:
    literals = {part.value for part in code() if isinstance(part, ast.Constant)}
    beginnings = {str(part) for part in literals if part in FAMILIES}
    families = {beginning + ending for beginning in beginnings for ending in FAMILIES[beginning]}
    assert set(KEYS) - literals - families == set()


def test_no_text_is_missing() -> None:
    """In calls that take a key: texts(key), rich(texts, key), and errors for a person."""
    place = {"texts": 0, "rich": 1, "UserError": 0, "QueryError": 0}
    for call in code():
        name = getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""
        if isinstance(call, ast.Call) and name in place:
            assert spelled(call.args[place[name]]) <= set(KEYS), ast.unparse(call)


def test_every_error_of_a_query_has_a_sentence() -> None:
    codes = re.findall(r"^    (query-[a-z-]+)", query.__doc__ or "", re.MULTILINE)
    assert len(codes) > 20
    assert set(codes) <= set(KEYS)


def test_every_reason_of_a_score_has_a_name() -> None:
    ranking = (ROOT / "bot" / "domain" / "ranking.py").read_text(encoding="utf-8")
    assert set(re.findall(r'Reason\("(\w+)"', ranking)) == set(FAMILIES["reason-"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_and_buttons_fit_telegram(language: str) -> None:
    texts = load_texts(language)
    for name, description in command_descriptions(texts):
        assert re.fullmatch(r"[a-z0-9_]{1,32}", name)
        assert 3 <= len(description) <= 256
    for key in KEYS:
        if key.startswith(("button-", "weekday-short-")):
            numbers = dict.fromkeys(fields(language, key).variables, 100)
            assert len(texts(key, **numbers)) <= 24, key
        if key.startswith("toast-"):
            values = dict.fromkeys(fields(language, key).variables, "14 November, 08:30")
            assert len(texts(key, **values)) <= 200, key
    choices = [key for key in KEYS if key.startswith(("topic-", "kind-", "country-"))]
    for key in choices:
        assert len("✓ " + texts(key)) <= 24, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_queries_are_queries(language: str) -> None:
    texts = load_texts(language)
    for key in KEYS:
        if key.startswith("query-example-") or key == "alert-example-words":
            parse_query(texts(key))
    assert parse_query(texts("query-example-time")).period
    assert parse_query(texts("search-wider-example")).normalised == "date:P1Y"
    assert texts("alert-example") == f"/alert {texts('alert-example-words')}"
    assert texts("cmd-alert").endswith(texts("alert-example"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_found_by_each_of_its_words_and_by_its_name(name: str, language: str) -> None:
    words = [name, *load_texts(language)(f"command-words-{name}").split(", ")]
    for is_operator in (False, True):
        found = {word: find_command(word, is_operator=is_operator) for word in words}
        assert found == dict.fromkeys(words, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_for_what_operators_have_is_theirs_alone(language: str) -> None:
    for word in load_texts(language)("command-words-admin").split(", "):
        assert find_command(word, is_operator=True) == "admin"
        assert find_command(word) != "admin"


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_those_of_the_language(language: str) -> None:
    """A Kazakh letter in a Russian text, a Cyrillic one in a Turkmen text: slips of a translator."""
    foreign = {
        "ru": "әғқңөұүһіäçňşžýöü",
        "kk": "äçňşžýöü",
        "tk": "абвгдежзийклмнопрстуфхцчшщъыьэюяқңғ",
        "en": "абвгдежзийклмнопрстуфхцчшщъыьэюяқңғäňşžý",
    }[language]
    allowed = {"query-help-names"} if language == "en" else set()
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.split(" = ")[0] not in allowed:
                assert not set(line.lower()) & set(foreign), line


def test_a_missing_text_or_field_is_an_error() -> None:
    texts = load_texts("en")
    with pytest.raises(KeyError, match="no-such-key"):
        texts("no-such-key")
    with pytest.raises(KeyError, match="alert-hint"):
        texts("alert-hint")
    with pytest.raises(ValueError, match="de"):
        Texts("de")


def test_texts_are_read_once() -> None:
    assert load_texts("kk") is load_texts("kk")
    assert load_texts("kk").language == "kk"
    assert set(LANGUAGE_NAMES) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru", "ru"),
        ("kk", "kk"),
        ("tk", "tk"),
        ("en-GB", "en"),
        ("kk_KZ", "kk"),
        ("RU", "ru"),
        ("uk", "ru"),
        ("be", "ru"),
        ("ky", "ru"),
        ("uz", "ru"),
        ("de", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_language_is_guessed_from_telegram(code: str | None, language: str) -> None:
    assert guess_language(code) == language
