"""The reply that follows an alert whose message cannot say any more what became of its post."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.domain.alert_values import PostFate
from bot.i18n import Texts
from bot.views.alert_fired import view_fate_line
from bot.views.discreet import make_screens
from bot.views.screen import Screen, join


def view_fate(fate: PostFate, texts: Texts, *, zone: ZoneInfo, discreet: bool = False) -> Screen:
    """Returns the reply to an alert's message that cannot be edited any more."""
    line = join("\n", [texts("alert-fate-reply"), view_fate_line(fate, texts, zone)])
    return make_screens([line], None, texts, discreet=discreet)[0]
