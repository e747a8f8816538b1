# cy_review: pending
matching-heading = Paru pobl
matching-cohort = Carfan: { $cohort }
matching-cohorts = Carfanau'r rhaglen hon
matching-waiting = { $mentees ->
    [one] Mae 1 person eisiau rhywun nawr. Mae gan { $givers } helpwr le.
   *[other] Mae { $mentees } o bobl eisiau rhywun nawr. Mae gan { $givers } helpwr le.
}
matching-nobody-told = Ni ddywedir dim wrth neb cyn i chi gyhoeddi. Gallwch wneud cynifer o ddrafftiau ag y mynnwch.
matching-new = Gwneud drafft
matching-purpose = Ar gyfer beth mae hyn?
matching-shortlist = Rhestrau i ddewis ohonynt
matching-shortlist-hint = Mae pob mentorai yn gweld hyd at dri pherson ac yn dewis. Argymhellir: mae pobl sy'n dewis yn adrodd mwy o gefnogaeth.
matching-final = Parau terfynol
matching-final-hint = Gofynnir i ddau berson pob pâr cyn gynted ag y byddwch yn cyhoeddi.
matching-objective = Beth sydd bwysicaf?
matching-most = Y nifer mwyaf o bobl yn gyntaf: y rhai sydd wedi aros hiraf, yna'r cydweddu gorau yn gyffredinol
matching-best = Y cydweddu gorau yn gyffredinol; efallai y gadewir ambell un allan
matching-cover = Pawb yn gyntaf: cyn lleied â phosibl heb neb, ar y ddwy ochr
matching-weights = Beth sy'n cyfrif: { $kind }
matching-weights-hint = O 0, dim o gwbl, i 10, y mwyaf. Mae rheolau am reolaeth linell, gwrthdaro a lleoedd bob amser yn dal.
matching-fixed = Caiff mentoriaid eu paru yn ôl rheolau sefydlog ysgol y Gwasanaeth Sifil: sefydliad arall, un neu ddwy radd yn uwch.
matching-term-needs = Yr hyn sydd ei angen ar y mentorai ac y mae'r helpwr yn ei gynnig
matching-term-style = Gwerthoedd a ffyrdd o weithio
matching-term-step = Y cam rhyngddynt
matching-term-profession = Proffesiwn
matching-term-overlap = Amseroedd pan fydd y ddau'n rhydd
matching-term-place = Lle
matching-term-mode = Sut maen nhw'n hoffi cwrdd
matching-make = Gwneud drafft
matching-preview = Gyda'r gosodiadau hyn
matching-runs = Drafftiau a rhediadau a gyhoeddwyd
matching-runs-caption = Rhediadau'r garfan hon
matching-run = Rhediad
matching-made = Gwnaed
matching-state = Cyflwr
matching-run-shortlist = Rhediad { $number }: rhestrau
matching-run-final = Rhediad { $number }: parau terfynol
matching-draft = Drafft
matching-published = Cyhoeddwyd
matching-published-on = Cyhoeddwyd ar { $date }
matching-no-runs = Nid oes rhediad eto. Gwnewch ddrafft uchod.
matching-figures = Beth mae'r rhediad hwn yn ei roi
matching-kind = Math o gynorthwyydd
matching-proposals = Cynigion
matching-strong = Cydweddu cryf
matching-good = Cydweddu da
matching-fair = Cydweddu gweddol
matching-weak = Cydweddu gwan
matching-left = Heb neb
matching-seed = Mae'r un bobl a'r un gosodiadau yn rhoi'r un canlyniad. Hedyn y cyfartaleddau: { $seed }
matching-draft-text = Nid oes neb wedi cael gwybod.
matching-publish-lists = Pan fyddwch yn cyhoeddi, mae mentoreion yn gweld eu rhestrau ac yn dewis. Ni ddywedir dim wrth helpwyr nes i fentorai ddweud ie.
matching-publish-pairs = Pan fyddwch yn cyhoeddi, gofynnir i ddau berson pob pâr ac mae ganddynt 10 diwrnod i ateb.
matching-publish = Cyhoeddi
matching-discard = Gollwng y drafft hwn
matching-compare = Cymharu â rhediad arall
matching-compare-with = Cymharu â rhediad { $number }
matching-difference = Beth sy'n wahanol
matching-difference-kept = Mae { $kept } o gynigion yn y ddau. Heb neb: { $before } yn y rhediad arall, { $after } yn hwn.
matching-no-difference = Mae'r ddau rediad yn cynnig yr un peth.
matching-changes = Pobl y mae rhywbeth yn newid iddynt
matching-mentee = Mentorai
matching-before = Dim ond yn y rhediad arall
matching-after = Dim ond yn y rhediad hwn
matching-no-proposals = Dim cynigion.
matching-waits = { $weeks ->
    [0] Newydd yn y ciw
    [one] Wedi aros am 1 wythnos
   *[other] Wedi aros am { $weeks } wythnos
}
matching-without = Heb neb
matching-places-short = Mae pawb posibl yn llawn. Byddai un lle arall yn helpu.
matching-nobody-possible = Nid oes neb yn bosibl ar hyn o bryd. Ni fyddai agor unrhyw reol o eiddo'r rhaglen yn newid hyn.
matching-open-rule = { $count ->
    [one] Nid oes neb yn bosibl ar hyn o bryd. Byddai agor y rheol “{ $rule }” yn rhoi 1 person.
   *[other] Nid oes neb yn bosibl ar hyn o bryd. Byddai agor y rheol “{ $rule }” yn rhoi { $count } o bobl.
}
matching-rule-organisation = sefydliad
matching-rule-team = nid yr un tîm
matching-rule-language = iaith gyffredin
matching-rule-times = amser cyffredin
matching-rule-mode = sut maen nhw'n cwrdd
matching-rule-step = camau rhyngddynt
matching-rule-two-people = mae dau gynorthwyydd yn ddau berson
matching-load = Llwyth yr helpwyr a enwir yma
matching-load-caption = Lleoedd a gynigir ac a ddefnyddir yn y rhediad hwn
matching-giver = Helpwr
matching-places = Lleoedd
matching-used = Defnyddiwyd
matching-pinned = Gosodwyd gennych chi
matching-not-ready = Ddim yn barod eto
matching-set-or-rule-out = Gosod y pâr hwn, neu ei ddiystyru
matching-what = Beth hoffech chi ei wneud?
matching-set = Cadw'r ddau hyn gyda'i gilydd
matching-rule-out = Peidio byth â rhoi'r ddau hyn gyda'i gilydd
matching-what-needed = Dewiswch beth hoffech chi ei wneud
matching-reason = Pam? Bydd pwy bynnag sy'n cydlynu nesaf yn darllen hyn; ni fydd y ddau.
matching-reason-needed = Dywedwch pam mewn hyd at 500 nod
matching-pin-save = Cadw ar gyfer y drafft nesaf
matching-pins = Parau rydych wedi'u gosod neu eu diystyru
matching-no-pins = Dim.
matching-pin-set = Cedwir { $mentee } a { $giver } gyda'i gilydd.
matching-pin-out = Ni roddir { $mentee } a { $giver } gyda'i gilydd byth.
matching-lift = Codi hyn
matching-why-needs = { $count ->
    [one] Un peth y mae ar y mentorai ei angen ac y mae'r cynorthwyydd yn ei gynnig.
   *[other] { $count } peth y mae ar y mentorai eu hangen ac y mae'r cynorthwyydd yn eu cynnig.
}
matching-why-above = { $count ->
    [one] Un cam uwchlaw'r mentorai.
   *[other] { $count } cam uwchlaw'r mentorai.
}
matching-why-level = Ar yr un cam.
matching-why-profession = Yr un proffesiwn.
matching-why-family = Proffesiynau agos at ei gilydd.
matching-why-other-profession = Proffesiwn arall.
matching-why-slot = Mae'r ddau'n rhydd bryd hynny: { $slot }.
matching-why-slots = { $count ->
    [one] Un amser pan fydd y ddau'n rhydd.
   *[other] { $count } amser pan fydd y ddau'n rhydd.
}
matching-why-site = Ar yr un safle.
matching-why-region = Yn yr un ardal.
matching-why-outside = Sefydliad arall.
matching-why-mode = Mae'r ddau'n hoffi cwrdd fel hyn: { $mode }.
matching-why-personal = Cydweddu personol.
matching-why-closest = Y cydweddu agosaf â lle rhydd.
