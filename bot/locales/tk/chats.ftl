# Botuň habar ýetirýän toparlary we kanallary.

cmd-groups = Meni topara ýa-da kanala goşmak

group-hello = Gazagystan we Türkmenistan barada açyk Telegram kanallaryny okaýaryn. Şu ýere iň möhümini getirýärin: tertip boýunça gysgaça syn we söz boýunça duýduryş. Buýruk berlende, adym tutulanda we habaryma jogap ýazylanda seslenýärin; başga gürrüňe goşulmaýaryn.
group-hello-admins = Hemmeler sorap biler: /digest, /top, /search. Meni diňe toparyň adminleri sazlaýar: tertip, mowzuk, dil, duýduryş.
button-set-up-private = Şahsy çatda sazlamak

chats-title = Topar ýa-da kanal üçin täzelikler
chats-how = Meni topara goşuň ýa-da kanalda ýazgy çap etmäge hukugy bolan admin ediň. Synlar we duýduryşlar şol ýere geler.
chats-who = Çaty diňe onuň admini sazlap bilýär. Kimiň sazlandygyny saklamaýaryn.
button-to-group = Topara goşmak
button-to-channel-add = Kanala goşmak
button-pick-chat = Meniň bar çatlarym
button-pick-group = Topar saýlamak
button-pick-one-channel = Kanal saýlamak
chats-pick = Tekst setiriniň aşagyndaky düwme bilen çaty saýlaň: ol ýerde meniň bar çatlarym görkezilýär.
chats-pick-over = Bolýar. Toparlar we kanallar: /groups

chat-card-channel = Meniň habar ýetirýän kanalym. Ýazgylar ol ýere düwmesiz gelýär.
chat-card-group = Meniň habar ýetirýän toparym.
chat-no-right = Ol ýere ýazmaga hukugym ýok. Şol hukugy beriň, ýogsam hiç zat gelmez.
chat-acting = Sazlaýan çatyňyz: { $title }. Bu düwmeler şoňa degişli, ýazýan buýruklaryňyz bolsa özüňize degişli.
channel-hello = Indi bu kanalda ýazgy çap edip bilýärin. Syn ýa-da duýduryş sazlaýançaňyz, ol ýere hiç zat gelmez.
chat-alert-ask = Duýduryş üçin sorag iberiň, meselem: { $example }
chat-remove = Şu çat barada saklanýan zatlaryň ählisini pozaýynmy? Synlary, duýduryşlary we sazlamalary derrew ýok bolar. Meni çatdan aýyrýançaňyz, şol ýerde galaryn.
button-chat-settings = Sazlamalar
button-alert-new = Täze duýduryş
button-remove-chat = Ählisini pozmak
button-to-chat = ‹ Şu çata

error-group-admins = Muny diňe toparyň adminleri üýtgedip bilýär. Hemmeler sorap biler: /digest, /top, /search
error-not-your-chat = Bu çaty siziň üçin sazlap bilmeýärin: men şol çatda bolmaly, siz bolsa onuň admini bolmaly. Meni nähili goşmaly: /groups
