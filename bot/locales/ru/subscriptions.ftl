# Дайджесты по расписанию.

subscribe-topics-title = Дайджест по расписанию. Шаг 1 из 3: темы
subscribe-topics-hint = Нажмите на темы, которые нужны. Если ничего не выбрать, придут все.
subscribe-chosen = Выбрано: { $topics }
subscribe-chosen-all = Выбрано: все темы
subscribe-time-title = Шаг 2 из 3: время
subscribe-time-hint = Во сколько присылать? Время местное: { $zone }. Другой часовой пояс: /settings
subscribe-hours-hint = В котором часу?
subscribe-minutes-hint = Во сколько точно?
subscribe-days-title = Шаг 3 из 3: дни
subscribe-days-hint = По каким дням присылать в { $time }?
button-onward = Дальше
button-other-time = Другое время
button-days-daily = Каждый день
button-days-weekdays = По будням

schedule-daily = каждый день в { $time }
schedule-weekdays = по будням в { $time }
schedule-weekly = { $weekday } в { $time }
all-topics = все темы

subscribed = Готово: { $schedule }, { $zone }.
subscribed-topics = Темы: { $topics }.
subscribed-first = Первый дайджест придёт { $moment }.
button-show-now = Показать сейчас

subscriptions-title = Ваши дайджесты: { $count }
subscriptions-empty = Дайджестов по расписанию пока нет.
subscription-next = следующий { $moment }
subscription-paused = на паузе
subscription-filter = с запросом { $query }
button-subscription-new = Новый дайджест
button-subscription-pause = № { $number }: пауза
button-subscription-resume = № { $number }: включить
button-subscription-remove = № { $number }: удалить
subscription-removed = Удалён дайджест: { $schedule }.
