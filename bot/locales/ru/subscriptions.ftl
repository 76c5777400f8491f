# Дайджесты по расписанию.

subscribe-topics-title = Дайджест по расписанию. Шаг 1 из 2: темы
subscribe-topics-hint = Нажмите на темы, которые нужны. Если ничего не выбрать, придут все.
subscribe-chosen = Выбрано: { $topics }
subscribe-chosen-all = Выбрано: все темы
subscribe-time-title = Шаг 2 из 2: время
subscribe-time-hint = Во сколько присылать? Дни: { $days }. Время местное: { $zone }; другой часовой пояс: /settings
subscribe-hours-hint = В котором часу?
subscribe-minutes-hint = Во сколько точно?
subscribe-days-title = Дни
subscribe-days-hint = По каким дням присылать? После этого выберите время.
button-onward = Дальше
button-other-time = Другое время
button-other-days = Другие дни
button-days-daily = Каждый день
button-days-weekdays = По будням

schedule-daily = каждый день в { $time }
schedule-weekdays = по будням в { $time }
schedule-weekly = { $weekday } в { $time }
all-topics = все темы

subscribed = Готово: { $schedule }, { $zone }.
subscribed-topics = Темы: { $topics }.
subscribed-first = Первый дайджест придёт { $moment }.
subscribed-away = Вы в отъезде: он, как и остальные, ждёт вашего возвращения.
subscribed-preview = Ниже — каким он был бы сейчас.

subscriptions-title = Ваши дайджесты: { $count }
subscriptions-empty = Дайджестов по расписанию пока нет.
subscription-filter = с запросом { $query }
button-subscription-new = Новый дайджест
button-subscription-pause = № { $number }: пауза
button-subscription-edit = № { $number }: настроить
button-subscription-resume = № { $number }: включить
subscription-removed = Удалён дайджест: { $schedule }.
