"""What every command works with: settings, clock, database, vocabulary, the door for posts.

The light half of the composition root: it imports neither aiogram nor Telethon, so that a search in
the terminal starts at once. The other half is bot/app.py. No rules here.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock, SystemClock
from bot.collector.ingest import Ingest
from bot.collector.understanding import Understander
from bot.config import Settings
from bot.domain.analyser import Analyser
from bot.domain.lexicon import Lexicon
from bot.domain.topics import Classifier
from bot.lexicon import load_lexicon
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Core:
    """What every command works with."""

    settings: Settings
    clock: Clock
    db: Database
    lexicon: Lexicon
    analyser: Analyser
    ingest: Ingest


@contextmanager
def open_core(settings: Settings, database: Path | None = None, clock: Clock | None = None) -> Iterator[Core]:
    """Opens the database (made and migrated if need be) and builds the parts over it.

    Raises StorageError when the database cannot be opened.
    """
    use_packaged_zones()
    db = Database.open(database or settings.database_path)
    try:
        lexicon, analyser, the_clock = load_lexicon(), Analyser(), clock or SystemClock()
        understander = Understander(analyser, Classifier(lexicon, analyser))
        ingest = Ingest(db, understander, lexicon.names, the_clock)
        yield Core(settings, the_clock, db, lexicon, analyser, ingest)
    finally:
        db.close()


def use_packaged_zones() -> None:
    """Takes time zones from the tzdata package: an old system still has Asia/Almaty at UTC+6."""
    zoneinfo.reset_tzpath(())
    zoneinfo.ZoneInfo.clear_cache()
