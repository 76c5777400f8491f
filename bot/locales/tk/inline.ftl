# Islendik söhbetden paýlaşylýan kartlar.

button-open-bot = Boty açmak
card-nothing = Hiç zat tapylmady
card-nothing-line = Sözleri azaldyp ýa-da başga söz ýazyp görüň.
card-quiet = Şu gün heniz ümsüm
card-quiet-line = Soňky gije-gündizde Gazagystan we Türkmenistan barada göze ilen zat çykmady.
