"""Time zones by the names of cities. A list to choose from, not all that exist."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from bot.i18n import LANGUAGES, Texts, load_texts
from bot.views.cities import CITIES_BY_ZONE

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


def find_zone(city: str) -> str | None:
    """Returns the zone of a city as a person writes it: in any of our languages, or as IANA names it."""
    wanted = _plain(city)
    if not wanted:
        return None
    for language in LANGUAGES:
        texts = load_texts(language)
        for name, zone in CITIES:
            if wanted in (_plain(texts(f"zone-{name}")), _plain(name)):
                return zone
    for zone, names in CITIES_BY_ZONE.items():
        if wanted in map(_plain, names.split(",")):
            return zone
    known = sorted(available_timezones())
    return next((zone for zone in known if wanted in (_plain(zone), _plain(zone.rpartition("/")[2]))), None)


def _plain(name: str) -> str:
    """Letters and digits alone, without case and accents: Aşgabat is Asgabat, New York is new_york."""
    apart = unicodedata.normalize("NFD", name.casefold())
    return "".join(char for char in apart if char.isalnum())


def zone_offset(zone: str, now: datetime) -> str:
    """Returns e.g. "UTC+5", "UTC+3:30"."""
    offset = now.astimezone(ZoneInfo(zone)).utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
