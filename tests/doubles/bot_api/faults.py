"""What may go wrong, on request. Rules only: who carries a fault out is the server.

Each applies to the next `times` calls of a method ("*" is any but getUpdates), to one chat if given;
`misbehave` makes some calls fail at random until `heal`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, Literal

What = Literal["refuse", "html", "garbage", "lose reply", "reset", "delay"]


class Refusal(Exception):
    """Telegram's answer `{"ok": false}`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters


@dataclass(slots=True)
class Rule:
    """One fault that was asked for."""

    what: What
    method: str
    chat_id: int | None
    left: int | None  # None: until heal()
    refusal: Refusal | None = None
    seconds: float = 0.0
    share: float = 1.0  # how likely it befalls a call


@dataclass
class Faults:
    """The vocabulary of faults; `incidents` names those that took place."""

    rules: list[Rule] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)
    chance: random.Random = field(default_factory=random.Random)

    def refuse(
        self, method: str, code: int, description: str, *, times: int | None = 1, chat_id: int | None = None
    ) -> None:
        """Answers with an error; nothing is accepted."""
        self._add("refuse", method, chat_id, times, refusal=Refusal(code, description))

    def flood_wait(
        self, seconds: int, method: str = "sendMessage", *, times: int | None = 1, chat_id: int | None = None
    ) -> None:
        """Answers 429: nothing may be sent for `seconds`."""
        refusal = Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        self._add("refuse", method, chat_id, times, refusal=refusal)

    def answer_html(self, method: str, *, times: int | None = 1, chat_id: int | None = None) -> None:
        """Answers 502 with a page of HTML, as a gateway does; the call was accepted."""
        self._add("html", method, chat_id, times)

    def answer_garbage(self, method: str, *, times: int | None = 1, chat_id: int | None = None) -> None:
        """Answers 200 with what cannot be parsed; the call was accepted."""
        self._add("garbage", method, chat_id, times)

    def lose_reply(self, method: str, *, times: int | None = 1, chat_id: int | None = None) -> None:
        """Accepts the call and closes the connection instead of answering."""
        self._add("lose reply", method, chat_id, times)

    def reset(self, method: str, *, times: int | None = 1, chat_id: int | None = None) -> None:
        """Resets the connection; the call was not accepted."""
        self._add("reset", method, chat_id, times)

    def delay(
        self, method: str, seconds: float, *, times: int | None = 1, chat_id: int | None = None
    ) -> None:
        """Accepts the call and answers later."""
        self._add("delay", method, chat_id, times, seconds=seconds)

    def misbehave(self, method: str, chance: random.Random, **shares: float) -> None:
        """Until `heal`, a share of the calls each: flood_wait, lose_reply, html, reset."""
        self.chance = chance
        refusal = Refusal(429, "Too Many Requests: retry after 1", retry_after=1)
        kinds: dict[str, What] = {
            "flood_wait": "refuse",
            "lose_reply": "lose reply",
            "html": "html",
            "reset": "reset",
        }
        for name, share in shares.items():
            more = {"refusal": refusal} if name == "flood_wait" else {}
            self._add(kinds[name], method, None, None, share=share, **more)

    def heal(self) -> None:
        """Forgets what was asked for and has not yet taken place."""
        self.rules.clear()

    def take(self, method: str, chat_id: int | None) -> Rule | None:
        """Asks whether a fault befalls this call; if so, records it."""
        for rule in self.rules:
            fits = rule.method == method or (rule.method == "*" and method != "getUpdates")
            if rule.share < 1.0 and self.chance.random() >= rule.share:
                continue
            if fits and rule.chat_id in (None, chat_id) and rule.left != 0:
                rule.left = None if rule.left is None else rule.left - 1
                self.incidents.append(f"{rule.what} {method}" + (f": {rule.refusal}" if rule.refusal else ""))
                return rule
        return None

    def _add(self, what: What, method: str, chat_id: int | None, times: int | None, **more: Any) -> None:
        self.rules.append(Rule(what, method, chat_id, times, **more))
