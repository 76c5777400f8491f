"""The buttons under the message of an alert that fired: about its post, or the one chosen of several.

They are all the state there is: what they are about is read back from them, so that a tap needs no memory
of the message. Decides nothing about what the message tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import Texts
from bot.views.alert_callbacks import EditAlert, LessFrom, PickPost, ShowMatches
from bot.views.callbacks import DeleteAlert, MuteAlert, WhyAlert
from bot.views.screen import button, in_rows, keyboard

_IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class AlertState:
    """How the alert is now: deleted, muted, the channel of the chosen post left out."""

    is_gone: bool = False
    is_muted: bool = False
    is_less: bool = False


@dataclass(frozen=True, slots=True)
class FiredOn:
    """The posts that the message names, by seq, in its order. `chosen`: the one that "Why?" and "Less" are
    about, 0 for none yet. `shows_all`: more can be seen than is named, or several are."""

    seqs: tuple[int, ...]
    chosen: int = 0
    shows_all: bool = False


AS_IT_WAS = AlertState()


def fired_on(seqs: tuple[int, ...], *, rest: int = 0) -> FiredOn:
    """Returns what a message that was just written is about; a lone post needs no choosing."""
    return FiredOn(seqs, seqs[0] if len(seqs) == 1 else 0, shows_all=len(seqs) > 1 or rest > 0)


def alert_buttons(
    alert_id: int, on: FiredOn, texts: Texts, *, has_name: bool, state: AlertState = AS_IT_WAS
) -> InlineKeyboardMarkup | None:
    """Returns what can be done about an alert that fired; what was done can be undone there.

    The channel of the chosen post can be left out only if it has a @name (`has_name`).
    """
    why = [button(texts("button-why"), WhyAlert(alert_id=alert_id, seq=on.chosen))] if on.chosen else []
    posts = _choice(alert_id, on, texts)
    if state.is_gone:
        return keyboard(*posts, why)
    less = button(
        texts("button-less-undo" if state.is_less else "button-less"),
        LessFrom(alert_id=alert_id, seq=on.chosen, on=not state.is_less),
    )
    return keyboard(
        *posts,
        why,
        [less] if has_name and on.chosen else [],
        [button(texts("button-show-matches"), ShowMatches(alert_id=alert_id))] if on.shows_all else [],
        _mute_row(alert_id, texts, is_muted=state.is_muted),
        [
            button(texts("button-edit"), EditAlert(alert_id=alert_id)),
            button(texts("button-delete"), DeleteAlert(alert_id=alert_id)),
        ],
    )


def read_fired_on(markup: InlineKeyboardMarkup | None) -> FiredOn:
    """Returns what the buttons under a message are about; of other buttons: nothing."""
    data = [button.callback_data or "" for row in markup.inline_keyboard for button in row] if markup else []
    seqs = [PickPost.unpack(each).seq for each in data if each.startswith(f"{PickPost.__prefix__}:")]
    chosen = [WhyAlert.unpack(each).seq for each in data if each.startswith(f"{WhyAlert.__prefix__}:")]
    shows_all = any(each.startswith(f"{ShowMatches.__prefix__}:") for each in data)
    return FiredOn(tuple(seqs or chosen), next(iter(chosen), 0), shows_all)


def _choice(alert_id: int, on: FiredOn, texts: Texts) -> list[list[InlineKeyboardButton]]:
    """Several posts by number, as the message numbers them; another tap on the chosen one lets go of it."""
    if len(on.seqs) < 2:
        return []
    buttons = []
    for number, seq in enumerate(on.seqs, start=1):
        label = texts("button-post-number", number=number)
        pick = PickPost(alert_id=alert_id, seq=seq, on=seq != on.chosen)
        buttons.append(button(label if pick.on else f"✓ {label}", pick))
    rows = ceil(len(buttons) / _IN_A_ROW)
    return in_rows(buttons, ceil(len(buttons) / rows))


def _mute_row(alert_id: int, texts: Texts, *, is_muted: bool) -> list[InlineKeyboardButton]:
    if is_muted:
        return [button(texts("button-unmute"), MuteAlert(alert_id=alert_id, days=0))]
    return [
        button(texts("button-mute-day"), MuteAlert(alert_id=alert_id, days=1)),
        button(texts("button-mute-week"), MuteAlert(alert_id=alert_id, days=7)),
    ]
