"""doctor: one line for each thing that the program stands on, and what to do where it is not right.

A thing that cannot be looked at from here (no network) is said and is no fault. Prints no secret and
makes no file. The questions to Telegram stand in telegram_check.py.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path

from bot.commands.operating import SOURCES
from bot.commands.telegram_check import check_clock, check_token
from bot.config import Settings, load_settings
from bot.errors import ConfigError, OperatorError

_LEAST_FREE_BYTES = 500 << 20
_BACKUP_AGE = timedelta(hours=48)


def run_doctor(config: Path) -> int:
    """Checks one thing after the other, saying what to put right; returns 1 if anything is wrong."""
    try:
        settings = load_settings(config)
    except ConfigError as error:
        print(f"✗ settings: {error}")
        return 1
    checks: list[tuple[str, Callable[[Settings], str]]] = [
        ("settings", partial(_check_settings, config)),
        ("python", _check_python),
        ("vocabulary", _check_lexicon),
        ("time zones", _check_zones),
        ("clock", check_clock),
        ("database", _check_database),
        ("disk", check_disk),
        ("backups", check_backups),
        ("bot token", check_token),
        ("source of posts", _check_source),
        ("reading account", check_account),
        ("channels", check_channels),
    ]
    wrong = 0
    for name, check in checks:
        try:
            print(f"✓ {name}: {check(settings)}")
        except OperatorError as error:
            wrong += 1
            print(f"✗ {name}: {error}")
    return 1 if wrong else 0


def _check_settings(config: Path, settings: Settings) -> str:
    """The token stands in that file, or may."""
    if not config.exists():
        return f"no {config}; the defaults hold"
    if os.name == "posix" and config.stat().st_mode & 0o077:
        raise OperatorError(f"{config} can be read by others; run: chmod 600 {config}")
    return str(config)


def _check_python(settings: Settings) -> str:
    return sys.version.split()[0]


def _check_lexicon(settings: Settings) -> str:
    topics, findings = _count_findings()
    if findings:
        raise OperatorError(f"{findings} findings; see: caspian-watch lexicon check")
    return f"{topics} topics"


@cache
def _count_findings() -> tuple[int, int]:
    """Topics and findings: the vocabulary is part of the program, and looked through in seconds."""
    from bot.domain.analyser import Analyser
    from bot.domain.lexicon_check import check_lexicon
    from bot.lexicon import load_lexicon

    lexicon = load_lexicon()
    return len(lexicon.topics), len(check_lexicon(lexicon, Analyser()))


def _check_zones(settings: Settings) -> str:
    from zoneinfo import ZoneInfo

    from bot.core import use_packaged_zones

    use_packaged_zones()
    offset = datetime(2025, 1, 1, tzinfo=UTC).astimezone(ZoneInfo("Asia/Almaty")).utcoffset()
    if offset is None or offset.total_seconds() != 5 * 3600:
        raise OperatorError("Asia/Almaty is not UTC+5; update the tzdata package")
    return f"{settings.default_timezone}; Asia/Almaty is UTC+5"


def _check_database(settings: Settings) -> str:
    from storage.database import Database
    from storage.errors import StorageError
    from storage.health import check_integrity
    from storage.retention import can_give_back

    path = settings.database_path
    if not path.exists():
        return f"{path} does not exist yet; it is made at the first run"
    if path.stat().st_mode & 0o077:
        raise OperatorError(f"{path} can be read by others; run: chmod 600 {path}")
    try:
        db = Database.open(path)
    except StorageError as error:
        raise OperatorError(str(error)) from None
    try:
        problems, gives_back = db.read_now(check_integrity), db.read_now(can_give_back)
    finally:
        db.close()
    if problems:
        raise OperatorError(f"{path} is damaged ({problems[0]}); see: caspian-watch restore --help")
    if settings.retention_days and not gives_back:
        return f"{path} is whole; old posts leave, their space does not: stop, make a backup, restore it once"
    return f"{path} is whole"


def check_disk(settings: Settings) -> str:
    """A backup and the log of a long transaction each need about the size of the database."""
    path = settings.database_path
    folder = next(each for each in path.absolute().parents if each.exists())
    free = shutil.disk_usage(folder).free
    needed = max(_LEAST_FREE_BYTES, 2 * (path.stat().st_size if path.exists() else 0))
    if free < needed:
        raise OperatorError(f"{free >> 20:,} MiB free in {folder}; make room for {needed >> 20:,} MiB")
    return f"{free >> 20:,} MiB free"


def check_backups(settings: Settings) -> str:
    from storage.backup import find_moment, list_generations

    folder = settings.backup_dir
    if folder is None:
        return "none by itself; set BACKUP_DIR for one a night"
    moments = [moment for path in list_generations(folder) if (moment := find_moment(path))]
    if not moments:
        return f"none in {folder} yet; the running program makes one within ten minutes"
    if datetime.now(UTC) - moments[0] > _BACKUP_AGE:
        raise OperatorError(
            f"the last one in {folder} is of {moments[0]:%Y-%m-%d %H:%M} UTC; is the program running, and "
            "does its log say why?"
        )
    return f"{len(moments)} in {folder}, the last of {moments[0]:%Y-%m-%d %H:%M} UTC"


def _check_source(settings: Settings) -> str:
    where = f" ({settings.preview_url})" if settings.source == "preview" else ""
    return SOURCES[settings.source] + where


def check_account(settings: Settings) -> str:
    """Looks at the file alone: a second connection with one login could cost the account."""
    from bot.collector.session_file import name_session_file
    from storage.file_rights import find_exposure

    if settings.source == "preview":
        return "none is needed"
    value = settings.telegram_session.get_secret_value()
    if len(value) > 200:  # as in Telethon's string sessions; a path is shorter
        return "a string session"
    if settings.telegram_api_id is None or settings.telegram_api_hash is None:
        raise OperatorError("set both TELEGRAM_API_ID and TELEGRAM_API_HASH, or neither")
    file = name_session_file(Path(value))
    if not file.exists():
        raise OperatorError("not logged in yet; run: caspian-watch login --qr")
    if exposure := find_exposure(file):
        raise OperatorError(exposure)
    return f"a login is kept in {file}"


def check_channels(settings: Settings) -> str:
    from bot.answers.health import count_channels
    from storage.channels import list_channels
    from storage.database import Database
    from storage.errors import StorageError

    if not settings.database_path.exists():
        return "none yet; the first run follows CHANNELS, or the starter list"
    try:
        db = Database.open(settings.database_path)
    except StorageError:
        return "unknown: the database cannot be opened"
    try:
        channels = tuple(db.read_now(list_channels))
    finally:
        db.close()
    counts = count_channels(channels)
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "none yet"
    if counts["failing"] and not counts["read"]:
        raise OperatorError(f"none can be read ({told}); see why: caspian-watch stats")
    return told
