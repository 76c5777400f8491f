"""Reads the Dockerfile and the compose files as far as they go here; what it does not know is an error."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Instruction:
    """A line of the Dockerfile: its word, the rest, and the number of its stage."""

    word: str
    rest: str
    stage: int

    @property
    def arguments(self) -> list[str]:
        """The exec form (a JSON list), or words that are no options."""
        if self.rest.startswith("["):
            listed: list[str] = json.loads(self.rest)
            return listed
        return [word for word in self.rest.split() if not word.startswith("--")]


def read_dockerfile() -> list[Instruction]:
    """Every instruction, in order."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    found: list[Instruction] = []
    stage = -1
    for line in joined.splitlines():
        word, _, rest = line.partition(" ")
        assert word.isupper(), line
        stage += word == "FROM"
        found.append(Instruction(word, rest, stage))
    return found


def read_ignored() -> list[str]:
    """The lines of .dockerignore."""
    text = (ROOT / ".dockerignore").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def read_compose(name: str = "compose.yaml") -> dict[str, Any]:
    """A compose file: maps and lists by indentation, scalars, lists in brackets as JSON."""
    text = (ROOT / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    value, rest = _read_block(lines, 0)
    assert not rest, rest[0]
    assert isinstance(value, dict)
    return value


def _read_block(lines: list[str], indent: int) -> tuple[Any, list[str]]:
    """The block at this indentation, and the lines after it."""
    if lines and lines[0].startswith(" " * indent + "- "):
        return _read_list(lines, indent)
    block: dict[str, Any] = {}
    while lines and (match := re.fullmatch(rf" {{{indent}}}([a-z_-]+):(?: (\S.*))?", lines[0])):
        key, scalar = match.groups()
        assert key not in block, f"{key} stands twice"
        lines = lines[1:]
        deeper = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
        if scalar is None and deeper > indent:
            block[key], lines = _read_block(lines, deeper)
        else:
            block[key] = _read_scalar(scalar)
    return block, lines


def _read_list(lines: list[str], indent: int) -> tuple[list[Any], list[str]]:
    items: list[Any] = []
    while lines and (match := re.fullmatch(rf" {{{indent}}}- (\S.*)", lines[0])):
        items.append(_read_scalar(match[1]))
        lines = lines[1:]
    return items, lines


def _read_scalar(text: str | None) -> Any:
    if text is None or text in ("true", "false"):
        return None if text is None else text == "true"
    return json.loads(text) if text.startswith("[") else text
