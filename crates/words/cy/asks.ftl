# cy_review: pending
# Yr hyn y mae mentorai yn ei ofyn gan gynghreiriad, o'r gair cyntaf i sut brofiad oedd. I lygaid y mentorai.

asks-heading = Gofyn am yr hyn a fyddai'n helpu
asks-lede = Yn aml byddai'n well gan bobl sy'n cerdded wrth eich ochr gael cais na dyfalu. Gofynnwch am un peth, yn eich geiriau eich hun.
asks-nobody = Nid oes neb yn cerdded wrth eich ochr fel cynghreiriad eto, felly nid oes neb i ofyn iddo yma.
asks-nobody-link = Gweld eich pobl
asks-resting = Mae eich paru gyda { $name } wedi'i oedi. Gallwch ofyn am rywbeth newydd pan fydd yn mynd ymlaen.
asks-ask = Ysgrifennu at { $name }
asks-mine = Yr hyn rydych wedi gofyn amdano
asks-none = Nid ydych wedi gofyn am ddim eto. Mae peth bach yn ddechrau da.
asks-to = At { $name }
asks-sealed = Rhywbeth y gofynnoch amdano
asks-state-drafted = Heb ei anfon eto
asks-state-sent = Yn aros am ateb
asks-state-accepted = Wedi dweud ie
asks-state-done = Wedi'i wneud
asks-state-felt = Wedi'i wneud a'i ateb
asks-state-declined = Nid nawr
asks-state-withdrawn = Wedi'i dynnu'n ôl
asks-state-expired = Ar ben
asks-who-lists = Chi. Mae'r person yr anfonoch ato hefyd yn darllen yr hyn a anfonoch
asks-link = Gofyn am rywbeth
asks-all = Gweld popeth rydych wedi gofyn amdano

# Ysgrifennu un.
asks-write = Am beth hoffech chi ofyn?
asks-write-lede = Gofynnwch i { $name } am un peth. Byddwch yn ei weld unwaith eto cyn iddo gael ei anfon.
asks-theme = Am beth mae hyn?
asks-theme-hint = Dyma ddeg thema poster yr astudiaeth. Dewiswch yr un agosaf.
asks-theme-needed = Dewiswch am beth mae hyn
asks-text = Beth hoffech chi iddyn nhw ei wneud?
asks-text-hint = Mae un peth yn ddigon. Dim manylion am gleifion. Nid oes rhaid i chi ysgrifennu am hiliaeth er mwyn cael eich credu.
asks-text-needed = Ysgrifennwch beth hoffech chi iddyn nhw ei wneud
asks-too-long = Mae lle i { $most } nod. Mae gennych { $now }
asks-wanted = Erbyn pa ddiwrnod y byddai'n helpu? (dewisol)
asks-wanted-hint = Er enghraifft, 27 3 2027. Gallwch adael hwn yn wag.
asks-wanted-wrong = Rhowch ddiwrnod o fewn y flwyddyn nesaf, neu gadewch y tri blwch yn wag
asks-readers = Dim ond chi, nes i chi ei anfon. Yna chi a { $name }. Ni all neb arall ei agor

# Un ohonynt.
asks-check = Gwiriwch yr hyn rydych yn ei ofyn, yna anfonwch ef
asks-check-after = Mae { $name } yn ei ddarllen yn ei le preifat. Mae'n dweud ie, nid nawr, neu beth fyddai'n ei helpu. Gallwch ei dynnu'n ôl nes ei fod wedi'i wneud.
asks-check-waits = Nid yw { $name } wedi gosod ei le preifat eto, felly ni ellir anfon hwn. Rydym wedi dweud bod ei angen. Cedwir yr hyn a ysgrifennoch am 30 diwrnod, felly dewch yn ôl ymhen diwrnod neu ddau.
asks-check-rests = Mae eich paru gyda { $name } wedi'i oedi, felly ni ellir anfon hwn nawr. Cedwir yr hyn a ysgrifennoch nes ei fod yn 30 diwrnod oed. Gallwch ei anfon pan fydd y paru yn mynd ymlaen.
asks-line-to = At
asks-line-theme = Am
asks-line-text = Yr hyn rydych yn ei ofyn
asks-line-wanted = Byddai'n helpu erbyn
asks-no-day = Dim diwrnod wedi'i enwi
asks-send = Ei anfon at { $name }
asks-change = Ei newid
asks-throw-away = Ei daflu i ffwrdd
asks-sent = Rydych wedi gofyn
asks-sent-text = Mae gan { $name } tan { $date } i ateb. Nid oes angen i chi wneud dim yn y cyfamser.
asks-accepted = Bydd yn ei wneud
asks-accepted-text = Mae { $name } wedi dweud ie. Cewch glywed pan fydd wedi'i wneud.
asks-done = Mae wedi'i wneud
asks-done-text = Mae { $name } yn dweud ei fod wedi'i wneud.
asks-declined = Nid nawr
asks-declined-text = Ni all { $name } wneud hyn nawr. Nid yw hynny'n dweud dim amdanoch chi, nac am yr hyn y gofynnoch amdano.
asks-expired = Mae hyn ar ben
asks-expired-text = Ni ddaeth ateb o fewn 30 diwrnod. Mae hynny'n digwydd. Gallwch ofyn eto, neu ofyn am rywbeth llai.
asks-expired-ended = Mae'r paru wedi dod i ben, felly mae hyn ar ben hefyd. Ni wnaeth neb ddim o'i le.
asks-withdrawn = Tynnoch hwn yn ôl
asks-withdrawn-text = Nid oes dim a ysgrifennwyd amdano ar ôl.
asks-cannot-open = Ni allwch agor yr hyn a ysgrifennwyd yma. Cafodd ei gloi gydag allwedd nad yw gennych mwyach.
asks-said = Yr hyn a ysgrifennoch at eich gilydd
asks-word = Ysgrifennu at { $name } am hyn
asks-word-hint = Er enghraifft, pa gyfarfod rydych yn ei olygu. Dim manylion am gleifion.
asks-word-empty = Ysgrifennwch rywbeth yn gyntaf
asks-word-send = Anfon hwn
asks-what-they-did = Yr hyn a wnaeth { $name }
asks-withdraw-heading = Os byddai'n well gennych beidio
asks-withdraw-text = Gallwch ei dynnu'n ôl. Mae'r hyn a ysgrifennodd y ddau ohonoch amdano wedyn wedi mynd, i'r ddau.
asks-withdraw = Ei dynnu'n ôl

# Beth wnaeth: i'r mentorai yn unig.
asks-felt = Sut brofiad oedd hyn i chi?
asks-felt-text = Mae hwn i chi yn unig. Ni ddywedir wrth neb beth rydych yn ei ateb, na'ch bod wedi ateb. Gallwch hefyd ei adael.
asks-felt-question = Beth wnaeth hyn?
asks-felt-helped = Helpodd
asks-felt-no-effect = Ni newidiodd ddim
asks-felt-made-worse = Gwnaeth bethau'n waeth
asks-felt-unasked = Gwnaethant rywbeth nad oeddwn wedi gofyn amdano
asks-felt-keep = Cadw fy ateb
asks-felt-choose = Dewiswch un o'r pedwar ateb
asks-felt-readers = Dim ond chi. Nid yw { $name } byth yn ei weld, na chydlynydd chwaith
asks-felt-lock = Mae dan glo gydag allwedd y mae'r gweinydd yn ei chadw ar wahân i'r gronfa ddata.
asks-felt-said-helped = Rydych wedi dweud iddo helpu.
asks-felt-said-no-effect = Rydych wedi dweud na newidiodd ddim.
asks-felt-said-made-worse = Rydych wedi dweud iddo wneud pethau'n waeth.
asks-felt-said-unasked = Rydych wedi dweud iddynt wneud rhywbeth nad oeddech wedi gofyn amdano.
asks-felt-anew = Newid fy ateb
asks-felt-next = Agorwch ef i newid eich ateb, neu i weld beth y gallwch ei wneud nawr.
asks-thanks = Os hoffech iddyn nhw wybod
asks-thanks-text = Yn aml nid yw pobl sy'n ceisio helpu yn gwybod a oedd croeso i hynny. Os dymunwch, gall { $name } ddarllen un frawddeg syml gennych: "Helpodd hyn." Ni anfonir dim mwy.
asks-thanks-send = Anfon "Helpodd hyn"
asks-thanks-sent = Rydych wedi anfon un frawddeg at { $name }: "Helpodd hyn."

# Gwnaeth bethau'n waeth.
asks-worse = Beth hoffech chi ei weld yn digwydd nawr?
asks-worse-text = Nid oes angen i chi wneud dim. Nid oes dim yn digwydd ohono'i hun, ac ni ddywedir wrth neb.
asks-worse-nothing = Ei adael fel y mae
asks-worse-talk = Siarad â rhywun
asks-worse-talk-text = Dyma bobl y tu allan i'r paru hwn. Nid oes dim yn cael ei basio ymlaen iddynt o'r fan hon.
asks-worse-talk-link = Gweld gyda phwy y gallwch siarad
asks-worse-guide = Cael canllaw cyffredinol wedi'i anfon
asks-worse-guide-text = Ein canllaw "Pan aiff pethau o chwith" ydyw. Nid yw'n dweud pwy a'i dewisodd, na pham. Mae'n cyrraedd { $name } ar ddiwrnod rhwng wythnos a thair wythnos o nawr, wedi'i ddewis ar hap. Ni ellir ei alw'n ôl.
asks-worse-guide-read = Darllen y canllaw yn gyntaf
asks-worse-guess = Efallai y byddant yn dyfalu mai chi yw
asks-worse-guess-text = Nid yw { $name } wedi gwneud dim eto y gofynnodd neb arall amdano yma.
asks-worse-guide-send = Anfon y canllaw
asks-worse-guide-chosen = Rydych wedi dewis anfon canllaw cyffredinol. Mae'n mynd allan ar ddiwrnod rhwng wythnos a thair wythnos ar ôl i chi ei ddewis.
asks-worse-change = Cerdded gyda rhywun arall
asks-worse-change-text = Gallwch ddod â'r paru hwn i ben ar unwaith, heb reswm. Rydych yn cadw eich dyddiad cyntaf yn y ciw a gellir eich paru eto.
asks-worse-change-link = Dod â'r paru hwn i ben
