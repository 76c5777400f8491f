"""How well near-copies are found: posts are edited the way channels edit them, and looked for again.

Right is: the edited post leads to its original, and a look-alike (the next day's weather, other rates, a
round-up of the day) leads nowhere. The posts are invented words in real proportions, so that only the edits
make them alike; `python -m benchmarks.quality_copies POSTS.jsonl[.gz]` takes real ones instead.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.sentences import split_sentences
from bot.domain.stories import NearCopies

START = datetime(2025, 11, 1, tzinfo=UTC)
POSTS = 700
_SYLLABLES = "ба ве га до жи за ки ло мы на о пе ру са ту фи хо це ча ши э ю я ка ра та но ле ми".split()  # noqa: SIM905
_FOOTER = "Больше новостей региона каждый день в нашей ленте и на сайте редакции"
_HEADLINES = (
    "СРОЧНО! Подробности к этому часу",
    "Что известно сейчас",
    "Важное с утра, коротко",
    "Читатели пишут",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A text to look up, and the post that it must lead to (None: no post)."""

    kind: str
    text: str
    at: datetime
    original: int | None


def measure(posts: list[str] | None = None) -> dict[str, float]:
    """Precision, recall and F1 of near-copies, recall by kind of edit, and the cost of one look-up."""
    rng = random.Random(20251101)
    texts = posts or [_invent_post(rng) for _ in range(POSTS)]
    tracemalloc.start()
    copies = NearCopies()
    times = [START + timedelta(seconds=rng.randrange(5 * 86_400)) for _ in texts]
    for seq, (text, at) in enumerate(zip(texts, times, strict=True)):
        copies.add(seq, text, at)
    megabytes = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    cases = _make_copies(texts, times, rng) + _make_look_alikes(copies, texts, times, rng)
    return _judge(copies, cases) | {"index_mib_per_1000_posts": megabytes / len(texts) * 1000}


def _judge(copies: NearCopies, cases: list[Case]) -> dict[str, float]:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    claimed = true = 0
    began = time.perf_counter()
    for case in cases:
        found = copies.find(case.text, case.at)
        asked[case.kind] += 1
        right[case.kind] += found == case.original
        claimed += found is not None
        true += found is not None and found == case.original
    elapsed = time.perf_counter() - began
    precision = true / claimed
    recall = true / sum([case.original is not None for case in cases])
    figures = {
        "copies_precision": precision,
        "copies_recall": recall,
        "copies_f1": 2 * precision * recall / (precision + recall),
        "find_us": elapsed / len(cases) * 1e6,
    }
    return figures | {f"right: {kind}": right[kind] / asked[kind] for kind in sorted(asked)}


def _make_copies(texts: list[str], times: list[datetime], rng: random.Random) -> list[Case]:
    edits: dict[str, Callable[[str, random.Random], str]] = {
        "same text": lambda text, _: text,
        "headline changed": _change_headline,
        "footer appended": lambda text, _: f"{text}\n\n{_FOOTER}",
        "cut to the first half": lambda text, _: " ".join(
            _sentences(text)[: max(1, len(_sentences(text)) // 2)]
        ),
        "sentences reordered": _reorder,
        "every tenth word changed": _reword,
        "emoji and case": lambda text, _: f"⚡️ {text.upper()} 🔥",
    }
    cases: list[Case] = []
    for seq, (text, at) in enumerate(zip(texts, times, strict=True)):
        if len(text.split()) < 12:
            continue
        kind = rng.choice(list(edits))
        cases.append(Case(kind, edits[kind](text, rng), at + timedelta(hours=rng.uniform(0.1, 60)), seq))
    return cases


def _make_look_alikes(
    copies: NearCopies, texts: list[str], times: list[datetime], rng: random.Random
) -> list[Case]:
    """Posts that share much with stored ones and copy none."""
    cases: list[Case] = []
    for n, template in enumerate((_weather, _rates, _rate, _departures, _prices) * 15):
        at = START + timedelta(days=n // 5, hours=7)
        copies.add(100_000 + n, template(rng), at)
        cases.append(
            Case(f"other numbers: {template.__name__[1:]}", template(rng), at + timedelta(hours=24), None)
        )
    for _ in range(40):
        first = rng.randrange(len(texts) - 8)
        lines = [_sentences(text)[0] for text in texts[first : first + 8]]
        cases.append(
            Case("round-up of eight posts", "Главное за день\n" + "\n".join(lines), times[first], None)
        )
    for _ in range(150):
        cases.append(Case("another post", _invent_post(rng), rng.choice(times), None))
    return cases


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)] or [text]


def _change_headline(text: str, rng: random.Random) -> str:
    sentences = _sentences(text)
    rest = sentences[1:] if len(sentences) > 2 else sentences
    return " ".join([rng.choice(_HEADLINES) + ".", *rest])


def _reorder(text: str, rng: random.Random) -> str:
    sentences = _sentences(text)
    rng.shuffle(sentences)
    return " ".join(sentences)


def _reword(text: str, rng: random.Random) -> str:
    words = text.split()
    return " ".join([_invent_word(rng) if i % 10 == 5 else word for i, word in enumerate(words)])


def _invent_post(rng: random.Random) -> str:
    return " ".join([_invent_sentence(rng) for _ in range(rng.randint(2, 7))])


def _invent_sentence(rng: random.Random) -> str:
    words = [
        _invent_word(rng) if rng.random() < 0.93 else str(rng.randint(2, 900))
        for _ in range(rng.randint(6, 15))
    ]
    return " ".join(words).capitalize() + "."


def _invent_word(rng: random.Random) -> str:
    """Few short words that are frequent, many long ones that are rare."""
    return "".join(rng.choices(_SYLLABLES, k=rng.choice((1, 2, 2, 3, 3, 4))))


def _weather(rng: random.Random) -> str:
    return "Погода на завтра. " + " ".join(
        f"{city}: ночью {rng.randint(-20, 0)}, днём {rng.randint(1, 19)}, ветер {rng.randint(1, 30)} м/с."
        for city in ("Актау", "Курык", "Туркменбаши", "Балканабат")
    )


def _rates(rng: random.Random) -> str:
    return "Курсы валют на сегодня: " + ", ".join(
        f"{name} {rng.randint(3, 600)},{rng.randint(10, 99)}"
        for name in ("доллар", "евро", "рубль", "манат", "юань")
    )


def _rate(rng: random.Random) -> str:
    dollar, manat = rng.randint(400, 600), rng.randint(1500, 2900) / 100
    return f"Доллар сегодня стоит {dollar} тенге, манат у менял {manat} тенге."


def _departures(rng: random.Random) -> str:
    return "Отправление паромов из порта Курык: " + "; ".join(
        f"рейс {rng.randint(100, 999)} в {rng.randint(0, 23)} часов, машин {rng.randint(5, 90)}"
        for _ in range(4)
    )


def _prices(rng: random.Random) -> str:
    return "Базар бағалары бүгін: " + ", ".join(
        f"{item} {rng.randint(150, 9000)} теңге" for item in ("ұн", "күріш", "ет", "сүт", "май", "қант")
    )


def _read_posts(path: Path) -> list[str]:
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    return random.Random(7).sample([text for text in texts if len(text.split()) >= 12], 3_000)


def main() -> None:
    figures = measure(_read_posts(Path(sys.argv[1])) if len(sys.argv) > 1 else None)
    for name, value in figures.items():
        print(f"{name:<40}{value:10.3f}")


if __name__ == "__main__":
    main()
