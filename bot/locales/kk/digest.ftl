# Шолу.

digest-title = Қазақстан мен Түрікменстан: шолу
digest-window = { $since } — { $until } ({ $zone })
digest-read = Оқылды: { $channels ->
    [one] { $channels } арна
   *[other] { $channels } арна
}, { $posts ->
    [one] { $posts } жазба
   *[other] { $posts } жазба
}. Оқиға саны: { $stories }.
digest-late = Шолу кешігіп келді: { $time }.
digest-also = Қалғаны қысқаша
digest-left-out = { $count ->
    [one] Тағы { $count } оқиға сыймады. Толығырақ: /top
   *[other] Тағы { $count } оқиға сыймады. Толығырақ: /top
}
digest-quiet = Тыныш күн: бұл уақытта сіздің тақырыптарыңыз бойынша ештеңе жарияланбады.
digest-unread = Күн тыныш өтті ме, айта алмаймын: бұл уақытта бірде-бір жазбаны оқу мүмкін болмады.
digest-no-channels = Әзірге бірде-бір арнаны оқымаймын, сондықтан айтар жаңалық жоқ.
digest-silent = Үнсіз қалғандар: { $names }.
digest-failing = Оқу мүмкін болмады: { $names }.
digest-lag = Оқудағы ең үлкен кідіріс: { $time }.
button-my-digests = Шолуларым
