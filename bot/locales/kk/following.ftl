# Ботты жүргізетіндер үшін: арна қосу, кідірту, алып тастау.

button-add-channels = Арна қосу
button-names = Ізделетін атау: { $count }
button-all-channels = ‹ Барлық арна
button-to-channel = ‹ Арнаға
button-pick-channel = Арна таңдау
button-pause = Кідірту
button-resume = Оқуды жалғастыру
button-remove = Алып тастау
button-kind = Дереккөз түрі
button-country = Ел
button-name-retry = № { $number }: қайта іздеу
button-name-drop = № { $number }: іздемеу

channels-page = Төмендегі батырмалар арналарға апарады, бет: { $page } / { $pages }.
channels-buttons = Төмендегі батырмалар арналарға апарады.

card-kind = Түрі: { $kind }
card-country = Елі: { $country }
card-language = Тілі: { $language }
card-unknown = белгісіз
card-state = Күйі: { $state }
card-posts = Жазба саны: { $count }
card-last-post = Соңғы жазба: { $ago }
card-checked = Соңғы тексеру: { $ago }
card-never = әлі болған жоқ
card-kind-hint = Бұл қандай дереккөз? Түрі әр жазбасының астында көрсетіледі.
card-country-hint = Ол қай елден сөйлейді? Сонда «біз» бен «бізде» кімдікі екені түсінікті болады; бұл енді оқылатын жазбаларға қатысты.
country-KZ = Қазақстан
country-TM = Түрікменстан
country-UZ = Өзбекстан
country-AZ = Әзербайжан
country-RU = Ресей
country-CA = Орталық Азия
country-other = басқа не белгісіз

channel-removed = Енді оқымаймын: { $title }. Жазбалары қалады, оларды іздеп табуға болады.

add-prompt = Ашық арналардың атауын жіберіңіз, бір хабарламаға бірнешеуін жазуға болады: { $name } немесе { $link }
add-pick = Немесе мәтін жолының астындағы батырмамен арна таңдаңыз.
add-cancelled = Жарайды, арна қосылмады. Тізім: /channels

added-wanted = Іздеймін: { $names }
added-waiting = Іздеуді күтіп тұр: { $names }
added-known = Тізімде бар: { $names }
added-paused = Тізімде бар, бірақ кідіртілген: { $names }. Оқуды жалғастыру: /channels
added-back = Қайтадан оқимын: { $names }
added-private = Жабық арналарды оқуға болмайды: { $names }. Ашық арна керек: { $name } немесе { $link }
added-nonsense = Бұл арна атауы емес: { $names }. Былай жазыңыз: { $name } немесе { $link }
added-left-out = Бір жолға тым көп, сыймаған атау саны: { $count }. Оларды келесі хабарламамен жіберіңіз.
added-nothing = Хабарламада бірде-бір атау жоқ. Былай жазыңыз: { $name } немесе { $link }
added-hint = Бір сағатта бірнеше атауды ғана іздей аламын, сіздікі бірінші кезекте. Табылған арна бірнеше минутта оқыла бастайды. Барысы: /channels
added-sample = Бұл — көрсетуге арналған үлгі, ол Telegram-ға қосылмайды: атаулар осында күткен күйі қалады.

names-title = Әлі табылмаған атаулар: { $count }
names-empty = Іздеуді күтіп тұрған атау жоқ.
names-hint = Бір сағатта бірнеше атау іздеймін. Табылмаған атауды бір тәуліктен кейін қайта іздеймін.
names-waiting = Іздеуді күтіп тұр: { $names }
names-missing = Табылмағандары:
name-waiting = іздеуді күтіп тұр
name-unknown = Telegram-да ондай атау жоқ
name-no-preview = арнаның ашық веб-беті жоқ, оны тек аккаунт көреді
name-not-channel = бұл арна емес, адам, бот не топ
name-failed = іздеу сәтсіз болды: { $failure }
