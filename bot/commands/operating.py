"""stats and invite: what an operator asks and does."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import load_settings

LONGEST_NAME = 255  # of a file; a string session is longer
SOURCES = {"account": "a Telegram account", "preview": "the public preview, without an account"}
if TYPE_CHECKING:
    from bot.domain.answer_values import PartLine

MOMENT = "%Y-%m-%d %H:%M UTC"


def run_stats(config: Path, database: Path | None, *, as_json: bool) -> int:
    """Prints what was read, from where, what waits to be sent, and who is at work; returns 0."""
    from bot.answers.stats import get_status
    from bot.core import open_core

    with open_core(load_settings(config), database) as core:
        status = asyncio.run(get_status(core.db, core.clock.now()))
    if as_json:
        print(json.dumps(asdict(status), ensure_ascii=False, indent=1, default=str))
        return 0
    print(f"posts {status.posts:,} (last 24 h: {status.posts_24h:,}, of them kz-tm: {status.kz_tm_24h:,})")
    if status.outdated:
        print(f"{status.outdated:,} posts still to be understood anew")
    print(f"stories {status.stories:,}")
    if status.source is not None:
        print(f"channels are read by: {SOURCES.get(status.source, status.source)}")
    print(
        f"outbox: {status.queue_pending} waiting, {status.queue_uncertain} uncertain, "
        f"{status.queue_dead} could not be sent"
    )
    for part in status.parts:
        print(f"part {_describe_part(part)}")
    for wait in status.waits:
        print(f"{wait.part}: Telegram asked to wait with {wait.method} until {wait.until:{MOMENT}}")
    for line in status.channels:
        name = f"@{line.username}" if line.username else line.title
        last = f"{line.last_post_at:{MOMENT}}" if line.last_post_at else "no post yet"
        failure = f" · {line.failure}" if line.failure else ""
        lag = f" · lag p50 {line.lag_p50_s} s, p95 {line.lag_p95_s} s" if line.lag_p95_s is not None else ""
        mended = f" · repaired {line.repaired}" if line.repaired else ""
        print(f"  {name} · {line.kind} · {line.state} · {line.posts:,} posts · {last}{lag}{mended}{failure}")
    return 0


def _describe_part(part: PartLine) -> str:
    state = f"not heard from since {part.heard_at:{MOMENT}}" if part.is_silent else part.state
    words = [part.name, f"{state} ({part.held_for})" if part.held_for else state]
    if not part.is_silent:
        words.append(f"since {part.since:{MOMENT}}")
    if part.failed_at:
        words.append(
            f"failures in 24 h: {part.failures_24h}, last {part.failed_at:{MOMENT}} ({part.failure})"
        )
    return " · ".join(words)


def run_invite(count: int, config: Path, database: Path | None) -> int:
    """Prints fresh invitations, one a line, as what a person sends to the bot; returns 0."""
    import secrets
    from datetime import UTC, datetime

    from storage.database import Database
    from storage.invites import add_invite

    db = Database.open(database or load_settings(config).database_path)
    try:
        for _ in range(count):
            code = secrets.token_urlsafe(9)
            db.write_now(add_invite, code, datetime.now(UTC))
            print(f"/start {code}")
    finally:
        db.close()
    return 0
