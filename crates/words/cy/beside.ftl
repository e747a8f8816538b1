# cy_review: pending
# Tudalennau cynghreiriad: yr hyn y gofynnir iddo, yr hyn a wnaeth, ac ymarfer.

beside-asks = Yr hyn y gofynnir i chi
beside-asks-lede = Mae rhywun yn gofyn i chi am un peth. Gallwch ddweud ie, nid nawr, neu beth fyddai'n eich helpu. Mae pob un o'r rhain yn iawn.
beside-none = Nid oes neb yn gofyn i chi am ddim ar hyn o bryd. Yn y cyfamser gallwch ymarfer.
beside-waiting = Yn aros am eich ateb
beside-promised = Yr hyn rydych wedi dweud ie iddo
beside-from = Gan { $name }
beside-wanted = Byddai'n helpu erbyn { $date }.
beside-answer-by = Mae amser i ateb tan { $date }.
beside-sealed = Rhywbeth y gofynnir i chi
beside-cannot-open = Ni allwch agor yr hyn a ysgrifennwyd yma. Cafodd ei gloi gydag allwedd nad yw gennych mwyach. Gofynnwch i { $name } ei anfon eto.
beside-acts-link = Gweld yr hyn rydych wedi'i wneud
beside-who = Chi a'r person sy'n gofyn

# Un ohonynt.
beside-asked = Gofynnir i chi am rywbeth
beside-yours = Rydych wedi dweud ie
beside-did = Rydych wedi gwneud hyn
beside-one-thing = Gwnewch yr un peth hwn. Peidiwch â gwneud dim yn eu henw na ofynnon nhw amdano.
beside-yes = Iawn, fe wnaf i hyn
beside-not-now = Nid nawr
beside-not-now-text = Os nad nawr, maen nhw'n darllen na allwch ei wneud nawr, ac nad yw hynny'n dweud dim amdanyn nhw. Ni ofynnir am reswm.
beside-not-after-all = Ni allaf ei wneud wedi'r cyfan
beside-not-after-all-text = Os na allwch ei wneud wedi'r cyfan, dywedwch hynny. Mae'n garedicach na distawrwydd. Maen nhw'n darllen na allwch ei wneud nawr, ac ni ofynnir am reswm.
beside-help = Dweud beth fyddai'n eich helpu
beside-help-hint = Er enghraifft, pa eiriau yr hoffent i chi eu defnyddio. Gofynnwch am yr hyn sydd angen i chi ei wybod yn unig. Dim manylion am gleifion.
beside-ideas = Dwy weithred fach ar y thema hon
beside-when-done = Pan fydd wedi'i wneud
beside-line = Beth wnaethoch chi? (dewisol)
beside-line-hint = Un llinell i'r ddau ohonoch. Mae hefyd yn aros ar eich tudalen eich hun.
beside-done = Mae wedi'i wneud
beside-after = Eu lle nhw yw dweud a helpodd, neu beidio â dweud. Nid yw llawer o bobl yn dweud dim. Nid yw hynny'n dweud dim wrthych.

# Yr hyn a wnaed.
beside-acts = Yr hyn rydych wedi'i wneud
beside-acts-lede = Dim ond chi sy'n gweld y dudalen hon. Nid oes marciau na chyfansymiau arni.
beside-acts-none = Nid oes dim yma eto. Pan fyddwch wedi gwneud yr hyn y gofynnodd rhywun amdano, fe'i gwelwch yma.
beside-acts-none-link = Gweld yr hyn y gofynnir i chi
beside-acts-on = Gwnaed ar { $date }
beside-acts-asked = Yr hyn a ofynnodd { $name }
beside-acts-yours = Yr hyn a wnaethoch
beside-acts-over = Mae'r paru wedi dod i ben, felly ni ellir darllen yr hyn a ofynnwyd mwyach.
beside-acts-helped = Dewisodd { $name } ddweud wrthych: "Helpodd hyn."
beside-acts-note = Dim ond pan ddewisodd rhywun ei hanfon y mae brawddeg yma. Pan nad oes un, nid yw hynny'n dweud dim am yr hyn a wnaethoch.

# Ymarfer.
beside-practice = Ymarfer cyn bod ei angen
beside-practice-lede = Dyma straeon byr am waith, a chi yw'r un a allai weithredu. Dewiswch beth fyddech chi'n ei wneud ac agorwch ef i weld i ble y gallai arwain. Nid oes neb yn gweld beth rydych yn ei agor, ac ni chedwir dim.
beside-practice-note = Mae'r straeon hyn yn dangos hiliaeth yn y gwaith. Hepgorwch unrhyw un y dymunwch, a gadewch unrhyw bryd.
beside-practice-stories = Dewis stori
beside-practice-wrong = Pan aiff pethau o chwith
beside-practice-wrong-text = Mae pawb sy'n ceisio yn cael rhywbeth yn anghywir. Stopiwch. Gwrandewch. Ymddiheurwch unwaith. Newidiwch ef. Ewch ymlaen.
beside-practice-wrong-link = Darllen sut i'w wneud yn iawn
beside-practice-small = Os byddai'n well gennych ddechrau'n fach
beside-practice-small-text = Mae dwy weithred fach ar gyfer pob un o'r deg thema y gellir gofyn i chi amdanynt.
beside-practice-small-link = Dewis gweithred fach ar gyfer yr wythnos hon
beside-home = Wrth ochr rhywun
