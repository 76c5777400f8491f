# Boty ýöredýänlere habar: kanal ýapyldy, ýene açyldy, ady üýtgedi, sesi çykanok.

button-channel-card = Kanalyň kartasy

channel-closed-private = Kanal ýapyldy, ony daşardan okap bolmaýar: { $title }
channel-closed-banned = Telegram kanaly petikledi: { $title }
channel-closed-vanished = Kanal ýitip gitdi, Telegram ony indi tanamaýar: { $title }
channel-closed-no-preview = Kanalyň açyk web sahypasy ýitdi: { $title }. Indi ony akkauntsyz okap bolmaýar.
channel-closed-no-name = Telegramda beýle at galmady: { $title }. Kanalyň ady üýtgedi ýa-da özi pozuldy; web sahypadan haýsysydygy görünmeýär.
channel-closed-noticed = Duýlan wagty: { $moment }.
channel-closed-last = Mende bar bolan soňky ýazgy: { $moment }. Şondan bäri täzesi ýok; okalanlar galýar, gözlegde tapylýar.
channel-closed-no-posts = Mende onuň ýazgysy ýok.
channel-closed-hint = Ony günde birnäçe gezek barlap durun, ýene açylsa, aýdaryn. Indi gerek bolmasa, sanawdan aýryp bilersiňiz.
channel-readable = Kanal täzeden okalýar: { $title }
channel-renamed = Kanalyň ady üýtgedi. Öňküsi: { $before }. Häzirkisi: { $title }, { $name }. Ony öňküsi ýaly okaýaryn, sizden hiç zat gerek däl.
channel-nameless = atsyz

silence-title = Adatdakysyndan uzak wagt sesi çykmaýan kanallar: { $count } / { $followed }
silence-since = soňky ýazgy: { $moment }
silence-meaning = Bu kanallary öňküsi ýaly barlap durun, ýalňyşlyk ýok: olaryň özleri ýazmaýan bolmaly. Bu sessizlik barada ikinji gezek aýtmaryn.
