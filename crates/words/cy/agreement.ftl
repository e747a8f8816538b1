# cy_review: pending
# Yr hyn y mae dau berson yn ei ychwanegu at eu cytundeb yn eu geiriau eu hunain.

agreement-own = Yn eich geiriau eich hun
agreement-nothing-added = Nid ydych wedi ychwanegu dim at y testun safonol. Nid oes rhaid i chi.
agreement-add = Ychwanegu rhywbeth o'ch eiddo eich hun
agreement-change = Newid eich geiriau eich hun
agreement-which = Fersiwn { $number } o'ch geiriau eich hun, ysgrifennwyd ar { $date }.
agreement-clears = Pan newidir rhywbeth, nid oes neb wedi'i dderbyn eto. Bydd y ddau ohonoch yn ei ddarllen eto.
agreement-readers = Chi a { $name } sy'n darllen hwn. Ni all neb arall ei agor
agreement-who-coordinator = Mae'r cydlynydd yn gweld a yw'r ddau ohonoch wedi derbyn. Nid gair o'r hyn a ychwanegoch.
agreement-difference = Beth sydd wedi newid ers y fersiwn o'r blaen
agreement-gone = Tynnwyd allan:
agreement-new = Newydd:
agreement-waits = Newidiwyd eich cytundeb. Mae'r hyn a dderbyniodd y ddau ohonoch o'r blaen yn dal nes i'r ddau ohonoch dderbyn y newid.
agreement-waits-short = Mae newid yn aros nes i'r ddau ohonoch ei dderbyn
agreement-holds = Beth sy'n dal tan hynny
agreement-holds-alone = Y testun safonol, heb ychwanegu dim.
agreement-holds-shut = Ysgrifennwyd hwn cyn i chi allu darllen yma.
agreement-shut = Rydych chi'ch dau wedi ychwanegu rhywbeth at y testun safonol. Byddwch yn ei ddarllen cyn derbyn.
agreement-not-shared = Ysgrifennwyd hwn cyn i chi allu darllen yma. Gall { $name } ei rannu gyda chi o dudalen eich nodiadau.
agreement-alone-text = Gallwch hefyd gynnig cadw at y testun safonol, heb ychwanegu dim. Nid oes ar neb angen rheswm am hynny.
agreement-alone = Cynnig y testun safonol yn unig
agreement-write = Ysgrifennu'r hyn rydych yn ei ychwanegu at y cytundeb
agreement-write-lede = Mae'r testun safonol yn aros fel y mae. Yma rydych yn ychwanegu'r hyn sy'n bwysig i chi'ch dau. Os gadewch ef yn wag, mae'r testun safonol yn sefyll ar ei ben ei hun.
agreement-ideas = Beth mae eraill yn cytuno arno
agreement-idea-time = Pa mor aml ac am ba hyd rydych yn cwrdd, ble, a phwy sy'n trefnu.
agreement-idea-between = Sut rydych yn cysylltu â'ch gilydd rhwng cyfarfodydd, a phryd y byddai'n well gennych beidio.
agreement-idea-race = Sut rydych yn siarad am hil a hiliaeth, a beth sydd ei angen arnoch pan fydd yn anodd.
agreement-idea-needs = Diwylliant, ffydd, a beth sydd ei angen ar bob un ohonoch i gymryd rhan yn dda.
agreement-idea-name = Beth y ceir ei ddweud yn enw'r mentorai, ble, ac ar ôl pa ie.
agreement-idea-feedback = Sut rydych yn dweud wrth eich gilydd beth sy'n helpu a beth nad yw.
agreement-idea-review = Pryd y byddwch yn edrych ar hyn eto.
agreement-clauses = Yr hyn rydym yn ei ychwanegu
agreement-clauses-hint = Peidiwch ag enwi claf na neb arall. Rhowch bob pwynt ar linell ei hun.
agreement-save = Cadw i'r ddau ohonom ei ddarllen
agreement-same = Nid oes dim wedi newid. Newidiwch y geiriau, neu ewch yn ôl
agreement-too-long = Gallwch ychwanegu { $most } nod ar y mwyaf. Mae gennych { $now }
