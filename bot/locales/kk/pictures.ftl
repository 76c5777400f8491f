# Арнаның, оқиғаның, жазбаның графиктері және олардың жазуы.

button-activity = 📊 Белсенділік
button-growth = 📊 Қаралым қалай өсті
button-by-kind = 📊 Түрі бойынша реакция

activity-title = Арнаның белсенділігі: { $channel }
activity-nothing = График салатын ештеңе жоқ: бұл кезеңде оқылған жазба жоқ. Арна: { $channel }
activity-views = Әдеттегі жазбаның қаралымы (медиана): { $usual }; ең жоғарысы { $most } ({ $day }).
activity-reactions = Әдеттегі жазбаға келген реакция (медиана): { $usual }; ең жоғарысы { $most } ({ $day }).
activity-no-views = Жазбалар қанша рет қаралғанын дереккөз айтпайды.
activity-no-reactions = Жазбаларға реакция көрінбейді.
activity-fresh = Соңғы баған сызықталған: ол әлі өсіп жатыр, жаңа жазбалар әлі қаралып жатыр.
activity-read-until = Арна соңғы рет оқылған күн: { $day }. Одан кейінгі дерек жоқ.
chart-views-usual = Әдеттегі жазбаның қаралымы (медиана)
chart-reactions-usual = Әдеттегі жазбаға реакция (медиана)

kinds-title = Оқиғаға реакция, дереккөз түрлері бойынша
kinds-line = { $kind }: 1000 қаралымға { $rate } реакция ({ $reactions }, { $channels })
kinds-line-unknown = { $kind }: қаралымы белгісіз ({ $reactions }, { $channels })
kinds-small = * Дерек аз: { $channels } арнадан немесе { $reactions } реакциядан кем болса, айырма кездейсоқ болуы мүмкін.
kinds-few = Әзірге салыстыратын ештеңе жоқ: кемінде екі түрлі дереккөздің қаралымы мен реакциясы бар жазбалары керек.
chart-rate = 1000 қаралымға шаққандағы реакция
chart-rate-row = { $rate } · { $channels }
chart-kinds-small = * Дерек аз: айырма кездейсоқ болуы мүмкін

growth-title = Қаралым мен реакция қалай өсті
growth-line = { $age }: { $counts }
growth-usual = { $count } (әдетте { $usual })
growth-explained = «Әдетте» дегені — осы арнаның басқа жазбаларының сол жастағы медианасы.
growth-no-usual = Бұл арнада әдетте қалай болатыны әзірге белгісіз: оның жазбалары аз оқылды.
growth-unwatched = Бұл сандар алғаш рет жазба шыққаннан кейін { $age } өткенде оқылды, одан бұрынғы дерек жоқ.
growth-few = Қаралым мен реакция саны кемінде { $least } рет оқылғанда график шығады. Әзірге оқылғаны: { $count }.
chart-growth-views = Қаралым
chart-growth-reactions = Реакция
chart-this-post = осы жазба: { $count }
chart-usual = әдетте: { $count }
chart-age = Төменде жазбаның жасы; әр нүкте — сандардың бір оқылуы
age-minutes = { $count } мин
age-hours = { $count } сағ
age-days = { $count } күн
