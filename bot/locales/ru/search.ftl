# Поиск и ошибки в запросе.

search-found = Нашлось по запросу { $query }, { $order }
search-order-new = сначала новые
search-order-best = сначала важные
search-window = Поиск с { $since } по { $until }.
search-since = Поиск с { $since }.
search-until = Поиск до { $until }.
search-day = Поиск за { $day }.
search-date = { $day } { $month } { $year }
search-period = Срок взят из слов { $words }.
search-aside = Не ищутся слова { $words }: они приняты за просьбу. В кавычках ищутся и они.
search-name = { $name } ищется и так: { $others }.
search-quoted = «{ $words }»
search-bounded = Проверены не все посты: поиск остановлен, чтобы не заставлять ждать. «Ещё» продолжит с этого места.
search-bounded-best = Здесь лучшие из самых близких совпадений, их больше. Остальные покажет «Сначала новые».
search-ranked-since = Есть и более старые посты, но они не упорядочены (только начиная с { $since }). Чтобы включить их, добавьте срок: { $example }
search-ranked-hits = Подходящих постов очень много: упорядочены только самые новые ({ $count }), начиная с { $since }. Чтобы вошли и другие, уточните запрос.
search-wider-example = за год
search-nothing = По запросу { $query } ничего не нашлось.
search-nothing-bounded = Проверены не все посты: поиск остановлен, чтобы не заставлять ждать. Продолжите кнопкой «Ещё» или уточните запрос.
search-no-more-bounded = Дальше пока ничего не нашлось, но проверены не все посты. «Ещё» продолжит поиск.
search-no-more = По запросу { $query } это всё: дальше ничего нет.
search-hint = Напишите, что найти, например: { $example }. Команда не нужна, достаточно слов.

button-more = Ещё
button-order-new = Сначала новые
button-order-best = Сначала важные
button-alert-me = 🔔 Оповещать

query-error = В запросе есть ошибка:
query-empty = Здесь нечего искать. Напишите хотя бы одно слово, например: газ
query-too-long = Запрос слишком длинный. Знаков: { $length }, можно до { $limit }. Оставьте главное.
query-too-many-words = Слов слишком много, можно до { $limit }. Оставьте главные.
query-too-deep = Слишком много скобок внутри скобок, можно до { $limit }. Упростите запрос.
query-unclosed-quote = Кавычка не закрыта. Поставьте { $quote } в конце фразы.
query-unclosed-paren = Скобка не закрыта. Поставьте ) там, где кончается группа.
query-unopened-paren = Лишняя закрывающая скобка. Уберите её или поставьте ( перед группой.
query-empty-phrase = В кавычках нет слов. Впишите фразу или уберите кавычки.
query-empty-group = В скобках нет слов. Впишите их или уберите скобки.
query-only-negative = Здесь одни исключения. Добавьте слово, которое должно быть: газ -Азербайджан
query-negative-alternative = Исключение не может стоять рядом с «|». Вынесите его за скобки: (газ | нефть) -уголь
query-or-operand = У { $operator } должно быть слово с обеих сторон: газ | нефть
query-near-operand = { $operator } ставится между двумя словами или фразами: газ NEAR/5 цена
query-near-distance = { $operator } не подходит: расстояние может быть от NEAR/0 до NEAR/{ $limit }.
query-short-prefix = Перед звёздочкой слишком мало букв: «{ $word }». Нужно не меньше { $limit }.
query-exact-prefix = Знаки = и * вместе не работают: «{ $word }». Оставьте один: =порт или порт*
query-exact-operand = Знак = ставится вплотную перед словом или фразой: =порт
query-unknown-filter = Фильтра «{ $name }:» нет. Возможно, вы имели в виду: { $nearest }. Если это просто слова, уберите двоеточие.
query-empty-filter = После «{ $name }:» нужно значение, например: { $example }
query-bad-value = Для «{ $name }:» не подходит «{ $value }». Возможно: { $nearest }. Например: { $example }
query-bad-number = После «{ $name }:» нужно сравнение с числом, например: { $example }. Сейчас там «{ $value }».
query-bad-reaction = После «{ $name }:» нужны эмодзи и число, например: { $example }. Сейчас там «{ $value }».
query-bad-channel = «{ $value }» не похоже на имя канала. Пишите так: { $example }
query-bad-date = «{ $value }» не похоже на дату. Пишите так: { $example }, или 2025-11-14, или 2025-11-01..2025-11-30
query-date-place = Фильтр date: относится ко всему запросу. Вынесите его из скобок, из «|» и из исключения.
query-date-in-alert = В оповещении срок не нужен: оно само следит за новыми постами. Уберите его и оставьте слова.
query-unknown-channel = Канала { $channel } среди прочитанных нет. Похожие: { $nearest }
query-unknown-channel-none = Канала { $channel } среди прочитанных нет. Весь список: /channels
query-not-a-word = В «{ $word }» нечего искать: нужны буквы или цифры.
