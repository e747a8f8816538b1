# Every word of the film in English. Each message is a whole sentence or a whole label; $words are parameters of the film.
# `$named` is "yes" or "no" (a film may leave the mentee without a name), `$pronoun` is she, he or they,
# `$appearance` is "all" or "none" (whether the description says what people look like).

## What the film and its chapters are called

film-title = Mentoring that puts you at the centre
chapter-title = Title
chapter-meet = { $named ->
    [no] Meet the mentee
   *[yes] Meet { $name }
}
chapter-data = The gap
chapter-model = The model
chapter-sponsorship = Sponsorship
chapter-allyship = Allyship
chapter-circles = Mentoring circles
chapter-surface = Surface characteristics
chapter-trust = Trust
chapter-challenge = The challenge to allies
chapter-now_you = Now you
chapter-end = End

## What is said

title-1 = Mentoring that puts you at the centre.

meet-1 = { $named ->
    [no] { $pronoun ->
        [she] This is the mentee. She is { $job } in the NHS.
        [he] This is the mentee. He is { $job } in the NHS.
       *[they] This is the mentee. They are { $job } in the NHS.
    }
   *[yes] { $pronoun ->
        [she] This is { $name }. She is { $job } in the NHS.
        [he] This is { $name }. He is { $job } in the NHS.
       *[they] This is { $name }. They are { $job } in the NHS.
    }
}
meet-2 = { $pronoun ->
    [she] She is good at her job, and wants to go further.
    [he] He is good at his job, and wants to go further.
   *[they] They are good at their job, and want to go further.
}
meet-3 = But some doors are harder to open than they should be.

data-1 = Think of one hundred { $population } in { $year }.
data-2 = { $all-number ->
    [one] About { $all } was { $predicate }.
   *[other] About { $all } were { $predicate }.
}
data-3 = In { $group }, it was about { $part }.
data-3-equal = In { $group }, it was about the same.
data-3-larger = In { $group }, it was more: about { $part }.
data-4 = That gap is about barriers, not talent.

model-1 = A study asked twelve health professionals what good mentoring is.
model-2 = Its model puts the mentee in the middle, with four questions.
model-3 = { $need } { $help }
model-4 = { $support }
model-5 = { $require }

sponsorship-1 = Sponsorship. A sponsor opens doors.
sponsorship-2 = They speak up for you in rooms you are not in yet.

allyship-1 = Allyship. An ally is honest and humble.
allyship-2 = They learn about bias and racism.
allyship-3 = They use their influence to make things fair.

circles-1 = Peer support.
circles-2 = In a mentoring circle, people share what they have lived and learned.
circles-3 = They help each other grow strong.

surface-1 = Surface characteristics are what people notice first,
surface-2 = like skin colour, age or gender.
surface-3 = They can matter a lot, or a little. So ask the mentee.

trust-1 = What holds it all together is trust.
trust-2 = A good mentor makes a safe space to talk, also about race and racism.

challenge-1 = Allies, here is your challenge.
challenge-2 = { $line1 } { $line2 }
challenge-3 = { $line3 }
challenge-4 = { $line4 }
challenge-5 = { $line5 }

now-you-organisations-1 = Start small, and start now. { $action1 }
now-you-organisations-2 = { $action2 }
now-you-organisations-3 = { $action3 }
now-you-policymakers-1 = You can change the rules. { $action1 }
now-you-policymakers-2 = { $action2 }
now-you-policymakers-3 = { $action3 }
now-you-educators-1 = You can start early. { $action1 }
now-you-educators-2 = { $action2 }
now-you-educators-3 = { $action3 }

## What a parameter is when nobody sets it

default-job = a physiotherapist
default-population = NHS staff
default-group = { $named ->
    [no] jobs like the mentee's
   *[yes] jobs like { $name }'s
}
default-predicate-model = Black or from a minoritised ethnic group
default-predicate-nhs = from an ethnic minority group
default-line-1 = Be bold.
default-line-2 = Speak up.
default-line-3 = Take the lead with authenticity and integrity.
default-line-4 = Perceive, inspire, nurture and support me.
default-line-5 = Hold my hand and share the journey with me.
default-action-organisations-1 = Train your mentors.
default-action-organisations-2 = Set up one mentoring circle.
default-action-organisations-3 = Find a sponsor for every mentee.
default-action-policymakers-1 = Fund mentoring that lasts.
default-action-policymakers-2 = Ask for the numbers, job by job and grade by grade.
default-action-policymakers-3 = Then publish what has changed.
default-action-educators-1 = Teach what an ally does.
default-action-educators-2 = Help every learner find a mentor.
default-action-educators-3 = Make time for a mentoring circle.
default-link-organisations = Guide for organisations
default-link-policymakers = Guide for policymakers
default-link-educators = Guide for educators
default-data-population-all = NHS workforce
default-data-population-group = allied health professionals, all together

## What only the picture says, read to those who do not see it

meet-ad = { $appearance ->
    [none] { $named ->
        [no] The mentee stands at a row of doors. The next one is shut.
       *[yes] { $name } stands at a row of doors. The next one is shut.
    }
   *[all] { $look } stands at a row of doors. The next one is shut.
}
data-ad = { $all-number ->
    [one] Two squares of one hundred people. { $all-first } is filled on the left, { $part } on the right. The exact figures are { $all-figure } and { $part-figure } per cent.
   *[other] Two squares of one hundred people. { $all-first } are filled on the left, { $part } on the right. The exact figures are { $all-figure } and { $part-figure } per cent.
}
model-ad = Four overlapping circles around the mentee: sponsorship, allyship, mentoring circles, surface characteristics.
sponsorship-ad = { $appearance ->
    [none] The sponsor speaks at a table behind a door.
   *[all] { $sponsor-look } speaks at a table behind a door.
}
allyship-ad = { $appearance ->
    [none] The ally listens, then levels a tilted beam.
   *[all] { $ally-look } listens, then levels a tilted beam.
}
circles-ad = Six people sit in a circle. A thread joins them.
trust-ad = Two people share a bench.
now_you-ad = The next door is open.

## What each person looks like, as the description says it

described-c01 = { $who ->
    [she] A woman with brown skin and braided hair
    [he] A man with brown skin and braided hair
   *[they] A person with brown skin and braided hair
}
described-c02 = { $who ->
    [she] A woman with dark brown skin, short grey hair and glasses
    [he] A man with dark brown skin, short grey hair and glasses
   *[they] A person with dark brown skin, short grey hair and glasses
}
described-c03 = { $who ->
    [she] A woman with light brown skin and a grey bun
    [he] A man with light brown skin and a grey bun
   *[they] A person with light brown skin and a grey bun
}
described-c04 = { $who ->
    [she] A woman with light skin
    [he] A man with light skin
   *[they] A person with light skin
}
described-c05 = { $who ->
    [she] A woman with very dark brown skin and an afro
    [he] A man with very dark brown skin and an afro
   *[they] A person with very dark brown skin and an afro
}
described-c06 = { $who ->
    [she] A woman with medium brown skin and a hijab
    [he] A man with medium brown skin and covered hair
   *[they] A person with medium brown skin and covered hair
}
described-c07 = { $who ->
    [she] A woman with brown skin and a turban
    [he] A man with brown skin and a turban
   *[they] A person with brown skin and a turban
}
described-c08 = { $who ->
    [she] A woman with light skin, long hair and a hearing aid
    [he] A man with light skin, long hair and a hearing aid
   *[they] A person with light skin, long hair and a hearing aid
}
described-c09 = { $who ->
    [she] A woman with dark brown skin and locs, in a wheelchair
    [he] A man with dark brown skin and locs, in a wheelchair
   *[they] A person with dark brown skin and locs, in a wheelchair
}
described-c10 = { $who ->
    [she] A woman with medium brown skin and no hair
    [he] A man with medium brown skin and no hair
   *[they] A person with medium brown skin and no hair
}
described-c11 = { $who ->
    [she] A woman with brown skin and short hair
    [he] A man with brown skin and short hair
   *[they] A person with brown skin and short hair
}
described-c12 = { $who ->
    [she] A woman with very dark brown skin and long hair, with a stick
    [he] A man with very dark brown skin and long hair, with a stick
   *[they] A person with very dark brown skin and long hair, with a stick
}

## What stands in for each picture

alt-title = A person beside the title of the film.
alt-meet = { $named ->
    [no] The mentee knocks at a shut door in a row of five. Two are open, two ajar, one shut.
   *[yes] { $name } knocks at a shut door in a row of five. Two are open, two ajar, one shut.
}
alt-data = Two squares of one hundred people. Filled on the left: { $all }. Filled on the right: { $part }.
alt-model = Four overlapping circles with the mentee in the middle. Four cards hold four questions.
alt-sponsorship = The sponsorship circle is lit. A sponsor speaks about the mentee at a table, and a door opens.
alt-allyship = The allyship circle is lit. An ally stands beside the mentee and levels a tilted beam.
alt-circles = Six people sit in a circle, joined by a thread that makes a net.
alt-surface = The mentee looks at three possible mentors and turns a dial between a little and a lot.
alt-trust = Mentee and mentor share a bench and talk. Under them stands the word trust.
alt-challenge = Five painted strips with the five lines of the challenge to allies.
alt-now_you = { $named ->
    [no] The mentee walks through an open door and holds it for the next person.
   *[yes] { $name } walks through an open door and holds it for the next person.
}
alt-end = Three things to do next, a link, and who made the film.

## What is written in the picture

petal-sponsorship = Sponsorship
petal-allyship = Allyship
petal-circles = Mentoring circles
petal-surface = Surface characteristics
picture-mentee = Mentee
picture-mentor = Mentor
picture-sponsor = Sponsor
picture-ally = Ally
picture-peers = Peer support
picture-trust = trust
tag-skin-colour = skin colour
tag-age = age
tag-gender = gender
dial-little = a little
dial-lot = a lot
question-need = { $need }
question-help = { $help }
question-support = { $support }
question-require = { $require }
figure-all = { $all-figure } %
figure-part = { $part-figure } %
figure-all-caption = { $all-people }, { $all-date }
figure-part-caption = { $part-people }, { $part-date }
source-line = { $one-source ->
    [yes] Source: { $all-source }
   *[no] Sources: { $all-source }; { $part-source }
}
date-in-words = { $month ->
    [1] { $day } January { $of-year }
    [2] { $day } February { $of-year }
    [3] { $day } March { $of-year }
    [4] { $day } April { $of-year }
    [5] { $day } May { $of-year }
    [6] { $day } June { $of-year }
    [7] { $day } July { $of-year }
    [8] { $day } August { $of-year }
    [9] { $day } September { $of-year }
    [10] { $day } October { $of-year }
    [11] { $day } November { $of-year }
   *[12] { $day } December { $of-year }
}
poster-name = Challenge to Change
poster-heading = Allies, here is your challenge.
poster-line-1 = { $line1 }
poster-line-2 = { $line2 }
poster-line-3 = { $line3 }
poster-line-4 = { $line4 }
poster-line-5 = { $line5 }
poster-credit = { $own-lines ->
    [yes] Words: our own, after Sriram, Atwal, McKay 2024
   *[no] Words: Sriram, Atwal, McKay 2024
}
poster-pose-1 = A person stands firm, both hands on their hips.
poster-pose-2 = A person shows the way with an outstretched arm.
poster-pose-3 = A person lays a hand on their heart.
poster-pose-4 = A person opens both arms.
poster-pose-5 = Two people hold hands.
end-action-1 = { $action1 }
end-action-2 = { $action2 }
end-action-3 = { $action3 }
end-link = { $link }
end-organisation = { $organisation }
end-credit = An independent film about the model of Sriram, Atwal and McKay, BMJ Open 2024;14:e089121. The authors did not make it.
end-term = BME: Black and minoritised ethnic, the term the study uses
label-draft = Draft wording, not yet approved
label-paraphrase = Our working wording, not the authors'

## What the written version says

transcript-heading = The film in writing
transcript-about = The film explains a model that twelve people agreed on in one workshop. It promises nobody a promotion.
transcript-said = Said
transcript-seen = Seen
transcript-written = Written in the picture
transcript-sources = Sources
transcript-study = Sriram V, Atwal A, McKay EA. BMJ Open 2024;14:e089121, doi 10.1136/bmjopen-2024-089121
transcript-figure-all = { $all-figure } %: { $all-people }, { $all-date }. { $all-source }
transcript-figure-part = { $part-figure } %: { $part-people }, { $part-date }. { $part-source }
transcript-approval = Who has approved the words
transcript-approved = Everyone who must approve these words has done so.
transcript-open = These words still wait for approval:
so-01 = the four questions
so-02 = the lines of the poster, and the right to use them
so-03 = the sentence about sponsors
so-04 = the sentences about surface characteristics
so-05 = the sentences about the gap
so-06 = name, job and looks of the people
so-07 = the sentence about the study
so-08 = the sentences about what to do now
so-09 = the Welsh words
