# Words and numbers that the screens are made of.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

weekday-every-0 = every Monday
weekday-every-1 = every Tuesday
weekday-every-2 = every Wednesday
weekday-every-3 = every Thursday
weekday-every-4 = every Friday
weekday-every-5 = every Saturday
weekday-every-6 = every Sunday
weekday-short-0 = Mon
weekday-short-1 = Tue
weekday-short-2 = Wed
weekday-short-3 = Thu
weekday-short-4 = Fri
weekday-short-5 = Sat
weekday-short-6 = Sun

day = { $day } { $month }
day-year = { $day } { $month } { $year }
moment = { $day }, { $time }

ago-now = just now
ago-minutes = { $count } min ago
ago-hours = { $count } h ago
ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}

duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min
duration-days = { $days } d { $hours } h

number-thousand = { $value }k
number-million = { $value }m

views = { $count ->
    [one] { $shown } view
   *[other] { $shown } views
}
more-channels = { $count ->
    [one] { $count } more channel
   *[other] { $count } more channels
}
more-channels-within = { $channels } within { $time }
item-continued = Goes on from { $moment }
item-new-channels = { $count ->
    [one] { $count } new channel
   *[other] { $count } new channels
}
names-more = { $names } and { $count } more
reaction-paid = stars { $count }
reaction-custom = other emoji { $count }
edited = edited
no-text = a post without text

topic-diplomacy = Diplomacy
topic-gas_energy = Gas and energy
topic-transit_corridors = Transit and corridors
topic-caspian_ports = Caspian and ports
topic-trade_investment = Trade and investment
topic-agri_food = Farming and food
topic-border_migration = Border and migration
topic-ecology_water = Ecology and water
topic-digital_industry = Digital and industry
topic-culture_education = Culture and education
topic-regional_security = Regional security
topic-society_rights = Society and rights

kind-official = official channel
kind-media = media
kind-analyst = analyst
kind-exile = exile media
kind-aggregator = aggregator

state-active = is read
state-paused = reading is paused
state-private = the channel went private
state-banned = the channel is blocked
state-vanished = the channel is gone
state-removed = no longer read
failure-no-preview = the channel has no public web page, only an account can see it
failure-no-name = no channel has this name

relevance-kz-tm = Kazakhstan and Turkmenistan
relevance-kz-only = Kazakhstan only
relevance-tm-only = Turkmenistan only
relevance-other = about neither country

sample-notice = This is a sample: its channels and news are invented.
sample-mark = sample
discreet-line = A new message. Tap the hidden text to read it.
