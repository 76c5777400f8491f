# Мәтін емес хабарламалар және өз тілінде терілген командалар.

not-text-sticker = Стикерлерді түсінбеймін.
not-text-voice = Тыңдай алмаймын.
not-text-picture = Сурет пен бейнені көре алмаймын. Арнаның жазбасын қайта жіберсеңіз, ол туралы тағы кім жазғанын көрсетемін.
not-text-file = Файлдарды ашпаймын.
not-text-place = Қай жерде екеніңіз маған керек емес, ол сақталмайды. Уақыт белдеуін қаланың атымен орнатыңыз: /settings
not-text-contact = Контакт маған керек емес, бұл да сақталмайды.
not-text-other = Мұндай хабарламаны түсінбеймін.
not-text-instead = Мен сөзді түсінемін: мысалы, { $example } деп жазсаңыз, оқығанымның ішінен іздеймін.

command-words-digest = шолу, жаңалықтар, жаңалық, бүгін
command-words-top = басты, үздік, ең_маңызды
command-words-search = іздеу, іздеймін, табу
command-words-trends = график, диаграмма, трендтер
command-words-alert = ескерту, ескерт, бақылау
command-words-alerts = ескертулер, ескертулерім
command-words-subscribe = жазылу, жазылым, кесте
command-words-digests = шолулар, шолуларым, жазылымдар
command-words-unsubscribe = жазылмау, бас_тарту, жазылымнан_шығу
command-words-topics = тақырыптар, тақырып
command-words-channels = арналар, арна, дереккөздер
command-words-settings = баптаулар, баптау, тіл
command-words-groups = топтар, топқа, топқа_қосу
command-words-privacy = құпиялылық, деректер
command-words-export = экспорт, жүктеу
command-words-forget = жою, өшіру, ұмыту
command-words-status = күй, жағдай
command-words-admin = әкімші, әкімшілік, басқару
command-words-help = көмек, анықтама, командалар
command-words-start = бастау, басы
file-refused = Telegram бұл чатта файлды қабылдамады. Оны менен жеке чатта сұраңыз.
