# cy_review: pending
# Cofnod preifat: digwyddodd rhywbeth.

entries-link = Fy nghofnod preifat
entries-home = Nodi'r hyn a ddigwyddodd, i mi yn unig
entries-heading = Eich cofnod preifat
entries-lede = Nodiadau â dyddiad o'r hyn a ddigwyddodd, i chi yn unig. Nid anfonir dim o'r fan hon, ac nid oes dim yn cael ei ffeilio ar ran neb.
entries-first = Cyn i chi nodi dim
entries-first-only-you = Dim ond chi all agor yr hyn a ysgrifennwch yma. Nid anfonir dim o'r fan hon, ac nid oes dim yn cael ei ffeilio ar ran neb.
entries-first-computer = Ar gyfrifiadur gwaith, neu ar rwydwaith eich cyflogwr, gall eraill weld y dudalen rydych arni a'r hyn rydych yn ei deipio. Mae eich ffôn eich hun ar ei gysylltiad ei hun yn fwy diogel.
entries-first-host = Gall pwy bynnag sy'n rhedeg y gweinydd weld eich bod yn cadw cofnod, a phryd y bu i chi ysgrifennu. Ni allant weld beth mae'n ei ddweud.
entries-first-copy = Os collwch eich cyfrinymadrodd a'ch cod adfer, mae wedi mynd. Gallwch lawrlwytho copi unrhyw bryd.
entries-first-go = Ymlaen
entries-first-back = Nid nawr
entries-write = Nodi rhywbeth
entries-begun = Roeddech wedi dechrau ysgrifennu rhywbeth. Fe'i cedwir.
entries-copy = Copi i chi
entries-copy-text = Testun plaen yw'r ffeil, ac nid yw dan glo. Cadwch hi yn rhywle sy'n eiddo i chi, nid yn y gwaith.
entries-download = Lawrlwytho fy nghofnod
entries-readers = Dim ond chi sy'n darllen hwn. Ni all neb arall ei agor
entries-readers-nobody = Nid oes unrhyw helpwr, cydlynydd, gweinyddwr na rheolwr yn ei ddarllen
entries-speak-up = Pobl y gallwch siarad â nhw
entries-written = Nodwyd ar { $date }.
entries-lost = Roedd rhywbeth a ysgrifennoch ar { $date } dan glo gydag allwedd sydd ar goll. Ni all neb ei agor mwyach.
entries-delete = Dileu'r cofnod hwn
entries-delete-sure = Mae'n mynd ar unwaith, ac ni all neb ddod ag ef yn ôl.
entries-delete-do = Ie, ei ddileu
entries-new = Nodwch yr hyn a ddigwyddodd
entries-when = Pryd ddigwyddodd hyn?
entries-when-hint = Er enghraifft, 4 11 2026. Gadewch yn wag os mai heddiw oedd hi.
entries-text = Beth ddigwyddodd?
entries-text-hint = Cymaint neu gyn lleied ag y mynnwch: beth a ddywedwyd neu a wnaed, ble, pwy oedd yno, beth wnaethoch chi nesaf. Dim manylion am gleifion.
entries-save = Cadw i mi yn unig
entries-after = Mae'n aros yma nes i chi ei ddileu. Pan na fyddwch yn cymryd rhan mewn dim mwyach, mae'n mynd 90 diwrnod yn ddiweddarach, a byddwn yn dweud wrthych ddwywaith cyn hynny.
entries-empty = Ysgrifennwch rywbeth yn gyntaf
entries-too-long = Mae gan gofnod { $most } nod ar y mwyaf. Mae gan eich un chi { $now }
entries-no-date = Rhowch ddiwrnod sy'n bod, megis 4 11 2026, neu gadewch y tri yn wag
entries-to-come = Dewiswch ddiwrnod nad yw eto i ddod
