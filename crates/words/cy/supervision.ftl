# cy_review: pending
# Goruchwylio mentoriaid ymysg ei gilydd, a help i adrodd achos heb ddweud pwy ydyw.

supervision-heading = Goruchwyliaeth i fentoriaid
supervision-lede = Mae ychydig o fentoriaid yn cwrdd bob tri mis am { $minutes } munud. Rydych yn helpu eich gilydd gyda'r hyn sy'n anodd. Nid yw'r hyn a ddywedir yno yn cael ei ysgrifennu yn unman.
supervision-none = Nid ydych mewn grŵp goruchwylio eto. Y cydlynydd sy'n gwneud grwpiau a dyddiadau, a chewch wybod yma.
supervision-over = Ar ben
supervision-members = Ynddo: { $names }.
supervision-no-date = Nid oes dyddiad eto. Mae'r cydlynydd yn pennu un tua bob tri mis.
supervision-come = Rwy'n dod ar { $moment }
supervision-coming = Rydych yn dod
supervision-not-come = Ni allaf ddod ar { $moment }
supervision-past = Dyddiadau hyd yn hyn
supervision-was = { $moment }: roeddech yno.
supervision-missed = { $moment }: nid oeddech yno.
supervision-was-not = Nid oeddwn yno
supervision-was-there = Roeddwn yno
supervision-raise = Dod ag achos
supervision-raise-text = Dywedwch ef heb y person: dim enw, dim lle, dim dyddiad, dim byd y gallai rhywun ddweud ohono pwy ydyw. Gall tudalen yma edrych trwy destun i chi. Nid yw'n cadw dim.
supervision-to-case = Edrych trwy destun
supervision-hours = Mae'r adegau pan oeddech yno yn cyfrif yn eich oriau
supervision-who = Chi a mentoriaid eich grŵp sy'n gweld pwy sydd ynddo a'r dyddiadau
supervision-who-coordinator = Mae'r cydlynydd yn gweld pwy sydd mewn grŵp, y dyddiadau, a faint sy'n dod.
supervision-who-nothing = Cedwir a ddaeth rhywun, a dim byd a ddywedwyd.
supervision-case = Achos heb y person
supervision-case-lede = Teipiwch yr hyn yr hoffech ei godi. Cewch ef yn ôl gyda phopeth a allai ddweud pwy yw rhywun wedi'i farcio.
supervision-case-text = Beth ddigwyddodd?
supervision-case-hint = Ysgrifennwch ef fel y byddech yn ei ddweud. Yna tynnwch neu newidiwch yr hyn sydd wedi'i farcio.
supervision-case-check = Edrych trwyddo
supervision-case-needed = Teipiwch rywbeth i edrych trwyddo.
supervision-case-long = Mae'r testun yn rhy hir. Defnyddiwch ddim mwy na { $most } nod.
supervision-case-who = Dim ond chi sy'n gweld y testun hwn
supervision-case-kept = Edrychir trwyddo tra gwneir y dudalen, ac yna mae wedi mynd. Nid yw'n cael ei gadw, ei gofnodi na'i anfon at neb. Os gadewch y dudalen, mae wedi'i golli.
supervision-found = { $count ->
    [one] Gallai un peth ddweud pwy ydyw
   *[other] Gallai { $count } o bethau ddweud pwy ydyw
}
supervision-found-none = Ni ddaeth yr un o'r rheolau isod o hyd i ddim. Darllenwch ef unwaith eto fel y byddai rhywun sy'n gweithio yno.
supervision-is-name = Enw rhywun rydych mewn pâr ag ef, neu y buoch
supervision-is-capital = Priflythyren yng nghanol brawddeg: enw efallai
supervision-is-address = Cyfeiriad
supervision-is-number = Rhif, fel oed, gradd neu ddiwrnod
supervision-is-date = Mis neu ddiwrnod
supervision-is-place = Math o weithle
supervision-is-profession = Proffesiwn
supervision-is-one-of-few = Yn dweud bod rhywun yn un o ychydig
supervision-rules = Beth yr edrychir amdano
supervision-rule-name = Pob rhan o enwau'r bobl rydych mewn pâr â nhw, neu y buoch, mewn priflythrennau neu beidio.
supervision-rule-capital = Geiriau â phriflythyren nad ydynt yn dechrau brawddeg.
supervision-rule-address = Cyfeiriadau e-bost a gwe.
supervision-rule-number = Popeth â digid ynddo.
supervision-rule-date = Misoedd, dyddiau'r wythnos, a ddoe.
supervision-rule-place = Geiriau fel clinig, ysbyty, adran neu uned.
supervision-rule-profession = Proffesiynau ein rhestr.
supervision-rule-one-of-few = Geiriau fel unig, cyntaf, ieuengaf neu feichiog.
supervision-rules-not = Rheolau syml yw'r rhain. Nid ydynt yn gwybod llysenwau, nac ychwaith fod stori'n hysbys i bawb mewn tîm. Chi sy'n penderfynu beth sy'n ddiogel i'w ddweud.
