# Оповещения.

alert-example = /alert газ порт
alert-example-words = газ порт
alert-hint = Напишите после команды, о чём сообщать: { $example }
alert-hint-search = Или просто найдите слово, а под ответом нажмите «Оповещать».

alert-preview-title = Оповещение: { $query }
alert-preview-fired = За { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
} сработало бы { $fired ->
    [one] { $fired } раз.
    [few] { $fired } раза.
   *[many] { $fired } раз.
}
alert-preview-none = За { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
} ничего такого не было. Сохраните, и я буду ждать первого поста.
alert-preview-bounded = Посчитаны не все посты, на деле может быть больше.
alert-preview-period = Срок отложен ({ $words }): оповещение следит за новыми постами.
alert-preview-examples = Например:
button-save = Сохранить
button-cancel = Отмена

alert-saved = Сохранено. Сообщу, как только появится новое: { $query }
alert-deleted = Удалено: { $query }
button-undo = Вернуть
button-my-alerts = Мои оповещения

alerts-title = Ваши оповещения: { $count }
alerts-empty = Оповещений пока нет.
alerts-fired = { $count ->
    [0] за 7 дней не срабатывало
    [one] { $count } раз за 7 дней
    [few] { $count } раза за 7 дней
   *[many] { $count } раз за 7 дней
}
alerts-muted = тихо до { $until }
alerts-page = Страница { $page } из { $pages }
button-previous = ‹ Назад
button-next = Дальше ›

alert-fired = Оповещение: { $query }
alert-fired-edited = Пост подошёл после правки.
alert-fired-repeated = Это повтор: неизвестно, дошло ли сообщение в первый раз.
alert-fired-why = Почему: в посте есть { $words }.
alert-fired-why-filter = Почему: пост подходит под ваш запрос.
button-why = Почему?
button-post-number = Пост { $number }
button-mute-day = Тихо на 1 день
button-delete = Удалить
button-mute-week = Тихо на 7 дней
button-unmute = Включить
button-less = Меньше из этого канала
button-less-undo = Вернуть этот канал
button-edit = Изменить

alert-edit = Сейчас запрос такой: { $query }. Пришлите новый одним сообщением; сначала покажу, сколько раз он сработал бы.
alert-changed = Теперь запрос такой: { $query }. Был { $before }
