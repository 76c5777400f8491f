"""What handlers work with: built once by the composition root, passed to every handler."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.charts.painter import Painter
from bot.chat.access import Access
from bot.domain.analyser import Analyser
from bot.domain.lexicon import Lexicon
from storage.database import Database


@dataclass(frozen=True, slots=True)
class ChatContext:
    """`now` is the clock's; `is_sample`: what is shown is the invented sample."""

    db: Database
    analyser: Analyser
    lexicon: Lexicon
    now: Callable[[], datetime]
    default_zone: str
    default_language: str = "ru"  # where Telegram does not say which language a person reads
    is_sample: bool = False
    alert_limit: int = 100
    access: Access = "open"
    admin_ids: tuple[int, ...] = ()
    backup_days: int = 7  # what people are told: until then a backup may still hold what they erased
    notes_days: bool = False  # the day of each person's last sign of life is kept (INACTIVE_MONTHS)
    painter: Painter = field(default_factory=Painter)
