"""The command line within the test's process, in an empty directory, and a database that it made itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.config import Settings
from bot.sample import sample_path
from tests import understanding

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]


def invoke(*arguments: str | Path, given: str | None = None) -> Result:
    """Runs a command; `given` is its standard input."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


def spawn(*arguments: str | Path, cwd: Path, given: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Runs the program as a person does: exit status and streams are real."""
    known = {key.upper() for key in Settings.model_fields}
    inherited = {key: value for key, value in os.environ.items() if key.upper() not in known}
    return subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)],
        cwd=cwd,
        env=inherited | {"PYTHONPATH": str(ROOT)} | env,
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def lines_of(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def as_lines(rows: Sequence[object]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture(autouse=True)
def here(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory with no settings in it; the machine's environment has no say."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True, scope="package")
def compiled() -> Iterator[None]:
    """The vocabulary is compiled once for all commands here, which a person's command does each time:
    tests/e2e has those."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("bot.core", "bot.domain.topics"):
            patch.setattr(f"{module}.Classifier", lambda *_: understanding.classifier())
        yield


@pytest.fixture(scope="package")
def sample_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, imported by the command."""
    path = tmp_path_factory.mktemp("cli") / "data" / "sample.db"
    result = invoke("import", sample_path(), "--database", path)
    assert result.exit_code == 0, result.output
    return path
