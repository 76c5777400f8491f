# Dogry ýetmedikler.

notice-digest-uncertain = Şu synyň ýetmedik bolmagy mümkin: { $moment }. Iberilende aragatnaşyk üzüldi. Iki gezek gelmezligi üçin ony özüm gaýtalamaýaryn.
notice-digest-part-uncertain = Synyň bir habarynyň ýetmedik bolmagy mümkin: { $moment }, habar { $part }/{ $parts }. Iberilende aragatnaşyk üzüldi. Hiç zat iki gezek gelmezligi üçin ony özüm gaýtalamaýaryn, ondan soňkusy hem iberilmedi.
notice-digest-part-refused = Synyň bir habary ýok: { $moment }, habar { $part }/{ $parts }. Telegram ony kabul etmedi, ondan soňkusy hem iberilmedi.
notice-late-alerts = { $count ->
    [one] { $count } duýduryş entek täzekä iberip bolmady (şundan bäri: { $since }), şonuň üçin ony galdyrdym.
   *[other] { $count } duýduryş entek täzekä iberip bolmady (şundan bäri: { $since }), şonuň üçin olary galdyrdym.
}
notice-topic-gone = Toparyň adminlerine: meniň täzelik getirýän mowzugym pozulypdyr ýa-da ýapylypdyr. Indi täzelikler şu ýere geler. Olar başga mowzuga gelsin diýseňiz, şol mowzukda /digests diýip ýazyň.
button-resend = Gaýtadan ibermek
toast-resent = Iberýärin
toast-resent-before = Eýýäm gaýtadan iberildi
toast-resend-gone = Bu syn indi saklanmaýar. Täzesi: /digest

digest-missed = { $count ->
    [one] Bir syn wagtynda iberilmän galdy: { $moments }.
   *[other] { $count } syn wagtynda iberilmän galdy: { $moments }.
}
welcome-back = Gaýdyp geleniňize begenýärin! Duýduryşlaryňyz we synlaryňyz dowam edýär: şu pursatdan soň çykanlaryny ibererin.
