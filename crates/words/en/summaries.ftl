# A summary of a pair for the coordinator.

summaries-title = Told to the coordinator
summaries-none = Nothing has been told to the coordinator. Of all that you write here they see nothing but a summary that you send on purpose.
summaries-write = Write a summary for the coordinator
summaries-lede = A few lines that you choose to share. You see first exactly what the coordinator will see.
summaries-how-mentee = It goes to the coordinators of your programme as soon as you send it. { $name } can read it too, and sees that you sent it.
summaries-how-giver = It goes to { $name } first. The coordinators see it only if { $name } says yes to these very words.
summaries-text = What would you like to tell them?
summaries-hint = No details about patients. Names of other people are better left out.
summaries-readers-draft = Only you, until you send it. Nobody else can open it
summaries-readers-sent = You two, and the coordinators of your programme. Each of their looks is written down for you both
summaries-check = See it as the coordinator will
summaries-empty = Write something first
summaries-too-long = A summary has at most { $most } characters. Yours has { $now }
summaries-waits = A summary that you wrote waits for { $name }'s word. When it is settled you can write another.
summaries-to-notes = Go to the notes
summaries-preview = Before you send it
summaries-exactly = The coordinator will see exactly this:
summaries-then-mentee = { $name } can read it too, and sees that you sent it.
summaries-then-giver = { $name } reads it next. If they say yes to these very words, the coordinator sees exactly this, with that day's date. If not, nobody else learns of it.
summaries-sealed = Your notes open only with your own keys. This is different: while it is sent, a copy is kept with a key of the programme's computer, so that the coordinators can read it. You can take it back at any time.
summaries-send = Send it to the coordinator
summaries-ask = Ask { $name }
summaries-change = Change it first
summaries-no-draft = There is nothing to send yet.
summaries-from = From { $name }, { $date }
summaries-about = About the pair of { $mentee } and { $giver }
summaries-agreed = { $name } has agreed to these words.
summaries-proposed-mine = You wrote this on { $date }. It waits for { $name }'s word
summaries-proposed-theirs = { $name } would like to send this to the coordinator. Written on { $date }
summaries-released-mine = You wrote this. The coordinator can read it since { $date }
summaries-released-theirs = { $name } wrote this. The coordinator can read it since { $date }
summaries-not-sent-mine = You wrote this. It was not sent. Settled on { $date }
summaries-not-sent-theirs = { $name } wrote this. It was not sent. Settled on { $date }
summaries-back-mine = You wrote this. It was taken back on { $date }
summaries-back-theirs = { $name } wrote this. It was taken back on { $date }
summaries-your-word = It goes out only if you say yes to these very words. A no needs no reason, and the coordinator does not learn of it.
summaries-agree = Yes, send these words
summaries-refuse = No, do not send it
summaries-withdraw = Do not send it after all
summaries-back-text = Taken back, nobody else can read it from then on. Whoever has read it before has read it:
summaries-take-back = Take it back
summaries-was-read = Nobody else can read it now. Whoever read it before has read it:
summaries-title-coordinator = What this pair has told you
summaries-lede-coordinator = The two have chosen to tell you this. They can take it back at any time. Please do not pass it on.
summaries-looked = That you have opened this page is written down, and both of them can see it.
summaries-nothing-sent = There is nothing from this pair for you to read.
summaries-to-pairs = Go to the pairs
summaries-read-link = { $count ->
    [one] Read their summary
   *[other] Read their { $count } summaries
}
