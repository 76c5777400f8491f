# Как работают части программы: строки состояния.

parts-running = Работают: { $names }
parts-idle = Не работают:
part-chat = чат
part-sender = отправка
part-jobs = дайджесты по расписанию
part-collector = чтение каналов
part-silent = { $name }: нет вестей с { $since }
part-stopped = { $name }: остановлено намеренно, { $since }
part-failed = { $name }: сбой, { $since } ({ $why }); идёт перезапуск
part-held = { $name }: нужен тот, кто ведёт бота, { $since } ({ $why })
part-login = { $name }: нужен вход в аккаунт. Команда для того, кто ведёт бота: caspian-watch login
part-login-in-use = { $name }: аккаунт открыт в другом процессе
part-restarted = { $name }: перезапусков за сутки: { $count }; последний: { $since } ({ $why })
why-process-ended = процесс оборвался
why-outage = Telegram был недоступен

wait = Telegram просит подождать до { $until }: { $what }
wait-history = чтение истории
wait-counters = чтение просмотров и реакций
wait-names = поиск каналов по имени
wait-joins = вступление в каналы
wait-leaving = выход из каналов
wait-channels = проверка каналов
wait-news = проверка новых постов
wait-sending = отправка сообщений
