# Слова и числа, из которых складываются экраны.

month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря

weekday-every-0 = по понедельникам
weekday-every-1 = по вторникам
weekday-every-2 = по средам
weekday-every-3 = по четвергам
weekday-every-4 = по пятницам
weekday-every-5 = по субботам
weekday-every-6 = по воскресеньям
weekday-short-0 = Пн
weekday-short-1 = Вт
weekday-short-2 = Ср
weekday-short-3 = Чт
weekday-short-4 = Пт
weekday-short-5 = Сб
weekday-short-6 = Вс

day = { $day } { $month }
day-year = { $day } { $month } { $year } г.
moment = { $day }, { $time }

ago-now = только что
ago-minutes = { $count } мин назад
ago-hours = { $count } ч назад
ago-days = { $count ->
    [one] { $count } день назад
    [few] { $count } дня назад
   *[many] { $count } дней назад
}

duration-minutes = { $minutes } мин
duration-hours = { $hours } ч { $minutes } мин
duration-days = { $days } дн. { $hours } ч

number-thousand = { $value } тыс.
number-million = { $value } млн

views = { $count ->
    [one] { $shown } просмотр
    [few] { $shown } просмотра
   *[many] { $shown } просмотров
}
more-channels = { $count ->
    [one] ещё { $count } канал
    [few] ещё { $count } канала
   *[many] ещё { $count } каналов
}
more-channels-within = { $channels } за { $time }
item-continued = Продолжение, началось { $moment }
item-new-channels = { $count ->
    [one] { $count } новый канал
    [few] { $count } новых канала
   *[many] { $count } новых каналов
}
names-more = { $names } и ещё { $count }
reaction-paid = звёзды { $count }
reaction-custom = другие эмодзи { $count }
edited = изменён
no-text = пост без текста

topic-diplomacy = Дипломатия
topic-gas_energy = Газ и энергетика
topic-transit_corridors = Транзит и коридоры
topic-caspian_ports = Каспий и порты
topic-trade_investment = Торговля и инвестиции
topic-agri_food = Агро и продовольствие
topic-border_migration = Граница и миграция
topic-ecology_water = Экология и вода
topic-digital_industry = Цифра и промышленность
topic-culture_education = Культура и образование
topic-regional_security = Безопасность региона
topic-society_rights = Общество и права

kind-official = официальный канал
kind-media = СМИ
kind-analyst = аналитик
kind-exile = СМИ в изгнании
kind-aggregator = агрегатор

state-active = читается
state-paused = чтение приостановлено
state-private = канал закрыли
state-banned = канал заблокирован
state-vanished = канал исчез
state-removed = больше не читается
failure-no-preview = у канала нет открытой веб-страницы, его видит только аккаунт
failure-no-name = канала с таким именем нет

relevance-kz-tm = Казахстан и Туркменистан
relevance-kz-only = только Казахстан
relevance-tm-only = только Туркменистан
relevance-other = не о наших странах

sample-notice = Это пример: каналы и новости вымышлены.
sample-mark = пример
discreet-line = Новое сообщение. Нажмите на скрытый текст, чтобы прочесть.
