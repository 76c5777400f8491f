# То, что не текст, и команды, набранные на своём языке.

not-text-sticker = Стикеры я не понимаю.
not-text-voice = Слушать я не умею.
not-text-picture = Картинок и видео я не вижу. Пост канала лучше переслать: тогда покажу, кто ещё об этом написал.
not-text-file = Файлы я не открываю.
not-text-place = Ваше место мне не нужно и не сохраняется. Часовой пояс задаёт название города: /settings
not-text-contact = Контакты мне не нужны, и этот не сохраняется.
not-text-other = Такое сообщение я не понимаю.
not-text-instead = Я понимаю слова: напишите, например, { $example }, и я найду это в прочитанном.

command-words-digest = дайджест, сводка, новости, сегодня
command-words-top = главное, топ
command-words-search = поиск, найти, искать, запрос
command-words-trends = график, графики, тренды
command-words-alert = оповещение, оповестить, следить
command-words-alerts = оповещения, мои_оповещения
command-words-subscribe = подписка, подписаться, расписание
command-words-digests = дайджесты, мои_дайджесты, подписки, сводки
command-words-unsubscribe = отписка, отписаться, отказаться
command-words-topics = темы, тема
command-words-channels = каналы, канал, источники
command-words-settings = настройки, настройка, язык
command-words-groups = группы, группа, чаты, в_группу
command-words-privacy = приватность, данные, мои_данные
command-words-export = экспорт, выгрузка
command-words-forget = удалить, забыть, стереть
command-words-status = статус, состояние
command-words-admin = админ, админка, управление
command-words-help = помощь, справка, команды
command-words-start = старт, начало, начать, главная
file-refused = Telegram не принял файл в этом чате. Попросите его в личном чате со мной.
