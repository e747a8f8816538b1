# One helper as mentor and sponsor of the same mentee, by exception.

exceptions-heading = Mentor and sponsor are two people
exceptions-lede = { $kind ->
    [sponsor] { $name } is your sponsor. You can ask that { $name } may be your mentor too.
   *[other] { $name } is your mentor. You can ask that { $name } may be your sponsor too.
}
exceptions-meaning = What it would mean
exceptions-much = { $name } would know and hold much of what matters to you. With two people, each can help when something is hard with the other.
exceptions-wrong = If something goes wrong between you and { $name }, you could lose both helpers at once. There are other people to talk to then.
exceptions-wrong-link = See who you can talk to
exceptions-not-told = { $name } is not told that you ask. If the answer is yes, { $name } is on your list, and you ask as you would ask anybody. They can still say no.
exceptions-who-decides = Who decides
exceptions-decides = A guardian of sponsorship says yes or no. They keep sponsorship fair and take no part in the programme. No coordinator decides or reads this.
exceptions-reads = The guardian reads exactly this: the name of { $name }, that it is about mentor and sponsor, your words, and the date. They do not read your name.
exceptions-guess = In a small programme they might guess who you are. Write only what you would like them to know.
exceptions-reason = Why would it help you?
exceptions-reason-hint = In your own words, at most { $most } characters. Please leave out names, your own too.
exceptions-reason-empty = Say in a few words why it would help you
exceptions-reason-long = Use at most { $most } characters. There are { $now } now.
exceptions-who = You, and whoever guards sponsorship until they have answered. They read your words without your name
exceptions-who-line = No guardian who is in a line of management with you or with this helper.
exceptions-ask = Ask for this
exceptions-cancel = Do not ask
exceptions-wrote = You wrote this on { $date }:
exceptions-asked = You have asked. A guardian of sponsorship answers, and we tell you when they have.
exceptions-accepted = The answer is yes: { $name } may be your mentor and your sponsor.
exceptions-accepted-list = Nothing happens by itself. When { $name } is on your list, you can ask. If they are not there, they have no place free just now.
exceptions-to-matches = See my list
exceptions-declined = The answer is no: mentor and sponsor stay two people this time. It says nothing about you, or about { $name }.
exceptions-declined-next = What you have with { $name } goes on as it is. If something changes, put this away, and you can ask again.
exceptions-used = { $name } is your mentor and your sponsor. You can end either pairing at any time, and the other one goes on.
exceptions-take-back = Take it back
exceptions-put-away = Put this away
exceptions-ends = When you take it back, or when this pairing ends, your words are deleted.
exceptions-nothing = There is nothing to ask here just now. You could ask if this helper were free for you as mentor and as sponsor, and you had room for both.
exceptions-nobody = Nobody in your programme can decide about this at the moment. That takes a guardian of sponsorship, and there is none who could look at it.
exceptions-nobody-next = So there is no form here. You can ask your coordinators to name a guardian. You need not say why.
exceptions-back = Back to you and { $name }
exceptions-pair-link = { $kind ->
    [sponsor] Could { $name } be my mentor too?
   *[other] Could { $name } be my sponsor too?
}
exceptions-card = { $name } helps you already. Mentor and sponsor of the same person are two people, unless a guardian of sponsorship allows it.
exceptions-card-link = What you can do

# The guardian's page.
exceptions-guardian = Exceptions asked for
exceptions-guardian-none = Nobody asks for an exception just now.
exceptions-guardian-text = Mentor and sponsor of the same mentee are two people. A mentee can ask you for an exception. You read their reason, and not who they are. Please do not try to find out. You decide alone, and they are told your answer.
exceptions-guardian-one = { $kind ->
    [sponsor] { $name } is the sponsor of somebody and would be their mentor too
   *[other] { $name } is the mentor of somebody and would be their sponsor too
}
exceptions-guardian-since = Asked on { $date }
exceptions-guardian-accept = Allow it
exceptions-guardian-decline = Do not allow it
