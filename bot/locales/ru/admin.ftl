# Для тех, кто ведёт бота: /admin и объявления для всех.

announcement-title = Сообщение от тех, кто ведёт бота

admin-title = Управление ботом
admin-hint = Каналы, люди, сообщения: что проверить и что изменить.
admin-access-open = Дверь открыта: войти может каждый.
admin-access-allowlist = Дверь закрыта: входят только те, кто в вашем списке.
admin-access-invite = Дверь закрыта: впускает приглашение или ваш список.
button-admin-channels = Каналы
button-admin-health = Состояние каналов
button-admin-invites = Приглашения
button-admin-allowlist = Кого впустить
button-admin-announce = Объявление
button-admin-statistics = Статистика
button-admin-dead = Не отправлено
button-admin-home = ‹ К началу

admin-health-title = Каналы по неполадкам, худшие первыми: { $count }
admin-lag = 95 из 100 постов за { $time }

admin-statistics-title = Статистика
admin-kind-person = Люди: { $count }
admin-kind-group = Группы: { $count }
admin-kind-channel = Каналы, куда приношу новости: { $count }
admin-left = Ушли или заблокировали: { $count }
admin-languages = Языки: { $languages }
admin-alerts = Оповещения: { $count }, в чатах: { $chats }
admin-digests = Дайджесты по расписанию: { $count }, в чатах: { $chats }
admin-digests-paused = Из них на паузе: { $count }
admin-deliveries = Сообщения по расписанию и по оповещениям, за { $days } дн.:
admin-no-deliveries = За { $days } дн. ничего не отправлялось.
delivery-sent = дошло: { $count }
delivery-pending = ждёт: { $count }
delivery-sending = в пути: { $count }
delivery-uncertain = неизвестно, дошло ли: { $count }
delivery-dropped = больше не нужно: { $count }
delivery-dead = не удалось отправить: { $count }
delivery-kind-alert = оповещение
delivery-kind-digest = дайджест
delivery-kind-notice = извещение
delivery-kind-announcement = объявление

admin-dead-none = Ничего не застряло: все сообщения отправлены или в пути.
admin-dead-title = Не удалось отправить: { $count }
admin-dead-hint = Причины здесь такие, какими их назвали Telegram или программа. Чьё это сообщение, я не показываю.
admin-dead-parts = дошло частей: { $count }
admin-dead-reason = Причина: { $reason }
button-dead-again = № { $number }: ещё раз
toast-requeued = Отправляю ещё раз.

invites-title = Открытые приглашения: { $count }
invites-hint = Каждое впускает одного человека или одну группу: там администратор пишет /start и код.
invites-not-asked = Сейчас приглашение ни у кого не спрашивается (ACCESS).
invite-until = до { $day }
invite-endless = бессрочное
button-invite-days = Новое, дней: { $days }
button-invite-endless = Новое, бессрочное
button-invite-revoke = № { $number }: отозвать

allowlist-title = Впущены вручную: { $count }
allowlist-hint = Хранится номер чата, без имени.
allowlist-not-asked = Сейчас войти может каждый (ACCESS).
allowed-in = уже здесь
allowed-not-yet = ещё не приходил
button-disallow = № { $number }: закрыть
button-allow = Впустить
button-allow-person = Выбрать человека
allow-ask = Пришлите номер чата, перешлите сообщение этого человека или выберите кнопкой под полем ввода.
allow-added = { $chat } теперь может войти.
allow-known = { $chat } уже в списке.
allow-over = Хорошо, никого не впускаем.
button-disallow-sure = Закрыть и стереть
disallow-question = Закрыть вход для { $chat }? Всё, что хранится об этом чате, сотрётся: настройки, дайджесты, оповещения.

announce-title = Объявление для всех
announce-ask = Пришлите текст. Сначала покажу его и скажу, сколько человек его получит; пока вы не подтвердите, ничего не уйдёт.
announce-languages = Один текст уйдёт всем как есть. Для нескольких языков начните каждую часть с кода языка; где языка нет, уйдёт первая часть. Например:
announce-preview = { $language }, получателей: { $count }
announce-confirm = Отправить это всем? Получателей: { $count }, люди и группы.
announce-order = Оно пойдёт после оповещений и дайджестов, а в тихие часы никого не разбудит.
button-announce = Отправить всем: { $count }
button-announce-again = Написать заново
button-announcement-latest = Как идёт последнее
announcement-progress = Объявление, { $moment }
announcement-sent = дошло: { $count } из { $total }
announcement-unsent = не отправлено: { $count }
announcement-stopped = Остановлено: кто не получил, тот не получит.
announcement-over = Всё закончено.
announcement-long-ago = Это было давно: до скольких дошло, хранится { $days } дн.
button-refresh = Обновить
button-announcement-stop = Остановить

error-hidden-person = Этот человек скрыл, кто он, в пересланных сообщениях. Выберите его кнопкой или пришлите номер его чата.
error-no-chat-number = В этом сообщении нет чата. Пришлите номер, например 123456789, перешлите сообщение или выберите кнопкой.
error-announcement-long = Слишком длинно: { $length } знаков, а на один язык помещается { $limit }. Сократите и пришлите ещё раз.
error-announcement-empty = Текста здесь нет. Напишите то, что должны прочесть все.
