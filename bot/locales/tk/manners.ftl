# Tekst bolmadyk habarlar we öz dilinde ýazylan buýruklar.

not-text-sticker = Stikerlere düşünmeýärin.
not-text-voice = Diňläp bilmeýärin.
not-text-picture = Suraty we wideony görüp bilmeýärin. Kanalyň ýazgysyny gaýtadan iberseňiz, ol barada ýene kimiň ýazandygyny görkezerin.
not-text-file = Faýllary açmaýaryn.
not-text-place = Nirededigiňiz maňa gerek däl, ol saklanmaýar. Wagt guşaklygyny şäheriň ady bilen belläň: /settings
not-text-contact = Kontakt maňa gerek däl, bu hem saklanmaýar.
not-text-other = Beýle habara düşünmeýärin.
not-text-instead = Men söze düşünýärin: meselem, { $example } diýip ýazsaňyz, okanlarymyň içinden gözlärin.

command-words-digest = syn, gysgaça_syn, täzelikler, şu_gün
command-words-top = esasy, top
command-words-search = gözleg, gözle, tap
command-words-trends = çyzgy, diagramma, grafik
command-words-alert = duýduryş, duýdur, yzarla
command-words-alerts = duýduryşlar, duýduryşlarym
command-words-subscribe = ýazyl, ýazylmak, tertip
command-words-digests = synlar, synlarym, ýazylmalar
command-words-unsubscribe = ýazylmazlyk, ýüz_öwürmek
command-words-topics = mowzuklar, mowzuk
command-words-channels = kanallar, kanal, çeşmeler
command-words-settings = sazlamalar, sazlama, dil
command-words-groups = toparlar, topar, topara
command-words-privacy = gizlinlik, maglumatlar
command-words-export = eksport, ýükle
command-words-forget = poz, pozmak, unut
command-words-status = ýagdaý
command-words-admin = dolandyryjy, dolandyryş
command-words-help = kömek, buýruklar
command-words-start = başla, başlamak
file-refused = Telegram bu çatda faýly kabul etmedi. Ony menden şahsy çatda soraň.
