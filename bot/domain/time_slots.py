"""The words of the time phrases, by slot and by what they stand for, in the forms that phrases need: a table.

Holds no rules and no phrases (time_words.py). A month's name may be a person's or a place's (май, қазан):
only phrases decide that it is a month.
"""

from __future__ import annotations

from collections.abc import Mapping

_SLOTS: Mapping[str, Mapping[str, str]] = {
    "N": {
        "1": "один одну одного одной бір bir one",
        "2": "два две двух екі iki two",
        "3": "три трех үш üç three",
        "4": "четыре четырех төрт dört four",
        "5": "пять пяти бес bäş five",
        "6": "шесть шести алты alty six",
        "7": "семь семи жеті ýedi seven",
        "10": "десять десяти он on ten",
    },
    "UNIT": {
        "D": "день дня дней сутки суток күн күнде күндегі күннің gün günde gündäki günüň günki day days "
        "тәулік тәулікте тәуліктегі тәуліктің",
        "W": "неделя неделю недели недель апта аптада аптадағы аптаның "
        "hepde hepdede hepdedäki hepdäniň week weeks",
        "M": "месяц месяца месяцев ай айда айдағы айдың aý aýda aýdaky aýyň month months",
        "Y": "год года лет жыл жылда жылдағы жылдың ýyl ýylda ýyldaky ýylyň year years",
    },
    "HOURS": {
        "H": "час часа часов сағат сағатта сағаттағы сағаттың sagat sagatda sagatdaky sagadyň hour hours"
    },
    "STRETCH": {
        "week": "неделя неделю неделе недели апта аптада аптадағы аптаның аптасында "
        "hepde hepdede hepdedäki hepdäniň week weeks",
        "month": "месяц месяце месяца ай айда айдағы айы айында айының "
        "aý aýda aýdaky aýyň aýynda month months",
        "year": "год году года жыл жылы жылда жылғы жылдағы жылдың ýyl ýylda ýyldaky ýylky ýylyň year years",
    },
    "WEEKDAY": {
        "mon": "понедельник понедельника дүйсенбі дүйсенбіде duşenbe duşenbede monday",
        "tue": "вторник вторника сейсенбі сейсенбіде sişenbe sişenbede tuesday",
        "wed": "среда среду среды сәрсенбі сәрсенбіде çarşenbe çarşenbede wednesday",
        "thu": "четверг четверга бейсенбі бейсенбіде penşenbe penşenbede thursday",
        "fri": "пятница пятницу пятницы жұма жұмада anna annada friday",
        "sat": "суббота субботу субботы сенбі сенбіде şenbe şenbede saturday",
        "sun": "воскресенье воскресенья жексенбі жексенбіде ýekşenbe ýekşenbede sunday",
    },
    "FROM_WEEKDAY": {
        "mon": "дүйсенбіден duşenbeden",
        "tue": "сейсенбіден sişenbeden",
        "wed": "сәрсенбіден çarşenbeden",
        "thu": "бейсенбіден penşenbeden",
        "fri": "жұмадан annadan",
        "sat": "сенбіден şenbeden",
        "sun": "жексенбіден ýekşenbeden",
    },
    "MONTH": {
        "jan": "январь января январе қаңтар ýanwar january jan",
        "feb": "февраль февраля феврале ақпан fewral february feb",
        "mar": "март марта марте наурыз mart march",
        "apr": "апрель апреля апреле сәуір aprel april apr",
        "may": "май мая мае мамыр maý may",
        "jun": "июнь июня июне маусым iýun june jun",
        "jul": "июль июля июле шілде iýul july jul",
        "aug": "август августа августе тамыз awgust august aug",
        "sep": "сентябрь сентября сентябре қыркүйек sentýabr september sept sep",
        "oct": "октябрь октября октябре қазан oktýabr october oct",
        "nov": "ноябрь ноября ноябре қараша noýabr november nov",
        "dec": "декабрь декабря декабре желтоқсан dekabr december dec",
    },
    "IN_MONTH": {
        "jan": "қаңтарда қаңтарында қаңтардағы",
        "feb": "ақпанда ақпанында ақпандағы",
        "mar": "наурызда наурызында наурыздағы",
        "apr": "сәуірде сәуірінде сәуірдегі",
        "may": "мамырда мамырында мамырдағы",
        "jun": "маусымда маусымында маусымдағы",
        "jul": "шілдеде шілдесінде шілдедегі",
        "aug": "тамызда тамызында тамыздағы",
        "sep": "қыркүйекте қыркүйегінде қыркүйектегі",
        "oct": "қазанда қазанында қазандағы",
        "nov": "қарашада қарашасында қарашадағы",
        "dec": "желтоқсанда желтоқсанында желтоқсандағы",
    },
    "TK_IN_MONTH": {
        "jan": "ýanwarda ýanwarynda ýanwardaky",
        "feb": "fewralda fewralynda fewraldaky",
        "mar": "martda martynda martdaky",
        "apr": "aprelde aprelinde apreldäki",
        "may": "maýda maýynda maýdaky",
        "jun": "iýunda iýunynda iýundaky",
        "jul": "iýulda iýulynda iýuldaky",
        "aug": "awgustda awgustynda awgustdaky",
        "sep": "sentýabrda sentýabrynda sentýabrdaky",
        "oct": "oktýabrda oktýabrynda oktýabrdaky",
        "nov": "noýabrda noýabrynda noýabrdaky",
        "dec": "dekabrda dekabrynda dekabrdaky",
    },
    "FROM_MONTH": {
        "jan": "қаңтардан қаңтарынан ýanwardan ýanwaryndan",
        "feb": "ақпаннан ақпанынан fewraldan fewralyndan",
        "mar": "наурыздан наурызынан martdan martyndan",
        "apr": "сәуірден сәуірінен aprelden aprelinden",
        "may": "мамырдан мамырынан maýdan maýyndan",
        "jun": "маусымнан маусымынан iýundan iýunyndan",
        "jul": "шілдеден шілдесінен iýuldan iýulyndan",
        "aug": "тамыздан тамызынан awgustdan awgustyndan",
        "sep": "қыркүйектен қыркүйегінен sentýabrdan sentýabryndan",
        "oct": "қазаннан қазанынан oktýabrdan oktýabryndan",
        "nov": "қарашадан қарашасынан noýabrdan noýabryndan",
        "dec": "желтоқсаннан желтоқсанынан dekabrdan dekabryndan",
    },
    "TO_MONTH": {
        "jan": "қаңтарға ýanwara",
        "feb": "ақпанға fewrala",
        "mar": "наурызға marta",
        "apr": "сәуірге aprele",
        "may": "мамырға maýa",
        "jun": "маусымға iýuna",
        "jul": "шілдеге iýula",
        "aug": "тамызға awgusta",
        "sep": "қыркүйекке sentýabra",
        "oct": "қазанға oktýabra",
        "nov": "қарашаға noýabra",
        "dec": "желтоқсанға dekabra",
    },
}

# "So many days ago" names a stretch, "for so many days" a length.
_STRETCHES = {"D": "today", "W": "week", "M": "month", "Y": "year"}
SLOTS: Mapping[str, Mapping[str, str]] = {
    **_SLOTS,
    "BACK": {_STRETCHES[unit]: words for unit, words in _SLOTS["UNIT"].items()},
}
