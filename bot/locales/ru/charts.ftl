# Графики и подписи к ним.

button-chart = 📊 График
button-period-30 = 30 дней
button-period-90 = 90 дней
button-period-364 = Год

cmd-trends = График: сколько пишут о слове или теме

trend-hint = Покажу, как часто о чём-то пишут. Например: { $example }. Или выберите тему.
trend-title = Сколько пишут: { $what }
trend-period-days = Период по дням: с { $since } по { $until }
trend-period-weeks = Период по неделям: с { $since } по { $until }
trend-total = Всего { $count ->
    [one] { $count } пост
    [few] { $count } поста
   *[many] { $count } постов
}.
trend-total-bounded = Не меньше { $count ->
    [one] { $count } поста
    [few] { $count } постов
   *[many] { $count } постов
}.
trend-sources = { $count ->
    [one] Писал { $count } канал.
    [few] Писали { $count } канала.
   *[many] Писали { $count } каналов.
}
trend-peak = Больше всего постов: { $count } ({ $day }).
trend-week-of = неделя с { $day }
trend-halves = Тренд: за последние { $days } дн. постов { $newer }, за столько же до того { $older }.
trend-halves-percent = Тренд: за последние { $days } дн. постов { $newer }, за столько же до того { $older } ({ $percent }).
trend-small = Постов мало: рост или спад здесь может быть случайным.
trend-open-day = Последний день ещё не кончился, его столбик заштрихован.
trend-open-week = Последняя неделя ещё не кончилась, её столбик заштрихован.
trend-read-since = Самый старый прочитанный пост — { $day }: раньше данных нет.
trend-counted-since = Сосчитаны только посты с { $day }: их очень много. Чтобы вошли все, уточните запрос или сократите период.
trend-nothing = График не из чего строить, постов нет: { $what }
trend-count-posts = { $count ->
    [one] { $count } пост
    [few] { $count } поста
   *[many] { $count } постов
}
trend-count-channels = { $count ->
    [one] { $count } канал
    [few] { $count } канала
   *[many] { $count } каналов
}

chart-posts-day = Постов в день
chart-posts-week = Постов в неделю
chart-channels-day = Каналов в день
chart-channels-week = Каналов в неделю
chart-unknown = нет данных
chart-small = Постов мало: рост или спад может быть случайным
