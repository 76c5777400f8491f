# Адам нұсқаған жазба не арна: қайта жіберілген хабарлама, сілтеме, @атау.

# Сан есімнен кейін зат есім көптелмейді.
who-wrote-title = Бұл туралы жазғандар: { $count ->
    [one] { $count } арна
   *[other] { $count } арна
}
who-wrote-first = ең бірінші
who-wrote-later = { $time } өткен соң
who-wrote-same-minute = сол минутта-ақ
who-wrote-alone = Оқығанымның ішінде мұны басқа ешкім жазбаған.
who-wrote-copies = Дәл осы жазба менде жоқ, бірақ мәтіні соған өте ұқсасы бар.
who-wrote-nobody = Менде мұндай жазба жоқ, оған дейінгі және одан кейінгі үш күнде мен оқитын арналардың ешқайсысы мұны жазбаған. Қай арналарды оқитыным: /channels
who-wrote-names = Менде мұндай жазба жоқ, оған дейінгі және одан кейінгі үш күнде мен оқитын арналардың ешқайсысы мұны жазбаған. Сондықтан ондағы атаулар кездесетін жазбаларды көрсетемін: { $query }

post-edited = Өзгертілген уақыты: { $moment }.
post-deleted = Арнадан өшірілген; байқалғаны: { $ago }.
post-edits = Мәтіннің түзетілуі: { $count }
post-change-both = «{ $before }» орнына «{ $after }» жазылды
post-change-added = «{ $after }» қосылды
post-change-removed = «{ $before }» алып тасталды
post-change-more = тағы { $count }
post-change-none = сөздері сол қалпында
post-column-age = жасы
post-column-views = қаралым
post-column-reactions = реакция
post-reactions = { $count ->
    [one] { $count } реакция
   *[other] { $count } реакция
}
post-readings = Қаралымы мен реакциясының өзгеруі
post-unknown = { $channel } арнасын оқимын, бірақ бұл жазба менде жоқ: ол мен оқи бастағанға дейін шыққан немесе өшіріліп қойған.
channel-unknown = Оқылатын арналар ішінде { $channel } жоқ. Қай арналарды оқитыным: /channels
channel-unknown-add = Оны қосу үшін: { $command }
button-why-topics = Тақырыбы неге осы?

card-per-day = Соңғы 30 күнде күніне орта есеппен шыққан жазба: { $count }
card-rarely = бірден аз
button-its-posts = Жазбалары
