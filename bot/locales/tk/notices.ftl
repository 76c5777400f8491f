# Gysga jogaplar: düwmeler, ýalňyşlar, habarnamalar.

toast-saved = Ýatda saklandy
toast-deleted = Pozuldy
toast-restored = Yzyna gaýtaryldy
toast-cancelled = Ýatyryldy, hiç zat saklanmady
toast-muted = Sessiz edildi. Gaýtadan açmak: /alerts
toast-unmuted = Gaýtadan açyldy
toast-paused = Duruzyldy
toast-resumed = Dowam edýär
toast-stale = Bu düwme köneldi. Buýrugy gaýtalaň, täzesi çykar.
toast-unchanged = Onsuz-da şeýle
toast-retried = Ýakyn sagatlarda ýene gözlärin
toast-dropped = Indi gözlemeýärin. Ýene gözlemek: /channels we ady
toast-less = Bu kanal duýduryşa indi girmeýär

unknown-command = Mende beýle buýruk ýok. Ähli buýruklar: /help
unknown-command-nearest = Mende beýle buýruk ýok. Belki, { $command }? Ähli buýruklar: /help
throttled = Gaty çalt boldy. { $seconds ->
    [one] { $seconds } sekuntdan soň gaýtalaň.
   *[other] { $seconds } sekuntdan soň gaýtalaň.
}
late = Muňa adatdakysyndan köp wagt gidýär. Jogap şu ýere geler.

error-failed = Mende bir zat bozuldy, jogap çykmady. Biraz soň gaýtalaň. Ýagdaý: /status
error-busy = Maglumat binýady häzir boş däl. Bir minutdan soň gaýtalaň.
error-too-slow = Gözleg gaty uzaga çekdi. Soragy takyklaň ýa-da möhletini gysgaldyň, meselem: date:P7D
error-no-access = Bu bot ýapyk. Ony ýöredýän adamdan rugsat soraň.
error-too-long = Örän uzyn. Belgileriň sany: { $length }, çägi: { $limit }. Gysgaldyp, täzeden iberiň.
error-alert-limit = Sizde { $limit } duýduryş bar, mundan köp bolmaýar. Gereksizini pozup, täzeden ýatda saklaň: /alerts
error-alert-exists = Şeýle duýduryşyňyz bar. Ähli duýduryşlar: /alerts
error-alert-gone = Bu duýduryş indi ýok. Ähli duýduryşlar: /alerts
error-subscription-limit = Iň köp { $limit } syn saklap bolýar. Gereksizini pozuň: /digests
error-subscription-gone = Bu syn indi ýok. Synlaryňyz: /digests
error-channel-gone = Bu kanal sanawda indi ýok. Ähli kanallar: /channels
error-name-gone = Bu at indi gözlenmeýär. Ähli kanallar: /channels
error-no-name = Bu kanalyň @ady ýok, şonuň üçin ony soragdan aýryp bolmaýar.
error-post-gone = Bu ýazgy mende indi ýok.
error-unknown-zone = «{ $zone }» diýen şäheri bilmeýärin. Ýakyndaky uly şäheri ýazyň ýa-da sanawdan saýlaň: /settings
error-unknown-topic = Mende «{ $topic }» diýen mowzuk ýok. Bütin sanaw: /topics
