# Кесте бойынша шолулар.

subscribe-topics-title = Кесте бойынша шолу. 1-қадам, барлығы 2: тақырыптар
subscribe-topics-hint = Қажет тақырыптарды басыңыз. Ештеңе таңдамасаңыз, бәрі келеді.
subscribe-chosen = Таңдалғаны: { $topics }
subscribe-chosen-all = Таңдалғаны: барлық тақырып
subscribe-time-title = 2-қадам, барлығы 2: уақыты
subscribe-time-hint = Қай уақытта жіберейін? Күндері: { $days }. Уақыт жергілікті: { $zone }; басқа уақыт белдеуі: /settings
subscribe-hours-hint = Сағат нешеде?
subscribe-minutes-hint = Дәл қай уақытта?
subscribe-days-title = Күндері
subscribe-days-hint = Қай күндері жіберейін? Содан кейін уақытын таңдайсыз.
button-onward = Әрі қарай
button-other-time = Басқа уақыт
button-other-days = Басқа күндер
button-days-daily = Күн сайын
button-days-weekdays = Жұмыс күндері

schedule-daily = күн сайын, сағат { $time }
schedule-weekdays = жұмыс күндері, сағат { $time }
schedule-weekly = { $weekday }, сағат { $time }
all-topics = барлық тақырып

subscribed = Дайын: { $schedule }, { $zone }.
subscribed-topics = Тақырыптар: { $topics }.
subscribed-first = Алғашқы шолу келетін уақыт: { $moment }.
subscribed-away = Сіз жолдасыз: ол да басқалары сияқты оралғаныңызды күтеді.
subscribed-preview = Төменде шолудың қазір қандай болатыны көрсетілген.

subscriptions-title = Шолуларыңыз: { $count }
subscriptions-empty = Әзірге кесте бойынша шолу жоқ.
subscription-filter = сұрауы: { $query }
button-subscription-new = Жаңа шолу
button-subscription-pause = № { $number }: кідірту
button-subscription-edit = № { $number }: баптау
button-subscription-resume = № { $number }: қайта қосу
subscription-removed = Шолу өшірілді: { $schedule }.
