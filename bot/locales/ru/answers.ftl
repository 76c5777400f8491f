# Главное, темы, каналы, состояние, объяснение.

top-title = Самое заметное за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
top-empty = Пока нечего показать: за это время сюжетов не было.
top-reasons = Почему здесь: { $reasons }
reason-relevance = касается обеих стран
reason-engagement = читают больше обычного
reason-reactions = живо откликаются
reason-stars = отмечают звёздами
reason-sources = пишут разные каналы
reason-kinds = пишут источники разного рода
reason-recency = свежая новость
reason-topics = ваши темы

topics-title = Темы за семь дней
topics-line = { $count ->
    [one] { $count } сюжет
    [few] { $count } сюжета
   *[many] { $count } сюжетов
}
topics-hint = Нажмите на тему, чтобы увидеть её сюжеты.

channels-title = { $count ->
    [one] Читаю { $count } канал
    [few] Читаю { $count } канала
   *[many] Читаю { $count } каналов
}
channels-empty = Я пока не читаю ни одного канала.
channel-posts = { $count ->
    [one] { $count } пост
    [few] { $count } поста
   *[many] { $count } постов
}
channel-last = последний { $ago }
channel-never = постов ещё не было
channel-failing = не читается: { $failure }

status-title = Состояние на { $moment }
status-source-account = Каналы читает аккаунт Telegram.
status-source-preview = Каналы читаются по их открытым веб-страницам, без аккаунта.
status-channels = Читаю каналов: { $active } из { $count }
status-all-read = Все каналы читаются.
status-not-read = Не читаются:
status-checked = Дольше всех не проверялся: { $title } ({ $ago })
status-lag = Задержка чтения за сутки: 95 постов из 100 — не больше { $time } (самый медленный канал)
status-repaired = Дочитано постов, о которых Telegram не сообщил: { $count }
status-posts = Постов: { $posts }, за сутки { $day }, из них об обеих странах { $both }
status-stories = Сюжетов: { $count }
status-outdated = Ещё предстоит разобрать заново сохранённых постов: { $count }
status-pending = Ждут отправки: { $count }
status-uncertain = Неизвестно, дошли ли: { $count }
status-dead = Отправить не удалось: { $count }

explanation-title = Как понят этот пост
explanation-relevance = О чём: { $relevance }
explanation-topics = Темы: { $topics }
explanation-no-topics = Ни одна тема не подошла.
explanation-words = Слова, которые это решили:
explanation-no-words = Слов, которые говорили бы за тему или страну, в посте нет.
label-kz = Казахстан
label-tm = Туркменистан
