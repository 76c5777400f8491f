# Boty ýöredýänler üçin: /admin we hemmelere bildiriş.

announcement-title = Boty ýöredýänlerden habar

admin-title = Boty dolandyrmak
admin-hint = Kanallar, adamlar, habarlar: nämä seretmeli we nämäni üýtgetmeli.
admin-access-open = Gapy açyk: islendik adam girip bilýär.
admin-access-allowlist = Gapy ýapyk: diňe siziň sanawyňyzdakylar girýär.
admin-access-invite = Gapy ýapyk: çakylygy barlar ýa-da sanawyňyzdakylar girýär.
button-admin-channels = Kanallar
button-admin-health = Kanallaryň ýagdaýy
button-admin-invites = Çakylyklar
button-admin-allowlist = Girizilýänler
button-admin-announce = Bildiriş
button-admin-statistics = Statistika
button-admin-dead = Iberilmedikler
button-admin-home = ‹ Başyna

admin-health-title = Kanallar, ilki näsazlygy barlary: { $count }
admin-lag = ýazgylaryň 95 göterimi: { $time } içinde

admin-statistics-title = Statistika
admin-kind-person = Adamlar: { $count }
admin-kind-group = Toparlar: { $count }
admin-kind-channel = Meniň habar ýetirýän kanallarym: { $count }
admin-left = Gidenler ýa-da petiklänler: { $count }
admin-languages = Diller: { $languages }
admin-alerts = Duýduryşlar: { $count }, çat sany: { $chats }
admin-digests = Tertip boýunça synlar: { $count }, çat sany: { $chats }
admin-digests-paused = Olardan duruzylany: { $count }
admin-deliveries = Tertip we duýduryş boýunça habarlar, { $days } günüň içinde:
admin-no-deliveries = { $days } günüň içinde hiç zat iberilmedi.
delivery-sent = baryp ýetdi: { $count }
delivery-pending = garaşýar: { $count }
delivery-sending = ýolda: { $count }
delivery-uncertain = baryp ýetendigi belli däl: { $count }
delivery-dropped = indi gerek däl: { $count }
delivery-dead = iberip bolmady: { $count }
delivery-kind-alert = duýduryş
delivery-kind-digest = syn
delivery-kind-notice = habar beriş
delivery-kind-announcement = bildiriş

admin-dead-none = Saklanyp galan zat ýok: habarlaryň ählisi iberildi ýa-da ýolda.
admin-dead-title = Iberip bolmady: { $count }
admin-dead-hint = Sebäbini Telegramyň ýa-da programmanyň aýdyşy ýaly görkezýärin, kimiň habarydygyny görkezmeýärin.
admin-dead-parts = baryp ýeten bölek sany: { $count }
admin-dead-reason = Sebäbi: { $reason }
button-dead-again = № { $number }: gaýtalamak
toast-requeued = Ýene bir gezek iberiler.

invites-title = Açyk çakylyklar: { $count }
invites-hint = Her biri bir adamy ýa-da bir topary girizýär: toparda admin /start ýazyp, kody goşýar.
invites-not-asked = Häzir hiç kimden çakylyk soralmaýar (ACCESS).
invite-until = möhleti: { $day }
invite-endless = möhletsiz
button-invite-days = Täze, güni: { $days }
button-invite-endless = Täze, möhletsiz
button-invite-revoke = № { $number }: yzyna almak

allowlist-title = El bilen girizilenler: { $count }
allowlist-hint = Diňe çatyň belgisi saklanýar, ady saklanmaýar.
allowlist-not-asked = Häzir islendik adam girip bilýär (ACCESS).
allowed-in = şu ýerde
allowed-not-yet = heniz gelmedi
button-disallow = № { $number }: çykarmak
button-allow = Girizmek
button-allow-person = Adam saýlamak
allow-ask = Çatyň belgisini iberiň, şol adamyň habaryny gaýtadan iberiň ýa-da tekst setiriniň aşagyndaky düwme bilen saýlaň.
allow-added = { $chat } indi girip bilýär.
allow-known = { $chat } öňden sanawda.
allow-over = Bolýar, hiç kim girizilmedi.
button-disallow-sure = Çykaryp pozmak
disallow-question = { $chat } çykarylsynmy? Şu çat barada saklanýan zatlaryň ählisi pozulýar: sazlamalar, synlar, duýduryşlar.

announce-title = Hemmelere bildiriş
announce-ask = Tekstini iberiň. Ilki ony görkezip, näçe adamyň aljakdygyny aýdaryn; siz tassyklaýançaňyz hiç zat gitmez.
announce-languages = Bir tekst hemmelere şol durşuna gider. Birnäçe dil üçin her bölegi diliň kody bilen başlaň; ýok dile birinji bölek gider. Meselem:
announce-preview = { $language }, alýanlaryň sany: { $count }
announce-confirm = Muny hemmelere ibereýinmi? Alýanlaryň sany: { $count }, adamlar we toparlar.
announce-order = Ol duýduryşlardan we synlardan soň gider, ümsüm sagatlarda hiç kimi biynjalyk etmez.
button-announce = Hemmelere: { $count }
button-announce-again = Täzeden ýazmak
button-announcement-latest = Soňkynyň ýagdaýy
announcement-progress = Bildiriş, { $moment }
announcement-sent = baryp ýetdi: { $count } / { $total }
announcement-unsent = iberilmän galdy: { $count }
announcement-stopped = Bes edildi: almadyklara indi barmaz.
announcement-over = Ählisi tamamlandy.
announcement-long-ago = Muňa köp boldy: näçesine ýetendigi diňe { $days } gün saklanýar.
button-refresh = Täzelemek
button-announcement-stop = Bes etmek

error-hidden-person = Bu adam gaýtadan iberilen habarlarda özüniň kimdigini gizläpdir. Ony düwme bilen saýlaň ýa-da çatynyň belgisini iberiň.
error-no-chat-number = Bu habarda çat ýok. Belgisini iberiň, meselem 123456789, habary gaýtadan iberiň ýa-da düwme bilen saýlaň.
error-announcement-long = Gaty uzyn: { $length } belgi, bir dile bolsa { $limit } belgi sygýar. Gysgaldyp, ýene iberiň.
error-announcement-empty = Tekst ýok. Hemmeleriň okamaly zadyny ýazyň.
