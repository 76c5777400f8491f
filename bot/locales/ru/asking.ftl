# Пост или канал, на который указали: пересланное сообщение, ссылка, @имя.

who-wrote-title = Кто об этом написал: { $count ->
    [one] { $count } канал
    [few] { $count } канала
   *[many] { $count } каналов
}
who-wrote-first = первым
who-wrote-later = через { $time }
who-wrote-same-minute = в ту же минуту
who-wrote-alone = Среди прочитанного больше никто этого не писал.
who-wrote-copies = Именно этого поста у меня нет, но есть почти с тем же текстом.
who-wrote-nobody = Такого поста у меня нет, и за три дня до и после никто из тех, кого я читаю, того же не писал. Кого я читаю: /channels
who-wrote-names = Такого поста у меня нет, и за три дня до и после никто из тех, кого я читаю, того же не писал. Поэтому вот посты с теми же названиями: { $query }

post-edited = Изменён { $moment }.
post-deleted = Удалён в канале; это замечено { $ago }.
post-edits = Правки текста: { $count }
post-change-both = было «{ $before }», стало «{ $after }»
post-change-added = добавлено «{ $after }»
post-change-removed = убрано «{ $before }»
post-change-more = и ещё { $count }
post-change-none = слова те же
post-column-age = возраст
post-column-views = просмотры
post-column-reactions = реакции
post-reactions = { $count ->
    [one] { $count } реакция
    [few] { $count } реакции
   *[many] { $count } реакций
}
post-readings = Просмотры и реакции со временем
post-unknown = Канал { $channel } я читаю, но этого поста у меня нет: он вышел до того, как началось чтение, или его уже удалили.
channel-unknown = Канала { $channel } среди прочитанных нет. Какие я читаю: /channels
channel-unknown-add = Чтобы добавить его: { $command }
button-why-topics = Почему эти темы?

card-per-day = Постов в день, за последние 30 дней: { $count }
card-rarely = меньше одного
button-its-posts = Его посты
