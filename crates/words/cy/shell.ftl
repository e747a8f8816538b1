# cy_review: pending
shell-alias = Datblygu staff
shell-account = Fy nghyfrif
shell-role-mentee = mentorai
shell-role-mentor = mentor
shell-role-sponsor = noddwr
shell-role-ally = cynghreiriad
shell-role-facilitator = hwylusydd cylch
shell-role-coordinator = cydlynydd
shell-role-guardian = gwarcheidwad nawdd
shell-role-admin = gweinyddwr
shell-role-newcomer = newydd yma
shell-to-home = Ewch i'ch tudalen gartref
shell-missing = Ni allwn ddod o hyd i'r dudalen honno
shell-missing-text = Efallai ei bod wedi symud, neu efallai nad oes gennych fynediad.
shell-forged = Ni ellir anfon y ffurflen honno bellach
shell-forged-text = Daeth o fewngofnodi cynharach neu o le arall. Ni newidiwyd dim. Ewch yn ôl, llwythwch y dudalen eto a'i hanfon unwaith yn rhagor.
shell-unreadable = Ni allem ddarllen yr hyn a anfonwyd
shell-unreadable-text = Ni newidiwyd dim. Ewch yn ôl, llwythwch y dudalen eto a'i hanfon unwaith yn rhagor.
shell-too-large = Mae hynny'n fwy nag y gallwn ei gymryd ar unwaith
shell-too-large-text = Mae ffurflen yn dal hyd at 64 cilobeit a ffeil hyd at 10 megabeit. Ni newidiwyd dim. Ewch yn ôl: mae'r hyn a deipiwyd gennych yn dal yno.
shell-too-often = Arhoswch ychydig
shell-too-often-text = { $minutes ->
    [one] Bu llawer o geisiadau mewn amser byr. Rhowch gynnig arall arni ymhen 1 munud. Os na all aros, defnyddiwch y cysylltiadau ar y dudalen Cymorth.
   *[other] Bu llawer o geisiadau mewn amser byr. Rhowch gynnig arall arni ymhen { $minutes } munud. Os na all aros, defnyddiwch y cysylltiadau ar y dudalen Cymorth.
}
shell-too-slow = Cymerodd hynny'n rhy hir i gyrraedd
shell-too-slow-text = Ni newidiwyd dim. Gwiriwch eich cysylltiad, ewch yn ôl a'i anfon unwaith eto.
shell-kept = Mae'r hyn a deipiwyd gennych wedi'i gadw yma. Anfonwch ef eto ar ôl aros.
shell-not-kept = Os oeddech yn anfon ffeil, dewiswch hi eto ar ôl aros.
shell-send-again = Anfon eto
shell-signed-out = Mae eich mewngofnodi wedi dod i ben
shell-signed-out-text = Buoch i ffwrdd am sbel. Ni chafodd yr hyn a anfonwyd gennych nawr ei gadw, ond mae'n dal ar y dudalen hon. Copïwch ef, mewngofnodwch, a'i ludo lle mae'n perthyn.
shell-signed-out-show = Dangos yr hyn a deipiwyd gennych
shell-signed-out-typed = Yr hyn a deipiwyd gennych
shell-signed-out-go = Mewngofnodi
shell-refused = Ni ellir gwneud hynny nawr
shell-changed = Newidiodd rhywun arall hyn yn y cyfamser
shell-changed-text = Ni chadwyd yr hyn a anfonwyd gennych, fel na chollir dim o'u heiddo nhw. Ewch yn ôl, llwythwch y dudalen eto i weld beth sy'n wahanol.
shell-busy = Rydym yn brysur am eiliad
shell-busy-text = Ni chadwyd yr hyn a anfonwyd gennych. Arhoswch ychydig eiliadau, ewch yn ôl a'i anfon unwaith yn rhagor.
shell-trouble = Aeth rhywbeth o'i le ar ein hochr ni
shell-trouble-text = Ni chadwyd yr hyn a anfonwyd gennych. Os bydd yn digwydd eto, rhowch y cyfeirnod hwn i ni: { $reference }.
