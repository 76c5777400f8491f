# Сәлемдесу, анықтама, командалар.

start-welcome = Қазақстан мен Түрікменстан туралы ашық Telegram-арналарды оқып, ең маңыздысын сізге жеткіземін.
start-can-alert = { $example } — бұл туралы жазылса, бірден хабарлаймын
start-can-search = { $example } — командасыз жай ғана сөз: оқығанымның ішінен табамын
start-language = Тілді төмендегі батырмамен ауыстыруға болады.

button-today = Бүгін не болды
button-subscribe = Кесте бойынша алу
button-help = Барлық команда
button-query-help = Сұрауды қалай жазу

help-title = Не істей аламын
help-search = Командасыз жазылған хабарлама — іздеу: { $example }
help-point = Маған жазбаны қайта жіберсеңіз, бұл туралы тағы кім жазғанын айтамын. { $link } сілтемесі немесе { $name } атауы бойынша өзім білетінді көрсетемін.
help-operator = Бұл ботты сіз жүргізесіз: { $example } арна қосады, ал /channels ішінде оларды кідіртетін және алып тастайтын батырмалар бар. Қалғанының бәрі: /admin

cmd-start = Басты экран: шолуларыңыз бен ескертулеріңіз
cmd-help = Командалар және сұрау тілі
cmd-digest = Соңғы тәуліктің ең маңыздысы
cmd-subscribe = Кесте бойынша шолу
cmd-digests = Шолуларыңыз: баптау, кідірту
cmd-unsubscribe = Шолудан бас тарту: тізімнен таңдау
cmd-alert = Сөз бойынша ескерту: /alert газ порт
cmd-alerts = Ескертулеріңіз
cmd-search = Оқылған жазбалардан іздеу
cmd-top = Аптаның ең елеулі оқиғалары
cmd-topics = Тақырыптар және олар туралы қанша жазылады
cmd-channels = Қай арналарды оқимын
cmd-settings = Тіл, уақыт белдеуі, тыныш сағаттар
cmd-privacy = Сіз туралы не сақталады
cmd-export = Деректеріңіз файл түрінде
cmd-forget = Сіз туралы бәрін өшіру
cmd-status = Не оқылды, бәрі дұрыс па

query-help-title = Сұрауды қалай жазу керек
query-help-intro = Сөз барлық тұлғасымен ізделеді, ал белгілі атау төрт тілде де табылады. Бір сұрау іздеуге де, ескертуге де жарайды.
query-example-and = газ порт
query-meaning-and = екі сөз де бар, реті кез келген
query-example-or = газ | мұнай
query-meaning-or = екеуінің кемінде бірі
query-example-not = газ -Әзербайжан
query-meaning-not = бұл сөз болмасын
query-example-phrase = "орта дәліз"
query-meaning-phrase = сөздер қатар, дәл осы ретпен
query-example-exact = =порт
query-meaning-exact = дәл осылай жазылған, басқа тұлғасыз
query-example-prefix = транзит*
query-meaning-prefix = осылай басталатынның бәрі
query-example-near = газ NEAR/5 баға
query-meaning-near = екі сөздің арасы бес сөзден аспайды
query-example-time = порт бұл аптада
query-meaning-time = мерзімі сөзбен: кеше, дүйсенбіден бері, қазан айында, соңғы 3 күн
query-example-topic = topic:gas_energy country:kz-tm
query-meaning-topic = тек осы тақырып және тек екі ел туралы
query-example-source = lang:tk kind:official from:@name
query-meaning-source = тілі, дереккөз түрі, арнасы
query-example-engagement = views:>1000 react:🔥>10
query-meaning-engagement = қаралым мен реакция саны
query-example-rest = газ has:photo date:P7D
query-meaning-rest = фотосы бар, соңғы жеті күнде
query-help-names = Сүзгі атауын қазақша да жазуға болады: тақырып:, ел:, тіл:, күні:.
