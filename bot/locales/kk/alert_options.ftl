# Сақталмаған ескерту, оның картасы және хабарламасында жазбадан бөлек не бар.

alert-ask = Не туралы хабарлайын? Сөздерді бір хабарламамен жіберіңіз.
alert-ask-words = { $example } – екі сөз де, кез келген тұлғада
alert-ask-not = { $example } – бірақ бұл сөзсіз
alert-ask-phrase = { $example } – осы сөздер қатар тұрса
alert-ask-not-example = газ порт -Әзербайжан
alert-ask-phrase-example = "орта дәліз"

alert-preview-noisy = { $a_day ->
    [one] Бұл күніне шамамен { $a_day } хабарлама.
   *[other] Бұл күніне шамамен { $a_day } хабарлама.
} Сирегірек келсін десеңіз, сөз қосыңыз немесе артық сөзді алып тастаңыз: -сөз
alert-preview-noisy-tap = { $a_day ->
    [one] Бұл күніне шамамен { $a_day } хабарлама.
   *[other] Бұл күніне шамамен { $a_day } хабарлама.
} Тарырақ сұрауды бассаңыз, қайта санаймын.
button-narrow-add = + { $what }
button-narrow-exclude = − { $what }
button-narrow-exact = Дәл { $what }
button-narrow-topic = { $what }
button-narrow-country = Тек екі ел туралы
button-narrow-channel = − { $what }
button-wider = ‹ Қайта кеңейту

alerts-tap = Ашу үшін ескертуді басыңыз.
button-options = Қалай хабарлау
button-copy-query = Сұрауды көшіру
button-edit-query = Сұрауды өзгерту
button-show-matches = Жазбаларды көрсету

alert-card-title = Ескерту: { $query }
alert-card-total = { $count ->
    [one] барлығы { $count } рет
   *[other] барлығы { $count } рет
}, құрылған күні: { $date }
alert-card-never = әлі бір рет те келген жоқ, құрылған күні: { $date }
alert-card-how = Қалай хабарлайды
alert-timing-now = бірден
alert-timing-hourly = жинап, әр сағаттың басында
alert-timing-digest = жинап, шолумен бірге
alert-next-digest = келесісі: { $moment }
alert-no-digest = кесте бойынша шолу әзірге жоқ (/subscribe): күн сайын, сағат 08:30
alert-sound-on = дыбыспен
alert-sound-off = дыбыссыз
alert-quiet-on = тыныш сағаттарда күтеді
alert-quiet-off = тыныш сағаттарда да келеді
alert-story-once = әр оқиға бір рет, қайта тек жаңалығы болса
alert-story-each = әр жазба, бір оқиға туралы болса да
alert-cap-none = күндік шек жоқ
alert-cap = { $count ->
    [one] күніне ең көбі { $count } жазба
   *[other] күніне ең көбі { $count } жазба
}, қалғаны таңертең бір хабарламамен
button-timing-now = Бірден
button-timing-hourly = Сағат сайын
button-timing-digest = Шолумен бірге
button-option-silent = Дыбыспен
button-option-quiet = Тыныш сағатта күту
button-option-story = Әр оқиға бір рет
button-cap-none = Шексіз
button-cap = Күніне { $count }

alert-fired-several = Ескерту: { $query }, { $count ->
    [one] { $count } жазба
   *[other] { $count } жазба
}
alert-fired-beyond = Ескерту: { $query }. Күндік шектен тыс { $count ->
    [one] тағы { $count } жазба болды:
   *[other] тағы { $count } жазба болды:
}
alert-fired-rest = … және тағы { $count }
alert-fired-last = Бұл ескертудің бүгінгі шегі толды. Тағы болса, ертең таңертең айтамын.
alert-fired-continues = Бұл оқиға туралы бұрын хабарладым, мұнда жаңасы бар.
alert-fired-at-once = Ескерту жазба шыққаннан кейін бір минут ішінде келді.
alert-fired-after = Ескерту жазба шыққаннан кейін { $time } өткенде келді.
alert-fate-edited = Кейін өзгертілді: { $moment }
alert-fate-deleted = Кейін өшірілді: { $moment }
alert-fate-reply = Осы ескертудегі жазба туралы:
