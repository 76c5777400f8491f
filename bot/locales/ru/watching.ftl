# Извещения тем, кто ведёт бота: канал закрылся, снова открыт, переименован, замолчал.

button-channel-card = Карточка канала

channel-closed-private = Канал закрыли, снаружи он больше не читается: { $title }
channel-closed-banned = Telegram заблокировал канал: { $title }
channel-closed-vanished = Канал исчез, Telegram его больше не знает: { $title }
channel-closed-no-preview = У канала пропала открытая веб-страница: { $title }. Без аккаунта его больше не прочесть.
channel-closed-no-name = Имени канала в Telegram больше нет: { $title }. Он переименован или удалён; по веб-страницам этого не различить.
channel-closed-noticed = Замечено: { $moment }.
channel-closed-last = Последний пост, который у меня есть: { $moment }. Новых нет, прочитанное остаётся, и поиск его находит.
channel-closed-no-posts = Постов из него у меня нет.
channel-closed-hint = Проверяю его дальше, несколько раз в сутки. Если он откроется, скажу. Если он больше не нужен, его можно убрать.
channel-readable = Канал снова читается: { $title }
channel-renamed = Канал теперь называется иначе. Было: { $before }. Стало: { $title }, { $name }. Читаю его дальше, делать ничего не нужно.
channel-nameless = без имени

silence-title = Молчат дольше обычного: { $count } из { $followed }
silence-since = последний пост: { $moment }
silence-meaning = Эти каналы проверяю как всегда, и ошибок нет: похоже, они просто не пишут. Второй раз об этом молчании не скажу.
