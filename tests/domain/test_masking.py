"""Phone and card numbers do not leave the bot; other numbers do, and places in a text stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.masking import mask_numbers
from bot.domain.text import excerpt, extract, headline

PHONES = [
    "+77011234567",
    "+7 701 123 45 67",
    "+7 (701) 123-45-67",
    "+7(701)1234567",
    "+7-701-123-45-67",
    "+7 701 123 4567",
    "+7\u00a0701\u00a0123\u00a045\u00a067",
    "8 701 123 45 67",
    "8 (7172) 55-66-77",
    "8-800-080-77-77",
    "87011234567",
    "77011234567",
    "7 777 123 45 67",
    "+7 495 123-45-67",
    "8 (926) 123-45-67",
    "+99365123456",
    "+993 65 12 34 56",
    "+993 (12) 34-56-78",
    "+993-12-34-56-78",
    "8 65 12 34 56",
    "8 (12) 34-56-78",
    "8-61-123456",
    "+998 90 123 45 67",
    "+998901234567",
    "+998 901 234 567",
    "+996 555 123 456",
    "+90 532 123 45 67",
]
CARDS = [
    "4400430112345670",
    "4400 4301 1234 5670",
    "5169-4971-0000-0003",
    "2200 0000 0000 0004",
    "371449635398431",
    "3714 496353 98431",
    "6011000990139424",
]
OTHERS = [
    "14.11.2025 08:30",
    "14-11-2025",
    "2025-11-14 12:30:45",
    "2025-11-14T12:30:45",
    "20251114123045",
    "1 250 000 000 тенге",
    "87 011 234 567 тенге",
    "77 011 234 567",
    "+87 011 234 567",
    "+70 000 000 000",
    "8 701 123 456 тонн",
    "$87011234567",
    "12 345 678 901 234 567",
    "4 400 430 112 345 673 тенге",
    "43.2565, 76.9286",
    "37.9601016, 58.3260629",
    "87.01123456",
    "№ 87011234567",
    "#87011234567",
    "post 1731571200000",
    "-1001700000001",
    "БИН 940140000385",
    "4400430112345671",  # Luhn's check fails
    "4400 4301 1234 5671",
    "0000000000000000",
    "v8.701.123.45.67",
    "87011234567,89",
    "2024/2025",
    "10–12 и 15–17 ноября",
    "102, 103, 112",
    "с 8 до 18, 25 000 человек",
    "11 12 13 14 15 16 17 18",
    "8 12 2025 18:30",
    "ISBN 978-601-01-2345-6",
    "KZ86125KZT5004100100",
    "3,5 млрд куб. м, 2 030 км",
]


@pytest.mark.parametrize("number", PHONES + CARDS)
@pytest.mark.parametrize("text", ["{}", "Звоните: {}.", "Тел.{}", "({})", "жазыңыз {}, күтеміз", "{}\n{}"])
def test_a_phone_or_card_number_is_hidden(number: str, text: str) -> None:
    raw = text.format(number, number)
    masked = mask_numbers(raw)
    assert len(masked) == len(raw)
    assert number not in masked
    digits = sum(char.isdigit() for char in masked)
    assert digits <= 3 * raw.count(number), f"only the country's code stays: {masked!r}"


@pytest.mark.parametrize("text", OTHERS)
@pytest.mark.parametrize("around", ["{}", "Всего: {}.", "({})"])
def test_other_numbers_stay(text: str, around: str) -> None:
    assert mask_numbers(around.format(text)) == around.format(text)


def test_the_country_stays() -> None:
    assert mask_numbers("+7 (701) 123-45-67") == "+7 (XXX) XXX-XX-XX"
    assert mask_numbers("+993 65 12 34 56") == "+993 XX XX XX XX"
    assert mask_numbers("8 701 123 45 67") == "X XXX XXX XX XX"
    assert mask_numbers("4400 4301 1234 5670") == "XXXX XXXX XXXX XXXX"


RAW = "В порту Курык ждут паром. Справки: +7 701 123 45 67, карта 4400 4301 1234 5670. Паром идёт в Баку."


def test_what_stands_for_a_post_holds_no_number() -> None:
    spans = [(at, at + len("Паром")) for at in (RAW.casefold().index("паром"), RAW.index("Паром идёт"))]
    quoted = excerpt(RAW, spans)
    assert [quoted.text[start:end].casefold() for start, end in quoted.spans] == ["паром", "паром"]
    for text in (quoted.text, headline(f"Тел. {RAW[35:]}"), extract(RAW)):
        assert "701 123" not in text
        assert "4400" not in text
    assert "+7 XXX XXX XX XX" in quoted.text


def test_a_number_at_the_end_of_a_headline_keeps_its_shape() -> None:
    assert (
        headline("Единый номер порта Курык: +7 701 123 45 67") == "Единый номер порта Курык: +7 XXX XXX XX XX"
    )


@given(st.text(alphabet="0123456789 -+().,8 7\u00a0№abя\n", max_size=80))
def test_any_text_keeps_its_length_and_is_masked_once(text: str) -> None:
    masked = mask_numbers(text)
    assert len(masked) == len(text)
    assert [
        (a, b) for a, b in zip(text, masked, strict=True) if a != b and (b != "X" or not a.isdigit())
    ] == []
