# Duýduryşlar.

alert-example = /alert gaz port
alert-example-words = gaz port
alert-hint = Näme barada habar bermelidigini buýrukdan soň ýazyň: { $example }
alert-hint-search = Ýa-da sözi gözläp, jogabyň aşagyndaky «Duýdurmak» düwmesine basyň.

alert-preview-title = Duýduryş: { $query }
alert-preview-fired = { $days ->
    [one] Soňky günde
   *[other] Soňky { $days } günde
} { $fired ->
    [one] { $fired } gezek gelerdi.
   *[other] { $fired } gezek gelerdi.
}
alert-preview-none = { $days ->
    [one] Soňky günde
   *[other] Soňky { $days } günde
} şeýle zat bolmandyr. Ýatda saklasaňyz, ilkinji ýazga garaşaryn.
alert-preview-bounded = Ýazgylaryň ählisi sanalmady, aslynda mundan köp bolup biler.
alert-preview-period = Möhlet hasaba alynmaýar ({ $words }): duýduryş täze ýazgylara garap durýar.
alert-preview-examples = Meselem:
button-save = Ýatda saklamak
button-cancel = Ýatyrmak

alert-saved = Ýatda saklandy. Täzesi çykan badyna habar bererin: { $query }
alert-deleted = Pozuldy: { $query }
button-undo = Yzyna gaýtarmak
button-my-alerts = Duýduryşlarym

alerts-title = Duýduryşlaryňyz: { $count }
alerts-empty = Heniz duýduryş ýok.
alerts-fired = { $count ->
    [0] 7 günde ýekeje gezek-de gelmedi
    [one] 7 günde { $count } gezek
   *[other] 7 günde { $count } gezek
}
alerts-muted = sessiz, gaýtadan açylýar: { $until }
alerts-page = Sahypa: { $page } / { $pages }
button-previous = ‹ Yza
button-next = Indiki ›

alert-fired = Duýduryş: { $query }
alert-fired-edited = Ýazgy üýtgedilenden soň gabat geldi.
alert-fired-repeated = Bu gaýtalama: habaryň ilkinji gezek ýetendigi ýa ýetmändigi belli däl.
alert-fired-why = Näme üçin geldi: ýazgyda { $words } bar.
alert-fired-why-filter = Näme üçin geldi: ýazgy soragyňyza gabat gelýär.
button-why = Näme üçin?
button-post-number = Ýazgy { $number }
button-mute-day = Bir gün sessiz
button-delete = Pozmak
button-mute-week = 7 gün sessiz
button-unmute = Gaýtadan açmak
button-less = Bu kanaldan azrak
button-less-undo = Bu kanaly gaýtarmak
button-edit = Üýtgetmek

alert-edit = Häzirki sorag: { $query }. Täzesini bir habarda iberiň; ilki onuň näçe gezek geljekdigini görkezerin.
alert-changed = Täze sorag: { $query }. Öňküsi: { $before }
