invitations-heading = Invite people
invitations-lede = Invitations into { $name } say nothing about what the programme is for. They can be answered for four weeks.
invitations-imported = { $count ->
    [one] One person came in by a file and was not written to yet.
   *[other] { $count } people came in by a file and were not written to yet.
}
invitations-send-imported = { $count ->
    [one] Invite this person
   *[other] Invite these { $count } people
}
invitations-addresses = E-mail addresses
invitations-addresses-hint = One on each line. Whoever was invited before, takes part already or asked not to be written to is left out
invitations-hat = Invite them as
invitations-send = Send the invitations
invitations-address = Address
invitations-as = As
invitations-state = State
invitations-sent = Sent on
invitations-caption = Invitations so far
invitations-so-far = So far
invitations-none = Nobody has been invited yet.
invitations-bad = Not e-mail addresses: { $addresses }
invitations-no-address = Enter at least one e-mail address
invitations-no-hat = Choose what you invite them as
invitations-page-heading = You are invited
invitations-page-lede = { $alias } invites you to take part in a year of mentoring.
invitations-page-as = You are invited as: { $hat }.
invitations-page-free = Taking part is your choice. Saying no has no effect on your work, and nobody is told.
invitations-page-until = You can answer until { $date }.
invitations-page-over = The time to answer is over. You can ask for a new link; it comes to the address that was invited. Nobody is told.
invitations-page-accepted = This invitation was accepted.
invitations-page-later = You said "not now". That is fine. You can be invited again another time.
invitations-page-never = We will not write to this address again.
invitations-accept = Accept
invitations-later = Not now
invitations-stop = Do not contact me again
invitations-renew = Ask for a new link
invitations-go-on = Go on
invitations-how = How it works
invitations-renewed-heading = A new link is on its way
invitations-renewed = Look in the mailbox of the address that was invited. The link you used before opens nothing any more.
