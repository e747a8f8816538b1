# cy_review: pending
# Ysgrifennu preifat na ellir ei agor nawr, ble bynnag y mae.

shut-no-keys = Mae'r hyn a ysgrifennir yma dan glo gydag allwedd o'ch eiddo eich hun. Nid ydych wedi'i gosod eto. Mae'n cymryd tua dwy funud.
shut-set-up = Gosod eich lle preifat
shut-locked = Dan glo. Datglowch eich lle preifat i ddarllen ac ysgrifennu yma.
shut-locked-kept = Dan glo. Cedwir yr hyn roeddech wedi dechrau ei ysgrifennu a bydd yno ar ôl datgloi.
shut-unlock = Datgloi
shut-altered = Nid yw rhywbeth ynghylch pwy all ddarllen y lle hwn yn gwneud synnwyr. Ni ysgrifennir dim nes bod rhywun wedi edrych i mewn iddo. Dywedwch wrth weinyddwr rydych yn ymddiried ynddo. Mae'r hyn a ysgrifennoch o'r blaen yn ddiogel.
