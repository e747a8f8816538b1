# cy_review: pending
# Gofyn am alwad: neges yr edrychir arni ac yna ei hanfon.

calls-heading = Hoffech chi gael galwad?
calls-lede = Neges i'r bobl sy'n cydlynu eich rhaglen yw hon. Dim ond pan bwyswch y botwm y caiff ei hanfon.
calls-reads = Dyma'n union beth y byddant yn ei ddarllen:
calls-message = Hoffai { $name } gael galwad.
calls-nothing-else = Nid oes dim rydych wedi'i ateb yn unman arall yn mynd gyda hi.
calls-after = Bydd un ohonynt yn eich ffonio. Ar ôl gwneud, maent yn ei thicio, a chaiff y neges ei dileu. Ni allwn addo ar ba ddiwrnod.
calls-who = Chi a'ch cydlynwyr, ond nid unrhyw gydlynydd sydd yn eich llinell reoli
calls-send = Anfon y neges hon
calls-not = Peidio â'i hanfon
calls-sent = Rydych wedi gofyn am alwad, ar { $date }.
calls-take-back = Ei thynnu'n ôl
calls-now = Os oes angen rhywun arnoch nawr, peidiwch ag aros am alwad.
calls-now-link = Gweld â phwy y gallwch siarad

# Tudalen y cydlynwyr.
calls-co-heading = Pobl a hoffai gael galwad
calls-co-lede = Maent wedi anfon hyn atoch a dim byd arall. Nid ydych yn gweld beth a atebwyd ganddynt yn unman, a pheidiwch â gofyn pam y gofynasant.
calls-co-none = Nid oes neb wedi gofyn am alwad.
calls-co-since = Gofynnwyd ar { $date }
calls-co-done = Rwyf wedi ffonio { $name }
calls-co-open = Agor y cofnod
calls-co-link = Pobl a hoffai gael galwad
