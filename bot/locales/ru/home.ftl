# Первая минута и главный экран.

start-link = То, к чему вела ссылка, — ниже.
glimpse-today = Главное за последние сутки
glimpse-week = Главное за последние семь дней
glimpse-quiet = За последние семь дней ничего заметного. Появится — расскажу здесь.
glimpse-nothing-read = Пока не прочитан ни один пост. Как только они появятся, здесь будет главное.

home-title = Ваша сводка
home-more-digests = И ещё { $count }: /digests
home-no-alerts = Оповещений пока нет. Чтобы узнавать сразу: /alert и слова
home-alerts = Оповещений: { $count }. Сработало сегодня: { $fired }
home-muted = Из них приглушено: { $count }
home-read = Читаю каналов: { $channels }. Постов за сутки: { $posts }
home-last-read = Последняя проверка: { $ago }
home-failing = Сейчас не читается: { $count }. Подробнее: /status
button-settings = Настройки
