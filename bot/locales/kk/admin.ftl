# Ботты жүргізетіндер үшін: /admin және бәріне хабарландыру.

announcement-title = Ботты жүргізетіндерден хабарлама

admin-title = Ботты басқару
admin-hint = Арналар, адамдар, хабарламалар: нені тексеріп, нені өзгерту керек.
admin-access-open = Есік ашық: кез келген адам кіре алады.
admin-access-allowlist = Есік жабық: тек тізіміңіздегілер кіреді.
admin-access-invite = Есік жабық: шақыруы барлар немесе тізіміңіздегілер кіреді.
button-admin-channels = Арналар
button-admin-health = Арналардың жағдайы
button-admin-invites = Шақырулар
button-admin-allowlist = Кірерлер тізімі
button-admin-announce = Хабарландыру
button-admin-statistics = Статистика
button-admin-dead = Жіберілмегендер
button-admin-home = ‹ Басына

admin-health-title = Арналар, алдымен ақауы барлары: { $count }
admin-lag = жазбалардың 95 пайызы: { $time } ішінде

admin-statistics-title = Статистика
admin-kind-person = Адамдар: { $count }
admin-kind-group = Топтар: { $count }
admin-kind-channel = Мен жаңалық жеткізетін арналар: { $count }
admin-left = Кеткендер немесе бұғаттағандар: { $count }
admin-languages = Тілдер: { $languages }
admin-alerts = Ескертулер: { $count }, чат саны: { $chats }
admin-digests = Кесте бойынша шолулар: { $count }, чат саны: { $chats }
admin-digests-paused = Олардың кідіртілгені: { $count }
admin-deliveries = Кесте және ескерту бойынша хабарламалар, { $days } күн ішінде:
admin-no-deliveries = { $days } күн ішінде ештеңе жіберілмеді.
delivery-sent = жетті: { $count }
delivery-pending = күтіп тұр: { $count }
delivery-sending = жолда: { $count }
delivery-uncertain = жеткені белгісіз: { $count }
delivery-dropped = енді қажет емес: { $count }
delivery-dead = жіберілмеді: { $count }
delivery-kind-alert = ескерту
delivery-kind-digest = шолу
delivery-kind-notice = хабарлау
delivery-kind-announcement = хабарландыру

admin-dead-none = Тұрып қалған ештеңе жоқ: хабарламалардың бәрі жіберілді немесе жолда.
admin-dead-title = Жіберілмеді: { $count }
admin-dead-hint = Себебін Telegram немесе бағдарлама айтқан күйінде көрсетемін, кімнің хабарламасы екенін көрсетпеймін.
admin-dead-parts = жеткен бөлік саны: { $count }
admin-dead-reason = Себебі: { $reason }
button-dead-again = № { $number }: қайталау
toast-requeued = Қайта жіберіледі.

invites-title = Ашық шақырулар: { $count }
invites-hint = Әрқайсысы бір адамды немесе бір топты кіргізеді: топта әкімші /start деп жазып, кодты қосады.
invites-not-asked = Қазір ешкімнен шақыру сұралмайды (ACCESS).
invite-until = мерзімі: { $day }
invite-endless = мерзімсіз
button-invite-days = Жаңа, күні: { $days }
button-invite-endless = Жаңа, мерзімсіз
button-invite-revoke = № { $number }: қайтарып алу

allowlist-title = Қолмен кіргізілгендер: { $count }
allowlist-hint = Чаттың нөмірі ғана сақталады, аты емес.
allowlist-not-asked = Қазір кез келген адам кіре алады (ACCESS).
allowed-in = осында
allowed-not-yet = әлі келген жоқ
button-disallow = № { $number }: шығару
button-allow = Кіргізу
button-allow-person = Адам таңдау
allow-ask = Чаттың нөмірін жіберіңіз, сол адамның хабарламасын қайта жіберіңіз немесе мәтін жолының астындағы батырмамен таңдаңыз.
allow-added = { $chat } енді кіре алады.
allow-known = { $chat } тізімде бұрыннан бар.
allow-over = Жарайды, ешкім кіргізілмеді.
button-disallow-sure = Шығарып, өшіру
disallow-question = { $chat } шығарылсын ба? Осы чат туралы сақталғанның бәрі өшеді: баптаулар, шолулар, ескертулер.

announce-title = Бәріне хабарландыру
announce-ask = Мәтінін жіберіңіз. Алдымен оны көрсетіп, неше адам алатынын айтамын; сіз растағанша ештеңе кетпейді.
announce-languages = Бір мәтін бәріне сол күйінде барады. Бірнеше тіл үшін әр бөлікті тіл кодымен бастаңыз; жоқ тілге бірінші бөлік барады. Мысалы:
announce-preview = { $language }, алушы саны: { $count }
announce-confirm = Мұны бәріне жіберейін бе? Алушы саны: { $count }, адамдар мен топтар.
announce-order = Ол ескертулер мен шолулардан кейін барады, тыныш сағаттарда ешкімді мазаламайды.
button-announce = Бәріне жіберу: { $count }
button-announce-again = Қайта жазу
button-announcement-latest = Соңғысының барысы
announcement-progress = Хабарландыру, { $moment }
announcement-sent = жетті: { $count } / { $total }
announcement-unsent = жіберілмей қалды: { $count }
announcement-stopped = Тоқтатылды: алмағандарға енді бармайды.
announcement-over = Бәрі аяқталды.
announcement-long-ago = Бұған көп болды: нешеуіне жеткені { $days } күн ғана сақталады.
button-refresh = Жаңарту
button-announcement-stop = Тоқтату

error-hidden-person = Бұл адам қайта жіберілген хабарламада кім екенін жасырған. Оны батырмамен таңдаңыз немесе чатының нөмірін жіберіңіз.
error-no-chat-number = Бұл хабарламада чат жоқ. Нөмірін жіберіңіз, мысалы 123456789, хабарламаны қайта жіберіңіз немесе батырмамен таңдаңыз.
error-announcement-long = Тым ұзын: { $length } таңба, ал бір тілге { $limit } таңба сыяды. Қысқартып, қайта жіберіңіз.
error-announcement-empty = Мәтін жоқ. Бәрі оқуға тиіс сөзді жазыңыз.
