# Ýatda saklanmadyk duýduryş, onuň kartasy we habarynda ýazgydan başga näme bar.

alert-ask = Näme barada habar bereýin? Sözleri bir habarda iberiň.
alert-ask-words = { $example } – iki söz hem, islendik görnüşde
alert-ask-not = { $example } – ýöne bu sözsüz
alert-ask-phrase = { $example } – şu sözler yzly-yzyna gelende
alert-ask-not-example = gaz port -Azerbaýjan
alert-ask-phrase-example = "orta geçelge"

alert-preview-noisy = { $a_day ->
    [one] Bu günde takmynan { $a_day } habar.
   *[other] Bu günde takmynan { $a_day } habar.
} Seýregräk gelsin diýseňiz, söz goşuň ýa-da artyk sözi aýryň: -söz
alert-preview-noisy-tap = { $a_day ->
    [one] Bu günde takmynan { $a_day } habar.
   *[other] Bu günde takmynan { $a_day } habar.
} Has dar soraga bassaňyz, täzeden sanaryn.
button-narrow-add = + { $what }
button-narrow-exclude = − { $what }
button-narrow-exact = Hut { $what }
button-narrow-topic = { $what }
button-narrow-country = Diňe iki ýurt barada
button-narrow-channel = − { $what }
button-wider = ‹ Ýene giňeltmek

alerts-tap = Açmak üçin duýduryşa basyň.
button-options = Nähili habar bermeli
button-copy-query = Soragy göçürmek
button-edit-query = Soragy üýtgetmek
button-show-matches = Ýazgylary görkezmek

alert-card-title = Duýduryş: { $query }
alert-card-total = { $count ->
    [one] jemi { $count } gezek
   *[other] jemi { $count } gezek
}, döredilen güni: { $date }
alert-card-never = heniz bir gezek-de gelmedi, döredilen güni: { $date }
alert-card-how = Nähili habar berýär
alert-timing-now = derrew
alert-timing-hourly = bilelikde, her sagadyň başynda
alert-timing-digest = bilelikde, gysgaça syn bilen
alert-next-digest = indikisi: { $moment }
alert-no-digest = heniz tertip boýunça syn ýok (/subscribe): her gün, sagat 08:30
alert-sound-on = sesli
alert-sound-off = sessiz
alert-quiet-on = ümsüm sagatlarda garaşýar
alert-quiet-off = ümsüm sagatlarda-da gelýär
alert-story-once = her waka bir gezek, ýene diňe täzelik bolsa
alert-story-each = her ýazgy, şol bir waka barada bolsa-da
alert-cap-none = günlük çäk ýok
alert-cap = { $count ->
    [one] günde iň köp { $count } ýazgy
   *[other] günde iň köp { $count } ýazgy
}, galany irden bir habarda
button-timing-now = Derrew
button-timing-hourly = Sagat saýyn
button-timing-digest = Syn bilen bile
button-option-silent = Sesli
button-option-quiet = Ümsüm sagatda garaşmak
button-option-story = Her waka bir gezek
button-cap-none = Çäksiz
button-cap = Günde { $count }

alert-fired-several = Duýduryş: { $query }, { $count ->
    [one] { $count } ýazgy
   *[other] { $count } ýazgy
}
alert-fired-beyond = Duýduryş: { $query }. Günlük çäkden daşary { $count ->
    [one] ýene { $count } ýazgy boldy:
   *[other] ýene { $count } ýazgy boldy:
}
alert-fired-rest = … we ýene { $count }
alert-fired-last = Bu duýduryşyň şu günki çägi doldy. Ýene bolsa, ertir irden aýdaryn.
alert-fired-continues = Bu waka barada öň habar beripdim, munda täzesi bar.
alert-fired-at-once = Duýduryş ýazgy çykandan soň bir minudyň içinde geldi.
alert-fired-after = Duýduryş ýazgy çykandan soň { $time } geçip geldi.
alert-fate-edited = Soň üýtgedildi: { $moment }
alert-fate-deleted = Soň pozuldy: { $moment }
alert-fate-reply = Bu duýduryşdaky ýazgy barada:
