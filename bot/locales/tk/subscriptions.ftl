# Tertip boýunça gysgaça synlar.

subscribe-topics-title = Tertip boýunça gysgaça syn. 3 ädimiň 1-njisi: mowzuklar
subscribe-topics-hint = Gerekli mowzuklara basyň. Hiç zat saýlamasaňyz, ählisi geler.
subscribe-chosen = Saýlanany: { $topics }
subscribe-chosen-all = Saýlanany: ähli mowzuklar
subscribe-time-title = 3 ädimiň 2-njisi: wagty
subscribe-time-hint = Haýsy wagtda ibereýin? Wagt ýerli: { $zone }. Başga wagt guşaklygy: /settings
subscribe-hours-hint = Sagat näçede?
subscribe-minutes-hint = Takyk haýsy wagtda?
subscribe-days-title = 3 ädimiň 3-njisi: günleri
subscribe-days-hint = Sagat { $time } synyny haýsy günler ibereýin?
button-onward = Indiki ädim
button-other-time = Başga wagt
button-days-daily = Her gün
button-days-weekdays = Iş günleri

schedule-daily = her gün, sagat { $time }
schedule-weekdays = iş günleri, sagat { $time }
schedule-weekly = { $weekday }, sagat { $time }
all-topics = ähli mowzuklar

subscribed = Taýýar: { $schedule }, { $zone }.
subscribed-topics = Mowzuklar: { $topics }.
subscribed-first = Ilkinji synyň geljek wagty: { $moment }.
button-show-now = Häzir görkezmek

subscriptions-title = Gysgaça synlaryňyz: { $count }
subscriptions-empty = Heniz tertip boýunça syn ýok.
subscription-next = indikisi { $moment }
subscription-paused = duruzylan
subscription-filter = soragy { $query }
button-subscription-new = Täze syn
button-subscription-pause = № { $number }: duruzmak
button-subscription-resume = № { $number }: dowam etmek
button-subscription-remove = № { $number }: pozmak
subscription-removed = Syn pozuldy: { $schedule }.
