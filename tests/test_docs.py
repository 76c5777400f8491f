"""What README and docs tell people to type exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli import app, lexicon_app
from bot.domain.query import parse_query

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def _command_names() -> set[str]:
    commands = [*app.registered_commands, *lexicon_app.registered_commands]
    return {c.name or (c.callback.__name__ if c.callback else "") for c in commands} | {"lexicon"}


def test_every_command_in_the_readme_exists_and_every_one_stands_there() -> None:
    named = set(re.findall(r"(?:caspian-watch|-m bot) ([a-z]+)", README))
    assert named - {"lexicon"} <= _command_names()
    assert _command_names() - named <= {"check"}


def test_make_targets_in_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:`|^)make ([a-z]+)", README, flags=re.M)):
        assert f"\n{target}:" in makefile


@pytest.mark.parametrize("written", re.findall(r"^\| (`.+?`) +\| ", README.split("## On the")[0], flags=re.M))
def test_every_query_in_the_readme_parses(written: str) -> None:
    for query in re.findall(r"`([^`]+)`", written):
        parse_query(
            query.replace("\\|", "|") if not query.startswith("-") else f"газ {query}".replace("\\|", "|")
        )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
