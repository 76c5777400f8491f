"""backup and restore: a checked copy of the database, and the way back.

Both work on files; nothing of the program is started.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.config import load_settings
from bot.errors import OperatorError


def run_backup(path: Path | None, config: Path, database: Path | None) -> int:
    """Copies the database to a new file, or as one more generation into a directory; returns 0.

    Without a path, to BACKUP_DIR; without that, to `backups` beside the database.
    """
    from storage.backup import back_up, back_up_into
    from storage.database import Database

    settings = load_settings(config)
    source = database or settings.database_path
    if not source.exists():
        raise OperatorError(f"{source}: there is no database to copy")
    if path is not None and path.exists() and not path.is_dir():
        raise OperatorError(f"{path}: exists already; name a new file")
    db = Database.open(source)
    try:
        if path is None or path.is_dir():
            folder = path or settings.backup_dir or source.parent / "backups"
            path = back_up_into(db, folder, datetime.now(UTC), kept=settings.backups_kept)
        else:
            back_up(db, path)
    finally:
        db.close()
    print(f"{path}: copied and checked, {path.stat().st_size:,} bytes")
    return 0


def run_restore(file: Path, config: Path, database: Path | None) -> int:
    """Puts a backup in the place of the database, and says what that means; returns 0."""
    from storage.restoring import restore

    target = (database or load_settings(config).database_path).expanduser()
    before = restore(file, target, datetime.now(UTC))
    print(f"{target}: restored from {file} and checked")
    if before is not None:
        print(f"{before}: the database as it was; remove it when all is well, since people's data are in it")
    print(
        "What happened after the backup is not in it: whoever erased themselves since is back, and has to be "
        "asked to send /forget again; what waited to be sent then is marked uncertain and not sent again."
    )
    return 0
