# Короткие ответы: кнопки, ошибки, извещения.

toast-saved = Сохранено
toast-deleted = Удалено
toast-restored = Возвращено
toast-cancelled = Отменено, ничего не сохранено
toast-muted = Стало тихо. Включить снова: /alerts
toast-unmuted = Снова включено
toast-paused = На паузе
toast-resumed = Снова включено
toast-stale = Эта кнопка устарела. Повторите команду, и появится свежая.
toast-unchanged = Уже так
toast-retried = Поищу ещё раз в ближайшие часы
toast-dropped = Больше не ищу. Искать снова: /channels и имя
toast-less = Этот канал в оповещении больше не учитывается

unknown-command = Такой команды у меня нет. Все команды: /help
unknown-command-nearest = Такой команды у меня нет. Возможно, { $command }? Все команды: /help
throttled = Слишком быстро. Повторите через { $seconds ->
    [one] { $seconds } секунду.
    [few] { $seconds } секунды.
   *[many] { $seconds } секунд.
}
late = Это занимает больше времени, чем обычно. Ответ придёт сюда.

error-failed = У меня что-то сломалось, и ответа не получилось. Повторите немного позже. Состояние: /status
error-busy = База сейчас занята. Повторите через минуту.
error-too-slow = Поиск занимает слишком много времени. Уточните запрос или сократите срок, например: date:P7D
error-no-access = Этот бот закрытый. Попросите того, кто его ведёт, открыть вам доступ.
error-too-long = Слишком длинно. Знаков: { $length }, можно до { $limit }. Сократите и пришлите ещё раз.
error-alert-limit = У вас уже { $limit } оповещений, больше не бывает. Удалите ненужное и сохраните снова: /alerts
error-alert-exists = Такое оповещение у вас уже есть. Все оповещения: /alerts
error-alert-gone = Этого оповещения уже нет. Все оповещения: /alerts
error-subscription-limit = Дайджестов может быть не больше { $limit }. Удалите ненужный: /digests
error-subscription-gone = Этого дайджеста уже нет. Ваши дайджесты: /digests
error-channel-gone = Этого канала в списке уже нет. Все каналы: /channels
error-name-gone = Это имя уже не ищется. Все каналы: /channels
error-no-name = У этого канала нет @имени, поэтому исключить его в запросе нельзя.
error-post-gone = Этого поста у меня больше нет.
error-unknown-zone = Города «{ $zone }» я не знаю. Напишите ближайший большой или выберите из списка: /settings
error-unknown-topic = Темы «{ $topic }» у меня нет. Весь список: /topics
