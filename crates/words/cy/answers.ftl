# cy_review: pending
# Y pedwar cwestiwn allweddol, wedi'u hateb yn eich geiriau eich hun.

answers-heading = Yn eich geiriau eich hun
answers-lede-over = Mae modd darllen yr hyn a ysgrifennoch nes iddo gael ei ddileu. Gallwch ei ddileu eich hun.
answers-lede = Dewiswch gwestiwn ac ysgrifennwch yr hyn rydych am ei ddweud. Nid oes neb arall yn ei ddarllen oni bai eich bod yn caniatáu hynny. Gallwch dynnu hynny'n ôl unrhyw bryd.
answers-write = Ysgrifennu ateb
answers-change = Newid eich ateb
answers-write-hint = Cymaint neu gyn lleied ag y mynnwch. Dim manylion am gleifion. Nid oes rhaid i chi ysgrifennu am hiliaeth er mwyn cael eich credu.
answers-readers = Pwy gaiff ei ddarllen?
answers-only-me = Dim ond fi
answers-helper = { $kind ->
    [sponsor] { $name }, eich noddwr
    [ally] { $name }, eich cynghreiriad
   *[other] { $name }, eich mentor
}
answers-my-helpers = Fy holl helpwyr, nawr ac yn nes ymlaen
answers-helpers-hint = Ar hyn o bryd, { $names } yw hynny. Gall pwy bynnag sy'n eich helpu yn nes ymlaen ei ddarllen ar ôl i chi ddatgloi nesaf.
answers-helpers-none = Nid oes neb yn eich helpu eto. Gall pwy bynnag fydd yn gwneud hynny ei ddarllen ar ôl i chi ddatgloi nesaf.
answers-save = Cadw
answers-leave = Ei adael fel y mae
answers-who = Dim ond chi, oni bai eich bod yn dewis rhywun
answers-who-helper = Mae helpwr a ddewiswch yn ei ddarllen, ond nid yr hyn a safai yno o'r blaen
answers-who-nobody = Ni all unrhyw gydlynydd, gweinyddwr na rheolwr ei agor. Nid yw'r paru yn ei ddefnyddio
answers-who-end = Pan ddaw pâr i ben, ni all ei helpwr ei ddarllen mwyach.
answers-written = Yr hyn rydych wedi'i ysgrifennu
answers-none = Nid oes dim yma eto. Mae un frawddeg yn ddigon.
answers-of = Ysgrifennwyd ar { $date }
answers-earlier-set = Eich ateb cynharach
answers-only-you = Dim ond chi
answers-you-and = Chi a { $names }
answers-can-read = Pwy all ddarllen hwn: { $readers }
answers-reads-you = Chi
answers-no-keys = Nid oes gan { $name } le preifat eto. Gall ddarllen hwn pan fydd ganddo un, ar ôl i chi ddatgloi nesaf.
answers-later = Ni all { $name } ddarllen hwn eto. Bydd yn gallu ar ôl i chi ddatgloi nesaf.
answers-altered = Ni all { $name } ddarllen hwn. Nid yw rhywbeth ynghylch pwy all ddarllen yr hyn rydych chi'ch dau yn ei rannu yn gwneud synnwyr, felly ni roddir dim yno.
answers-whoever-comes = Gall pwy bynnag sy'n eich helpu yn nes ymlaen ddarllen hwn ar ôl i chi ddatgloi nesaf.
answers-due = Ni all rhywun sy'n eich helpu ddarllen eto yr hyn rydych am iddo ei ddarllen.
answers-due-do = Gadael iddynt ei ddarllen nawr
answers-begun = Roeddech wedi dechrau newid hwn. Cedwir yr hyn a deipioch.
answers-to-change = Newid
answers-delete = Dileu
answers-lost = Roedd rhywbeth a ysgrifennoch ar { $date } dan glo gydag allwedd sydd ar goll. Ni allwch ei agor mwyach. Os byddwch yn ei ddileu, ni all unrhyw helpwr ei ddarllen chwaith.
answers-earlier = Yr hyn a safai yma o'r blaen
answers-earlier-text = Dim ond chi all ddarllen hwn.
answers-empty = Ysgrifennwch rywbeth yn gyntaf
answers-too-long = Mae gan ateb { $most } nod ar y mwyaf. Mae gan eich un chi { $now }
answers-not-offered = Dewiswch rywun sy'n eich helpu nawr
