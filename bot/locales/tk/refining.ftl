# Gözleg jogabynyň aşagynda: takyklamak, faýl edip almak; hiç zat tapylmasa näme etmeli.

button-narrow = Takyklamak
button-export-posts = 📄 Faýl edip almak
button-back-to-answer = ‹ Jogaba
button-csv = Jedwel (CSV)
button-json = Programma üçin (JSON)

narrow-country-kz-tm = Iki ýurt barada
narrow-country-kz-only = Diňe Gazagystan
narrow-country-tm-only = Diňe Türkmenistan
narrow-date = Möhlet
narrow-date-day = Bir gije-gündiz
narrow-date-week = 7 gün
narrow-date-month = 30 gün
toast-narrow-none = Takyklara zat ýok: tapylanlaryň mowzugy, ýurdy, möhleti we kanaly birmeňzeş
toast-narrow-newest = Waka örän köp: diňe iň täzeleri sanaldy

# Sandan soň at birlikde galýar.
post-file = { $count ->
    [one] Sorag: «{ $query }». { $count } ýazgy, ilki täzeleri.
   *[other] Sorag: «{ $query }». { $count } ýazgy, ilki täzeleri.
}
post-file-bounded = Bu ýerde diňe iň täzeleri bar, köneleri girmedi. Olary hem almak üçin soraga möhletini goşuň.
error-no-posts = Bu sorag boýunça ýazgy galmady. Täzeden gözläp görüň.

search-nothing-where = { $count ->
    [one] Gözleg { $count } kanalyň ýazgylarynda geçirildi, olaryň iň könesi: { $since }. Sözler ähli görnüşlerinde gözlendi.
   *[other] Gözleg { $count } kanalyň ýazgylarynda geçirildi, olaryň iň könesi: { $since }. Sözler ähli görnüşlerinde gözlendi.
}
search-nothing-read = Heniz okalan ýazgy ýok.
search-nothing-advice = Sözleri azaldyp ýa-da süzgüji aýryp görüň. «Duýdurmak» düwmesine bassaňyz, şeýle ýazgy çykanda habar bererin.
nearest-title = Şular tapylardy (ýaýda — waka sany):
nearest-without = «{ $word }» aýrylsa
nearest-any-time = ähli döwürde
nearest-alert = «Duýdurmak» düwmesine bassaňyz, gözleýäniňiz çykanda habar bererin.
