# cy_review: pending
# Yr hyn y mae'r mentorai mewn pâr yn gadael i'w helpwr ei ddarllen.

helpers-link-mine = Yr hyn y gall eich helpwr ei ddarllen am eich anghenion
helpers-link-theirs = Yr hyn sydd ei angen arnynt, yn eu geiriau eu hunain
helpers-mine = Yr hyn y gall eich helpwr ei ddarllen
helpers-mine-lede = Gall { $name } ddarllen yr atebion hyn o'ch eiddo, a dim eraill.
helpers-mine-who = Chi a { $name }
helpers-mine-none = Ni all { $name } ddarllen yr un o'ch atebion. Chi sy'n dewis hynny ar gyfer pob ateb.
helpers-theirs = Yr hyn sydd ei angen arnynt, yn eu geiriau eu hunain
helpers-theirs-lede = Mae { $name } yn gadael i chi ddarllen hwn. Eu heiddo nhw ydyw: gofynnwch cyn gweithredu arno, a pheidiwch â throsglwyddo dim.
helpers-theirs-who = Chi a { $name }, a phwy bynnag arall a ddewisant
helpers-theirs-none = Nid yw { $name } wedi gadael i chi ddarllen dim yma. Eu dewis nhw yw hynny, ac nid yw'n arwydd o ddim. Gallwch ofyn pan fyddwch yn cwrdd.
helpers-to-needs = Mynd i'ch atebion
helpers-to-pair = Mynd yn ôl i'ch pâr
helpers-cannot-open = Ysgrifennwyd rhywbeth yma cyn i chi allu ei ddarllen. Bydd yn agor ar ôl i'r person arall ddatgloi nesaf.
