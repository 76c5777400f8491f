# Adamyň görkezen ýazgysy ýa-da kanaly: gaýtadan iberilen habar, salgy, @at.

# Sandan soň at birlikde galýar.
who-wrote-title = Bu barada ýazanlar: { $count ->
    [one] { $count } kanal
   *[other] { $count } kanal
}
who-wrote-first = ilkinji bolup
who-wrote-later = { $time } geçenden soň
who-wrote-same-minute = şol minutda
who-wrote-alone = Okanlarymyň içinde muny başga hiç kim ýazmandyr.
who-wrote-copies = Edil şu ýazgy mende ýok, ýöne teksti oňa örän meňzeşi bar.
who-wrote-nobody = Mende beýle ýazgy ýok, ondan öňki we soňky üç günde okaýan kanallarymyň hiç biri muny ýazmandyr. Haýsylaryny okaýanym: /channels
who-wrote-names = Mende beýle ýazgy ýok, ondan öňki we soňky üç günde okaýan kanallarymyň hiç biri muny ýazmandyr. Şonuň üçin içindäki atlar duş gelýän ýazgylary görkezýärin: { $query }

post-edited = Üýtgedilen wagty: { $moment }.
post-deleted = Kanaldan pozuldy; duýlan wagty: { $ago }.
post-edits = Tekstiň düzedilişi: { $count }
post-change-both = «{ $before }» ýerine «{ $after }» ýazyldy
post-change-added = «{ $after }» goşuldy
post-change-removed = «{ $before }» aýryldy
post-change-more = ýene { $count }
post-change-none = sözleri üýtgemedi
post-column-age = ýaşy
post-column-views = görlen
post-column-reactions = reaksiýa
post-reactions = { $count ->
    [one] { $count } reaksiýa
   *[other] { $count } reaksiýa
}
post-readings = Görlen sany we reaksiýalary, wagt boýunça
post-unknown = { $channel } kanalyny okaýaryn, ýöne bu ýazgy mende ýok: ol men okap başlamazymdan öň çykypdyr ýa-da eýýäm pozulypdyr.
channel-unknown = Okalýan kanallaryň arasynda { $channel } ýok. Haýsylaryny okaýanym: /channels
channel-unknown-add = Ony goşmak üçin: { $command }
button-why-topics = Näme üçin şu mowzuk?

card-per-day = Soňky 30 günde bir günde ortaça çykan ýazgy: { $count }
card-rarely = birden az
button-its-posts = Ýazgylary
