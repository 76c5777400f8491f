# Өз шолуы: аты, баптаулары, өзгергеннен кейінгісі, жолда болу.

digest-name-morning = Таңғы шолу
digest-name-day = Түскі шолу
digest-name-evening = Кешкі шолу
digest-name-weekly = Апталық шолу

days-daily = күн сайын
days-weekdays = жұмыс күндері
all-of-them = бәрі
relations-all = алдымен екеуіне де қатыстысы, содан кейін әрқайсысы туралы аздап
length-short = қысқа, ең көбі { $count } оқиға, тек тақырыбы
length-normal = қалыпты, ең көбі { $count } оқиға
length-full = толық, ең көбі { $count } оқиға, үзінділері ұзағырақ

digest-relations = Елдер: { $relations }.
digest-languages = Жазбалардың тілі: { $languages }.
digest-kinds = Дереккөз түрлері: { $kinds }.
digest-channels = Арналар: { $channels }.
digest-length = Көлемі: { $length }.
digest-query = Тек мына сұрауға сай келетіні: { $query }
digest-query-none = Сұрау: жоқ.
digest-next = Келесісі: { $moment }.
digest-paused = Кідіртілген: қайта қоссаңыз, келе бастайды.
digest-changed = Өзгертілді.
digest-preview = Алдын ала көру: шолу қазір осындай болар еді.
digest-absence = Сіз болмаған уақыт: { $moment } — қазірге дейін. Бұл шолу өткізіп алғаныңыздың бәрін алмастырады.
digest-absence-cut = Сіз болмаған уақыт: { $moment } — қазірге дейін. Бұл шолу оның соңғы { $days } күнін қамтиды; одан бұрынғысын сөзбен сұрасаңыз, іздеп беремін.

button-digest-preview = Қазір не келер еді
button-digest-edit = Шолуды баптау
button-digest-topic = Тақырыптар
button-digest-relation = Елдер
button-digest-language = Тілдер
button-digest-kind = Дереккөз түрлері
button-digest-channel = Арналар
button-digest-filter = Сұрау
button-digest-time = Уақыты
button-digest-days = Күндері
button-digest-length = Көлемі
button-digest-remove = Өшіру
button-digest-back = ‹ Шолуға оралу
button-length-short = Қысқа
button-length-normal = Қалыпты
button-length-full = Толық

page-topic = Қай тақырыптар?
page-relation = Қай елдер туралы?
page-language = Жазбалар қай тілде?
page-kind = Дереккөздің қай түрлері?
page-channel = Қай арналар?
page-length = Көлемі қандай?
page-time = Қай уақытта?
page-days = Қай күндері?
page-hint = Қосу не алып тастау үшін басыңыз. Ештеңе таңдалмаса, бәрі келеді.
page-relation-hint = Қосу не алып тастау үшін басыңыз. Ештеңе таңдалмаса, алдымен екі елге де қатыстысы келеді.
page-chosen = Қазір: { $chosen }.
page-channels-none = әзірге бірде-бір арнаны оқымаймын

filter-title = Осы шолудың сұрауы
filter-hint = Сұрауды хабарлама етіп жіберіңіз: тек соған сай келетін оқиғалар келеді.
filter-example = Мысалы: { $example }
filter-example-words = газ -Әзербайжан
button-filter-none = Сұраусыз

away-begun = Осы сәттен бастап шолуларыңыздың бәрі күтеді. Оралғанда батырманы басыңыз: бір шолу өткізіп алғаныңызды айтып береді, ең көбі { $days } күн үшін. Ескертулер келе береді, оларды /alerts ішінде үнсіз қоюға болады.
away-since = Сіз болмаған уақыт: { $moment } — қазірге дейін. Шолулардың бәрі күтіп тұр.
button-away = Оралғанша кідірту
button-back-here = Мен оралдым
back-catch-up = Қош келдіңіз. Өткізіп алғаныңыз туралы шолу жолда: { $since } — { $until }. Одан кейін шолулар бұрынғыдай келеді.
back-nothing = Қош келдіңіз. Бірде-бір шолуды өткізіп алған жоқсыз, олар бұрынғыдай келеді.

query-date-in-digest = Шолудың өз кезеңі бар, сондықтан сұрауда мерзім керек емес. Оны алып тастап, сөздерді қалдырыңыз.
error-digest-channels = Бір шолуда ең көбі { $limit } арна бола алады. Алдымен біреуін алып тастаңыз немесе ешқайсысын таңдамаңыз: сонда бәрі келеді.

button-digest-pause = Кідірту
button-digest-resume = Қайта қосу
button-relation-kz-tm = Екі ел бірге
button-relation-kz-only = Тек Қазақстан
button-relation-tm-only = Тек Түрікменстан

digest-waits = Оралғаныңызды күтіп тұр.
digest-quiet-days = Бұл уақытта сіздің тақырыптарыңыз бойынша ештеңе жарияланбады.
