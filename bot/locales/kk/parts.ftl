# Бағдарлама бөліктерінің күйі: күй бетінің жолдары.

parts-running = Жұмыс істеп тұр: { $names }
parts-idle = Жұмыс істемей тұрғандары:
part-chat = чат
part-sender = жіберу
part-jobs = кесте бойынша шолу
part-collector = арналарды оқу
part-silent = { $name }: хабар-ошар жоқ, соңғы белгі: { $since }
part-stopped = { $name }: әдейі тоқтатылған, { $since }
part-failed = { $name }: ақау шықты, { $since } ({ $why }); қайта іске қосылып жатыр
part-held = { $name }: бот иесінің көмегі керек, { $since } ({ $why })
part-login = { $name }: аккаунтқа кіру керек. Бот иесіне арналған команда: caspian-watch login
part-login-in-use = { $name }: аккаунт басқа процесте ашық тұр
part-restarted = { $name }: соңғы тәулікте қайта іске қосылғаны: { $count }; соңғысы: { $since } ({ $why })
why-process-ended = процесс кенет үзілді
why-outage = Telegram қолжетімсіз болды

wait = Telegram күте тұруды сұрады: { $what }; күту мерзімі: { $until }
wait-history = арна мұрағатын оқу
wait-counters = қаралым мен реакция санын оқу
wait-names = арналарды атауы бойынша іздеу
wait-joins = арналарға қосылу
wait-leaving = арналардан шығу
wait-channels = арналарды тексеру
wait-news = жаңа жазбаларды тексеру
wait-sending = хабарлама жіберу
