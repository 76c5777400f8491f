# Ескертулер.

alert-example = /alert газ порт
alert-example-words = газ порт
alert-hint = Не туралы хабарлау керегін командадан кейін жазыңыз: { $example }
alert-hint-search = Немесе сөзді іздеп көріңіз де, жауаптың астындағы «Ескертіп тұру» батырмасын басыңыз.

alert-preview-title = Ескерту: { $query }
alert-preview-fired = { $days ->
    [one] Соңғы күнде
   *[other] Соңғы { $days } күнде
} { $fired ->
    [one] { $fired } рет келер еді.
   *[other] { $fired } рет келер еді.
}
alert-preview-none = { $days ->
    [one] Соңғы күнде
   *[other] Соңғы { $days } күнде
} ондай ештеңе болмапты. Сақтасаңыз, алғашқы жазбаны күтемін.
alert-preview-bounded = Жазбалардың бәрі саналған жоқ, шын мәнінде бұдан көп болуы мүмкін.
alert-preview-period = Мерзімі ескерілмейді ({ $words }): ескерту жаңа жазбаларды қарап отырады.
alert-preview-examples = Мысалы:
button-save = Сақтау
button-cancel = Бас тарту

alert-saved = Сақталды. Жаңасы шыға салысымен хабарлаймын: { $query }
alert-deleted = Өшірілді: { $query }
button-undo = Қайтару
button-my-alerts = Ескертулерім

alerts-title = Ескертулеріңіз: { $count }
alerts-empty = Әзірге ескерту жоқ.
alerts-fired = { $count ->
    [0] 7 күнде бірде-бір рет келмеді
    [one] 7 күнде { $count } рет
   *[other] 7 күнде { $count } рет
}
alerts-muted = үнсіз, қайта қосылады: { $until }
alerts-page = Бет: { $page } / { $pages }
button-previous = ‹ Артқа
button-next = Әрі қарай ›

alert-fired = Ескерту: { $query }
alert-fired-edited = Жазба өзгертілгеннен кейін сәйкес келді.
alert-fired-repeated = Бұл — қайталау: хабарлама бірінші рет жеткен-жетпегені белгісіз.
alert-fired-why = Неге келді: жазбада { $words } бар.
alert-fired-why-filter = Неге келді: жазба сұрауыңызға сай.
button-why = Неге?
button-post-number = { $number }-жазба
button-mute-day = Бір күн үнсіз
button-delete = Өшіру
button-mute-week = 7 күн үнсіз
button-unmute = Қайта қосу
button-less = Бұл арнадан азырақ
button-less-undo = Бұл арнаны қайтару
button-edit = Өзгерту

alert-edit = Қазіргі сұрау: { $query }. Жаңасын бір хабарламамен жіберіңіз; алдымен оның неше рет келетінін көрсетемін.
alert-changed = Жаңа сұрау: { $query }. Бұрынғысы: { $before }
