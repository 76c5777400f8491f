"""Time zones by the names of cities. A list to choose from, not all that exist."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.i18n import Texts

# City (a key of the locales, zone-…) and its zone; of two cities in one zone the first gives the name.
CITIES = (
    ("almaty", "Asia/Almaty"),
    ("astana", "Asia/Almaty"),
    ("aqtau", "Asia/Aqtau"),
    ("ashgabat", "Asia/Ashgabat"),
    ("tashkent", "Asia/Tashkent"),
    ("bishkek", "Asia/Bishkek"),
    ("baku", "Asia/Baku"),
    ("tehran", "Asia/Tehran"),
    ("dubai", "Asia/Dubai"),
    ("istanbul", "Europe/Istanbul"),
    ("moscow", "Europe/Moscow"),
    ("berlin", "Europe/Berlin"),
    ("london", "Europe/London"),
    ("new_york", "America/New_York"),
    ("shanghai", "Asia/Shanghai"),
)


def zone_name(zone: str, texts: Texts) -> str:
    """Returns the city in the reader's language; a zone that is not in the list, as IANA names it."""
    city = next((city for city, known in CITIES if known == zone), None)
    return texts(f"zone-{city}") if city else zone.rpartition("/")[2].replace("_", " ")


def zone_offset(zone: str, now: datetime) -> str:
    """Returns e.g. "UTC+5", "UTC+3:30"."""
    offset = now.astimezone(ZoneInfo(zone)).utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
