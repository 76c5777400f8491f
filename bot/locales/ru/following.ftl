# Для тех, кто ведёт бота: добавить, приостановить, убрать канал.

button-add-channels = Добавить каналы
button-names = Ищу имена: { $count }
button-all-channels = ‹ Все каналы
button-to-channel = ‹ К каналу
button-pick-channel = Выбрать канал
button-pause = Пауза
button-resume = Читать снова
button-remove = Убрать
button-kind = Вид источника
button-country = Страна
button-name-retry = № { $number }: ещё раз
button-name-drop = № { $number }: не искать

channels-page = Кнопки ниже ведут к каналам, страница { $page } из { $pages }.
channels-buttons = Кнопки ниже ведут к каналам.

card-kind = Вид: { $kind }
card-country = Страна: { $country }
card-language = Язык: { $language }
card-unknown = не указано
card-state = Состояние: { $state }
card-posts = Постов: { $count }
card-last-post = Последний пост: { $ago }
card-checked = Последняя проверка: { $ago }
card-never = ещё не было
card-kind-hint = Что это за источник? Вид показан под каждым его постом.
card-country-hint = Из какой страны он говорит? Так понятно, чьи «мы» и «у нас»; действует на то, что прочту с этой минуты.
country-KZ = Казахстан
country-TM = Туркменистан
country-UZ = Узбекистан
country-AZ = Азербайджан
country-RU = Россия
country-CA = Центральная Азия
country-other = другая или неизвестна

channel-removed = Больше не читаю: { $title }. Его посты остаются, поиск их находит.

add-prompt = Пришлите имена открытых каналов, можно несколько в одном сообщении: { $name } или { $link }
add-pick = Или выберите канал кнопкой под полем ввода.
add-cancelled = Хорошо, каналы не добавляем. Список: /channels

added-wanted = Буду искать: { $names }
added-waiting = Уже ждут поиска: { $names }
added-known = Уже в списке: { $names }
added-paused = В списке, но на паузе: { $names }. Читать снова: /channels
added-back = Снова читаю: { $names }
added-private = Закрытые каналы читать нельзя: { $names }. Нужен открытый канал: { $name } или { $link }
added-nonsense = Это не имя канала: { $names }. Напишите { $name } или { $link }
added-left-out = Слишком много за один раз, не вошло имён: { $count }. Пришлите их следующим сообщением.
added-nothing = В сообщении нет ни одного имени. Напишите { $name } или { $link }
added-hint = За час можно найти лишь несколько имён, ваши идут первыми. Найденный канал начинает читаться за несколько минут. Как идёт дело: /channels
added-sample = Это демонстрация, к Telegram она не обращается: имена здесь так и останутся в ожидании.

names-title = Имена, которые ещё не найдены: { $count }
names-empty = Ни одно имя не ждёт поиска.
names-hint = За час ищу несколько имён. Если имя не нашлось, попробую снова через сутки.
names-waiting = Ждут поиска: { $names }
names-missing = Не найдены:
name-waiting = ждёт поиска
name-unknown = в Telegram такого имени нет
name-no-preview = у канала нет открытой веб-страницы, его видит только аккаунт
name-not-channel = это человек, бот или группа, а не канал
name-failed = поиск не удался: { $failure }
