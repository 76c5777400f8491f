# Экрандар құралатын сөздер мен сандар.

month-1 = қаңтар
month-2 = ақпан
month-3 = наурыз
month-4 = сәуір
month-5 = мамыр
month-6 = маусым
month-7 = шілде
month-8 = тамыз
month-9 = қыркүйек
month-10 = қазан
month-11 = қараша
month-12 = желтоқсан

weekday-every-0 = дүйсенбі сайын
weekday-every-1 = сейсенбі сайын
weekday-every-2 = сәрсенбі сайын
weekday-every-3 = бейсенбі сайын
weekday-every-4 = жұма сайын
weekday-every-5 = сенбі сайын
weekday-every-6 = жексенбі сайын
weekday-short-0 = Дс
weekday-short-1 = Сс
weekday-short-2 = Ср
weekday-short-3 = Бс
weekday-short-4 = Жм
weekday-short-5 = Сб
weekday-short-6 = Жс

day = { $day } { $month }
day-year = { $year } ж. { $day } { $month }
moment = { $day }, { $time }

ago-now = жаңа ғана
ago-minutes = { $count } мин бұрын
ago-hours = { $count } сағ бұрын
ago-days = { $count ->
    [one] { $count } күн бұрын
   *[other] { $count } күн бұрын
}

duration-minutes = { $minutes } мин
duration-hours = { $hours } сағ { $minutes } мин
duration-days = { $days } күн { $hours } сағ

number-thousand = { $value } мың
number-million = { $value } млн

# Сан есімнен кейін зат есім көптелмейді: «5 қаралым», «5 арна».
views = { $count ->
    [one] { $shown } қаралым
   *[other] { $shown } қаралым
}
more-channels = { $count ->
    [one] тағы { $count } арна
   *[other] тағы { $count } арна
}
more-channels-within = { $channels }, { $time } ішінде
item-continued = Жалғасы, басы: { $moment }
item-new-channels = { $count ->
    [one] { $count } жаңа арна
   *[other] { $count } жаңа арна
}
names-more = { $names } және тағы { $count }
reaction-paid = жұлдыз { $count }
reaction-custom = басқа эмодзи { $count }
edited = өзгертілген
no-text = мәтінсіз жазба

topic-diplomacy = Дипломатия
topic-gas_energy = Газ және энергетика
topic-transit_corridors = Транзит және дәліздер
topic-caspian_ports = Каспий және порттар
topic-trade_investment = Сауда және инвестиция
topic-agri_food = Егін және азық-түлік
topic-border_migration = Шекара және көші-қон
topic-ecology_water = Экология және су
topic-digital_industry = Цифрландыру, өнеркәсіп
topic-culture_education = Мәдениет және білім
topic-regional_security = Өңірлік қауіпсіздік
topic-society_rights = Қоғам және құқық

kind-official = ресми арна
kind-media = БАҚ
kind-analyst = сарапшы
kind-exile = эмиграциядағы БАҚ
kind-aggregator = жаңалық жинақтаушы

state-active = оқылып тұр
state-paused = оқу кідіртілген
state-private = арна жабық күйге көшті
state-banned = арна бұғатталды
state-vanished = арна жойылып кетті
state-removed = енді оқылмайды
failure-no-preview = арнаның ашық веб-беті жоқ, оны тек аккаунт көреді
failure-no-name = мұндай атпен арна жоқ

relevance-kz-tm = Қазақстан мен Түрікменстан
relevance-kz-only = тек Қазақстан
relevance-tm-only = тек Түрікменстан
relevance-other = екі елге де қатысы жоқ

sample-notice = Бұл — үлгі: арналар да, жаңалықтар да ойдан шығарылған.
sample-mark = үлгі
discreet-line = Жаңа хабарлама. Оқу үшін жасырын мәтінді басыңыз.
