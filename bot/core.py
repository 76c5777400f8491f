"""What every command works with: settings, clock, database, vocabulary, the door for posts.

The light half of the composition root: it imports neither aiogram nor Telethon, so that a search in
the terminal starts at once. The other half is bot/app.py. No rules here.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from bot.clock import Clock, SystemClock
from bot.collector.assessing import Assessor
from bot.collector.ingest import Ingest
from bot.collector.understanding import Understander, analysis_version
from bot.config import Settings
from bot.domain.analyser import Analyser
from bot.domain.topics import Classifier
from bot.jobs.stories import StoryGrouper
from bot.lexicon import load_lexicon
from storage.database import Database


class Core:
    """What every command works with. The door for posts is built when it is first used: compiling
    the vocabulary takes seconds, and a search does not need it."""

    def __init__(
        self, settings: Settings, clock: Clock, db: Database, understander: Understander | None = None
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.db = db
        self.lexicon = load_lexicon()
        self.analyser = understander.analyser if understander else Analyser()
        self._understander = understander

    @cached_property
    def understander(self) -> Understander:
        """What is derived from a post."""
        return self._understander or Understander(self.analyser, Classifier(self.lexicon, self.analyser))

    @property
    def analysis_version(self) -> int:
        """What `understander` marks posts with; known without building it."""
        return analysis_version(self.analyser.version, self.lexicon.version)

    @cached_property
    def grouper(self) -> StoryGrouper:
        """Joins what tells of one event."""
        return StoryGrouper(self.db, self.analyser, self.lexicon)

    @cached_property
    def ingest(self) -> Ingest:
        """The one door for posts, ready: the first post does not wait for the vocabulary."""
        assessor = self.build_assessor()
        return Ingest(self.db, lambda: assessor, self.clock)

    def build_assessor(self) -> Assessor:
        """What derives everything from a post before it is saved."""
        return Assessor(self.db, self.understander, self.lexicon.names)


@contextmanager
def open_core(
    settings: Settings,
    database: Path | None = None,
    clock: Clock | None = None,
    *,
    understander: Understander | None = None,
    readers: int = 2,
) -> Iterator[Core]:
    """Opens the database (made and migrated if need be) and builds the parts over it.

    Several databases of one process may share an `understander`. `readers`: threads that read, each with
    32 MiB of pages. Raises StorageError when the
    database cannot be opened.
    """
    use_packaged_zones()
    db = Database.open(database or settings.database_path, readers=readers)
    try:
        yield Core(settings, clock or SystemClock(), db, understander)
    finally:
        db.close()


def use_packaged_zones() -> None:
    """Takes time zones from the tzdata package: an old system still has Asia/Almaty at UTC+6."""
    zoneinfo.reset_tzpath(())
    zoneinfo.ZoneInfo.clear_cache()
