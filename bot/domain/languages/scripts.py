"""Which script a word is in, and the same word in another one: letter tables, no grammar.

Knows the Russian, Kazakh (Cyrillic; the Latin alphabets of 2018 and 2021) and Turkmen (Latin and
the old Cyrillic) spellings. Does not decide which language a word belongs to. `skeleton` is the
one form in which a name's spellings in all scripts fall together; it loses distinctions that
matter in common words, so callers keep it to names and to a least length.
"""

from __future__ import annotations

import re

KAZAKH_LETTERS = frozenset("әғқңөұүһі")
TURKMEN_LETTERS = frozenset("äçňöşüýž")
TURKMEN_CYRILLIC_LETTERS = frozenset("җңөүә")
_KAZAKH_LATIN_ONLY = frozenset("ñğūıáǵńóú")

CROSS_SCRIPT_LENGTH = 3
SAME_SCRIPT_LENGTH = 5


_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z\u00c0-\u024f]")


def is_cyrillic(word: str) -> bool:
    return _CYRILLIC.search(word) is not None


def is_latin(word: str) -> bool:
    return _LATIN.search(word) is not None


def is_kazakh_latin(word: str) -> bool:
    """By the letters that neither Turkmen nor plain English spelling has."""
    if not _KAZAKH_LATIN_ONLY.isdisjoint(word):
        return True
    return re.search("q(?!u)|qu(?![aeiou])", word) is not None


def is_turkmen_cyrillic(word: str) -> bool:
    """Letters of the old Turkmen alphabet and none that only Kazakh has."""
    return not TURKMEN_CYRILLIC_LETTERS.isdisjoint(word) and (KAZAKH_LETTERS - set("ңөүә")).isdisjoint(word)


# --- within one script: letters that a keyboard lacks ---------------------------------------------

_TO_RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")
_TO_PLAIN = str.maketrans("äçňöşüýžñğūıáǵńóúâéè", "acnosuyznguiagnouaee")


def with_russian_letters(word: str) -> str:
    """Kazakh as typed on a Russian keyboard: қазақстан → казакстан."""
    return word.translate(_TO_RUSSIAN)


def with_plain_letters(word: str) -> str:
    """Latin without diacritics: türkmenistanyň → turkmenistanyn."""
    return word.translate(_TO_PLAIN)


# --- between scripts ------------------------------------------------------------------------------

_KAZAKH_DIGRAPHS = (("sh", "ш"), ("zh", "ж"), ("tş", "ч"), ("ch", "ч"), ("ts", "ц"), ("gh", "ғ"))
_KAZAKH_2021 = str.maketrans("aäbdefgğhıjklmnñoöpqrsştuūüvyzw", "аәбдефгғхіжклмнңоөпқрсштуұүвызу")
_KAZAKH_2018 = str.maketrans("aábdefgǵhjklmnńoópqrstuúvyzýıi", "аәбдефгғхжклмнңоөпқрстұүвызуiі")
_ONLY_2018 = frozenset("áǵńóúý")


def kazakh_latin_to_cyrillic(word: str) -> tuple[str, ...]:
    """Both readings of an `i` between consonants: the native і first, then и of loanwords."""
    text = word
    for written, letter in _KAZAKH_DIGRAPHS:
        text = text.replace(written, letter)
    text = text.translate(_KAZAKH_2021 if _ONLY_2018.isdisjoint(word) else _KAZAKH_2018)
    text = re.sub("(?<=[аәеоөұүыуіэ])i", "й", text)
    text = text.replace("iа", "я").replace("йа", "я").replace("йу", "ю")
    return (text.replace("i", "і"), text.replace("i", "и")) if "i" in text else (text,)


_TURKMEN_CYRILLIC = dict(
    zip("абвгджҗзиклмнңопрстуүфхшыәөэй", "abwgdžjziklmnňoprstuüfhşyäöeý", strict=True)
) | {
    "ч": "ç",
    "ц": "ts",
    "щ": "şç",
    "ю": "ýu",
    "я": "ýa",
    "ё": "ýo",
    "ъ": "",
    "ь": "",
}
_TURKMEN_VOWELS = frozenset("аеиоуыэәөүюяё")


def turkmen_cyrillic_to_latin(word: str) -> str:
    """The alphabet before 1993 to today's: түркменистаның → türkmenistanyň."""
    letters: list[str] = []
    for before, letter in zip(" " + word, word, strict=False):
        if letter == "е":
            letters.append("ýe" if before == " " or before in _TURKMEN_VOWELS else "e")
        else:
            letters.append(_TURKMEN_CYRILLIC.get(letter, letter))
    return "".join(letters)


# --- the skeleton ---------------------------------------------------------------------------------

_CYRILLIC_SKELETON = str.maketrans(
    dict(zip("абвгдежзийклмнопрстуфхыэәғқңөұүһіҗ", "abvgdejziiklmnoprstufhieagknouuhij", strict=True))
    | {"ц": "ts", "ч": "c", "ш": "w", "щ": "w", "ь": "", "ъ": "", "ю": "iu", "я": "ia", "ё": "e"}
)
_LATIN_DIGRAPHS = (
    *(("w", "v"), ("x", "ks"), ("ý", "y"), ("shch", "ş"), ("zh", "j"), ("kh", "h"), ("gh", "g")),
    *(("sh", "ş"), ("ch", "ç"), ("ck", "k"), ("dj", "j"), ("ye", "e")),
)
_LATIN_SKELETON = str.maketrans("cçşžyıäáâöóüúūňñńğǵqéè", "kcwjiiaaaoouuunnnggkee")
_DOUBLED = re.compile(r"([bcdfghjklmnprstvwz])\1")


def skeleton(word: str) -> str:
    """Latin letters that all spellings share: Мәмметов, Mämmetow, Mammetov → mametov."""
    return _skeleton(word, is_cyrillic(word))


def _skeleton(word: str, cyrillic: bool) -> str:
    if cyrillic:
        text = word.replace("дж", "ж").translate(_CYRILLIC_SKELETON)
    else:
        text = word
        for written, letters in _LATIN_DIGRAPHS:
            if written in text:
                text = text.replace(written, letters)
        text = text.translate(_LATIN_SKELETON)
    return _DOUBLED.sub(r"\1", text)


def skeleton_keys_of_text(stem: str) -> frozenset[str]:
    """What a name in a text offers: its skeleton, marked with the script that it is written in."""
    cyrillic = is_cyrillic(stem)
    bones = _skeleton(stem, cyrillic)
    if len(bones) < CROSS_SCRIPT_LENGTH:
        return frozenset()
    return frozenset((("sc:" if cyrillic else "sl:") + bones,))


def skeleton_keys_of_query(word: str) -> frozenset[str]:
    """A keyword finds names in the other script from three letters on, in its own from five on."""
    bones = skeleton(word)
    own, other = ("sc:", "sl:") if is_cyrillic(word) else ("sl:", "sc:")
    keys = set()
    if len(bones) >= CROSS_SCRIPT_LENGTH:
        keys.add(other + bones)
    if len(bones) >= SAME_SCRIPT_LENGTH:
        keys.add(own + bones)
    return frozenset(keys)
