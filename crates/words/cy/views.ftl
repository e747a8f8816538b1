# cy_review: pending
# Fy mhethau fy hun drwy lygaid rhywun arall.

views-alone = Yr hyn rwy'n cymryd rhan ynddo, a'r hyn a ysgrifennais ar fy mhen fy hun
views-pair = Pâr gyda { $name } ({ $kind })
views-only = O'r hyn rydych yn ei ysgrifennu, nid oes neb yn gweld gair yma: dim ond a yw yno, faint ac ers pryd. Dim ond yr hyn sy'n perthyn i'w raglen ei hun y mae cydlynydd yn ei weld.
views-count = { $count ->
    [0] Dim
    [one] 1
   *[other] { $count }
}
views-kept = Wedi'i gadw
views-not-yet = Dim eto
views-hours = Fy oriau
views-answers = Fy atebion yn fy ngeiriau fy hun
views-entries = Fy nghofnod preifat
views-summaries = Wedi'i ddweud wrth y cydlynydd
views-notes = Fy nodiadau a rennir
views-looked-back = Fy edrych yn ôl, rhannwyd ddiwethaf
views-shared-answers = Atebion y mentai a rennir
views-acts = Yr hyn y mae noddwr yn ei wneud yn enw'r mentai
views-asks = Ceisiadau i gynghreiriad
views-circle-part = Fy mod ynddo
views-circle-by-name = Wrth fy enw fy hun
views-circle-by-chosen-name = Wrth yr enw a ddewisais yno
views-circle-rules = Ei reolau
