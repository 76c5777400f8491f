# Çyzgylar we olaryň ýazgylary.

button-chart = 📊 Çyzgy
button-period-30 = 30 gün
button-period-90 = 90 gün
button-period-364 = Bir ýyl

cmd-trends = Çyzgy: söz ýa mowzuk barada näçe ýazylýar

trend-hint = Bir zat barada näçe ýygy ýazylýandygyny görkezerin. Meselem: { $example }. Ýa-da mowzuk saýlaň.
trend-title = Näçe ýazylýar: { $what }
trend-period-days = Döwür, günler boýunça: { $since } — { $until }
trend-period-weeks = Döwür, hepdeler boýunça: { $since } — { $until }
trend-total = Jemi { $count ->
    [one] { $count } ýazgy
   *[other] { $count } ýazgy
}.
trend-total-bounded = Azyndan { $count ->
    [one] { $count } ýazgy
   *[other] { $count } ýazgy
}.
trend-sources = { $count ->
    [one] Ony { $count } kanal ýazdy.
   *[other] Olary { $count } kanal ýazdy.
}
trend-peak = Iň köp ýazgy: { $count } ({ $day }).
trend-week-of = hepdäniň başy { $day }
trend-halves = Üýtgeýşi: soňky { $days } günde { $newer } ýazgy, ondan öňki { $days } günde { $older }.
trend-halves-percent = Üýtgeýşi: soňky { $days } günde { $newer } ýazgy, ondan öňki { $days } günde { $older } ({ $percent }).
trend-small = Ýazgy az: bu ýerdäki ösüş ýa peseliş tötänleýin bolup biler.
trend-open-day = Soňky gün entek gutarmady, onuň sütüni çyzyklanan.
trend-open-week = Soňky hepde entek gutarmady, onuň sütüni çyzyklanan.
trend-read-since = Okalan iň köne ýazgy: { $day }. Ondan öňki maglumat ýok.
trend-counted-since = Ýazgy örän köp, şonuň üçin diňe şu günden bärkisi sanaldy: { $day }. Hemmesi girsin diýseňiz, soragy takyklaň ýa-da döwri gysgaldyň.
trend-nothing = Çyzgy üçin ýazgy ýok: { $what }
trend-count-posts = { $count ->
    [one] { $count } ýazgy
   *[other] { $count } ýazgy
}
trend-count-channels = { $count ->
    [one] { $count } kanal
   *[other] { $count } kanal
}

chart-posts-day = Günlük ýazgy sany
chart-posts-week = Hepdelik ýazgy sany
chart-channels-day = Günlük kanal sany
chart-channels-week = Hepdelik kanal sany
chart-unknown = maglumat ýok
chart-small = Ýazgy az: ösüş ýa peseliş tötänleýin bolup biler
