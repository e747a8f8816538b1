# cy_review: pending
# Y siarter fel y gall pawb ei darllen.

charters-link = Deg addewid eich sefydliad
charters-signed = Llofnodwyd gan { $name } ar { $date }.
charters-unsigned = Nid oes neb wedi llofnodi'r addewidion hyn yma eto.
charters-state = Ble maent yn sefyll
charters-state-text = Ni ellir cofnodi dyddiad a thystiolaeth ar gyfer pob addewid yma eto. Felly mae pob un yn sefyll fel y'i llofnodwyd.
charters-ratings = Beth mae mentoreion yn ei ddweud
charters-ratings-none = Nid oes graddau eto.
charters-ratings-text = Gall mentoreion raddio pob addewid yn breifat, unwaith ym mhob hanner blwyddyn. Daw canlyniadau yma unwaith y bydd o leiaf 8 person wedi ateb a'r canlyniadau wedi'u cyhoeddi yn ôl y rheolau. Nid oes neb yn eu cyfrif cyn hynny.
