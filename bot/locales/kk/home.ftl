# Алғашқы минут және басты экран.

start-link = Сілтемедегі дерек төменде.
glimpse-today = Соңғы тәуліктің ең маңыздысы
glimpse-week = Соңғы жеті күннің ең маңыздысы
glimpse-quiet = Соңғы жеті күнде елеулі ештеңе болмады. Бірдеңе шықса, осында айтамын.
glimpse-nothing-read = Әзірге бірде-бір жазба оқылған жоқ. Оқылған бойда ең маңыздысы осында тұрады.

home-title = Басты экраныңыз
home-more-digests = Тағы { $count }: /digests
home-no-alerts = Ескерту әзірге жоқ. Бірден білу үшін: /alert және сөздер
home-alerts = Ескерту саны: { $count }. Бүгін келгені: { $fired }
home-muted = Оның ішінде үнсізі: { $count }
home-read = Оқылатын арна: { $channels }. Соңғы тәуліктегі жазба: { $posts }
home-last-read = Соңғы тексеру: { $ago }
home-failing = Қазір оқылмай тұрғаны: { $count }. Толығырақ: /status
button-settings = Баптаулар
