# Messages to one coordinator, which nobody else can read.

co-support-link = Messages to you
co-support-task = Messages to you that wait
co-support-heading = Messages to you
co-support-lede = Somebody chose you, and nobody else, to read what they wrote. Other coordinators see neither the messages nor how many there are.
co-support-none = Nobody has written to you.
co-support-open = To be answered, or under way
co-support-over = Closed
co-support-public = Anybody who asks for help, also without an account, is shown your name among those who can be asked.
co-support-no-keys = You have no private space yet, so nobody can write to you. Set it up, and they can.
co-support-late = { $count ->
    [one] One message has waited longer than three working days.
   *[other] { $count } messages have waited longer than three working days.
}
co-support-from = From { $name }
co-support-unnamed = Somebody without an account
co-support-by = Answer by { $date }
co-support-was-by = Answer was asked for by { $date }
co-support-state-waiting = Waits for you
co-support-state-answered = Answered
co-support-state-handing-over = Waits for their yes
co-support-state-closed = Closed
co-support-one = A message to you
co-support-private = It was sent to you alone. Nothing of it goes further: file nothing, and tell nobody, unless they ask you to. The limits are those of every agreement here: serious risk to somebody, patient safety, a crime, a court.
co-support-unnamed-text = They have no account. They read your answer with a code, when they come back.
co-support-answer = Your answer
co-support-answer-hint = Say what you can do and by when, and what you cannot do.
co-support-send = Send the answer
co-support-who = You and { $name }. Nobody else can open it
co-support-hand = Ask whether somebody else may read it
co-support-hand-text = They are asked, and they choose who. It stays with you until then. We do not show you who that could be.
co-support-hand-do = Ask them
co-support-handing = You have asked whether somebody else may read this. They say.
co-support-close = Close it
co-support-close-text = They are told that there is news. It is deleted 90 days later.
co-support-close-do = Close this
co-support-closed = This was closed on { $date }. It is deleted on { $until }, or earlier if they delete it.
co-support-lost = Something written on { $date } cannot be opened with your key. Ask them to let you read it again.
