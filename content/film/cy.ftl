# cy_review: pending
# Every word of the film in Welsh: our draft, made without a human translator, open as SO-09 until one and a second Welsh
# reader have signed. Parameters stand only where no mutation applies; the note above a message says how to write them.

## What the film and its chapters are called

film-title = Mentora sy'n eich rhoi chi yn y canol
chapter-title = Teitl
# `$name`: after "Cwrdd â" a name keeps its first letter; "â'r mentorai" in the film without a name.
chapter-meet = { $named ->
    [no] Cwrdd â'r mentorai
   *[yes] Cwrdd â { $name }
}
chapter-data = Y bwlch
chapter-model = Y model
chapter-sponsorship = Nawdd
chapter-allyship = Cynghreiriaeth
chapter-circles = Cylchoedd mentora
chapter-surface = Nodweddion ar yr wyneb
chapter-trust = Ymddiriedaeth
chapter-challenge = Yr her i gynghreiriaid
chapter-now_you = Eich tro chi
chapter-end = Diwedd

## What is said

title-1 = Mentora sy'n eich rhoi chi yn y canol.
# `$name` follows "Dyma", after which personal names do not mutate. `$job` follows "fel", which causes no mutation: write it without an article ("therapydd galwedigaethol").
meet-1 = { $named ->
    [no] { $pronoun ->
        [she] Dyma'r mentorai. Mae hi'n gweithio yn y GIG fel { $job }.
        [he] Dyma'r mentorai. Mae ef yn gweithio yn y GIG fel { $job }.
       *[they] Dyma'r mentorai. Maen nhw'n gweithio yn y GIG fel { $job }.
    }
   *[yes] { $pronoun ->
        [she] Dyma { $name }. Mae hi'n gweithio yn y GIG fel { $job }.
        [he] Dyma { $name }. Mae ef yn gweithio yn y GIG fel { $job }.
       *[they] Dyma { $name }. Maen nhw'n gweithio yn y GIG fel { $job }.
    }
}
meet-2 = { $pronoun ->
    [she] Mae hi'n dda yn ei gwaith, ac am fynd ymhellach.
    [he] Mae ef yn dda yn ei waith, ac am fynd ymhellach.
   *[they] Maen nhw'n dda yn eu gwaith, ac am fynd ymhellach.
}
meet-3 = Ond mae rhai drysau'n anoddach eu hagor nag y dylent fod.
# `$population` follows a colon, so it does not mutate: a plural noun ("staff y GIG"). `$year` is digits.
data-1 = Meddyliwch am gant o bobl yn { $year }: { $population }.
# `$predicate` opens the clause after a comma, so it does not mutate: a plural noun with its adjectives. `$all` is digits until a translator supplies words. `$all-number` only tells one from more; Welsh needs no difference here.
data-2 = { $all-number ->
   *[other] O'r cant, { $predicate } oedd tua { $all }.
}
# `$group` follows "Mewn", which causes no mutation and wants an indefinite noun ("swyddi ..."). `$part` is digits.
data-3 = Mewn { $group }, tua { $part } oedd y nifer.
# As data-3.
data-3-equal = Mewn { $group }, tua'r un faint oedd y nifer.
# As data-3.
data-3-larger = Mewn { $group }, roedd y nifer yn fwy: tua { $part }.
data-4 = Rhwystrau sydd wrth wraidd y bwlch hwnnw, nid diffyg dawn.
model-1 = Gofynnodd astudiaeth i ddeuddeg gweithiwr iechyd beth yw mentora da.
model-2 = Mae ei model yn rhoi'r mentorai yn y canol, gyda phedwar cwestiwn.
# Two whole questions, one after the other.
model-3 = { $need } { $help }
# One whole question.
model-4 = { $support }
# One whole question.
model-5 = { $require }
sponsorship-1 = Nawdd. Mae noddwr yn agor drysau.
sponsorship-2 = Mae'n siarad drosoch mewn ystafelloedd nad ydych ynddynt eto.
allyship-1 = Cynghreiriaeth. Mae cynghreiriad yn onest ac yn wylaidd.
allyship-2 = Mae'n dysgu am ragfarn a hiliaeth.
allyship-3 = Mae'n defnyddio ei ddylanwad i wneud pethau'n deg.
circles-1 = Cymorth cymheiriaid.
circles-2 = Mewn cylch mentora, mae pobl yn rhannu eu profiad a'u dysgu.
circles-3 = Maen nhw'n helpu ei gilydd i dyfu'n gryf.
surface-1 = Nodweddion ar yr wyneb yw'r pethau y mae pobl yn sylwi arnynt gyntaf,
surface-2 = fel lliw croen, oedran neu rywedd.
surface-3 = Gallant gyfrif llawer, neu ychydig. Felly gofynnwch i'r mentorai.
trust-1 = Ymddiriedaeth sy'n dal y cyfan ynghyd.
trust-2 = Mae mentor da yn creu lle diogel i siarad, hefyd am hil a hiliaeth.
challenge-1 = Gynghreiriaid, dyma eich her.
# Two whole lines of the poster, one after the other.
challenge-2 = { $line1 } { $line2 }
# One whole line of the poster.
challenge-3 = { $line3 }
# One whole line of the poster.
challenge-4 = { $line4 }
# One whole line of the poster.
challenge-5 = { $line5 }
# `$action1` is a whole sentence.
now-you-organisations-1 = Dechreuwch yn fach, a dechreuwch nawr. { $action1 }
# A whole sentence.
now-you-organisations-2 = { $action2 }
# A whole sentence.
now-you-organisations-3 = { $action3 }
# `$action1` is a whole sentence.
now-you-policymakers-1 = Gallwch chi newid y rheolau. { $action1 }
# A whole sentence.
now-you-policymakers-2 = { $action2 }
# A whole sentence.
now-you-policymakers-3 = { $action3 }
# `$action1` is a whole sentence.
now-you-educators-1 = Gallwch chi ddechrau'n gynnar. { $action1 }
# A whole sentence.
now-you-educators-2 = { $action2 }
# A whole sentence.
now-you-educators-3 = { $action3 }

## What a parameter is when nobody sets it

default-job = ffisiotherapydd
default-population = staff y GIG
# `$name` follows "swydd" as its possessor, where names do not mutate.
default-group = { $named ->
    [no] swyddi fel swydd y mentorai
   *[yes] swyddi fel swydd { $name }
}
default-predicate-model = pobl Ddu neu bobl o grŵp ethnig lleiafrifedig
default-predicate-nhs = pobl o grŵp ethnig lleiafrifol
default-line-1 = Byddwch yn eofn.
default-line-2 = Codwch eich llais.
default-line-3 = Arweiniwch gyda dilysrwydd ac uniondeb.
default-line-4 = Gwelwch fi, ysbrydolwch fi, meithrinwch a chefnogwch fi.
default-line-5 = Daliwch fy llaw a rhannwch y daith gyda mi.
default-action-organisations-1 = Hyfforddwch eich mentoriaid.
default-action-organisations-2 = Sefydlwch un cylch mentora.
default-action-organisations-3 = Dewch o hyd i noddwr i bob mentorai.
default-action-policymakers-1 = Ariannwch fentora sy'n para.
default-action-policymakers-2 = Gofynnwch am y niferoedd, fesul swydd a fesul gradd.
default-action-policymakers-3 = Yna cyhoeddwch beth sydd wedi newid.
default-action-educators-1 = Dysgwch beth mae cynghreiriad yn ei wneud.
default-action-educators-2 = Helpwch bob dysgwr i gael mentor.
default-action-educators-3 = Rhowch amser i gylch mentora.
default-link-organisations = Canllaw i sefydliadau
default-link-policymakers = Canllaw i lunwyr polisi
default-link-educators = Canllaw i addysgwyr
default-data-population-all = gweithlu'r GIG
default-data-population-group = gweithwyr proffesiynol perthynol i iechyd, gyda'i gilydd

## What only the picture says, read to those who do not see it

# `$name` and `$look` begin the sentence, so nothing mutates them.
meet-ad = { $appearance ->
    [none] { $named ->
        [no] Y mentorai sy'n sefyll wrth res o ddrysau. Mae'r drws nesaf ar gau.
       *[yes] { $name } sy'n sefyll wrth res o ddrysau. Mae'r drws nesaf ar gau.
    }
   *[all] { $look } sy'n sefyll wrth res o ddrysau. Mae'r drws nesaf ar gau.
}
# `$all-first`, `$part` and the figures are digits. `$all-number` makes no difference in Welsh.
data-ad = { $all-number ->
   *[other] Dau sgwâr o gant o bobl. { $all-first } wedi'u llenwi ar y chwith, { $part } ar y dde. Yr union ffigurau yw { $all-figure } a { $part-figure } y cant.
}
model-ad = Pedwar cylch sy'n gorgyffwrdd o amgylch y mentorai: nawdd, cynghreiriaeth, cylchoedd mentora, nodweddion ar yr wyneb.
# `$sponsor-look` begins the sentence.
sponsorship-ad = { $appearance ->
    [none] Y noddwr sy'n siarad wrth fwrdd y tu ôl i ddrws.
   *[all] { $sponsor-look } sy'n siarad wrth fwrdd y tu ôl i ddrws.
}
# `$ally-look` begins the sentence.
allyship-ad = { $appearance ->
    [none] Y cynghreiriad sy'n gwrando, yna'n sythu trawst ar ogwydd.
   *[all] { $ally-look } sy'n gwrando, yna'n sythu trawst ar ogwydd.
}
circles-ad = Mae chwech o bobl yn eistedd mewn cylch. Mae edefyn yn eu cysylltu.
trust-ad = Mae dau berson yn rhannu mainc.
now_you-ad = Mae'r drws nesaf ar agor.

## What each person looks like, as the description says it

# `$who` is she, he or they.
described-c01 = { $who ->
    [she] Menyw â chroen brown a gwallt wedi'i blethu
    [he] Dyn â chroen brown a gwallt wedi'i blethu
   *[they] Person â chroen brown a gwallt wedi'i blethu
}
# `$who` is she, he or they.
described-c02 = { $who ->
    [she] Menyw â chroen brown tywyll, gwallt llwyd byr a sbectol
    [he] Dyn â chroen brown tywyll, gwallt llwyd byr a sbectol
   *[they] Person â chroen brown tywyll, gwallt llwyd byr a sbectol
}
# `$who` is she, he or they.
described-c03 = { $who ->
    [she] Menyw â chroen brown golau a byn llwyd
    [he] Dyn â chroen brown golau a byn llwyd
   *[they] Person â chroen brown golau a byn llwyd
}
# `$who` is she, he or they.
described-c04 = { $who ->
    [she] Menyw â chroen golau
    [he] Dyn â chroen golau
   *[they] Person â chroen golau
}
# `$who` is she, he or they.
described-c05 = { $who ->
    [she] Menyw â chroen brown tywyll iawn a gwallt affro
    [he] Dyn â chroen brown tywyll iawn a gwallt affro
   *[they] Person â chroen brown tywyll iawn a gwallt affro
}
# `$who` is she, he or they.
described-c06 = { $who ->
    [she] Menyw â chroen brown canolig a hijab
    [he] Dyn â chroen brown canolig a gwallt wedi'i orchuddio
   *[they] Person â chroen brown canolig a gwallt wedi'i orchuddio
}
# `$who` is she, he or they.
described-c07 = { $who ->
    [she] Menyw â chroen brown a thwrban
    [he] Dyn â chroen brown a thwrban
   *[they] Person â chroen brown a thwrban
}
# `$who` is she, he or they.
described-c08 = { $who ->
    [she] Menyw â chroen golau, gwallt hir a chymorth clyw
    [he] Dyn â chroen golau, gwallt hir a chymorth clyw
   *[they] Person â chroen golau, gwallt hir a chymorth clyw
}
# `$who` is she, he or they.
described-c09 = { $who ->
    [she] Menyw â chroen brown tywyll a locs, mewn cadair olwyn
    [he] Dyn â chroen brown tywyll a locs, mewn cadair olwyn
   *[they] Person â chroen brown tywyll a locs, mewn cadair olwyn
}
# `$who` is she, he or they.
described-c10 = { $who ->
    [she] Menyw â chroen brown canolig a heb wallt
    [he] Dyn â chroen brown canolig a heb wallt
   *[they] Person â chroen brown canolig a heb wallt
}
# `$who` is she, he or they.
described-c11 = { $who ->
    [she] Menyw â chroen brown a gwallt byr
    [he] Dyn â chroen brown a gwallt byr
   *[they] Person â chroen brown a gwallt byr
}
# `$who` is she, he or they.
described-c12 = { $who ->
    [she] Menyw â chroen brown tywyll iawn a gwallt hir, gyda ffon
    [he] Dyn â chroen brown tywyll iawn a gwallt hir, gyda ffon
   *[they] Person â chroen brown tywyll iawn a gwallt hir, gyda ffon
}

## What stands in for each picture

alt-title = Person wrth ymyl teitl y ffilm.
# `$name` begins the sentence.
alt-meet = { $named ->
    [no] Y mentorai sy'n curo wrth ddrws caeedig mewn rhes o bump. Mae dau ar agor, dau'n gilagored, un ar gau.
   *[yes] { $name } sy'n curo wrth ddrws caeedig mewn rhes o bump. Mae dau ar agor, dau'n gilagored, un ar gau.
}
# Both numbers are digits after a colon.
alt-data = Dau sgwâr o gant o bobl. Wedi'u llenwi ar y chwith: { $all }. Wedi'u llenwi ar y dde: { $part }.
alt-model = Pedwar cylch sy'n gorgyffwrdd gyda'r mentorai yn y canol. Mae pedwar cwestiwn ar bedwar cerdyn.
alt-sponsorship = Mae cylch nawdd wedi'i oleuo. Mae noddwr yn sôn am y mentorai wrth fwrdd, ac mae drws yn agor.
alt-allyship = Mae cylch cynghreiriaeth wedi'i oleuo. Mae cynghreiriad yn sefyll wrth ochr y mentorai ac yn sythu trawst ar ogwydd.
alt-circles = Mae chwech o bobl yn eistedd mewn cylch, wedi'u cysylltu gan edefyn sy'n gwneud rhwyd.
alt-surface = Mae'r mentorai yn edrych ar dri mentor posibl ac yn troi deial rhwng ychydig a llawer.
alt-trust = Mae mentorai a mentor yn rhannu mainc ac yn siarad. Oddi tanynt mae'r gair ymddiriedaeth.
alt-challenge = Pum stribed wedi'u paentio gyda phum llinell yr her i gynghreiriaid.
# `$name` begins the sentence.
alt-now_you = { $named ->
    [no] Y mentorai sy'n cerdded trwy ddrws agored ac yn ei ddal i'r person nesaf.
   *[yes] { $name } sy'n cerdded trwy ddrws agored ac yn ei ddal i'r person nesaf.
}
alt-end = Tri pheth i'w gwneud nesaf, dolen, a phwy wnaeth y ffilm.

## What is written in the picture

petal-sponsorship = Nawdd
petal-allyship = Cynghreiriaeth
petal-circles = Cylchoedd mentora
petal-surface = Nodweddion ar yr wyneb
picture-mentee = Mentorai
picture-mentor = Mentor
picture-sponsor = Noddwr
picture-ally = Cynghreiriad
picture-peers = Cymorth cymheiriaid
picture-trust = ymddiriedaeth
tag-skin-colour = lliw croen
tag-age = oedran
tag-gender = rhywedd
dial-little = ychydig
dial-lot = llawer
# A whole question.
question-need = { $need }
# A whole question.
question-help = { $help }
# A whole question.
question-support = { $support }
# A whole question.
question-require = { $require }
# A number in digits.
figure-all = { $all-figure } %
# A number in digits.
figure-part = { $part-figure } %
# `$all-people` stands first and alone; `$all-date` is a year or a date in digits.
figure-all-caption = { $all-people }, { $all-date }
# As figure-all-caption.
figure-part-caption = { $part-people }, { $part-date }
# Sources are quoted as they are, after a colon.
source-line = { $one-source ->
    [yes] Ffynhonnell: { $all-source }
   *[no] Ffynonellau: { $all-source }; { $part-source }
}
# Numbers in digits; the names of months stand in the message.
date-in-words = { $month ->
    [1] { $day } Ionawr { $of-year }
    [2] { $day } Chwefror { $of-year }
    [3] { $day } Mawrth { $of-year }
    [4] { $day } Ebrill { $of-year }
    [5] { $day } Mai { $of-year }
    [6] { $day } Mehefin { $of-year }
    [7] { $day } Gorffennaf { $of-year }
    [8] { $day } Awst { $of-year }
    [9] { $day } Medi { $of-year }
    [10] { $day } Hydref { $of-year }
    [11] { $day } Tachwedd { $of-year }
   *[12] { $day } Rhagfyr { $of-year }
}
poster-name = Her i newid
poster-heading = Gynghreiriaid, dyma eich her.
# A whole line.
poster-line-1 = { $line1 }
# A whole line.
poster-line-2 = { $line2 }
# A whole line.
poster-line-3 = { $line3 }
# A whole line.
poster-line-4 = { $line4 }
# A whole line.
poster-line-5 = { $line5 }
# `$own-lines` chooses between the two credits.
poster-credit = { $own-lines ->
    [yes] Geiriau: ein rhai ni, ar ôl Sriram, Atwal, McKay 2024
   *[no] Geiriau: Sriram, Atwal, McKay 2024
}
poster-pose-1 = Mae rhywun yn sefyll yn gadarn, a'i ddwylo ar ei gluniau.
poster-pose-2 = Mae rhywun yn dangos y ffordd â braich estynedig.
poster-pose-3 = Mae rhywun yn rhoi llaw ar ei galon.
poster-pose-4 = Mae rhywun yn agor ei freichiau.
poster-pose-5 = Mae dau berson yn dal dwylo.
# A whole sentence.
end-action-1 = { $action1 }
# A whole sentence.
end-action-2 = { $action2 }
# A whole sentence.
end-action-3 = { $action3 }
# The text of the link, alone.
end-link = { $link }
# The name of the organisation, alone.
end-organisation = { $organisation }
end-credit = Ffilm annibynnol am fodel Sriram, Atwal a McKay, BMJ Open 2024;14:e089121. Nid yr awduron a'i gwnaeth.
end-term = BME: Du a lleiafrifol ethnig, y term y mae'r astudiaeth yn ei ddefnyddio
label-draft = Geiriad drafft, heb ei gymeradwyo eto
label-paraphrase = Ein geiriad gwaith ni, nid geiriad yr awduron

## What the written version says

transcript-heading = Y ffilm mewn geiriau
transcript-about = Mae'r ffilm yn egluro model y cytunodd deuddeg o bobl arno mewn un gweithdy. Nid yw'n addo dyrchafiad i neb.
transcript-said = Geiriau
transcript-seen = Llun
transcript-written = Yn ysgrifenedig yn y llun
transcript-sources = Ffynonellau
transcript-study = Sriram V, Atwal A, McKay EA. BMJ Open 2024;14:e089121, doi 10.1136/bmjopen-2024-089121
# Figure, people, date and source, each alone.
transcript-figure-all = { $all-figure } %: { $all-people }, { $all-date }. { $all-source }
# As transcript-figure-all.
transcript-figure-part = { $part-figure } %: { $part-people }, { $part-date }. { $part-source }
transcript-approval = Pwy sydd wedi cymeradwyo'r geiriau
transcript-approved = Mae pawb y mae'n rhaid iddynt gymeradwyo'r geiriau hyn wedi gwneud hynny.
transcript-open = Mae'r geiriau hyn yn dal i aros am gymeradwyaeth:
so-01 = y pedwar cwestiwn
so-02 = llinellau'r poster, a'r hawl i'w defnyddio
so-03 = y frawddeg am noddwyr
so-04 = y brawddegau am nodweddion ar yr wyneb
so-05 = y brawddegau am y bwlch
so-06 = enw, swydd a golwg y bobl
so-07 = y frawddeg am yr astudiaeth
so-08 = y brawddegau am beth i'w wneud nawr
so-09 = y geiriau Cymraeg
