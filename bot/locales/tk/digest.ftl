# Gysgaça syn.

digest-title = Gazagystan we Türkmenistan: gysgaça syn
digest-window = { $since } — { $until } ({ $zone })
digest-read = Okaldy: { $channels ->
    [one] { $channels } kanal
   *[other] { $channels } kanal
}, { $posts ->
    [one] { $posts } ýazgy
   *[other] { $posts } ýazgy
}. Wakalaryň sany: { $stories }.
digest-late = Syn gijä galyp geldi: { $time }.
digest-also = Galanlary gysgaça
digest-left-out = { $count ->
    [one] Ýene { $count } waka sygmady. Dolusy: /top
   *[other] Ýene { $count } waka sygmady. Dolusy: /top
}
digest-quiet = Ümsüm gün: bu wagtda siziň mowzuklaryňyz boýunça hiç zat çykmady.
digest-unread = Gün ümsüm geçdimi, aýdyp bilmeýärin: bu wagtda ýekeje ýazgyny-da okap bolmady.
digest-no-channels = Heniz hiç bir kanaly okamaýaryn, şonuň üçin aýdara habar ýok.
digest-silent = Sesi çykmadyklar: { $names }.
digest-failing = Okap bolmady: { $names }.
digest-lag = Okamakdaky iň uly gijikme: { $time }.
button-my-digests = Synlarym
