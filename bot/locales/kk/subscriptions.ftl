# Кесте бойынша шолулар.

subscribe-topics-title = Кесте бойынша шолу. 3 қадамның 1-қадамы: тақырыптар
subscribe-topics-hint = Қажет тақырыптарды басыңыз. Ештеңе таңдамасаңыз, бәрі келеді.
subscribe-chosen = Таңдалғаны: { $topics }
subscribe-chosen-all = Таңдалғаны: барлық тақырып
subscribe-time-title = 3 қадамның 2-қадамы: уақыты
subscribe-time-hint = Қай уақытта жіберейін? Уақыт жергілікті: { $zone }. Басқа уақыт белдеуі: /settings
subscribe-hours-hint = Сағат нешеде?
subscribe-minutes-hint = Дәл қай уақытта?
subscribe-days-title = 3 қадамның 3-қадамы: күндері
subscribe-days-hint = Сағат { $time } шолуын қай күндері жіберейін?
button-onward = Әрі қарай
button-other-time = Басқа уақыт
button-days-daily = Күн сайын
button-days-weekdays = Жұмыс күндері

schedule-daily = күн сайын, сағат { $time }
schedule-weekdays = жұмыс күндері, сағат { $time }
schedule-weekly = { $weekday }, сағат { $time }
all-topics = барлық тақырып

subscribed = Дайын: { $schedule }, { $zone }.
subscribed-topics = Тақырыптар: { $topics }.
subscribed-first = Алғашқы шолу келетін уақыт: { $moment }.
button-show-now = Қазір көрсету

subscriptions-title = Шолуларыңыз: { $count }
subscriptions-empty = Әзірге кесте бойынша шолу жоқ.
subscription-next = келесісі { $moment }
subscription-paused = кідіртілген
subscription-filter = сұрауы { $query }
button-subscription-new = Жаңа шолу
button-subscription-pause = № { $number }: кідірту
button-subscription-resume = № { $number }: қайта қосу
button-subscription-remove = № { $number }: өшіру
subscription-removed = Шолу өшірілді: { $schedule }.
