# Қысқа жауаптар: батырмалар, қателер, хабарландырулар.

toast-saved = Сақталды
toast-deleted = Өшірілді
toast-restored = Қайтарылды
toast-cancelled = Тоқтатылды, ештеңе сақталған жоқ
toast-muted = Үнсіз, қайта қосылады: { $until }
toast-unmuted = Қайта қосылды
toast-paused = Кідіртілді
toast-resumed = Қайта қосылды
toast-stale = Бұл батырма ескірген. Команданы қайталаңыз, жаңасы шығады.
toast-unchanged = Онсыз да солай

unknown-command = Менде ондай команда жоқ. Барлық команда: /help
unknown-command-nearest = Менде ондай команда жоқ. Мүмкін, { $command }? Барлық команда: /help
throttled = Маған тым жылдам. { $seconds ->
    [one] { $seconds } секундтан кейін қайталаңыз.
   *[other] { $seconds } секундтан кейін қайталаңыз.
}
late = Бұған әдеттегіден көбірек уақыт кетіп жатыр. Жауап осында келеді.
not-text = Мен тек мәтінді түсінемін. Сөз жазсаңыз, оқығанымның ішінен іздеймін, немесе /help ашыңыз

notice-digest-uncertain = Мына шолу жетпей қалуы мүмкін: { $moment }. Жіберу кезінде байланыс үзілді. Екі рет келмес үшін оны қайталамаймын. Көру: /digest

error-failed = Менде бірдеңе бұзылып, жауап шықпады. Сәл кейінірек қайталаңыз. Күйі: /status
error-busy = Дерекқор қазір бос емес. Бір минуттан кейін қайталаңыз.
error-no-access = Бұл бот жабық. Оны жүргізетін адамнан рұқсат сұраңыз.
error-too-long = Тым ұзын. Таңба саны: { $length }, шегі: { $limit }. Қысқартып, қайта жіберіңіз.
error-alert-limit = Ескерту саны { $limit } шегінен аспайды. Керексізін өшіріңіз: /alerts
error-alert-exists = Мұндай ескертуіңіз бар. Барлық ескерту: /alerts
error-alert-gone = Бұл ескерту енді жоқ. Барлық ескерту: /alerts
error-subscription-limit = Шолу саны { $limit } шегінен аспайды. Керексізін өшіріңіз: /unsubscribe
error-subscription-gone = Бұл шолу енді жоқ. Шолуларыңыз: /unsubscribe
error-post-gone = Бұл жазба менде енді жоқ.
error-unknown-zone = «{ $zone }» деген уақыт белдеуін білмеймін. Тізімнен таңдаңыз: /settings
error-unknown-topic = Менде «{ $topic }» деген тақырып жоқ. Бүкіл тізім: /topics
