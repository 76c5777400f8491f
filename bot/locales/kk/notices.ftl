# Қысқа жауаптар: батырмалар, қателер, хабарландырулар.

toast-saved = Сақталды
toast-deleted = Өшірілді
toast-restored = Қайтарылды
toast-cancelled = Бас тартылды, ештеңе сақталған жоқ
toast-muted = Үнсіз қойылды. Қайта қосу: /alerts
toast-unmuted = Қайта қосылды
toast-paused = Кідіртілді
toast-resumed = Қайта қосылды
toast-stale = Бұл батырма ескірген. Команданы қайталаңыз, жаңасы шығады.
toast-unchanged = Онсыз да солай
toast-retried = Алдағы сағаттарда қайта іздеймін
toast-dropped = Енді іздемеймін. Қайта іздеу: /channels және атауы
toast-less = Бұл арна ескертуге енді кірмейді

unknown-command = Менде ондай команда жоқ. Барлық команда: /help
unknown-command-nearest = Менде ондай команда жоқ. Мүмкін, { $command }? Барлық команда: /help
throttled = Тым жылдам болып кетті. { $seconds ->
    [one] { $seconds } секундтан кейін қайталаңыз.
   *[other] { $seconds } секундтан кейін қайталаңыз.
}
late = Бұған әдеттегіден көбірек уақыт кетіп жатыр. Жауап осында келеді.

error-failed = Менде бірдеңе бұзылып, жауап шықпады. Сәл кейінірек қайталаңыз. Күй: /status
error-busy = Дерекқор қазір бос емес. Бір минуттан кейін қайталаңыз.
error-too-slow = Іздеу тым ұзаққа созылды. Сұрауды нақтылаңыз немесе мерзімін қысқартыңыз, мысалы: date:P7D
error-no-access = Бұл бот жабық. Оны жүргізетін адамнан рұқсат сұраңыз.
error-too-long = Тым ұзын. Таңба саны: { $length }, шегі: { $limit }. Қысқартып, қайта жіберіңіз.
error-alert-limit = Сізде { $limit } ескерту бар, одан көп болмайды. Керексізін өшіріп, қайта сақтаңыз: /alerts
error-alert-exists = Мұндай ескертуіңіз бар. Барлық ескерту: /alerts
error-alert-gone = Бұл ескерту енді жоқ. Барлық ескерту: /alerts
error-subscription-limit = Ең көбі { $limit } шолу сақтауға болады. Керексізін өшіріңіз: /digests
error-subscription-gone = Бұл шолу енді жоқ. Шолуларыңыз: /digests
error-channel-gone = Бұл арна тізімде енді жоқ. Барлық арна: /channels
error-name-gone = Бұл атау енді ізделмейді. Барлық арна: /channels
error-no-name = Бұл арнаның @атауы жоқ, сондықтан оны сұраудан алып тастау мүмкін емес.
error-post-gone = Бұл жазба менде енді жоқ.
error-unknown-zone = «{ $zone }» деген уақыт белдеуін білмеймін. Тізімнен таңдаңыз: /settings
error-unknown-topic = Менде «{ $topic }» деген тақырып жоқ. Бүкіл тізім: /topics
