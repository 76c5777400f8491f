# Ең елеулісі, тақырыптар, арналар, күй, түсіндірме.

top-title = { $days ->
    [one] Соңғы күннің ең елеулісі
   *[other] Соңғы { $days } күннің ең елеулісі
}
top-empty = Әзірге көрсететін ештеңе жоқ: бұл уақытта оқиға болмады.
top-reasons = Неге осында: { $reasons }
reason-relevance = екі елге де қатысты
reason-engagement = әдеттегіден көп оқылды
reason-reactions = оқырман белсенді үн қатты
reason-stars = жұлдызбен белгіленді
reason-sources = әртүрлі арналар жазды
reason-kinds = әр түрдегі дереккөздер жазды
reason-recency = жаңа хабар
reason-topics = сіздің тақырыптарыңыз

topics-title = Жеті күндегі тақырыптар
topics-line = { $count ->
    [one] { $count } оқиға
   *[other] { $count } оқиға
}
topics-hint = Оқиғаларын көру үшін тақырыпты басыңыз.

channels-title = { $count ->
    [one] { $count } арнаны оқимын
   *[other] { $count } арнаны оқимын
}
channels-empty = Әзірге бірде-бір арнаны оқымаймын.
channel-posts = { $count ->
    [one] { $count } жазба
   *[other] { $count } жазба
}
channel-last = соңғысы { $ago }
channel-never = әлі жазба болған жоқ
channel-failing = оқылмай тұр: { $failure }

status-title = Күй: { $moment }
status-source-account = Арналарды Telegram аккаунты оқиды.
status-source-preview = Арналар ашық веб-беттерінен оқылады, аккаунтсыз.
status-channels = Оқылатын арналар: { $active } / { $count }
status-all-read = Барлық арна оқылып тұр.
status-not-read = Оқылмай тұрғандары:
status-checked = Ең көптен бері тексерілмегені: { $title } ({ $ago })
status-lag = Соңғы тәуліктегі оқу кідірісі: жазбалардың 95 пайызы { $time } ішінде оқылды (ең баяу арна)
status-repaired = Telegram хабарламаған, бірақ кейін тауып оқылған жазбалар: { $count }
status-posts = Жазба саны: { $posts }, соңғы тәулікте { $day }, оның ішінде екі ел туралы { $both }
status-stories = Оқиға саны: { $count }
status-outdated = Қайта талдануын күтіп тұрған жазба саны: { $count }
status-pending = Жіберілуін күтіп тұр: { $count }
status-uncertain = Жеткен-жетпегені белгісіз: { $count }
status-dead = Жіберу мүмкін болмады: { $count }

explanation-title = Бұл жазба қалай түсінілді
explanation-relevance = Не туралы: { $relevance }
explanation-topics = Тақырыптар: { $topics }
explanation-no-topics = Бірде-бір тақырып сай келмеді.
explanation-words = Осыған негіз болған сөздер:
explanation-no-words = Жазбада тақырыпты не елді көрсететін сөз жоқ.
label-kz = Қазақстан
label-tm = Түрікменстан
