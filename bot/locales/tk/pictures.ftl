# Kanalyň, wakanyň, ýazgynyň çyzgylary we olaryň ýazgylary.

button-activity = 📊 Işjeňlik
button-growth = 📊 Görlüşiniň ösüşi
button-by-kind = 📊 Görnüşe görä reaksiýa

activity-title = Kanalyň işjeňligi: { $channel }
activity-nothing = Çyzgy üçin zat ýok: bu döwürde okalan ýazgy ýok. Kanal: { $channel }
activity-views = Adaty ýazgynyň görlen sany (mediana): { $usual }; iň ýokarysy { $most } ({ $day }).
activity-reactions = Adaty ýazga gelen reaksiýa (mediana): { $usual }; iň ýokarysy { $most } ({ $day }).
activity-no-views = Ýazgylaryň näçe gezek görlendigini çeşme aýtmaýar.
activity-no-reactions = Ýazgylara reaksiýa görünmeýär.
activity-fresh = Soňky sütün çyzyklanan: ol entek ösýär, täze ýazgylar entek okalýar.
activity-read-until = Kanalyň soňky okalan güni: { $day }. Ondan soňky maglumat ýok.
chart-views-usual = Adaty ýazgynyň görlen sany (mediana)
chart-reactions-usual = Adaty ýazga gelen reaksiýa (mediana)

kinds-title = Waka baradaky reaksiýalar, çeşmeleriň görnüşi boýunça
kinds-line = { $kind }: 1000 gezek görlende { $rate } reaksiýa ({ $reactions }, { $channels })
kinds-line-unknown = { $kind }: näçe gezek görlendigi belli däl ({ $reactions }, { $channels })
kinds-small = * Maglumat az: { $channels } kanaldan ýa-da { $reactions } reaksiýadan az bolsa, tapawut tötänleýin bolup biler.
kinds-few = Heniz deňeşdirer ýaly zat ýok: azyndan iki görnüşli çeşmäniň görlen sany we reaksiýasy belli ýazgylary gerek.
chart-rate = 1000 gezek görlende reaksiýa
chart-rate-row = { $rate } · { $channels }
chart-kinds-small = * Maglumat az: tapawut tötänleýin bolup biler

growth-title = Görlüşiň we reaksiýalaryň ösüşi
growth-line = { $age }: { $counts }
growth-usual = { $count } (adatça { $usual })
growth-explained = «Adatça» diýlişi — şu kanalyň beýleki ýazgylarynyň şol ýaşdaky medianasy.
growth-no-usual = Bu kanalda adatça nähili bolýandygy heniz belli däl: onuň az ýazgysy okaldy.
growth-unwatched = Bu sanlar ilkinji gezek ýazgy çykandan soň { $age } geçende okaldy, ondan öňki maglumat ýok.
growth-few = Görlen we reaksiýa sanlary azyndan { $least } gezek okalanda çyzgy peýda bolar. Häzirlikçe okalany: { $count }.
chart-growth-views = Görlen sany
chart-growth-reactions = Reaksiýa
chart-this-post = şu ýazgy: { $count }
chart-usual = adatça: { $count }
chart-age = Aşakda ýazgynyň ýaşy; her nokat — sanlaryň bir okalyşy
age-minutes = { $count } min
age-hours = { $count } sag
age-days = { $count } gün
