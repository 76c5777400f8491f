"""What of a post is its own text: footers, addresses and the reaction tail are blanked out.

Blanking keeps the length and the line breaks, so every place in the masked text is the same place in the raw
one. Footers are known by their wording at a post's foot; a channel's history is not looked at here.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from bot.domain.masking import mask_numbers
from bot.domain.reaction_tail import split_reaction_tail
from bot.domain.tokens import INVISIBLE

Span = tuple[int, int]

# An address ends before the punctuation of its sentence.
_ADDRESS = r"[^\s()<>\[\]{}«»“”\"|]*[^\s()<>\[\]{}«»“”\"|.,;:!?…]"
# Spelt out, since IGNORECASE would try every letter of the text.
_URL = re.compile(rf"(?:[hH][tT][tT][pP][sS]?://|[tT][gG]://|[wW][wW][wW]\.){_ADDRESS}")
_BARE_URL = re.compile(rf"(?<![\w.-])(?:[\w-]+\.)+[^\W\d_]{{2,12}}/(?:{_ADDRESS})?")
_DOMAIN_END = re.compile(r"\.[^\W\d_]{2,12}/")  # which every bare address has, and which is found faster
_MENTION = re.compile(r"@\w+(?:\.\w+)*")
_LOCAL_PART = frozenset("._+-")
_LETTERS = re.compile(r"[^\W\d_]+")
_UNSEEN = re.compile(f"[{INVISIBLE}\ufe0e\ufe0f]")
_NOT_NEWLINE = re.compile(r"[^\n]")
_LONGEST_FOOTER = 9  # words; a longer line is a sentence of the post
_LONGEST_LINE = 400
_FOOTER = re.compile(
    r"\b(?:"
    r"подписаться|подпишись|подпишитесь|подписывайся|подписывайтесь|подписывайте"
    r"|(?:прислать|предложить|пришлите|присылайте) (?:нам )?новост[ьи]|наш (?:канал|чат|бот|сайт)"
    r"|мы в (?:соцсетях|telegram|instagram)"
    r"|без vpn|отдай(?:те)? (?:свой )?буст|по вопросам рекламы|обратная связь|поддержать канал"
    r"|жазылу|жазылыңыз|жазылыңыздар|жазылып қойыңыз|біздің (?:канал|чат|сайт|парақша)\w*|жаңалық жіберу"
    r"|agza bol(?:uň|ung|mak|yň)?|ýazylyň|yazylyn|kanalymyza?|habar (?:iber|ugrat)\w*"
    r"|subscribe|follow us|join (?:us|our)\b.*|send (?:us )?(?:your )?(?:news|tips?)|our (?:channel|chat)"
    r")\b"
)
# Lines of nothing but these lead elsewhere and say nothing.
_POINTER_WORDS = """
telegram instagram whatsapp facebook youtube tiktok threads twitter max vk вк дзен ok viber телеграм телеграмм
инстаграм ютуб тикток ватсап фейсбук сайт website site чат chat бот bot канал канале канала арна сайты
подробнее подробности читать читайте далее полностью здесь тут источник ссылка по ссылке на в и
толығырақ толық оқу сілтеме дереккөз doly dolulygyna giňişleýin okamak oka çeşme
read more here source link details via and
"""
_POINTERS = frozenset(_POINTER_WORDS.split())


def mask(raw: str) -> str:
    """`raw` with its reaction tail, footer lines, addresses and @mentions blanked; the same length."""
    body, reactions = split_reaction_tail(raw)
    visible = _blank(body, _find_addresses(body))
    visible = _blank(visible, _find_footers(body, visible))
    return visible + _NOT_NEWLINE.sub(" ", raw[len(body) :]) if reactions else visible


def readable(raw: str) -> str:
    """What a person may read of it: like `mask`, but @mentions within the text stay, and phone and card
    numbers are hidden. All that the bot quotes of a post goes through here."""
    body, reactions = split_reaction_tail(raw)
    footers = _find_footers(body, _blank(body, _find_addresses(body)))
    visible = mask_numbers(_blank(body, sorted(_find_urls(body) + footers)))
    return visible + _NOT_NEWLINE.sub(" ", raw[len(body) :]) if reactions else visible


def text_hash(raw: str) -> bytes:
    """16 bytes that stay the same when only reactions, spacing or invisible characters change."""
    body, _ = split_reaction_tail(raw)
    words = unicodedata.normalize("NFC", _UNSEEN.sub("", body)).split()
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _find_addresses(body: str) -> list[Span]:
    urls = _find_urls(body)
    if "@" not in body:
        return urls
    mentions = [(_local_part_start(body, match.start()), match.end()) for match in _MENTION.finditer(body)]
    return sorted(urls + mentions)


def _find_urls(body: str) -> list[Span]:
    found: list[Span] = []
    if "://" in body or "www." in body or "WWW." in body:
        found = [match.span() for match in _URL.finditer(body)]
    slashes = body.count("/") - sum([body.count("/", start, end) for start, end in found])
    if slashes and _DOMAIN_END.search(body):
        found = sorted(found + [match.span() for match in _BARE_URL.finditer(body)])
    return found


def _local_part_start(body: str, at: int) -> int:
    """Where an e-mail address begins whose @ stands at `at` (there itself, for a mention)."""
    start = at
    while start > 0 and (body[start - 1].isalnum() or body[start - 1] in _LOCAL_PART):
        start -= 1
    return start


def _find_footers(body: str, visible: str) -> list[Span]:
    """The footer lines at the foot of `body`. `visible` is the same without addresses."""
    found: list[Span] = []
    first = len(body) - len(body.lstrip())
    end = len(visible)
    while (start := visible.rfind("\n", 0, end) + 1) > first:
        line = visible[start:end]
        words = _LETTERS.findall(line.casefold()) if len(line) < _LONGEST_LINE else []
        if len(line) >= _LONGEST_LINE or len(words) > _LONGEST_FOOTER:
            break
        has_address = line != body[start:end]
        if (words or has_address) and "#" not in line:
            if not _is_footer(words, line, has_address=has_address):
                break
            found.append((start, end))
        end = start - 1
    return found[::-1]


def _is_footer(words: list[str], line: str, *, has_address: bool) -> bool:
    if _POINTERS.issuperset(words) or (has_address and "|" in line):
        return True
    return _FOOTER.search(" ".join(words)) is not None


def _blank(text: str, spans: list[Span]) -> str:
    if not spans:
        return text
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if end > at:
            begin = max(start, at)
            gap = text[begin:end]
            parts += [text[at:begin], _NOT_NEWLINE.sub(" ", gap) if "\n" in gap else " " * len(gap)]
            at = end
    return "".join(parts) + text[at:]
