# Ekranlaryň düzülýän sözleri we sanlary.

month-1 = ýanwar
month-2 = fewral
month-3 = mart
month-4 = aprel
month-5 = maý
month-6 = iýun
month-7 = iýul
month-8 = awgust
month-9 = sentýabr
month-10 = oktýabr
month-11 = noýabr
month-12 = dekabr

weekday-every-0 = her duşenbe
weekday-every-1 = her sişenbe
weekday-every-2 = her çarşenbe
weekday-every-3 = her penşenbe
weekday-every-4 = her anna
weekday-every-5 = her şenbe
weekday-every-6 = her ýekşenbe
weekday-short-0 = Du
weekday-short-1 = Si
weekday-short-2 = Ça
weekday-short-3 = Pe
weekday-short-4 = An
weekday-short-5 = Şe
weekday-short-6 = Ýe

day = { $day } { $month }
day-year = { $year } ý. { $day } { $month }
moment = { $day }, { $time }

ago-now = ýaňyja
ago-minutes = { $count } min öň
ago-hours = { $count } sag öň
ago-days = { $count ->
    [one] { $count } gün öň
   *[other] { $count } gün öň
}

duration-minutes = { $minutes } min
duration-hours = { $hours } sag { $minutes } min
duration-days = { $days } gün { $hours } sag

number-thousand = { $value } müň
number-million = { $value } mln

# Sandan soň at köplük goşulmasyny almaýar: «5 kanal».
views = { $count ->
    [one] { $shown } gezek görlen
   *[other] { $shown } gezek görlen
}
more-channels = { $count ->
    [one] ýene { $count } kanal
   *[other] ýene { $count } kanal
}
more-channels-within = { $channels }, { $time } içinde
item-continued = Dowamy, başlangyjy: { $moment }
item-new-channels = { $count ->
    [one] { $count } täze kanal
   *[other] { $count } täze kanal
}
names-more = { $names } we ýene { $count }
reaction-paid = ýyldyz { $count }
reaction-custom = beýleki emoji { $count }
edited = üýtgedilen
no-text = tekstsiz ýazgy

topic-diplomacy = Diplomatiýa
topic-gas_energy = Gaz we energetika
topic-transit_corridors = Üstaşyr we geçelgeler
topic-caspian_ports = Hazar we portlar
topic-trade_investment = Söwda we maýa goýum
topic-agri_food = Oba hojalygy we azyk
topic-border_migration = Serhet we migrasiýa
topic-ecology_water = Ekologiýa we suw
topic-digital_industry = Sanly ulgam, senagat
topic-culture_education = Medeniýet we bilim
topic-regional_security = Sebit howpsuzlygy
topic-society_rights = Jemgyýet we hukuk

kind-official = resmi kanal
kind-media = metbugat
kind-analyst = seljeriji
kind-exile = sürgündäki metbugat
kind-aggregator = habar ýygnaýjy

state-active = okalýar
state-paused = okamak wagtlaýyn duruzyldy
state-private = kanal ýapyldy
state-banned = kanal petiklendi
state-vanished = kanal ýitip gitdi
state-removed = indi okalmaýar
failure-no-preview = kanalyň açyk web sahypasy ýok, ony diňe akkaunt görýär
failure-no-name = beýle atly kanal ýok

relevance-kz-tm = Gazagystan we Türkmenistan
relevance-kz-only = diňe Gazagystan
relevance-tm-only = diňe Türkmenistan
relevance-other = iki ýurda-da degişli däl

sample-notice = Bu — nusga: kanallar-da, habarlar-da oýlanyp tapylan.
sample-mark = nusga
discreet-line = Täze habar. Okamak üçin gizlin teksti basyň.
