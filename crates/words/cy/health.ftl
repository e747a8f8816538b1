# cy_review: pending
health-heading = Iechyd y gosodiad hwn
health-well = Yn iawn
health-look = Angen golwg
health-version = Fersiwn { $version }
health-doctor = Mae'r gorchymyn "trellis doctor" yn gofyn yr un peth, ac yn gwirio ffeil y gronfa ddata hefyd.

health-schema = Cronfa ddata
health-schema-is = Cam { $step } o { $newest }
health-schema-do = Cychwynnwch weinydd y fersiwn hon unwaith; mae'n diweddaru'r gronfa ddata. Os yw'r gronfa ddata yn fwy newydd, gosodwch y fersiwn fwy newydd.
health-file = Ffeil y gronfa ddata
health-file-is = { $count ->
    [0] Yn gyfan
    [one] 1 nam
   *[other] { $count } nam
}
health-file-do = Mae'r ffeil wedi'i difrodi. Stopiwch y gweinydd, copïwch y ffolder data cyfan fel y mae, ac adferwch y copi wrth gefn da diwethaf i ffolder newydd.
health-folder = Ffolder data
health-folder-closed = Dim ond ei berchennog all edrych ynddo
health-folder-open = Gall eraill edrych ynddo
health-folder-do = Rhedwch: chmod 700 ar y ffolder data.
health-keys = Ffeiliau allwedd
health-keys-well = Pob un yno, a dim ond eu perchennog all eu darllen
health-keys-bad = Nid fel y dylent fod: { $names }
health-keys-do = Rhowch ffeil sydd ar goll yn ôl o'r man lle cafodd ei chadw wrth osod. Ar gyfer ffeil y gall eraill ei darllen, rhedwch: chmod 600 arni.
health-disk = Lle rhydd ar y ddisg
health-disk-is = { $room } megabeit
health-disk-unknown = Nid yw'r system yn dweud
health-disk-do = Gwnewch le ar ddisg y ffolder data, neu symudwch y ffolder i un fwy. Pan fydd y ddisg yn llawn, ni ellir cadw dim.
health-chain = Cofnod o'r hyn a wnaed
health-chain-whole = Cyfan: { $links } o gofnodion. Ei ben yw { $head }
health-chain-empty = Does dim wedi'i gofnodi eto
health-chain-broken = Wedi torri wrth gofnod { $row }
health-chain-do = Mae rhywun wedi newid y cofnod. Stopiwch y gweinydd, cadwch gopi o'r gronfa ddata, a chymharwch â'r pennau a gadwch mewn man arall: trellis verify-audit --heads.
health-backup = Copi wrth gefn diwethaf
health-backup-is = { $age } yn ôl
health-backup-never = Ni fu un eto
health-backup-do = Gwnewch un nawr gyda "trellis backup". Os dylai fod wedi rhedeg yn y nos, edrychwch pam na wnaeth: systemctl status trellis-backup.
health-backup-key = Allwedd gyhoeddus ar gyfer copïau wrth gefn
health-backup-key-there = Mae un
health-backup-key-none = Nid oes un
health-backup-key-do = Gwnewch bâr o allweddi ar gyfrifiadur arall gyda "trellis backup-key" a rhowch yr hanner cyhoeddus i'r gorchymyn copi wrth gefn.
health-waiting = Llythyrau sy'n aros i gael eu hanfon
health-waiting-do = Mae llythyr wedi aros am fwy nag awr. Gwiriwch y gall y gweinydd gyrraedd y gweinydd post; mae'n dal i geisio.
health-given-up = Llythyrau a roddwyd heibio
health-given-up-do = Ni ellid anfon rhai llythyrau. Gwiriwch gyfeiriad y gweinydd post, yna ysgrifennwch at y bobl hynny eto.
health-stopped = Llythyrau a gafodd eu hatal
health-stopped-do = Roedd llythyr yn cynnwys gair sy'n dweud beth yw pwrpas y rhaglen. Newidiwch yr enw niwtral ar dudalen y rhaglen.
health-mail = Post
health-mail-sent = Anfonir llythyrau
health-mail-kept = Cedwir llythyrau mewn ffolder
health-mail-do = Nid oes gweinydd post wedi'i osod, felly cedwir llythyrau yn y ffolder blwch allan. Gosodwch un pan fyddwch yn cychwyn y gweinydd.
health-administrators = Gweinyddwyr
health-administrators-do = Cynigiwch weinyddwr arall ar y dudalen gyfrifon, fel nad oes neb ar ei ben ei hun.
health-clock = Cloc
health-clock-well = Mae'n mynd ymlaen
health-clock-behind = Mae { $age } y tu ôl i'r amser diweddaraf a ddangosodd
health-clock-ahead = Mae wedi neidio { $age } ymlaen
health-clock-do = Gosodwch gloc y cyfrifiadur hwn, neu dywedwch ei fod yn iawn gyda: trellis retention --confirm-clock. Tan hynny ni chaiff dim ei ddileu oherwydd ei oedran.
