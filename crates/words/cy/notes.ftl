# cy_review: pending
# Nodiadau pâr: rhai a rennir, a myfyrdodau rhywun ei hun.

notes-heading = Nodiadau
notes-with = Chi a { $name }.
notes-shared = Nodiadau a rennir
notes-other-waits = Nid yw { $name } wedi gosod ei le preifat eto. Ni all ddarllen y nodiadau hyn nes gwneud hynny.
notes-lacks-earlier = Gall { $name } ddarllen o hyn ymlaen, ond nid yr hyn a ysgrifennwyd o'r blaen. Maent yn newydd yma, neu mae ganddynt allwedd newydd. Os nad oeddech yn disgwyl hynny, gofynnwch iddynt yn gyntaf, wyneb yn wyneb neu dros y ffôn.
notes-share-earlier = Rhannu'r nodiadau cynharach hefyd
notes-write = Ysgrifennu nodyn
notes-write-hint = Dim manylion am gleifion. Nid oes rhaid i chi ysgrifennu am hiliaeth er mwyn cael eich credu.
notes-readers-shared = Chi a { $name } sy'n darllen hwn. Ni all neb arall ei agor
notes-save-shared = Cadw i ni'n dau
notes-reflections = Fy myfyrdodau
notes-write-reflection = Ysgrifennu rhywbeth i chi'ch hun
notes-write-reflection-hint = Amdanoch chi, nid amdanyn nhw. Beth ddysgoch chi? Beth fyddech chi'n ei wneud yn wahanol?
notes-readers-own = Dim ond chi sy'n darllen hwn. Ni all neb arall ei agor
notes-save-own = Cadw i mi yn unig
notes-none = Nid oes dim wedi'i ysgrifennu eto. Mae llinell ar ôl pob cyfarfod yn ddigon.
notes-none-own = Nid ydych wedi ysgrifennu dim i chi'ch hun eto.
notes-by-you = Chi, { $date }
notes-by = { $name }, { $date }
notes-before-agreement = Wedi'i ysgrifennu cyn i chi'ch dau gytuno ar yr hyn sy'n aros rhyngoch.
notes-cannot-open = Ysgrifennwyd hwn cyn i chi allu darllen yma. Gall y llall ei rannu gyda chi o'i dudalen.
notes-delete = Dileu
notes-empty = Ysgrifennwch rywbeth yn gyntaf
notes-too-long = Mae gan nodyn { $most } nod ar y mwyaf. Mae gan eich un chi { $now }
notes-over = Mae'r paru hwn wedi dod i ben. Gallwch ddarllen a dileu'r hyn a ysgrifennoch. Ni ellir ysgrifennu dim newydd.
notes-link = Nodiadau
notes-link-own = Yr hyn a ysgrifennoch i chi'ch hun
