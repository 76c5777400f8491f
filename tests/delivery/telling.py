"""Alerts, posts and the outbox between them: what a test needs to see what a person is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot
from aiogram.methods import EditMessageText, SendMessage

from bot.core import Core
from bot.delivery.sender import Sender
from storage.alerts import add_alert, find_alert
from storage.deliveries import list_deliveries
from storage.records import Alert, AlertOptions, Channel, Delivery, Post, Subscriber
from storage.subscribers import save_subscriber
from tests.conftest import HandClock
from tests.doubles.bot_session import TOKEN, RecordingSession
from tests.stored_posts import store_channel

ANNA = 101
ALMATY = timedelta(hours=5)

# Each on an event of its own, all with the word that the alert asks for.
NEWS = (
    "Порт Курык принял первый паром из Баку с сорока вагонами зерна",
    "В Туркменбаши порт остановил погрузку цемента из-за сильного ветра",
    "Актау: порт объявил конкурс на ремонт трёх причальных стенок",
    "Порт Баутино передан новому оператору сроком на двадцать лет",
    "Казахстан снизил портовые сборы, порт ждёт роста перевалки хлопка",
    "Иранские моряки привезли в порт яблоки и увезли ячмень",
)
COPY = NEWS[0] + " сегодня утром"
SEQUEL = (
    "Порт Курык: паром из Баку разгружен, вагоны с зерном отправлены поездом в Ташкент, следующий рейс "
    "назначен на пятницу, сообщил начальник порта Ерлан Сапаров"
)


@dataclass
class Newsroom:
    """Anna with one alert, channels that publish, a sender. `publish` goes through the real door."""

    core: Core
    clock: HandClock
    session: RecordingSession = field(default_factory=RecordingSession)
    bot: Bot | None = None  # one that talks to something else than the session
    channels: dict[int, Channel] = field(default_factory=dict)
    _post_id: int = 0

    def __post_init__(self) -> None:
        self.sender = self.new_sender()

    def new_sender(self) -> Sender:
        """As a start of the program makes it."""
        bot = self.bot or Bot(TOKEN, session=self.session)
        return Sender(self.core.db, bot, self.clock)

    def meet(self, query: str = "порт", **fields: Any) -> Alert:
        """Anna comes, with an alert; `options` are its own, the other fields are hers."""
        options: AlertOptions | None = fields.pop("options", None)
        values: dict[str, Any] = {"language": "en", "zone": "Asia/Almaty", "created_at": self.clock.now()}
        db = self.core.db
        db.write_now(save_subscriber, Subscriber(ANNA, **(values | fields)))
        return db.write_now(add_alert, ANNA, query, self.clock.now(), options=options)

    async def publish(self, text: str, channel_id: int = 9, post_id: int | None = None) -> int:
        """A channel publishes, now, or changes its post `post_id`; returns the post's id."""
        channel = self.channels.get(channel_id) or store_channel(
            self.core.db, channel_id, country="KZ", language="ru"
        )
        self.channels[channel_id] = channel
        if post_id is None:
            self._post_id += 1
            post = Post(channel_id, self._post_id, self.clock.now(), text)
        else:
            published_at = self.clock.now() - timedelta(minutes=1)
            post = Post(channel_id, post_id, published_at, text, edited_at=self.clock.now())
        await self.core.ingest.ingest(channel, [post])
        return post.post_id

    def alert(self, alert: Alert) -> Alert:
        """As it is now."""
        found = self.core.db.read_now(find_alert, alert.alert_id)
        assert found is not None
        return found

    async def send(self) -> list[str]:
        """Sends what is due; returns the texts that were sent anew."""
        before = len(self.session.methods)
        await self.sender.send_due()
        return [str(m.text) for m in self.session.methods[before:] if isinstance(m, SendMessage)]

    async def edits(self) -> list[EditMessageText]:
        """Sends what is due; returns the edits."""
        before = len(self.session.methods)
        await self.sender.send_due()
        return [m for m in self.session.methods[before:] if isinstance(m, EditMessageText)]

    @property
    def rows(self) -> list[Delivery]:
        return self.core.db.read_now(list_deliveries, ANNA)

    @property
    def states(self) -> list[tuple[str, str | None]]:
        """State and reason of each row."""
        return [(row.state, row.reason) for row in self.rows]

    def move_to(self, hour: int, minute: int = 0, days: int = 0) -> datetime:
        """Moves the clock to a local time of Almaty, `days` later."""
        local = self.clock.now() + ALMATY
        target = local.replace(hour=hour, minute=minute, second=0) + timedelta(days=days)
        return self.clock.move(seconds=(target - local).total_seconds())
