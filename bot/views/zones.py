"""Time zones by the names of their cities. A list to choose from, not all that exist."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.i18n import Texts

ZONES = (
    "Asia/Almaty",
    "Asia/Ashgabat",
    "Asia/Aqtau",
    "Asia/Tashkent",
    "Asia/Bishkek",
    "Asia/Baku",
    "Asia/Tehran",
    "Asia/Dubai",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "Asia/Shanghai",
)


def zone_name(zone: str, texts: Texts) -> str:
    """Returns the city in the reader's language; a zone that is not in the list, as IANA names it."""
    city = zone.rpartition("/")[2]
    return texts(f"zone-{city.lower()}") if zone in ZONES else city.replace("_", " ")


def zone_offset(zone: str, now: datetime) -> str:
    """Returns e.g. "UTC+5", "UTC+3:30"."""
    offset = now.astimezone(ZoneInfo(zone)).utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
