# cy_review: pending

capacity-heading = Newidiwch faint o le sydd gennych
capacity-now = Mae { $taken } o'ch { $places } lle wedi'u cymryd.
capacity-lede = Gallwch ostwng hyn unrhyw bryd. Mae'r bobl rydych yn eu helpu nawr yn aros gyda chi. Dim ond chi all ei godi.
capacity-none = Neb newydd
capacity-save = Cadw fy lle
capacity-rest = Cymryd seibiant
capacity-rest-text = Mae parau newydd yn stopio ar unwaith. Mae'r bobl rydych yn eu helpu nawr yn aros gyda chi.
capacity-rest-until = Tan pryd?
capacity-rest-hint = Er enghraifft, 27 3 2027
capacity-rest-needed = Rhowch ddiwrnod sydd eto i ddod
capacity-rest-button = Gorffwys
capacity-resting = Rydych yn gorffwys tan { $date }.
capacity-resume = Derbyn parau newydd eto
capacity-left = Rydych wedi stopio. Ni chaiff neb newydd ei baru â chi.
capacity-stop-heading = Stopio helpu
capacity-stop-text = Nid oes angen rheswm. Mae'r bobl rydych yn eu helpu yn cael eu dewisiadau'n gyntaf.
capacity-stop-link = Stopio helpu
capacity-module = Modiwl
capacity-done-on = Gwnaed ar
capacity-valid-until = Yn cyfrif tan
capacity-training-caption = Yr hyfforddiant sydd ei angen arnoch
capacity-not-done = Heb ei gofnodi eto
capacity-expired = Daeth i ben ar { $date }
capacity-expiry = Pan ddaw modiwl i ben, mae parau newydd yn oedi nes i chi ei wneud eto. Mae'r parau sydd gennych nawr yn mynd ymlaen.
