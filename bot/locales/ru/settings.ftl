# Настройки, приватность, стирание.

settings-title = Настройки
settings-language = Язык: { $language }
settings-zone = Часовой пояс: { $zone }
settings-quiet = Тихие часы: { $hours }
settings-discreet-on = Незаметный режим включён: текст скрыт, пока вы на него не нажмёте.
settings-discreet-off = Незаметный режим выключен: текст виден сразу, в том числе на экране блокировки.
settings-length-short = Объём дайджестов: короткий
settings-length-normal = Объём дайджестов: обычный
settings-length-full = Объём дайджестов: полный
settings-length-hint = Сколько должно быть в дайджесте? Действует для /digest и для дайджестов, которые вы заведёте с этой минуты.
settings-quiet-from = С которого часа?
settings-quiet-until = Тихо с { $hour }. До которого часа?
button-length = Объём дайджеста
button-quiet-own = Другие часы
quiet-hours = с { $from } до { $until }
quiet-none = нет
settings-quiet-hint = В тихие часы оповещения ждут и приходят, когда эти часы кончатся. Дайджест приходит в то время, которое вы выбрали сами.
settings-zone-hint = По этому времени приходят дайджесты и показаны часы в сообщениях.
settings-zone-city = Другой город напишите после команды, например: /settings Tbilisi
settings-language-hint = На каком языке вам отвечать?
button-language = Язык
button-zone = Часовой пояс
button-quiet = Тихие часы
button-quiet-none = Без тихих часов
button-discreet-on = Незаметный: включить
button-discreet-off = Незаметный: выключить
button-back = ‹ К настройкам

zone-almaty = Алматы
zone-astana = Астана
zone-ashgabat = Ашхабад
zone-aqtau = Актау
zone-tashkent = Ташкент
zone-bishkek = Бишкек
zone-baku = Баку
zone-tehran = Тегеран
zone-dubai = Дубай
zone-istanbul = Стамбул
zone-moscow = Москва
zone-berlin = Берлин
zone-london = Лондон
zone-new_york = Нью-Йорк
zone-shanghai = Пекин

privacy-title = Что о вас хранится
privacy-intro = Только то, без чего я не смогу писать вам. Ни имени, ни номера телефона, ни имени пользователя здесь нет.
privacy-chat = Номер чата в Telegram: { $chat_id }
privacy-since = Вы здесь с { $day }
privacy-seen = В последний раз вы были здесь: { $day } (хранится только день, чтобы спросить после долгого молчания)
privacy-subscriptions = Дайджесты по расписанию: { $count }
privacy-alerts = Оповещения: { $count }
privacy-queries = Последние запросы: { $count }
privacy-outbox = Ещё хранятся ваши последние запросы (к ним ведут кнопки под ответами), сообщения для вас (те, что ждут отправки, а после неё ещё { $days } дн.) и отметки о том, что уже показано: чтобы ничего не пришло дважды.
privacy-export = Забрать это файлом: /export
privacy-erase = Стереть всё сразу: /forget
backups-age-out = { $days ->
    [one] Резервные копии базы хранятся не дольше { $days } дня: до тех пор стёртое может в них оставаться.
    [few] Резервные копии базы хранятся не дольше { $days } дней: до тех пор стёртое может в них оставаться.
   *[many] Резервные копии базы хранятся не дольше { $days } дней: до тех пор стёртое может в них оставаться.
}

export-caption = Всё, что о вас хранится, в формате JSON. Тем, что я вам отправляю, в файле отведены только вид сообщения и его судьба; сами тексты — у вас в чате.

forget-question = Стереть всё, что о вас хранится?
forget-what = Исчезнут сразу и без возврата: настройки, дайджесты по расписанию, оповещения, последние запросы, очередь сообщений и отметки о показанном. Сообщения в этом чате останутся у вас.
forget-export = Прежде данные можно забрать: /export
button-forget = Стереть всё
forgotten = Всё стёрто. Если захотите начать заново: /start

inactive-ask = Вас здесь давно не было (месяцев: { $months }). Вы ещё здесь? Если до { $day } вы не отзовётесь, я сотру всё, что о вас хранится: настройки, дайджесты, оповещения. Подойдёт любое сообщение.
inactive-stays = Хорошо, всё остаётся как есть.
button-still-here = Я ещё здесь
