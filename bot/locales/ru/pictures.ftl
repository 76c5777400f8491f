# Графики канала, сюжета и поста, и подписи к ним.

button-activity = 📊 Активность
button-growth = 📊 Как росли просмотры
button-by-kind = 📊 Реакции по видам

activity-title = Активность канала: { $channel }
activity-nothing = Рисовать нечего: прочитанных постов за этот период нет. Канал: { $channel }
activity-views = Просмотров у обычного поста (медиана): { $usual }; выше всего { $most } ({ $day }).
activity-reactions = Реакций у обычного поста (медиана): { $usual }; выше всего { $most } ({ $day }).
activity-no-views = Сколько просмотров у постов, источник не сообщает.
activity-no-reactions = Реакций на посты не видно.
activity-fresh = Последний столбик заштрихован: он ещё растёт, а свежие посты ещё собирают просмотры.
activity-read-until = Канал прочитан до { $day }: позже данных нет.
chart-views-usual = Просмотры обычного поста (медиана)
chart-reactions-usual = Реакции на обычный пост (медиана)

kinds-title = Реакции на сюжет по видам источников
kinds-line = { $kind }: { $rate } на 1000 просмотров ({ $reactions }, { $channels })
kinds-line-unknown = { $kind }: просмотры неизвестны ({ $reactions }, { $channels })
kinds-small = * Выборка мала: где меньше { $channels } каналов или { $reactions } реакций, разница может быть случайной.
kinds-few = Сравнивать пока нечего: нужны посты хотя бы двух видов источников, с просмотрами и реакциями.
chart-rate = Реакций на 1000 просмотров
chart-rate-row = { $rate } · { $channels }
chart-kinds-small = * Выборка мала: разница может быть случайной

growth-title = Как росли просмотры и реакции
growth-line = { $age }: { $counts }
growth-usual = { $count } (обычно { $usual })
growth-explained = «Обычно» — медиана других постов этого канала в том же возрасте.
growth-no-usual = Как обычно бывает в этом канале, пока неизвестно: прочитано мало его постов.
growth-unwatched = Первый раз счётчики прочитаны через { $age } после выхода поста, раньше данных нет.
growth-few = График появится, когда счётчики поста будут прочитаны хотя бы { $least } раза. Пока чтений: { $count }.
chart-growth-views = Просмотры
chart-growth-reactions = Реакции
chart-this-post = этот пост: { $count }
chart-usual = обычно: { $count }
chart-age = Внизу возраст поста; каждая точка — одно чтение
age-minutes = { $count } мин
age-hours = { $count } ч
age-days = { $count } дн.
