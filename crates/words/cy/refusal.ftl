# cy_review: pending
refusal-capacity-exceeded = Mae pob lle wedi'i gymryd. Ni newidiwyd dim.
refusal-not-possible = Nid yw hyn yn bosibl. Ni newidiwyd dim.
refusal-moved-on = Mae pethau wedi symud ymlaen ers i chi agor y dudalen. Ewch yn ôl a'i llwytho eto i weld sut maen nhw'n sefyll.
refusal-two-people = Mae mentor a noddwr yr un person yn ddau berson gwahanol.
refusal-already-open = Mae pâr agored o'r math hwn rhwng y ddau berson hyn yn barod.
refusal-not-ready = Nid yw'r rhaglen yn barod eto. Mae tudalen y rhaglen yn rhestru beth sydd ar goll a phwy sy'n gyfrifol.
refusal-dates-out-of-order = Nid yw'r dyddiadau yn eu trefn. Mae ceisiadau'n agor, yna'n cau; wedyn daw'r paru, y dechrau, yr adolygiad hanner ffordd a'r diwedd.
refusal-not-neutral = Byddai'r enw hwnnw'n dweud wrth eraill beth yw'r rhaglen. Dewiswch un nad yw'n dweud dim amdani.
refusal-own-cohort = Chi sy'n cydlynu'r garfan hon, felly ni allwch gymryd rhan ynddi. Rhaid i gydlynydd arall ei chymryd drosodd yn gyntaf.
refusal-not-declared = Nid yw'r person wedi dweud eto bod y rhaglen ar eu cyfer nhw.
refusal-giver-not-ready = Ni all y person hwn gymryd neb ar hyn o bryd.
refusal-last-one = Dyma'r un olaf. Enwch un arall cyn ei dynnu i ffwrdd.
refusal-pin-breaks-rule = Ni ellir rhoi'r ddau hyn at ei gilydd: mae rheol rhyngddynt na ellir ei diystyru.
refusal-link-over = Mae'r ddolen neu'r cod hwn wedi'i ddefnyddio, neu mae ei amser ar ben. Gofynnwch am un newydd.
refusal-incomplete = Mae rhywbeth sydd ei angen ar goll. Ewch yn ôl i edrych ar y cwestiynau heb ateb.
refusal-not-offered = Nid yw hynny'n un o'r atebion a gynigir. Ewch yn ôl a dewis un ohonynt.
refusal-nothing-changed = Does dim wedi newid.
