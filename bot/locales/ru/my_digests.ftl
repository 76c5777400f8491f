# Свой дайджест: как называется, что в нём настроить, что после изменения, отъезд.

digest-name-morning = Утренний дайджест
digest-name-day = Дневной дайджест
digest-name-evening = Вечерний дайджест
digest-name-weekly = Недельный дайджест

days-daily = каждый день
days-weekdays = по будням
all-of-them = все
relations-all = сначала об обеих вместе, потом понемногу о каждой
length-short = короткий, не больше { $count } сюжетов, одни заголовки
length-normal = обычный, не больше { $count } сюжетов
length-full = полный, не больше { $count } сюжетов с длинными выдержками

digest-relations = Страны: { $relations }.
digest-languages = Языки постов: { $languages }.
digest-kinds = Виды источников: { $kinds }.
digest-channels = Каналы: { $channels }.
digest-length = Объём: { $length }.
digest-query = Только то, что подходит под запрос { $query }
digest-query-none = Запрос: нет.
digest-next = Следующий: { $moment }.
digest-paused = На паузе: придёт снова, когда включите.
digest-changed = Изменено.
digest-preview = Предпросмотр: таким дайджест был бы сейчас.
digest-absence = Вас не было с { $moment }; этот дайджест заменяет всё, что вы пропустили.
digest-absence-cut = Вас не было с { $moment }. Этот дайджест — за последние { $days } дней; о том, что было раньше, спросите словом: я поищу.

button-digest-preview = Что пришло бы сейчас
button-digest-edit = Настроить дайджест
button-digest-topic = Темы
button-digest-relation = Страны
button-digest-language = Языки
button-digest-kind = Виды источников
button-digest-channel = Каналы
button-digest-filter = Запрос
button-digest-time = Время
button-digest-days = Дни
button-digest-length = Объём
button-digest-remove = Удалить
button-digest-back = ‹ К дайджесту
button-length-short = Короткий
button-length-normal = Обычный
button-length-full = Полный

page-topic = Какие темы?
page-relation = О каких странах?
page-language = Посты на каких языках?
page-kind = Какие виды источников?
page-channel = Какие каналы?
page-length = Какой объём?
page-time = Во сколько?
page-days = По каким дням?
page-hint = Нажмите, чтобы включить или выключить. Если ничего не выбрать, подходят все.
page-relation-hint = Нажмите, чтобы включить или выключить. Если ничего не выбрать, первым идёт то, что касается обеих стран.
page-chosen = Сейчас: { $chosen }.
page-channels-none = пока не читаю ни одного канала

filter-title = Запрос для этого дайджеста
filter-hint = Пришлите запрос сообщением: будут приходить только сюжеты, которые под него подходят.
filter-example = Например: { $example }
filter-example-words = газ -Азербайджан
button-filter-none = Без запроса

away-begun = С этой минуты все ваши дайджесты ждут. Когда вернётесь, нажмите кнопку: один дайджест расскажет, что вы пропустили, самое большее за { $days } дней. Оповещения приходят и дальше, приглушить их можно в /alerts.
away-since = Вы в отъезде с { $moment }: все дайджесты ждут.
button-away = Пауза, пока не вернусь
button-back-here = Я снова здесь
back-catch-up = С возвращением. Дайджест о пропущенном уже в пути: { $since } — { $until }. Дальше дайджесты придут как обычно.
back-nothing = С возвращением. Ни один дайджест не пропущен, они придут как обычно.

query-date-in-digest = У дайджеста есть свой период, поэтому в запросе он не нужен. Уберите его и оставьте слова.
error-digest-channels = В одном дайджесте может быть не больше { $limit } каналов. Сначала выключите один или не выбирайте ни одного: тогда подходят все.

button-digest-pause = Пауза
button-digest-resume = Возобновить
button-relation-kz-tm = Обе страны вместе
button-relation-kz-only = Только Казахстан
button-relation-tm-only = Только Туркменистан

digest-waits = Ждёт вашего возвращения.
digest-quiet-days = На ваши темы за это время ничего не вышло.
