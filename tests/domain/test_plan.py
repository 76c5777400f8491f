"""Plans: words become keys, names their aliases, dates a window; what a plan cannot hold is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.query import QueryError
from storage.records import AllOf, AnyOf, Engagement, Exact, Facet, Near, Not, Phrase, PlanNode, Prefix, Word
from tests.query_examples import NOW, plan_of


def shape(node: PlanNode) -> str:
    """A plan as a line: words by their text, which is what a person checks."""
    if isinstance(node, AllOf):
        return f"all({', '.join(map(shape, node.children))})"
    if isinstance(node, AnyOf):
        return f"any({', '.join(map(shape, node.children))})"
    if isinstance(node, Not):
        return f"not {shape(node.child)}"
    if isinstance(node, Phrase):
        return "+".join(map(shape, node.parts))
    if isinstance(node, Near):
        return f"{shape(node.left)}~{node.distance}~{shape(node.right)}"
    if isinstance(node, Word):
        return node.text
    if isinstance(node, Exact):
        return f"={node.form}"
    if isinstance(node, Prefix):
        return f"{node.prefix}*"
    return node.token if isinstance(node, Facet) else f"{node.field}{node.comparison}{node.value}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Газ", "газ"),
        ("порт газ | нефть -уголь", "all(порт, any(газ, нефть), not уголь)"),
        ("Бердымухамедов-младший", "бердымухамедов+младший"),
        ("10:30", "10+30"),
        ("=Ёлка", "=ёлка"),
        ('="порт Курык"', "=порт+=курык"),
        ("Ёлк*", "елк*"),
        ("Иран-Турк*", "иран+турк*"),
        ('газ NEAR/2 "на экспорт"', "газ~2~на+экспорт"),
        ("topic:gas_energy", "to:gas_energy"),
        ("country:kz-tm", "re:kztm"),
        ("country:kz", "any(re:kzonly, re:kztm)"),
        ("from:@example_port", "ch:1002"),
        ("from:-1000000001002", "ch:1002"),
        ("views:>5 react:🔥<2", "all(views>5, react<2)"),
        # names: one word with all one-word aliases; rows for the longer ones
        ("Курык", "курык"),
        ("Каспий", "any(каспий, каспийское+море, каспий+теңізі, hazar+deňzi, caspian+sea)"),
        ("=Каспий", "=каспий"),
        ("Касп*", "касп*"),
        ("Средний коридор", "any(all(средний, коридор), орта+дәліз, orta+geçelge, middle+corridor)"),
        (
            "порт Средний коридор",
            "all(порт, any(all(средний, коридор), орта+дәліз, orta+geçelge, middle+corridor))",
        ),
        ('"Средний коридор"', "any(средний+коридор, орта+дәліз, orta+geçelge, middle+corridor)"),
        ('="Средний коридор"', "=средний+=коридор"),
        ("Средний | коридор", "any(средний, коридор)"),
        ('"порт Курык"', "порт+курык"),
        (
            "Caspian Sea",
            "any(all(caspian, sea), каспийское+море, каспий+теңізі, hazar+deňzi)",
        ),
    ],
)
def test_becomes(query: str, expected: str) -> None:
    assert shape(plan_of(query).root) == expected


def test_one_word_aliases_share_one_word() -> None:
    word = plan_of("Курык").root
    assert isinstance(word, Word)
    for alias in ("Құрық", "Kuryk"):
        other = plan_of(alias).root
        assert isinstance(other, Word)
        assert other.keys == word.keys


def test_keeps_the_canonical_text() -> None:
    assert plan_of("порт  ИЛИ газ").query == "порт | газ"


@pytest.mark.parametrize(
    ("query", "since", "until"),
    [
        ("газ", None, None),
        ("газ date:P7D", NOW - timedelta(days=7), None),
        ("date:2025-11-20", datetime(2025, 11, 19, 19, tzinfo=UTC), datetime(2025, 11, 20, 19, tzinfo=UTC)),
        ("date:>=2025-11-20 date:P1D газ", NOW - timedelta(days=1), None),
    ],
)
def test_dates_become_a_window(query: str, since: datetime | None, until: datetime | None) -> None:
    plan = plan_of(query)
    assert (plan.since, plan.until) == (since, until)


def test_a_date_alone_asks_for_everything_in_its_window() -> None:
    assert plan_of("date:P7D").root == AllOf(())


@pytest.mark.parametrize(
    ("query", "for_alert", "code", "at", "fields"),
    [
        ("газ date:P7D", True, "query-date-in-alert", 4, {}),
        (
            "газ from:@exampl_news",
            False,
            "query-unknown-channel",
            4,
            {"nearest": "@example_news, @example_port"},
        ),
        ("from:@nothing_like_it", False, "query-unknown-channel", 0, {"nearest": ""}),
        ("from:-1000009999999", False, "query-unknown-channel", 0, {"channel": "9999999"}),
    ],
)
def test_refuses(query: str, for_alert: bool, code: str, at: int, fields: dict[str, str]) -> None:
    with pytest.raises(QueryError) as raised:
        plan_of(query, for_alert=for_alert)
    assert (raised.value.code, raised.value.at) == (code, at)
    assert fields.items() <= raised.value.fields.items()


def test_a_long_row_of_names_stays_small() -> None:
    root = plan_of('"Каспий Каспий Каспий Каспий Каспий"').root
    assert isinstance(root, AnyOf)
    assert len(root.children) == 64
    assert isinstance(plan_of("views:>5").root, Engagement)
