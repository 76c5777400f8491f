"""The house stands as designed: who may import whom, how large a function and a module may be."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted([*ROOT.glob("bot/**/*.py"), *ROOT.glob("storage/**/*.py")])
FUNCTION_LINES, MODULE_LINES = 60, 250

# Who alone may import a library; every other module may not.
OWNERS = {
    "telethon": tuple(
        f"bot/collector/{name}.py" for name in ("telegram", "telegram_errors", "telegram_login", "convert")
    ),
    "aiogram": ("bot/chat/", "bot/views/", "bot/delivery/", "bot/console/", "bot/app.py"),
    "sqlite3": ("storage/",),
    "sqlite_utils": ("storage/",),
    "apscheduler": ("bot/jobs/scheduler.py",),
    "pymorphy3": ("bot/domain/languages/russian_dictionary.py",),
    "dotenv": (),
    "pydantic_settings": ("bot/config.py",),
    "fluent": ("bot/i18n.py",),
    "aiohttp": ("bot/health.py", "bot/delivery/retry.py", "bot/collector/preview_site.py"),
    "prometheus_client": ("bot/health.py",),
    "typer": ("bot/cli.py", "bot/commands/"),
    "matplotlib": ("bot/charts/drawing.py", "bot/charts/drawing_series.py", "bot/charts/strokes.py"),
    "PIL": ("bot/charts/drawing.py",),
    "selectolax": ("bot/collector/preview",),
    "rich": ("bot/cli.py", "bot/commands/"),
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_import_rules_between_rooms() -> None:
    code = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(cache_dir=None))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    roots = {name.split(".")[0] for name in _imports(ast.parse(path.read_text(encoding="utf-8")))}
    for library in roots & OWNERS.keys():
        assert _name(path).startswith(OWNERS[library]), f"{library} does not belong here"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_and_functions_stay_small_and_say_what_they_are(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree), "a module opens with what it does and does not do"
    assert source.count("\n") <= MODULE_LINES
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            assert lines <= FUNCTION_LINES, f"{node.name} has {lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_broad_except_stands_only_in_a_supervisor(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            name = getattr(node.type, "id", None) if node.type else "bare"
            if name in ("bare", "Exception", "BaseException"):
                assert _name(path) == "bot/supervisor.py", f"line {node.lineno}"


def test_no_module_has_a_name_that_says_nothing() -> None:
    nothing = {"utils", "helpers", "manager", "service", "base", "misc", "common"}
    assert not [path for path in MODULES if path.stem in nothing]
