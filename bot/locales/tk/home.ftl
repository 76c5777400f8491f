# Ilkinji minut we baş ekran.

start-link = Salgydaky maglumat aşakda.
glimpse-today = Soňky gije-gündiziň iň möhümi
glimpse-week = Soňky ýedi günüň iň möhümi
glimpse-quiet = Soňky ýedi günde göze ilen zat bolmady. Bir zat çyksa, şu ýerde aýdaryn.
glimpse-nothing-read = Heniz ýekeje ýazgy hem okalmady. Okalan badyna iň möhümi şu ýerde durar.

home-title = Baş ekranyňyz
home-more-digests = Ýene { $count }: /digests
home-no-alerts = Heniz duýduryş ýok. Derrew bilmek üçin: /alert we sözler
home-alerts = Duýduryş sany: { $count }. Şu gün geleni: { $fired }
home-muted = Şolardan sessizi: { $count }
home-read = Okalýan kanal: { $channels }. Soňky gije-gündizdäki ýazgy: { $posts }
home-last-read = Soňky barlag: { $ago }
home-failing = Häzir okalmaýany: { $count }. Dolusy: /status
button-settings = Sazlamalar
