# Tertip boýunça gysgaça synlar.

subscribe-topics-title = Tertip boýunça gysgaça syn. 2 ädimiň 1-njisi: mowzuklar
subscribe-topics-hint = Gerekli mowzuklara basyň. Hiç zat saýlamasaňyz, ählisi geler.
subscribe-chosen = Saýlanany: { $topics }
subscribe-chosen-all = Saýlanany: ähli mowzuklar
subscribe-time-title = 2 ädimiň 2-njisi: wagty
subscribe-time-hint = Haýsy wagtda ibereýin? Günleri: { $days }. Wagt ýerli: { $zone }; başga wagt guşaklygy: /settings
subscribe-hours-hint = Sagat näçede?
subscribe-minutes-hint = Takyk haýsy wagtda?
subscribe-days-title = Günleri
subscribe-days-hint = Haýsy günler ibereýin? Soňra wagtyny saýlarsyňyz.
button-onward = Indiki ädim
button-other-time = Başga wagt
button-other-days = Başga günler
button-days-daily = Her gün
button-days-weekdays = Iş günleri

schedule-daily = her gün, sagat { $time }
schedule-weekdays = iş günleri, sagat { $time }
schedule-weekly = { $weekday }, sagat { $time }
all-topics = ähli mowzuklar

subscribed = Taýýar: { $schedule }, { $zone }.
subscribed-topics = Mowzuklar: { $topics }.
subscribed-first = Ilkinji synyň geljek wagty: { $moment }.
subscribed-away = Siz ýolda: ol hem beýlekiler ýaly gelmegiňize garaşar.
subscribed-preview = Aşakda synyň häzir nähili boljakdygy görkezilýär.

subscriptions-title = Gysgaça synlaryňyz: { $count }
subscriptions-empty = Heniz tertip boýunça syn ýok.
subscription-filter = soragy: { $query }
button-subscription-new = Täze syn
button-subscription-pause = № { $number }: duruzmak
button-subscription-edit = № { $number }: sazlamak
button-subscription-resume = № { $number }: dowam etmek
subscription-removed = Syn pozuldy: { $schedule }.
