# What a mentee answers about the programme, for their own eyes.

measures-heading = Questions you may answer
measures-lede = You need not answer any of this. It is voluntary, and saying no brings no detriment.
measures-link = Questions you may answer
measures-none = Your programme does not ask any of this.
measures-three = Three short questions
measures-three-text = They take one minute. They can be answered now.
measures-three-link = Answer three short questions
measures-promises = The ten promises
measures-promises-text = Has your organisation kept its word? You can say so once in each half-year.
measures-promises-link = Say what you think of the promises
measures-beside = The person beside you
measures-beside-text = Eight questions about the help of your ally.
measures-beside-link = Eight questions about { $name }
measures-beside-worse = You have said that something made things worse. Open it to see what you can do now, or to change your answers.
measures-wellbeing = How you are
measures-wellbeing-text = Your programme may ask now and then how it is going for you. It does so only if you agree.
measures-wellbeing-link = Agree, or stop agreeing
measures-scale-link = Answer: { $name }
measures-call = A call
measures-call-text = If you would like somebody to call you, you can tell your coordinator.
measures-call-link = Ask to be called
measures-call-sent = You have asked to be called.
measures-call-sent-link = See or take back what you sent
measures-who = Only you. No coordinator, mentor, ally or administrator can open what you answer
measures-who-lock = It is locked with a key that only the running server has.
measures-totals = Nobody makes totals of this yet. When the program can, it will show them only if at least 8 people have answered, and by published rules.
measures-kept = Answers are kept until one year after your cohort has closed. You can delete them before that. If you stop taking part, they are deleted at once.
measures-delete = Delete everything
measures-delete-text = This deletes everything that you have answered here. It cannot be undone.
measures-delete-do = Delete all my answers
measures-before = What you answered before is shown only while your private space is open.
measures-unlock = Unlock to see it
measures-closed = You cannot answer this now, because you are not waiting, placed or resting in this cohort.
measures-choose = Choose an answer to at least one question
measures-skip = I would rather not say
measures-keep = Keep my answers
measures-take-back = Delete these answers

# The eight questions.
measures-eight-heading = Eight questions about the person beside you
measures-eight-about = They are about { $name }, in the last three months.
measures-eight-readers = Only you. { $name } and the coordinators never see this, or that you have answered
measures-eight-skip = Leave this one out
measures-eight-score = Your answers come to { $score } out of 4.
measures-eight-no-score = There are fewer than 6 answers with a number, so no figure is worked out.
measures-eight-worse = { $count ->
    [one] You have said of one thing that it made things worse.
   *[other] You have said of { $count } things that they made things worse.
}
measures-eight-on = You answered on { $date }.
measures-eight-guide-text = It is our guide "When it goes wrong". It does not say who chose it, or why. It reaches { $name } on a day between one and three weeks from now, drawn by chance. It cannot be called back.

# The promises.
measures-rate-heading = What do you think of the ten promises?
measures-rate-lede = This is about { $from } to { $until }. Until then you can change what you say.
measures-rate-read = Read the promises in full
measures-rate-kept = Kept
measures-rate-partly = Partly kept
measures-rate-not-kept = Not kept
measures-rate-cannot-tell = I cannot tell

# Three short questions.
measures-check-heading = Three short questions
measures-check-lede = One minute. You can leave any of them out.
measures-check-meeting = Are you meeting?
measures-check-meeting-yes = Yes
measures-check-meeting-partly = Now and then
measures-check-meeting-no = No
measures-check-useful = Is it useful?
measures-check-useful-yes = Yes
measures-check-useful-partly = In part
measures-check-useful-no = No
measures-check-call = Would you like someone to call you?
measures-check-call-yes = Yes
measures-check-call-no = No
measures-check-call-hint = Nobody is told what you answer here. To be called, you send a message after this.
measures-check-none = There is nothing to answer now. You are asked three times: after 35 days, half-way, and 30 days before the end.
measures-check-agree = You are asked this only if you agree to it first.

# Consent.
measures-consent-heading = May we ask how you are?
measures-consent-what = What you would be asked
measures-consent-three = Three short questions, three times in your year: after 35 days, half-way, and 30 days before the end.
measures-consent-scales = Questions about wellbeing, if your programme has published some.
measures-consent-health = What you answer can say something about your health. That is why we ask you for this consent apart from everything else.
measures-consent-voluntary = It is voluntary. Saying no, or stopping later, brings no detriment.
measures-consent-stop = You can stop at any time. What you answered under this consent is then deleted at once.
measures-consent-once = You get one notice each time, and no reminder.
measures-consent-give = I agree to be asked
measures-consent-not = Not now
measures-consent-since = You have agreed to be asked, on { $date }.
measures-consent-withdraw = Stop, and delete what I answered
measures-consent-unused = Your programme has decided not to ask this.

# Wellbeing.
measures-scale-heading = Questions about wellbeing
measures-scale-version = Version { $version }
measures-scale-sum = Your answers come to { $sum }. In the table of the owners that is { $score }.
measures-scale-mean = Your answers come to { $score }.
measures-scale-no-score = There are too few answers to work out a figure.
measures-scale-care = A figure is no diagnosis. It says nothing about how strong you are, and it does not make a hard place easier.
measures-scale-help = If you would like to talk to somebody, there are people to turn to.
measures-scale-changed = These questions were changed while you read them. Please look again
