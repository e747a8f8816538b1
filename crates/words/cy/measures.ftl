# cy_review: pending
# Yr hyn y mae mentorai yn ei ateb am y rhaglen, i'w lygaid ei hun.

measures-heading = Cwestiynau y cewch eu hateb
measures-lede = Nid oes rhaid i chi ateb dim o hyn. Mae'n wirfoddol, ac nid oes anfantais o ddweud na.
measures-link = Cwestiynau y cewch eu hateb
measures-none = Nid yw eich rhaglen yn gofyn dim o hyn.
measures-three = Tri chwestiwn byr
measures-three-text = Maent yn cymryd un funud. Gellir eu hateb nawr.
measures-three-link = Ateb tri chwestiwn byr
measures-promises = Y deg addewid
measures-promises-text = A yw eich sefydliad wedi cadw ei air? Gallwch ddweud hynny unwaith ym mhob hanner blwyddyn.
measures-promises-link = Dweud beth yw eich barn am yr addewidion
measures-beside = Y person wrth eich ochr
measures-beside-text = Wyth cwestiwn am gymorth eich cynghreiriad.
measures-beside-link = Wyth cwestiwn am { $name }
measures-beside-worse = Rydych wedi dweud bod rhywbeth wedi gwneud pethau'n waeth. Agorwch ef i weld beth y gallwch ei wneud nawr, neu i newid eich atebion.
measures-wellbeing = Sut ydych chi
measures-wellbeing-text = Gall eich rhaglen ofyn o bryd i'w gilydd sut mae pethau'n mynd i chi. Dim ond os ydych yn cytuno y mae'n gwneud hynny.
measures-wellbeing-link = Cytuno, neu beidio â chytuno mwyach
measures-scale-link = Ateb: { $name }
measures-call = Galwad
measures-call-text = Os hoffech i rywun eich ffonio, gallwch ddweud wrth eich cydlynydd.
measures-call-link = Gofyn am alwad
measures-call-sent = Rydych wedi gofyn am alwad.
measures-call-sent-link = Gweld neu dynnu'n ôl yr hyn a anfonoch
measures-who = Dim ond chi. Ni all unrhyw gydlynydd, mentor, cynghreiriad na gweinyddwr agor yr hyn rydych yn ei ateb
measures-who-lock = Mae dan glo gydag allwedd sydd gan y gweinydd sy'n rhedeg yn unig.
measures-totals = Nid oes neb yn gwneud cyfansymiau o hyn eto. Pan fydd y rhaglen yn gallu, dim ond os bydd o leiaf 8 person wedi ateb y bydd yn eu dangos, ac yn ôl rheolau a gyhoeddwyd.
measures-kept = Cedwir atebion tan flwyddyn ar ôl i'ch carfan gau. Gallwch eu dileu cyn hynny. Os byddwch yn stopio cymryd rhan, cânt eu dileu ar unwaith.
measures-delete = Dileu popeth
measures-delete-text = Mae hyn yn dileu popeth rydych wedi'i ateb yma. Ni ellir ei ddadwneud.
measures-delete-do = Dileu fy holl atebion
measures-before = Dim ond tra bo eich lle preifat ar agor y dangosir yr hyn a ateboch o'r blaen.
measures-unlock = Datgloi i'w weld
measures-closed = Ni allwch ateb hyn nawr, gan nad ydych yn aros, mewn lle nac yn gorffwys yn y garfan hon.
measures-choose = Dewiswch ateb i o leiaf un cwestiwn
measures-skip = Byddai'n well gennyf beidio â dweud
measures-keep = Cadw fy atebion
measures-take-back = Dileu'r atebion hyn

# Yr wyth cwestiwn.
measures-eight-heading = Wyth cwestiwn am y person wrth eich ochr
measures-eight-about = Maent am { $name }, yn ystod y tri mis diwethaf.
measures-eight-readers = Dim ond chi. Nid yw { $name } na'r cydlynwyr byth yn gweld hyn, na'ch bod wedi ateb
measures-eight-skip = Gadael hwn allan
measures-eight-score = Daw eich atebion i { $score } allan o 4.
measures-eight-no-score = Mae llai na 6 ateb gyda rhif, felly ni chyfrifir ffigur.
measures-eight-worse = { $count ->
    [zero] Nid ydych wedi dweud bod dim wedi gwneud pethau'n waeth.
    [one] Rydych wedi dweud am un peth ei fod wedi gwneud pethau'n waeth.
    [two] Rydych wedi dweud am ddau beth eu bod wedi gwneud pethau'n waeth.
    [few] Rydych wedi dweud am { $count } pheth eu bod wedi gwneud pethau'n waeth.
    [many] Rydych wedi dweud am { $count } pheth eu bod wedi gwneud pethau'n waeth.
   *[other] Rydych wedi dweud am { $count } peth eu bod wedi gwneud pethau'n waeth.
}
measures-eight-on = Fe ateboch ar { $date }.
measures-eight-guide-text = Ein canllaw "Pan aiff o'i le" ydyw. Nid yw'n dweud pwy a'i dewisodd, na pham. Mae'n cyrraedd { $name } ar ddiwrnod rhwng un a thair wythnos o nawr, a dynnir ar hap. Ni ellir ei alw'n ôl.

# Yr addewidion.
measures-rate-heading = Beth yw eich barn am y deg addewid?
measures-rate-lede = Mae hyn am { $from } hyd { $until }. Tan hynny gallwch newid yr hyn a ddywedwch.
measures-rate-read = Darllen yr addewidion yn llawn
measures-rate-kept = Wedi'i gadw
measures-rate-partly = Wedi'i gadw'n rhannol
measures-rate-not-kept = Heb ei gadw
measures-rate-cannot-tell = Ni allaf ddweud

# Tri chwestiwn byr.
measures-check-heading = Tri chwestiwn byr
measures-check-lede = Un funud. Gallwch adael unrhyw un ohonynt allan.
measures-check-meeting = Ydych chi'n cyfarfod?
measures-check-meeting-yes = Ydyn
measures-check-meeting-partly = O bryd i'w gilydd
measures-check-meeting-no = Nac ydyn
measures-check-useful = A yw'n ddefnyddiol?
measures-check-useful-yes = Ydy
measures-check-useful-partly = Yn rhannol
measures-check-useful-no = Nac ydy
measures-check-call = Hoffech chi i rywun eich ffonio?
measures-check-call-yes = Hoffwn
measures-check-call-no = Na hoffwn
measures-check-call-hint = Ni ddywedir wrth neb beth rydych yn ei ateb yma. I gael galwad, rydych yn anfon neges ar ôl hyn.
measures-check-none = Nid oes dim i'w ateb nawr. Gofynnir i chi dair gwaith: ar ôl 35 diwrnod, hanner ffordd, a 30 diwrnod cyn y diwedd.
measures-check-agree = Dim ond os ydych yn cytuno yn gyntaf y gofynnir hyn i chi.

# Cydsyniad.
measures-consent-heading = A gawn ni ofyn sut ydych chi?
measures-consent-what = Beth a ofynnid i chi
measures-consent-three = Tri chwestiwn byr, dair gwaith yn eich blwyddyn: ar ôl 35 diwrnod, hanner ffordd, a 30 diwrnod cyn y diwedd.
measures-consent-scales = Cwestiynau am lesiant, os yw eich rhaglen wedi cyhoeddi rhai.
measures-consent-health = Gall yr hyn rydych yn ei ateb ddweud rhywbeth am eich iechyd. Dyna pam rydym yn gofyn am y cydsyniad hwn ar wahân i bopeth arall.
measures-consent-voluntary = Mae'n wirfoddol. Nid oes anfantais o ddweud na, nac o stopio yn nes ymlaen.
measures-consent-stop = Gallwch stopio ar unrhyw adeg. Caiff yr hyn a ateboch o dan y cydsyniad hwn ei ddileu ar unwaith.
measures-consent-once = Cewch un hysbysiad bob tro, a dim atgoffa.
measures-consent-give = Rwy'n cytuno i gael fy holi
measures-consent-not = Nid nawr
measures-consent-since = Rydych wedi cytuno i gael eich holi, ar { $date }.
measures-consent-withdraw = Stopio, a dileu'r hyn a atebais
measures-consent-unused = Mae eich rhaglen wedi penderfynu peidio â gofyn hyn.

# Llesiant.
measures-scale-heading = Cwestiynau am lesiant
measures-scale-version = Fersiwn { $version }
measures-scale-sum = Daw eich atebion i { $sum }. Yn nhabl y perchnogion, { $score } yw hynny.
measures-scale-mean = Daw eich atebion i { $score }.
measures-scale-no-score = Mae rhy ychydig o atebion i gyfrifo ffigur.
measures-scale-care = Nid diagnosis yw ffigur. Nid yw'n dweud dim am ba mor gryf ydych chi, ac nid yw'n gwneud lle caled yn haws.
measures-scale-help = Os hoffech siarad â rhywun, mae pobl i droi atynt.
measures-scale-changed = Newidiwyd y cwestiynau hyn tra oeddech yn eu darllen. Edrychwch eto
