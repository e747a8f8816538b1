# cy_review: pending
# Negeseuon at un cydlynydd, na all neb arall eu darllen.

co-support-link = Negeseuon atoch
co-support-task = Negeseuon atoch sy'n aros
co-support-heading = Negeseuon atoch
co-support-lede = Dewisodd rhywun chi, a neb arall, i ddarllen yr hyn a ysgrifennwyd. Nid yw cydlynwyr eraill yn gweld y negeseuon na faint sydd.
co-support-none = Nid oes neb wedi ysgrifennu atoch.
co-support-open = I'w hateb, neu ar y gweill
co-support-over = Wedi cau
co-support-public = Dangosir eich enw i unrhyw un sy'n gofyn am gymorth, hefyd heb gyfrif, ymhlith y rhai y gellir gofyn iddynt.
co-support-no-keys = Nid oes gennych le preifat eto, felly ni all neb ysgrifennu atoch. Gosodwch ef, ac yna gallant.
co-support-late = { $count ->
    [one] Mae un neges wedi aros yn hwy na thri diwrnod gwaith.
   *[other] Mae { $count } neges wedi aros yn hwy na thri diwrnod gwaith.
}
co-support-from = Oddi wrth { $name }
co-support-unnamed = Rhywun heb gyfrif
co-support-by = Ateb erbyn { $date }
co-support-was-by = Gofynnwyd am ateb erbyn { $date }
co-support-state-waiting = Yn aros amdanoch
co-support-state-answered = Wedi'i ateb
co-support-state-handing-over = Yn aros am eu hateb nhw
co-support-state-closed = Wedi cau
co-support-one = Neges atoch
co-support-private = Fe'i hanfonwyd atoch chi yn unig. Nid oes dim ohoni'n mynd ymhellach: peidiwch â ffeilio dim, a pheidiwch â dweud wrth neb, oni bai eu bod yn gofyn i chi. Yr un yw'r terfynau ag ym mhob cytundeb yma: risg ddifrifol i rywun, diogelwch cleifion, trosedd, llys.
co-support-unnamed-text = Nid oes ganddynt gyfrif. Maent yn darllen eich ateb â chod, pan ddônt yn ôl.
co-support-answer = Eich ateb
co-support-answer-hint = Dywedwch beth allwch chi ei wneud ac erbyn pryd, a beth na allwch ei wneud.
co-support-send = Anfon yr ateb
co-support-who = Chi a { $name }. Ni all neb arall ei agor
co-support-hand = Gofyn a gaiff rhywun arall ei darllen
co-support-hand-text = Gofynnir iddynt, a nhw sy'n dewis pwy. Mae'n aros gyda chi tan hynny. Nid ydym yn dangos i chi pwy allai hynny fod.
co-support-hand-do = Gofyn iddynt
co-support-handing = Rydych wedi gofyn a gaiff rhywun arall ddarllen hon. Nhw sy'n dweud.
co-support-close = Ei chau
co-support-close-text = Dywedir wrthynt fod newyddion. Caiff ei dileu 90 diwrnod wedyn.
co-support-close-do = Cau hon
co-support-closed = Caewyd hon ar { $date }. Caiff ei dileu ar { $until }, neu'n gynt os byddant yn ei dileu.
co-support-lost = Ni ellir agor rhywbeth a ysgrifennwyd ar { $date } â'ch allwedd chi. Gofynnwch iddynt adael i chi ei ddarllen eto.
