# Gözleg we soragdaky ýalňyşlar.

search-found = Sorag: { $query }, { $order }
search-order-new = ilki täzeleri
search-order-best = ilki möhümleri
search-window = Gözlenen döwür: { $since } — { $until }.
search-since = Gözlenen döwür: { $since } — häzir.
search-until = Gözlenen döwrüň soňy: { $until }.
search-day = Gözlenen gün: { $day }.
search-date = { $year } ý. { $day } { $month }
search-period = Möhleti { $words } diýen sözlerden alyndy.
search-aside = Gözlenmeýän sözler: { $words }, olar haýyş diýip düşünildi. Dyrnaga alsaňyz, olar hem gözlener.
search-name = { $name } şeýle hem gözlenýär: { $others }.
search-quoted = «{ $words }»
search-bounded = Ýazgylaryň ählisi barlanmady: köp garaşdyrmazlyk üçin gözleg saklandy. «Ýene» düwmesi şu ýerden dowam etdirer.
search-bounded-best = Bu ýerde iň ýakyn gabat gelmeleriň diňe iň gowulary bar. Galanlaryny «Ilki täzeleri» düwmesi görkezer.
search-ranked-since = Mundan köne ýazgylar hem bar, ýöne tertiplemä girmedi (tertiplenen döwrüň başy: { $since }). Olary goşmak üçin möhletini ýazyň: { $example }
search-ranked-hits = Gabat gelýän ýazgy örän köp: diňe iň täzeleri tertiplenildi ({ $count }; döwrüň başy: { $since }). Galanlary hem girsin diýseňiz, soragy takyklaň.
search-wider-example = soňky bir ýylda
search-nothing = Hiç zat tapylmady: { $query }
search-nothing-bounded = Ýazgylaryň ählisi barlanmady: köp garaşdyrmazlyk üçin gözleg saklandy. «Ýene» düwmesi bilen dowam etdiriň ýa-da soragy takyklaň.
search-no-more-bounded = Heniz başga zat tapylmady, ýöne ýazgylaryň ählisi barlanmady. «Ýene» gözlegi dowam etdirer.
search-no-more = Bary şu, başga hiç zat ýok: { $query }
search-hint = Näme gözlemelidigini ýazyň, meselem: { $example }. Buýruk gerek däl, sözüň özi ýeterlik.

button-more = Ýene
button-order-new = Ilki täzeleri
button-order-best = Ilki möhümleri
button-alert-me = 🔔 Duýdurmak

query-error = Soragda ýalňyş bar:
query-empty = Gözlenjek zat ýok. Azyndan bir söz ýazyň, meselem: gaz
query-too-long = Sorag örän uzyn. Belgileriň sany: { $length }, çägi: { $limit }. Iň gereklisini goýuň.
query-too-many-words = Söz örän köp, çägi: { $limit }. Iň gereklilerini goýuň.
query-too-deep = Ýaý içinde ýaý örän köp, çägi: { $limit }. Soragy ýönekeýleşdiriň.
query-unclosed-quote = Dyrnak ýapylmandyr. Söz düzüminiň soňunda { $quote } goýuň.
query-unclosed-paren = Ýaý ýapylmandyr. Toparyň gutaran ýerinde ) goýuň.
query-unopened-paren = Artykmaç ýapyjy ýaý bar. Ony aýryň ýa-da toparyň öňünde ( goýuň.
query-empty-phrase = Dyrnagyň içinde söz ýok. Söz düzümini ýazyň ýa-da dyrnagy aýryň.
query-empty-group = Ýaýyň içinde söz ýok. Söz ýazyň ýa-da ýaýy aýryň.
query-only-negative = Bu ýerde diňe aýrylýan sözler bar. Bolmaly sözi goşuň: gaz -Azerbaýjan
query-negative-alternative = Aýrylýan söz «|» belgisiniň ýanynda durup bilmeýär. Ony ýaýyň daşyna çykaryň: (gaz | nebit) -kömür
query-or-operand = { $operator } belgisiniň iki tarapynda-da söz bolmaly: gaz | nebit
query-near-operand = { $operator } iki sözüň ýa-da iki söz düzüminiň arasynda goýulýar: gaz NEAR/5 baha
query-near-distance = { $operator } bolmaýar: aralyk NEAR/0 bilen NEAR/{ $limit } aralygynda bolmaly.
query-short-prefix = Ýyldyzjygyň öňünde harp örän az: «{ $word }». Iň azy: { $limit }.
query-exact-prefix = = bilen * bile ulanylmaýar: «{ $word }». Birini goýuň: =port ýa-da port*
query-exact-operand = = belgisi sözüň ýa-da söz düzüminiň edil öňünde goýulýar: =port
query-unknown-filter = «{ $name }:» diýen süzgüç ýok. Belki, şuny diýjek bolansyňyz: { $nearest }. Ýönekeý söz bolsa, iki nokady aýryň.
query-empty-filter = «{ $name }:» diýlenden soň bahasy ýazylýar, meselem: { $example }
query-bad-value = «{ $name }:» üçin «{ $value }» bolmaýar. Belki: { $nearest }. Meselem: { $example }
query-bad-number = «{ $name }:» diýlenden soň deňeşdirme we san gerek, meselem: { $example }. Häzir ol ýerde «{ $value }» dur.
query-bad-reaction = «{ $name }:» diýlenden soň emoji we san gerek, meselem: { $example }. Häzir ol ýerde «{ $value }» dur.
query-bad-channel = «{ $value }» kanalyň adyna meňzemeýär. Şeýle ýazyň: { $example }
query-bad-date = «{ $value }» senä meňzemeýär. Şeýle ýazyň: { $example }, ýa 2025-11-14, ýa 2025-11-01..2025-11-30
query-date-place = date: tutuş soraga degişli. Ony ýaýdan, «|» belgisinden we aýrylýan bölekden çykaryň.
query-date-in-alert = Duýduryşda möhlet gerek däl: ol täze ýazgylara özi garap durýar. Möhleti aýryp, sözlerini goýuň.
query-unknown-channel = Okalýan kanallaryň arasynda { $channel } ýok. Meňzeşleri: { $nearest }
query-unknown-channel-none = Okalýan kanallaryň arasynda { $channel } ýok. Bütin sanaw: /channels
query-not-a-word = «{ $word }» içinde gözlenjek zat ýok: harp ýa-da sifr gerek.
