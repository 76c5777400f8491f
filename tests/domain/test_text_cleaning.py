"""Reaction tails, footers and addresses: what of a post is not its text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.text import mask, split_reaction_tail, text_hash, tokenise
from storage.records import Reaction

POST = """Паром «Беркут» снова ходит, и вот почему это важно для двух берегов
Линия Курык — Туркменбаши молчала девять месяцев.
За год там прошло 40 фур, а ждали четыреста.
Видео @vymyshlennaya_gavan"""
TAIL = "❤\n3\n👍\n2\n✍\n1\n🔥\n1\n👏\n1\n🥴\n1\n💯\n1\n"
TAIL_LINES = st.sampled_from(
    ["", "❤", "❤️", "❤\u200d🔥", "👍🏽", "🇰🇿", "⭐", "3", "1.2K", "1,2 тыс.", "текст", " 7 ", "2024"]
)


def emoji(key: str, count: int) -> Reaction:
    return Reaction("emoji", key, count)


def test_a_copied_post_gives_its_reactions() -> None:
    body, reactions = split_reaction_tail(f"{POST}\n{TAIL}")
    assert body == POST
    assert len(reactions) == 7
    assert sum(reaction.count for reaction in reactions) == 10
    assert reactions[0] == emoji("❤", 3)
    assert reactions[5] == emoji("🥴", 1)


@pytest.mark.parametrize(
    ("count", "value"),
    [
        ("7", 7),
        ("1.2K", 1200),
        ("1,2 тыс.", 1200),
        ("1,2\u00a0тыс", 1200),
        ("3M", 3_000_000),
        ("1.5 млн", 1_500_000),
        ("12к", 12_000),
        ("2 мың", 2_000),
        ("4 müň", 4_000),
        ("1 234", 1234),
        ("12,345", 12_345),
    ],
)
def test_counts(count: str, value: int) -> None:
    assert split_reaction_tail(f"Текст\n👍\n{count}") == ("Текст", (emoji("👍", value),))


@pytest.mark.parametrize(
    ("line", "reaction"),
    [
        ("❤️", emoji("❤", 5)),
        ("❤️\u200d🔥", emoji("❤\u200d🔥", 5)),
        ("🤷\u200d♂️", emoji("🤷\u200d♂", 5)),
        ("👍🏿", emoji("👍🏿", 5)),
        ("🇹🇲", emoji("🇹🇲", 5)),
        ("⭐️", Reaction("paid", "⭐", 5)),
        ("", Reaction("custom", "", 5)),
    ],
)
def test_kinds_of_reactions(line: str, reaction: Reaction) -> None:
    body, reactions = split_reaction_tail(f"Текст\n🔥\n9\n{line}\n5")
    assert body == "Текст"
    assert reactions == (emoji("🔥", 9), reaction)


def test_a_custom_reaction_may_come_first_or_lack_its_line() -> None:
    assert split_reaction_tail("Текст\n\n8\n❤\n3\n2\n🔥\n1")[1] == (
        Reaction("custom", "", 8),
        emoji("❤", 3),
        Reaction("custom", "", 2),
        emoji("🔥", 1),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Погибших:\n\n5",
        "Итого\n2024",
        "🔥\nТекст",
        "Счёт\n🔥🔥\n5",
        "Места:\n1️⃣\n5",
        "Рост\n📈\n2.5",
        "Рост\n📈\n5%",
        "👍 5",
        "",
        "\n\n",
    ],
)
def test_what_is_no_tail(text: str) -> None:
    assert split_reaction_tail(text) == (text, ())


def test_a_number_above_the_tail_stays_in_the_body() -> None:
    assert split_reaction_tail("Погибших:\n12\n❤\n3")[0] == "Погибших:\n12"
    assert split_reaction_tail("Год\n\n2024\n\n❤\n3\n\n👍\n2") == (
        "Год\n\n2024",
        (emoji("❤", 3), emoji("👍", 2)),
    )


def test_windows_line_ends() -> None:
    assert split_reaction_tail("Текст\r\n❤\r\n3\r\n") == ("Текст", (emoji("❤", 3),))


@given(st.text() | st.lists(TAIL_LINES).map("\n".join))
@example("❤\n3")
@example("текст\n\n999999999999999\n❤\n3")
def test_any_text_has_a_body_that_begins_it(text: str) -> None:
    body, reactions = split_reaction_tail(text)
    assert text.startswith(body)
    assert reactions or body == text
    assert all(reaction.count >= 0 and "\ufe0f" not in reaction.key for reaction in reactions)
    assert split_reaction_tail(body)[0] == body


@given(
    st.lists(st.tuples(st.sampled_from(["❤", "🔥", "👍🏽", "⭐"]), st.integers(0, 999_999_999)), min_size=1)
)
def test_any_tail_is_read_back(pairs: list[tuple[str, int]]) -> None:
    tail = "\n".join(f"{glyph}\n{count}" for glyph, count in pairs)
    body, reactions = split_reaction_tail(f"{POST}\n{tail}")
    assert body == POST
    assert [(reaction.key, reaction.count) for reaction in reactions] == pairs


@pytest.mark.parametrize(
    "footer",
    [
        "Подписаться | Прислать новость",
        "❤ [Подписаться](https://t.me/zalivtop) | [Прислать новость](https://t.me/zaliv_bot)",
        "👉 Подписывайся на Залив",
        "@zaliv_news | Жазылу",
        "🌊 @zaliv_analitika",
        "Біздің каналға жазылыңыз 👇",
        "Kanala agza boluň",
        "Join us on Telegram",
        "Subscribe: https://t.me/zaliv",
        "Telegram | Instagram | YouTube",
        "Подробнее: https://zaliv.example/news/17",
        "Толығырақ: zaliv.example/kk/17",
        "Мы в соцсетях",
    ],
)
def test_footers_are_blanked(footer: str) -> None:
    masked = mask(f"Порт открыт.\n\n{footer}\n")
    assert masked.split() in (["Порт", "открыт."], ["Порт", "открыт.", "🌊"])


@pytest.mark.parametrize(
    "last_line",
    [
        "Видео: местные жители",
        "Подписан указ о порте.",
        "Под соглашением отказалась подписаться лишь одна делегация из восьми, приехавших в порт.",
        "Хат жазылды.",
        "#Мангистау #граница",
        "Каналы связи восстановлены",
    ],
)
def test_other_last_lines_stay(last_line: str) -> None:
    text = f"Порт открыт.\n\n{last_line}"
    assert mask(text) == text


def test_hashtags_below_a_footer_stay_and_hide_no_footer() -> None:
    masked = mask("Порт открыт.\n\nПодписаться | Прислать новость\n#Мангистау #граница")
    assert masked.split() == ["Порт", "открыт.", "#Мангистау", "#граница"]


def test_a_footer_above_the_text_or_alone_stays() -> None:
    assert mask("Подписывайтесь на канал!") == "Подписывайтесь на канал!"
    assert "Жазылу" in mask("Жазылу ақысы қымбаттады дейді тұрғындар бүгін таңертең қалада.\nЖаңалық")


def test_addresses_and_mentions_are_blanked_in_the_text() -> None:
    text = (
        "Смотрите https://t.me/gaz_port/12, www.port.example и port.example/a?b=1; "
        "пишите info@port.example или @gaz_port."
    )
    assert mask(text).split() == ["Смотрите", ",", "и", ";", "пишите", "или", "."]


def test_a_name_with_a_dot_is_no_address() -> None:
    assert mask("Об этом пишет Port.example, цена 3.5/5") == "Об этом пишет Port.example, цена 3.5/5"


def test_the_tail_is_blanked() -> None:
    masked = mask(f"{POST}\n{TAIL}")
    assert [token.norm for token in tokenise(masked)][-3:] == ["ждали", "четыреста", "видео"]


@given(
    st.lists(
        st.sampled_from(["@порт", "https://a.b/c", "❤", "3", "Подписаться", "a/b.c", "\n", " ", "|"])
        | st.text()
    ).map("".join)
)
@example("\n".join([POST, "Подписаться | @x", TAIL]))
def test_masking_keeps_length_lines_and_what_it_shows(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(
        shown in (own, " ") and (own != "\n" or shown == "\n")
        for own, shown in zip(text, masked, strict=True)
    )
    assert mask(masked).split() == mask(mask(masked)).split()


def test_the_hash_ignores_reactions_and_spacing_but_no_word() -> None:
    assert len(text_hash(POST)) == 16
    assert text_hash(POST) == text_hash(f"{POST}\n{TAIL}") == text_hash(POST.replace("\n", " \n\n ") + "\n")
    assert text_hash("и\u0306од ❤️") == text_hash("йод ❤")
    assert text_hash(POST) != text_hash(POST.replace("40", "41"))
    assert text_hash(POST) != text_hash(POST.replace("Паром", "паром"))
