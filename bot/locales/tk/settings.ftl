# Sazlamalar, gizlinlik, pozmak.

settings-title = Sazlamalar
settings-language = Dil: { $language }
settings-zone = Wagt guşaklygy: { $zone }
settings-quiet = Ümsüm sagatlar: { $hours }
settings-discreet-on = Göze ilmeýän tertip açyk: basýançaňyz tekst gizlin durýar.
settings-discreet-off = Göze ilmeýän tertip ýapyk: tekst derrew görünýär, gulply ekranda-da.
settings-length-short = Synyň göwrümi: gysga
settings-length-normal = Synyň göwrümi: adaty
settings-length-full = Synyň göwrümi: doly
settings-length-hint = Synda näçe habar bolsun? Bu /digest buýrugyna we mundan beýläk goşjak synlaryňyza degişli.
settings-quiet-from = Sagat näçeden başlap?
settings-quiet-until = Ümsüm sagatlaryň başy: { $hour }. Sagat näçä çenli?
button-length = Synyň göwrümi
button-quiet-own = Başga sagatlar
quiet-hours = { $from } — { $until }
quiet-none = ýok
settings-quiet-hint = Ümsüm sagatlarda duýduryşlar garaşýar we şol wagt gutaranda gelýär. Syn bolsa öz saýlan wagtyňyzda gelýär.
settings-zone-hint = Synlar şu wagt boýunça gelýär, habarlardaky sagat-da şu wagt bilen görkezilýär.
settings-zone-city = Başga şäheri buýrukdan soň ýazyň, meselem: /settings Tbilisi
settings-language-hint = Size haýsy dilde jogap bereýin?
button-language = Dil
button-zone = Wagt guşaklygy
button-quiet = Ümsüm sagatlar
button-quiet-none = Ümsüm sagatsyz
button-discreet-on = Göze ilmeýän: açmak
button-discreet-off = Göze ilmeýän: ýapmak
button-back = ‹ Sazlamalara

zone-almaty = Almaty
zone-astana = Astana
zone-ashgabat = Aşgabat
zone-aqtau = Aktau
zone-tashkent = Daşkent
zone-bishkek = Bişkek
zone-baku = Baku
zone-tehran = Tähran
zone-dubai = Dubaý
zone-istanbul = Stambul
zone-moscow = Moskwa
zone-berlin = Berlin
zone-london = London
zone-new_york = Nýu-Ýork
zone-shanghai = Pekin

privacy-title = Siz barada näme saklanýar
privacy-intro = Diňe size ýazmak üçin gerek bolanlary. Bu ýerde adyňyz-da, telefon belgiňiz-de, ulanyjy adyňyz-da ýok.
privacy-chat = Telegramdaky çat belgisi: { $chat_id }
privacy-since = Goşulan günüňiz: { $day }
privacy-seen = Soňky gezek gelen günüňiz: { $day } (uzak dymyşlykdan soň soramak üçin diňe güni saklanýar)
privacy-subscriptions = Tertip boýunça synlar: { $count }
privacy-alerts = Duýduryşlar: { $count }
privacy-queries = Soňky soraglar: { $count }
privacy-outbox = Mundan başga-da soňky soraglaryňyz (jogabyň aşagyndaky düwmeler şolara eltýär), size niýetlenen habarlar (iberilýänçä, ondan soň ýene { $days } gün) we nämäniň görkezilendigi baradaky bellikler saklanýar: hiç zat iki gezek gelmezligi üçin.
privacy-export = Faýl görnüşinde almak: /export
privacy-erase = Ählisini birden pozmak: /forget
backups-age-out = { $days ->
    [one] Maglumat binýadynyň ätiýaçlyk nusgalary iň köp { $days } gün saklanýar: şoňa çenli pozulan zatlar şolarda galyp biler.
   *[other] Maglumat binýadynyň ätiýaçlyk nusgalary iň köp { $days } gün saklanýar: şoňa çenli pozulan zatlar şolarda galyp biler.
}

export-caption = Siz barada saklanýan zatlaryň ählisi, JSON görnüşinde. Size iberilen habarlaryň diňe görnüşi we baryp ýetendigi ýazylan; tekstleri öz çatyňyzda.

forget-question = Siz barada saklanýan zatlaryň ählisini pozaýynmy?
forget-what = Sazlamalar, tertip boýunça synlar, duýduryşlar, soňky soraglar, habarlaryň nobaty we nämäniň görkezilendigi baradaky bellikler derrew ýok bolar, olary yzyna gaýtaryp bolmaz. Şu çatdaky habarlar özüňizde galar.
forget-export = Ilki maglumatlaryňyzy alyp bilersiňiz: /export
button-forget = Ählisini pozmak
forgotten = Ählisi pozuldy. Täzeden başlamak isleseňiz: /start

inactive-ask = Siz bu ýerde köpden bäri bolmadyňyz (aý sany: { $months }). Heniz şu ýerdemisiňiz? Habar bermeseňiz, siz barada saklanýan zatlaryň ählisi pozular: sazlamalar, synlar, duýduryşlar. Pozuljak güni: { $day }. Islendik habar ýeterlik.
inactive-stays = Bolýar, ählisi öňküsi ýaly galýar.
button-still-here = Men heniz şu ýerde
