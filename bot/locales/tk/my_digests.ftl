# Öz synyňyz: ady, sazlamalary, üýtgedilenden soň, ýolda bolmak.

digest-name-morning = Irdenki syn
digest-name-day = Günortanky syn
digest-name-evening = Agşamky syn
digest-name-weekly = Hepdelik syn

days-daily = her gün
days-weekdays = iş günleri
all-of-them = ählisi
relations-all = ilki ikisine-de degişlisi, soňra her biri barada azajyk
length-short = gysga, iň köp { $count } waka, diňe sözbaşylary
length-normal = adaty, iň köp { $count } waka
length-full = doly, iň köp { $count } waka, bölekleri uzynrak

digest-relations = Ýurtlar: { $relations }.
digest-languages = Ýazgylaryň dili: { $languages }.
digest-kinds = Çeşmeleriň görnüşleri: { $kinds }.
digest-channels = Kanallar: { $channels }.
digest-length = Göwrümi: { $length }.
digest-query = Diňe şu soraga gabat gelýäni: { $query }
digest-query-none = Sorag: ýok.
digest-next = Indikisi: { $moment }.
digest-paused = Duruzylan: dowam etdirseňiz, ýene gelip başlar.
digest-changed = Üýtgedildi.
digest-preview = Öňünden görmek: syn häzir şeýle bolardy.
digest-absence = Siziň ýok wagtyňyz: { $moment } — häzire çenli. Bu syn sypdyran zatlaryňyzyň ählisiniň ornuny tutýar.
digest-absence-cut = Siziň ýok wagtyňyz: { $moment } — häzire çenli. Bu syn onuň soňky { $days } gününi öz içine alýar; ondan öňküsini söz bilen sorasaňyz, gözläp bererin.

button-digest-preview = Häzir näme gelerdi
button-digest-edit = Syny sazlamak
button-digest-topic = Mowzuklar
button-digest-relation = Ýurtlar
button-digest-language = Diller
button-digest-kind = Çeşme görnüşleri
button-digest-channel = Kanallar
button-digest-filter = Sorag
button-digest-time = Wagty
button-digest-days = Günleri
button-digest-length = Göwrümi
button-digest-remove = Pozmak
button-digest-back = ‹ Syna dolanmak
button-length-short = Gysga
button-length-normal = Adaty
button-length-full = Doly

page-topic = Haýsy mowzuklar?
page-relation = Haýsy ýurtlar barada?
page-language = Ýazgylar haýsy dillerde?
page-kind = Çeşmäniň haýsy görnüşleri?
page-channel = Haýsy kanallar?
page-length = Göwrümi nähili?
page-time = Haýsy wagtda?
page-days = Haýsy günler?
page-hint = Goşmak ýa-da aýyrmak üçin basyň. Hiç zat saýlanmasa, ählisi geler.
page-relation-hint = Goşmak ýa-da aýyrmak üçin basyň. Hiç zat saýlanmasa, ilki iki ýurda-da degişlisi geler.
page-chosen = Häzir: { $chosen }.
page-channels-none = heniz hiç bir kanaly okamaýaryn

filter-title = Bu synyň soragy
filter-hint = Soragy habar edip iberiň: diňe oňa gabat gelýän wakalar geler.
filter-example = Meselem: { $example }
filter-example-words = gaz -Azerbaýjan
button-filter-none = Soragsyz

away-begun = Şu pursatdan synlaryňyzyň ählisi garaşar. Gaýdyp geleniňizde düwmä basyň: bir syn sypdyranlaryňyzy aýdyp berer, iň köp { $days } gün üçin. Duýduryşlar gelip durar, olary /alerts içinde sessiz edip bolýar.
away-since = Siziň ýok wagtyňyz: { $moment } — häzire çenli. Ähli synlar garaşýar.
button-away = Gelýänçäm duruzmak
button-back-here = Men geldim
back-catch-up = Hoş geldiňiz. Sypdyranlaryňyz baradaky syn ýolda: { $since } — { $until }. Ondan soň synlar öňküsi ýaly geler.
back-nothing = Hoş geldiňiz. Hiç bir syny sypdyrmadyňyz, olar öňküsi ýaly geler.

query-date-in-digest = Synyň öz döwri bar, şonuň üçin soragda möhlet gerek däl. Ony aýryp, sözleri galdyryň.
error-digest-channels = Bir synda iň köp { $limit } kanal bolup biler. Ilki birini aýryň ýa-da hiç birini saýlamaň: onda ählisi geler.

button-digest-pause = Duruzmak
button-digest-resume = Dowam etmek
button-relation-kz-tm = Iki ýurt bilelikde
button-relation-kz-only = Diňe Gazagystan
button-relation-tm-only = Diňe Türkmenistan

digest-waits = Gelmegiňize garaşýar.
digest-quiet-days = Bu wagtda siziň mowzuklaryňyz boýunça hiç zat çap edilmedi.
