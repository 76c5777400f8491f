# Баптаулар, құпиялық, өшіру.

settings-title = Баптаулар
settings-language = Тіл: { $language }
settings-zone = Уақыт белдеуі: { $zone }
settings-quiet = Тыныш сағаттар: { $hours }
settings-discreet-on = Елеусіз режим қосулы: басқанша мәтін жасырын тұрады.
settings-discreet-off = Елеусіз режим өшірулі: мәтін бірден көрінеді, құлыпталған экранда да.
settings-length-short = Шолу көлемі: қысқа
settings-length-normal = Шолу көлемі: қалыпты
settings-length-full = Шолу көлемі: толық
settings-length-hint = Шолуда қанша жаңалық болсын? Бұл /digest командасына және енді қосатын шолуларыңызға қатысты.
settings-quiet-from = Сағат нешеден бастап?
settings-quiet-until = Тыныш сағаттардың басы: { $hour }. Сағат нешеге дейін?
button-length = Шолу көлемі
button-length-short = Қысқа
button-length-normal = Қалыпты
button-length-full = Толық
button-quiet-own = Басқа сағаттар
quiet-hours = { $from } — { $until }
quiet-none = жоқ
settings-quiet-hint = Тыныш сағаттарда ескертулер күтіп тұрады да, сол уақыт біткенде келеді. Ал шолу өзіңіз таңдаған уақытта келеді.
settings-zone-hint = Шолулар осы уақытпен келеді, хабарламалардағы сағат та осымен көрсетіледі.
settings-zone-city = Басқа қаланы командадан кейін жазыңыз, мысалы: /settings Tbilisi
settings-language-hint = Сізге қай тілде жауап берейін?
button-language = Тіл
button-zone = Уақыт белдеуі
button-quiet = Тыныш сағаттар
button-quiet-none = Тыныш сағатсыз
button-discreet-on = Елеусіз режимді қосу
button-discreet-off = Елеусіз режимді өшіру
button-back = ‹ Баптауларға

zone-almaty = Алматы
zone-astana = Астана
zone-ashgabat = Ашғабат
zone-aqtau = Ақтау
zone-tashkent = Ташкент
zone-bishkek = Бішкек
zone-baku = Баку
zone-tehran = Тегеран
zone-dubai = Дубай
zone-istanbul = Стамбұл
zone-moscow = Мәскеу
zone-berlin = Берлин
zone-london = Лондон
zone-new_york = Нью-Йорк
zone-shanghai = Бейжің

privacy-title = Сіз туралы не сақталады
privacy-intro = Сізге жазу үшін қажеттінің өзі ғана. Мұнда аты-жөніңіз де, телефон нөміріңіз де, пайдаланушы атыңыз да жоқ.
privacy-chat = Telegram-дағы чат нөмірі: { $chat_id }
privacy-since = Қосылған күніңіз: { $day }
privacy-seen = Соңғы рет келген күніңіз: { $day } (ұзақ үнсіздіктен кейін сұрау үшін тек күні сақталады)
privacy-subscriptions = Кесте бойынша шолулар: { $count }
privacy-alerts = Ескертулер: { $count }
privacy-queries = Соңғы сұраулар: { $count }
privacy-outbox = Бұған қоса соңғы сұрауларыңыз (жауап астындағы батырмалар соларға апарады), сізге жіберілетін хабарламалар кезегі және не көрсетілгені туралы белгілер сақталады: ештеңе екі рет келмеуі үшін.
privacy-export = Файл түрінде алу: /export
privacy-erase = Бәрін бірден өшіру: /forget
backups-age-out = { $days ->
    [one] Дерекқордың сақтық көшірмелері ең көбі { $days } күн сақталады: сол уақытқа дейін өшірілген деректер соларда қалуы мүмкін.
   *[other] Дерекқордың сақтық көшірмелері ең көбі { $days } күн сақталады: сол уақытқа дейін өшірілген деректер соларда қалуы мүмкін.
}

export-caption = Сіз туралы сақталғанның бәрі, JSON түрінде. Сізге жіберілген хабарламалардың түрі мен жеткен-жетпегені ғана жазылған; мәтіндері өз чатыңызда тұр.

forget-question = Сіз туралы сақталғанның бәрін өшірейін бе?
forget-what = Баптаулар, кесте бойынша шолулар, ескертулер, соңғы сұраулар, хабарламалар кезегі және не көрсетілгені туралы белгілер бірден жойылады, оларды қайтару мүмкін болмайды. Осы чаттағы хабарламалар өзіңізде қалады.
forget-export = Алдымен деректеріңізді алып қоюға болады: /export
button-forget = Бәрін өшіру
forgotten = Бәрі өшірілді. Қайта бастағыңыз келсе: /start

inactive-ask = Сіз мұнда көптен бері болмадыңыз (ай саны: { $months }). Әлі осындасыз ба? Белгі бермесеңіз, сіз туралы сақталғанның бәрі өшіріледі: баптаулар, шолулар, ескертулер. Өшірілетін күні: { $day }. Кез келген хабарлама жеткілікті.
inactive-stays = Жарайды, бәрі сол күйінде қалады.
button-still-here = Әлі осындамын
