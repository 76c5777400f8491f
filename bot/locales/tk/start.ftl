# Salamlaşma, kömek, buýruklar.

start-welcome = Gazagystan we Türkmenistan barada açyk Telegram kanallaryny okap, iň möhümini size ýetirýärin.
start-can-alert = { $example } — bu barada ýazylan badyna habar bererin
start-can-search = { $example } — buýruksyz, diňe bir söz: okanlarymyň içinden taparyn
start-language = Dili aşakdaky düwme bilen çalşyp bolýar.

button-today = Bu gün näme boldy
button-subscribe = Tertip boýunça almak
button-help = Ähli buýruklar
button-query-help = Soragy nähili ýazmaly

help-title = Näme edip bilýärin
help-search = Buýruksyz ýazylan habar — gözleg: { $example }
help-point = Maňa ýazgyny gaýtadan iberseňiz, bu barada ýene kimiň ýazandygyny aýdaryn. { $link } salgysy ýa-da { $name } ady boýunça bilýänimi görkezerin.
help-operator = Bu boty siz ýöredýärsiňiz: { $example } kanal goşýar, /channels içinde bolsa olary duruzýan we aýyrýan düwmeler bar. Galanlarynyň ählisi: /admin

cmd-start = Baş ekran: synlaryňyz we duýduryşlaryňyz
cmd-help = Buýruklar we sorag dili
cmd-digest = Soňky gije-gündiziň iň möhümi
cmd-subscribe = Tertip boýunça gysgaça syn
cmd-digests = Gysgaça synlaryňyz: sazlamak, duruzmak
cmd-unsubscribe = Syny bes etmek: sanawdan saýlamak
cmd-alert = Söz boýunça duýduryş: /alert gaz port
cmd-alerts = Duýduryşlaryňyz
cmd-search = Okalan ýazgylardan gözlemek
cmd-top = Hepdäniň iň göze ilen wakalary
cmd-topics = Mowzuklar we olar barada näçe ýazylýar
cmd-channels = Haýsy kanallary okaýaryn
cmd-settings = Dil, wagt guşaklygy, ümsüm sagatlar
cmd-privacy = Siz barada näme saklanýar
cmd-export = Maglumatlaryňyz faýl görnüşinde
cmd-forget = Siz barada ähli zady pozmak
cmd-status = Näme okaldy, ählisi ýerindemi

query-help-title = Soragy nähili ýazmaly
query-help-intro = Söz ähli görnüşlerinde, belli at bolsa dört dilde-de tapylýar. Bir sorag gözlege-de, duýduryşa-da ýaraýar.
query-example-and = gaz port
query-meaning-and = iki söz hem bar, tertibi islendik
query-example-or = gaz | nebit
query-meaning-or = ikisiniň azyndan biri
query-example-not = gaz -Azerbaýjan
query-meaning-not = bu söz bolmasyn
query-example-phrase = "orta geçelge"
query-meaning-phrase = sözler ýanaşyk, edil şu tertipde
query-example-exact = =port
query-meaning-exact = edil şeýle ýazylan, başga görnüşsiz
query-example-prefix = üstaşyr*
query-meaning-prefix = şeýle başlanýanlaryň ählisi
query-example-near = gaz NEAR/5 baha
query-meaning-near = aralarynda iň köp bäş söz
query-example-time = port şu hepde
query-meaning-time = möhleti söz bilen: düýn, duşenbe gününden bäri, oktýabrda, soňky 3 günde
query-example-topic = topic:gas_energy country:kz-tm
query-meaning-topic = diňe şu mowzuk we diňe iki ýurt barada
query-example-source = lang:tk kind:official from:@name
query-meaning-source = dili, çeşmäniň görnüşi, kanaly
query-example-engagement = views:>1000 react:🔥>10
query-meaning-engagement = näçe gezek görlen, näçe reaksiýa
query-example-rest = gaz has:photo date:P7D
query-meaning-rest = suratly, soňky ýedi günde
query-help-names = Süzgüçleriň adyny türkmençe-de ýazyp bolýar: mowzuk:, ýurt:, dil:, sene:.
