"""Phone and payment card numbers in a post, so that the bot does not carry them on: every digit an X.

What counts as a phone number: those of Kazakhstan and Russia (+7, 8 or 7 and ten digits), of Turkmenistan
(+993 and eight, 8 and a mobile or city code), and of their neighbours with "+" and the country's code. What
counts as a card number: 13 to 19 digits in one piece or in fours, of a network's first digit, with Luhn's
check digit. Sums in threes, dates, ids and coordinates are none. The length stays, so places in the text
stay too; the link under an item leads to the post as it is.
"""

from __future__ import annotations

import re

_GAP = r"[ \u00a0\t]?[-‑–(]?[ \u00a0\t]?\(?|\)[ \u00a0\t]?[-‑–]?[ \u00a0\t]?"
_DIGIT = rf"(?:{_GAP})[0-9]"
# Not inside a longer number, a word, a tag or a price; "№" and "#" begin ids, "-" a number below 0.
_BEFORE = r"(?<![\w№#$€₸+-])(?<![№#-] )(?<![\w][:/])(?<![0-9][., \u00a0–])"
_AFTER = r"(?![0-9]|[.,:/ \u00a0–-][0-9])"
_COUNTRIES = "|".join(
    (
        rf"7(?:{_GAP})[3-9](?:{_DIGIT}){{9}}",  # Kazakhstan, Russia
        rf"993(?:{_DIGIT}){{8}}",  # Turkmenistan
        rf"(?:998|996|994|992|380|375)(?:{_DIGIT}){{9}}",
        rf"(?:90|98)(?:{_DIGIT}){{10}}",
    )
)
_ABROAD = re.compile(rf"(?<![\w+])\+(?:{_COUNTRIES}){_AFTER}")
_AT_HOME = re.compile(
    rf"{_BEFORE}(?:"
    rf"8(?:{_GAP})[34789](?:{_DIGIT}){{9}}"
    rf"|7(?:{_GAP})[67](?:{_DIGIT}){{9}}"
    rf"|8[ \-(]+(?:6[1-5]|71)\)?[ -]?[0-9]{{2}}[ -]?[0-9]{{2}}[ -]?[0-9]{{2}}"
    rf"|8[ -]?\((?:12|[1-5][0-9]{{2}})\) ?(?:[0-9][ -]?){{4,5}}[0-9]"
    rf"){_AFTER}"
)
_CARD = re.compile(
    rf"{_BEFORE}(?:[2-69][0-9]{{12,18}}|[2-69][0-9]{{3}}(?:[ \u00a0-][0-9]{{4}}){{3}}(?:[ -][0-9]{{1,3}})?"
    rf"|3[0-9]{{3}}[ -][0-9]{{6}}[ -][0-9]{{5}}){_AFTER}"
)
_SUM = re.compile(r"[0-9]{1,3}(?:[ \u00a0][0-9]{3}){2,}")  # in threes, as money and people are counted
_DIGITS = re.compile(r"[0-9]")
_FEWEST = re.compile(r"(?:[0-9]\W{0,3}){9}")  # no shorter run can be either
HIDDEN = "X"


def mask_numbers(text: str) -> str:
    """Returns `text`, as long as before, with the digits of phone and card numbers replaced."""
    if not _FEWEST.search(text):
        return text
    text = _ABROAD.sub(_hide_all_but_country, text)
    text = _CARD.sub(lambda found: _hide(found[0]) if _is_card(found[0]) else found[0], text)
    return _AT_HOME.sub(lambda found: found[0] if _SUM.fullmatch(found[0]) else _hide(found[0]), text)


def _hide_all_but_country(found: re.Match[str]) -> str:
    number = found[0]
    if _SUM.fullmatch(number[1:]) and not re.match(r"\+(?:7|9\d\d)[ \u00a0]", number):
        return number
    shown = next(code for code in ("+7", "+90", "+98", number[:4]) if number.startswith(code))
    return shown + _hide(number[len(shown) :])


def _hide(number: str) -> str:
    return _DIGITS.sub(HIDDEN, number)


def _is_card(number: str) -> bool:
    digits = [int(digit) for digit in _DIGITS.findall(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1
