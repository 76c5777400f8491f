# Оповещение до сохранения, его карточка и что в его сообщении есть, кроме поста.

alert-ask = О чём сообщать? Пришлите слова одним сообщением.
alert-ask-words = { $example } – оба слова в любой форме
alert-ask-not = { $example } – но без этого слова
alert-ask-phrase = { $example } – эти слова подряд
alert-ask-not-example = газ порт -Азербайджан
alert-ask-phrase-example = "средний коридор"

alert-preview-noisy = Это около { $a_day ->
    [one] { $a_day } сообщения
    [few] { $a_day } сообщений
   *[many] { $a_day } сообщений
} в день. Чтобы приходило реже, добавьте слово или исключение: -слово
alert-preview-noisy-tap = Это около { $a_day ->
    [one] { $a_day } сообщения
    [few] { $a_day } сообщений
   *[many] { $a_day } сообщений
} в день. Нажмите на запрос поуже, и я посчитаю заново.
button-narrow-add = + { $what }
button-narrow-exclude = − { $what }
button-narrow-exact = Точно { $what }
button-narrow-topic = { $what }
button-narrow-country = Только об обеих странах
button-narrow-channel = − { $what }
button-wider = ‹ Снова пошире

alerts-tap = Нажмите на оповещение, чтобы открыть его.
button-options = Как сообщать
button-copy-query = Скопировать запрос
button-edit-query = Изменить запрос
button-show-matches = Показать посты

alert-card-title = Оповещение: { $query }
alert-card-total = { $count ->
    [one] всего { $count } раз
    [few] всего { $count } раза
   *[many] всего { $count } раз
}, создано { $date }
alert-card-never = ещё не срабатывало, создано { $date }
alert-card-how = Как сообщать
alert-timing-now = сразу
alert-timing-hourly = вместе, в начале каждого часа
alert-timing-digest = вместе, с дайджестом
alert-next-digest = ближайший: { $moment }
alert-no-digest = пока нет дайджеста по расписанию (/subscribe): каждый день в 08:30
alert-sound-on = со звуком
alert-sound-off = без звука
alert-quiet-on = в тихие часы ждёт
alert-quiet-off = и в тихие часы тоже
alert-story-once = каждый сюжет один раз, снова — только если есть новое
alert-story-each = каждый пост, даже об одном и том же
alert-cap-none = без ограничения на день
alert-cap = { $count ->
    [one] не больше { $count } поста в день
    [few] не больше { $count } постов в день
   *[many] не больше { $count } постов в день
}, об остальных — утром одним сообщением
button-timing-now = Сразу
button-timing-hourly = Раз в час
button-timing-digest = С дайджестом
button-option-silent = Со звуком
button-option-quiet = Ждать в тихие часы
button-option-story = Сюжет — один раз
button-cap-none = Без предела
button-cap = { $count } в день

alert-fired-several = Оповещение: { $query }, { $count ->
    [one] { $count } пост
    [few] { $count } поста
   *[many] { $count } постов
}
alert-fired-beyond = Оповещение: { $query }. Сверх дневного предела { $count ->
    [one] был ещё { $count } пост:
    [few] было ещё { $count } поста:
   *[many] было ещё { $count } постов:
}
alert-fired-rest = … и ещё { $count }
alert-fired-last = На сегодня предел этого оповещения исчерпан. Если будет ещё, перечислю завтра утром.
alert-fired-continues = Об этом сюжете уже сообщалось, здесь новое.
alert-fired-at-once = Оповещение пришло в ту же минуту, что и пост.
alert-fired-after = Оповещение пришло через { $time } после публикации.
alert-fate-edited = Пост изменён: { $moment }
alert-fate-deleted = Пост удалён: { $moment }
alert-fate-reply = О посте из этого оповещения:
