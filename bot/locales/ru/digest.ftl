# Дайджест.

digest-title = Казахстан и Туркменистан: дайджест
digest-window = { $since } — { $until } ({ $zone })
digest-read = Прочитано: { $posts ->
    [one] { $posts } пост
    [few] { $posts } поста
   *[many] { $posts } постов
} в { $channels ->
    [one] { $channels } канале
    [few] { $channels } каналах
   *[many] { $channels } каналах
}. Сюжетов: { $stories }.
digest-late = Дайджест опоздал на { $time }.
digest-also = Также коротко
digest-left-out = { $count ->
    [one] Не вошёл ещё { $count } сюжет. Больше: /top
    [few] Не вошли ещё { $count } сюжета. Больше: /top
   *[many] Не вошли ещё { $count } сюжетов. Больше: /top
}
digest-quiet = Тихий день: на ваши темы за это время ничего не вышло.
digest-unread = Был ли день тихим, сказать не могу: за это время не удалось прочитать ни одного поста.
digest-no-channels = Я пока не читаю ни одного канала, поэтому рассказать нечего.
digest-silent = Молчали: { $names }.
digest-failing = Не удалось прочитать: { $names }.
digest-lag = Самое большое отставание в чтении: { $time }.
button-my-digests = Мои дайджесты
