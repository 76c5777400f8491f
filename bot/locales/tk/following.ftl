# Boty ýöredýänler üçin: kanal goşmak, duruzmak, aýyrmak.

button-add-channels = Kanal goşmak
button-names = Gözlenýän at: { $count }
button-all-channels = ‹ Ähli kanallar
button-to-channel = ‹ Kanala
button-pick-channel = Kanal saýlamak
button-pause = Duruzmak
button-resume = Okamagy dowam etmek
button-remove = Aýyrmak
button-kind = Çeşmäniň görnüşi
button-country = Ýurt
button-name-retry = № { $number }: ýene gözlemek
button-name-drop = № { $number }: gözlemezlik

channels-page = Aşakdaky düwmeler kanallara eltýär, sahypa: { $page } / { $pages }.
channels-buttons = Aşakdaky düwmeler kanallara eltýär.

card-kind = Görnüşi: { $kind }
card-country = Ýurdy: { $country }
card-language = Dili: { $language }
card-unknown = belli däl
card-state = Ýagdaýy: { $state }
card-posts = Ýazgylaryň sany: { $count }
card-last-post = Soňky ýazgy: { $ago }
card-checked = Soňky barlag: { $ago }
card-never = heniz bolmady
card-kind-hint = Bu nähili çeşme? Görnüşi her ýazgysynyň aşagynda görkezilýär.
card-country-hint = Ol haýsy ýurtdan gürleýär? Şonda «biz» we «bizde» diýlende kimiň göz öňünde tutulýandygy düşnükli bolýar; bu mundan beýläk okaljak ýazgylara degişli.
country-KZ = Gazagystan
country-TM = Türkmenistan
country-UZ = Özbegistan
country-AZ = Azerbaýjan
country-RU = Russiýa
country-CA = Merkezi Aziýa
country-other = başga ýa-da belli däl

channel-removed = Indi okamaýaryn: { $title }. Ýazgylary galýar, olary gözläp tapyp bolýar.

add-prompt = Açyk kanallaryň adyny iberiň, bir habarda birnäçesini ýazyp bolýar: { $name } ýa-da { $link }
add-pick = Ýa-da tekst setiriniň aşagyndaky düwme bilen kanal saýlaň.
add-cancelled = Bolýar, kanal goşulmady. Sanaw: /channels

added-wanted = Gözlärin: { $names }
added-waiting = Eýýäm gözlege garaşýar: { $names }
added-known = Eýýäm sanawda: { $names }
added-paused = Sanawda, ýöne duruzylan: { $names }. Okamagy dowam etmek: /channels
added-back = Täzeden okaýaryn: { $names }
added-private = Ýapyk kanallary okap bolmaýar: { $names }. Açyk kanal gerek: { $name } ýa-da { $link }
added-nonsense = Bu kanalyň ady däl: { $names }. Şeýle ýazyň: { $name } ýa-da { $link }
added-left-out = Bir gezekde gaty köp, sygmadyk atlaryň sany: { $count }. Olary indiki habarda iberiň.
added-nothing = Habarda ýekeje at hem ýok. Şeýle ýazyň: { $name } ýa-da { $link }
added-hint = Bir sagatda diňe birnäçe ady gözläp bilýärin, siziňkiler ilki bolup gidýär. Tapylan kanal birnäçe minutda okalyp başlanýar. Ýagdaýy: /channels
added-sample = Bu görkezmek üçin nusga, ol Telegrama birikmeýär: atlar bu ýerde garaşyp galar.

names-title = Heniz tapylmadyk atlar: { $count }
names-empty = Gözlege garaşýan at ýok.
names-hint = Bir sagatda birnäçe at gözleýärin. Tapylmadyk ady bir gije-gündizden soň ýene gözleýärin.
names-waiting = Gözlege garaşýar: { $names }
names-missing = Tapylmadyklary:
name-waiting = gözlege garaşýar
name-unknown = Telegramda beýle at ýok
name-no-preview = kanalyň açyk web sahypasy ýok, ony diňe akkaunt görýär
name-not-channel = bu kanal däl, adam, bot ýa-da topar
name-failed = gözleg şowsuz boldy: { $failure }
