# Графиктер және олардың жазуы.

button-chart = 📊 График
button-period-30 = 30 күн
button-period-90 = 90 күн
button-period-364 = Бір жыл

cmd-trends = График: сөз не тақырып туралы қанша жазылды

trend-hint = Бір нәрсе туралы қаншалықты жиі жазылатынын көрсетемін. Мысалы: { $example }. Немесе тақырып таңдаңыз.
trend-title = Қанша жазылды: { $what }
trend-period-days = Кезең, күндер бойынша: { $since } — { $until }
trend-period-weeks = Кезең, апталар бойынша: { $since } — { $until }
trend-total = Барлығы { $count ->
    [one] { $count } жазба
   *[other] { $count } жазба
}.
trend-total-bounded = Кемінде { $count ->
    [one] { $count } жазба
   *[other] { $count } жазба
}.
trend-sources = { $count ->
    [one] { $count } арна жазған.
   *[other] { $count } арна жазған.
}
trend-peak = Ең көп жазба: { $count } ({ $day }).
trend-week-of = апта басы { $day }
trend-halves = Үрдіс: соңғы { $days } күнде { $newer } жазба, оның алдындағы { $days } күнде { $older }.
trend-halves-percent = Үрдіс: соңғы { $days } күнде { $newer } жазба, оның алдындағы { $days } күнде { $older } ({ $percent }).
trend-small = Жазба аз: мұндағы өсу де, кему де кездейсоқ болуы мүмкін.
trend-open-day = Соңғы күн әлі біткен жоқ, бағаны сызықталған.
trend-open-week = Соңғы апта әлі біткен жоқ, бағаны сызықталған.
trend-read-since = Оқылған ең ескі жазба: { $day }. Одан бұрынғы дерек жоқ.
trend-counted-since = Жазба тым көп, сондықтан тек мына күннен бергісі саналды: { $day }. Бәрі кірсін десеңіз, сұрауды нақтылаңыз немесе кезеңді қысқартыңыз.
trend-nothing = График салатын жазба жоқ: { $what }
trend-count-posts = { $count ->
    [one] { $count } жазба
   *[other] { $count } жазба
}
trend-count-channels = { $count ->
    [one] { $count } арна
   *[other] { $count } арна
}

chart-posts-day = Күндік жазба саны
chart-posts-week = Апталық жазба саны
chart-channels-day = Күндік арна саны
chart-channels-week = Апталық арна саны
chart-unknown = дерек жоқ
chart-small = Жазба аз: өсу де, кему де кездейсоқ болуы мүмкін
