# cy_review: pending
# Yr hyn sy'n sefyll yn lle'r hyn sydd dan sêl.

door-no-keys = Mae'r hyn a ysgrifennwch yma dan glo gydag allwedd o'ch eiddo eich hun. Nid ydych wedi'i gosod eto. Mae'n cymryd tua dwy funud.
door-set-up = Gosod eich lle preifat
door-locked = Dan glo. Mae'r hyn sydd wedi'i ysgrifennu yma yn agor gyda'ch cyfrinymadrodd.
door-locked-kept = Dan glo. Cedwir yr hyn roeddech wedi dechrau ei ysgrifennu, a bydd yno ar ôl datgloi.
door-unlock = Datgloi
door-altered = Nid yw rhywbeth ynghylch pwy all ddarllen y lle hwn yn gwneud synnwyr. Ni ysgrifennir dim nes bod rhywun wedi edrych i mewn iddo. Dywedwch wrth weinyddwr rydych yn ymddiried ynddo. Mae'r hyn a ysgrifennoch o'r blaen yn ddiogel.
