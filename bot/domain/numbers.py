"""Numbers and dates of a text in one spelling for all languages: "5 тыс." and "5 000" are one number.

Knows thousands, millions and billions, and the months, in Russian, Kazakh, Turkmen and English. Years, times
of day and single digits without a multiplier tell no event, and are left out; "2:1" is a match's result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

NUMBER, DATE = "#", "@"

_MULTIPLIERS: Mapping[str, float] = {
    **dict.fromkeys(["тыс", "тысяч", "тысячи", "тысячу", "мың", "müň", "muň", "thousand"], 1e3),
    **dict.fromkeys(["млн", "миллион", "миллиона", "миллионов", "million", "mln", "mn"], 1e6),
    **dict.fromkeys(
        ["млрд", "миллиард", "миллиарда", "миллиардов", "billion", "bln", "bn", "mlrd", "milliard"], 1e9
    ),
    **dict.fromkeys(["трлн", "триллион", "триллиона", "триллионов", "trillion", "trln"], 1e12),
}
_MONTHS = (
    "январ қаңтар ýanwar yanwar januar",
    "феврал ақпан fewral februar",
    "март наурыз mart march",
    "апрел сәуір aprel april",
    "мая май мамыр maý may",
    "июн маусым iýun iyun june",
    "июл шілде iýul iyul july",
    "август тамыз awgust august",
    "сентябр қыркүйек sentýabr sentyabr septemb",
    "октябр қазан oktýabr oktyabr octob",
    "ноябр қараша noýabr noyabr novemb",
    "декабр желтоқсан dekabr decemb",
)
_MONTH_OF = {stem: month for month, stems in enumerate(_MONTHS, start=1) for stem in stems.split()}
_STEMS = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_ORDINAL = r"(?:-?(?:нші|ншi|шы|ші|го|е|nji|njy|si|sy|i|y|th|st|nd|rd))?"
_DIGITS_RUN = re.compile(r"\d[\d.,:–\- \u00a0\u202f]*")
_BESIDE = 24  # characters, which hold a month or a multiplier
_DAY_MONTH = re.compile(rf"(?<![\d.,])(\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?({_STEMS})\w*")
_MONTH_DAY = re.compile(rf"\b({_STEMS})\w*\s+(\d{{1,2}})(?![\d.,:]*\d)")
_DOTTED = re.compile(r"(?<![\d.,])(\d{1,2})\.(\d{2})\.(?:20)?\d{2}(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}(?::\d{2}(?!\d)|\.\d{2}(?=\s*(?:utc|gmt|мск|сағ|час|sagat|am|pm)))")
_RESULT = re.compile(r"(?<![\d:–-])(\d)[:–-](\d)(?![\d:–-])")  # of a match
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(rf"(?<![\w.,])({_DIGITS})\s*([^\W\d_]*)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_LEAST = 10
_YEARS = range(1990, 2041)


def find_numbers(text: str) -> set[str]:
    """The numbers ("#5000") and dates ("@11-14") of a text."""
    folded = _cut_out(text)
    if not folded:
        return set()
    found = {f"{DATE}{month:02}-{day:02}" for month, day in _find_dates(folded) if 1 <= day <= 31}
    found |= {f"{NUMBER}{one}:{other}" for one, other in _RESULT.findall(folded)}
    rest = _TIME.sub(" ", _DOTTED.sub(" ", _MONTH_DAY.sub(" ", _DAY_MONTH.sub(" ", folded))))
    return found | {f"{NUMBER}{value:g}" for value in _find_values(rest)}


def _cut_out(text: str) -> str:
    """The numbers with the words beside them, folded: the rest of a text needs no look."""
    pieces: list[str] = []
    end = 0
    for match in _DIGITS_RUN.finditer(text):
        start = max(end, match.start() - _BESIDE)
        _, _, before = (
            text[start : match.start()].partition(" ") if start else ("", "", text[: match.start()])
        )
        after = text[match.end() : match.end() + _BESIDE]
        if match.end() + _BESIDE < len(text):
            after, _, _ = after.rpartition(" ")
        pieces.append(before + match.group() + after)
        end = match.end()
    return " | ".join(pieces).casefold()


def _find_dates(text: str) -> Iterator[tuple[int, int]]:
    for day, month in _DAY_MONTH.findall(text):
        yield _MONTH_OF[month], int(day)
    for month, day in _MONTH_DAY.findall(_DAY_MONTH.sub(" ", text)):
        yield _MONTH_OF[month], int(day)
    for day, month in _DOTTED.findall(text):
        if 1 <= int(month) <= 12:
            yield int(month), int(day)


def _find_values(text: str) -> Iterator[float]:
    for digits, word in _NUMBER.findall(text):
        value = _parse(digits)
        multiplier = _MULTIPLIERS.get(word)
        if multiplier:
            yield value * multiplier
        elif value >= _LEAST and value not in _YEARS:
            yield value


def _parse(digits: str) -> float:
    if _GROUPED.fullmatch(digits):
        return float(digits.replace(",", ""))
    return float("".join(digits.split()).replace(",", "."))
