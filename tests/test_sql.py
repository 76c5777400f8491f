"""What stands in SQL beside literals and parameters: capitalised constants, and what is judged here.

Values are always parameters. Whoever puts another expression into a statement says here where it comes from.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(ROOT.glob("storage/**/*.py"))
_STATEMENT = re.compile(r"\b(select|insert|update|delete|pragma|create|drop|alter|where|vacuum|attach)\b")
_CONSTANT = re.compile(r"_?[A-Z][A-Z_]*")

FROM_LITERALS = {
    "following.py": {"column"},  # the two settings of a channel, by name
    "health.py": {
        "_within(since, until)",
        "'true' if relevance is None else 'relevance = :relevance'",
        "what",  # two names of pragmas
    },
    "parts.py": {"table"},  # of a tuple of tables
    "posts.py": {"comparison"},  # < or <>
    "retention.py": {"int(pages)"},
    # Built by search_sql.py of what stands there; words are quoted within a parameter.
    "search.py": {"narrowing.number", "narrowing.tables", "narrowing.where", "begins.sql", "tables"},
    "subscribers.py": {"table", "column"},  # of PERSONAL_TABLES
    "subscriptions.py": {"', '.join('?' * len(row))", "rest"},
    "watch_notes.py": {"column", "condition"},
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT / "storage").as_posix()


def _interpolated(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.JoinedStr):
            continue
        literal = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        if _STATEMENT.search(literal):
            yield from (
                ast.unparse(each.value) for each in node.values if isinstance(each, ast.FormattedValue)
            )


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_unjudged_stands_in_a_statement(path: Path) -> None:
    found = {each for each in _interpolated(path) if not _CONSTANT.fullmatch(each)}
    judged = FROM_LITERALS.get(_name(path), set())
    assert found <= judged, (
        f"{found - judged}: a parameter instead? Else say in tests/test_sql.py whence it is"
    )
