# Iň göze ilenler, mowzuklar, kanallar, ýagdaý, düşündiriş.

top-title = { $days ->
    [one] Soňky günüň iň göze ilenleri
   *[other] Soňky { $days } günüň iň göze ilenleri
}
top-empty = Heniz görkezere zat ýok: bu wagtda waka bolmady.
top-reasons = Näme üçin şu ýerde: { $reasons }
reason-relevance = iki ýurda-da degişli
reason-engagement = adatdakysyndan köp okaldy
reason-reactions = okyjylar işjeň seslendi
reason-stars = ýyldyzlar bilen bellenildi
reason-sources = dürli kanallar ýazdy
reason-kinds = dürli görnüşli çeşmeler ýazdy
reason-recency = täze habar
reason-topics = siziň mowzuklaryňyz

topics-title = Ýedi günüň mowzuklary
topics-line = { $count ->
    [one] { $count } waka
   *[other] { $count } waka
}
topics-hint = Wakalaryny görmek üçin mowzuga basyň.

channels-title = { $count ->
    [one] { $count } kanaly okaýaryn
   *[other] { $count } kanaly okaýaryn
}
channels-empty = Heniz hiç bir kanaly okamaýaryn.
channel-posts = { $count ->
    [one] { $count } ýazgy
   *[other] { $count } ýazgy
}
channel-last = soňkusy { $ago }
channel-never = heniz ýazgy bolmady
channel-failing = okalmaýar: { $failure }

status-title = Ýagdaý: { $moment }
status-source-account = Kanallary Telegram akkaunty okaýar.
status-source-preview = Kanallar açyk web sahypalaryndan okalýar, akkauntsyz.
status-channels = Okalýan kanallar: { $active } / { $count }
status-all-read = Ähli kanallar okalýar.
status-not-read = Okalmaýanlary:
status-checked = Iň köpden bäri barlanmadygy: { $title } ({ $ago })
status-lag = Soňky gije-gündizde okamagyň gijikmesi: ýazgylaryň 95 göterimi { $time } içinde okaldy (iň haýal kanal)
status-repaired = Telegramyň habar bermedik, soň tapylyp okalan ýazgylary: { $count }
status-posts = Ýazgylaryň sany: { $posts }, soňky gije-gündizde { $day }, şolardan iki ýurt barada { $both }
status-stories = Wakalaryň sany: { $count }
status-outdated = Täzeden seljerilmegine garaşýan ýazgylaryň sany: { $count }
status-pending = Iberilmegine garaşýar: { $count }
status-uncertain = Ýetendigi ýa ýetmändigi belli däl: { $count }
status-dead = Iberip bolmady: { $count }

explanation-title = Bu ýazga nähili düşünildi
explanation-relevance = Näme barada: { $relevance }
explanation-topics = Mowzuklar: { $topics }
explanation-no-topics = Hiç bir mowzuk gabat gelmedi.
explanation-words = Muny kesgitlän sözler:
explanation-no-words = Ýazgyda mowzugy ýa-da ýurdy görkezýän söz ýok.
label-kz = Gazagystan
label-tm = Türkmenistan
