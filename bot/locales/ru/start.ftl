# Приветствие, справка, команды.

start-welcome = Читаю открытые Telegram-каналы о Казахстане и Туркменистане и приношу вам главное.
start-can-alert = { $example } — сообщу сразу, как только об этом напишут
start-can-search = { $example } — просто слово без команды: найду в прочитанном
start-language = Язык можно сменить кнопкой ниже.

button-today = Что сегодня
button-subscribe = Получать по расписанию
button-help = Все команды
button-query-help = Как писать запрос

help-title = Что я умею
help-search = Сообщение без команды — это поиск: { $example }
help-point = Перешлите мне пост, и я скажу, кто ещё об этом написал. По ссылке { $link } или имени { $name } покажу, что о них знаю.
help-operator = Вы ведёте этого бота: { $example } добавляет каналы, а в /channels есть кнопки, чтобы приостановить или убрать их. Всё остальное: /admin

cmd-start = Главный экран: ваши дайджесты и оповещения
cmd-help = Команды и язык запросов
cmd-digest = Главное за последние сутки
cmd-subscribe = Дайджест по расписанию
cmd-digests = Ваши дайджесты: настройка, пауза
cmd-unsubscribe = Отказаться от дайджеста: выбрать из ваших
cmd-alert = Оповещение о слове: /alert газ порт
cmd-alerts = Ваши оповещения
cmd-search = Поиск по прочитанным постам
cmd-top = Самое заметное за неделю
cmd-topics = Темы и сколько о них пишут
cmd-channels = Какие каналы читаю
cmd-settings = Язык, часовой пояс, тихие часы
cmd-privacy = Что о вас хранится
cmd-export = Ваши данные файлом
cmd-forget = Стереть всё о вас
cmd-status = Что прочитано и всё ли в порядке

query-help-title = Как писать запрос
query-help-intro = Слово находится во всех своих формах, а известное имя — на всех четырёх языках. Один и тот же запрос годится для поиска и для оповещения.
query-example-and = газ порт
query-meaning-and = оба слова, в любом порядке
query-example-or = газ | нефть
query-meaning-or = хотя бы одно из двух
query-example-not = газ -Азербайджан
query-meaning-not = без этого слова
query-example-phrase = "средний коридор"
query-meaning-phrase = слова рядом, в этом порядке
query-example-exact = =порт
query-meaning-exact = ровно так, без других форм
query-example-prefix = транзит*
query-meaning-prefix = всё, что так начинается
query-example-near = газ NEAR/5 цена
query-meaning-near = не дальше пяти слов друг от друга
query-example-time = порт за неделю
query-meaning-time = срок словами: вчера, с понедельника, в октябре, за последние 3 дня
query-example-topic = topic:gas_energy country:kz-tm
query-meaning-topic = только эта тема и только об обеих странах
query-example-source = lang:tk kind:official from:@name
query-meaning-source = язык, вид источника, канал
query-example-engagement = views:>1000 react:🔥>10
query-meaning-engagement = сколько просмотров и реакций
query-example-rest = газ has:photo date:P7D
query-meaning-rest = с фото, за последние семь дней
query-help-names = Названия фильтров можно писать и по-русски: тема:, страна:, язык:, дата:.
