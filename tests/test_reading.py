"""The process that only reads channels is a light one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEAVY = ("aiogram", "matplotlib", "fluent", "prometheus_client")


def test_who_only_reads_channels_imports_nothing_that_serves_people() -> None:
    code = f"""
import sys
from bot.commands import running
running._import_work("collect")
import bot.collector.watch, bot.collector.preview_watch, bot.core, bot.logs
sys.exit(", ".join(name for name in {HEAVY!r} if name in sys.modules) or 0)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
