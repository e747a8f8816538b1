# cy_review: pending
# Y cod sy'n arwain rhywun heb gyfrif at yr ateb.

receipt-sent = Mae wedi'i hanfon. Ysgrifennwch y cod hwn
receipt-text = Dangosir y cod y tro hwn yn unig. Dyma'r unig ffordd at yr ateb, ac mae'n agor y neges. Os collwch ef, ni all neb ddod o hyd iddo i chi.
receipt-by = Gofynnir i'r person a ddewisoch ateb erbyn { $date }. Ni allwn ysgrifennu atoch, felly dewch yn ôl i edrych.
receipt-careful = Peidiwch â chadw'r cod lle gallai rhywun ddod o hyd iddo.
receipt-look = Darllen yr ateb â'ch cod
receipt-heading = Darllen yr ateb â'ch cod
receipt-lede = Mae gan y cod 20 o lythrennau a rhifau, mewn pum grŵp o bedwar. Cawsoch ef pan anfonoch eich neges.
receipt-code = Eich cod
receipt-hint = Er enghraifft 7K2M-4Q9T-XB3D-90FH-W5CA. Llythrennau mawr neu fach, gyda'r llinellau neu hebddynt.
receipt-open = Agor
receipt-wrong = Nid yw'r cod hwn yn arwain at ddim yma. Gwiriwch bob llythyren. Ni ellir dod o hyd i neges a gafodd ei dileu.
receipt-not-kept = Nid oes dim o hwn yn aros yn y porwr hwn. I ddod yn ôl bydd angen y cod arnoch eto.
receipt-thread = Eich neges
receipt-close-text = Nid oes angen rheswm, ac ni ddywedir wrth { $name }. Caiff ei ddileu 90 diwrnod wedyn.
receipt-gone = Mae wedi'i ddileu
receipt-gone-text = Mae'r neges a phob ateb wedi mynd. Nid yw'r cod yn arwain at ddim mwyach.
receipt-none-yet = Nid oes ateb eto.
receipt-closed = Caewyd hwn ar { $date }. Caiff ei ddileu ar { $until }.
