"""Time zones by the names of cities, in the scripts that people write them in."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import LANGUAGES, load_texts
from bot.views.cities import CITIES_BY_ZONE
from bot.views.zones import CITIES, find_zone, zone_offset

WINTER = datetime(2025, 11, 14, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("Қарағанды", "Asia/Almaty"),
        ("усть каменогорск", "Asia/Almaty"),
        ("turkmenbasy", "Asia/Ashgabat"),
        ("Мары", "Asia/Ashgabat"),
        ("Уральск", "Asia/Oral"),
        ("ТБИЛИСИ", "Asia/Tbilisi"),
        ("abu-dhabi", "Asia/Dubai"),
        ("Europe/Rome", "Europe/Rome"),
        ("Атлантида", None),
        ("-", None),
    ],
)
def test_a_city_is_found_as_people_write_it(written: str, zone: str | None) -> None:
    assert find_zone(written) == zone


def test_every_city_of_every_list_leads_to_its_zone() -> None:
    listed = [(load_texts(language)(f"zone-{city}"), zone) for language in LANGUAGES for city, zone in CITIES]
    more = [(city, zone) for zone, cities in CITIES_BY_ZONE.items() for city in cities.split(", ")]
    wrong = [
        (city, zone)
        for city, zone in listed + more
        if zone_offset(find_zone(city) or "UTC", WINTER) != zone_offset(zone, WINTER)
    ]
    assert wrong == []


def test_all_of_kazakhstan_is_five_hours_ahead() -> None:
    zones = [zone for zone in CITIES_BY_ZONE if zone.split("/")[1] in KAZAKHSTAN]
    assert len(zones) == len(KAZAKHSTAN)
    assert {ZoneInfo(zone).utcoffset(WINTER.replace(tzinfo=None)) for zone in zones} == {
        ZoneInfo("Asia/Almaty").utcoffset(WINTER.replace(tzinfo=None))
    }


KAZAKHSTAN = ("Almaty", "Qyzylorda", "Qostanay", "Aqtobe", "Aqtau", "Atyrau", "Oral")
