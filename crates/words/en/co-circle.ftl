# One circle as a coordinator puts it together and looks after it.

co-circle-heading = One circle
co-circle-forming = This is a draft. Nobody has been told. Offer the places when you are ready.
co-circle-again = { $count ->
    [one] Too few said yes in time. One person has, and keeps their place. Choose more people, and offer the places again.
   *[other] Too few said yes in time. { $count } people have, and keep their places. Choose more people, and offer the places again.
}
co-circle-offered = The places are offered. With four yeses the circle begins to write its rules. If there are fewer by { $date }, it comes back to you as a draft.
co-circle-contracting = Enough have said yes. The circle writes its rules and agrees to them.
co-circle-running = The circle meets. You need to do nothing.
co-circle-merging = Fewer than three came, twice running. Look for more people, and offer them a place. People of another small circle can be asked too.
co-circle-deciding = The last planned session is over. The circle decides how to go on.
co-circle-alumni = The circle stays in touch, without sessions.
co-circle-closed = The circle is over.
co-circle-no-leader = Nobody at the moment
co-circle-places = Places offered so far
co-circle-draft = In the draft
co-circle-offer = Offer the places
co-circle-offer-hint = Those who lead are told, and each of the others is asked. A no is silent.
co-circle-tried = Whether these people can come together is looked up only when you offer the places. A try that is not possible is written down.
co-circle-change = Change the draft
co-circle-drop = Drop the draft
co-circle-drop-hint = Nobody in the draft was told. Whoever said yes in an earlier round is told that the circle does not come about.
co-circle-more = Offer places to more people
co-circle-more-hint = Ask several people at once. Where you ask one alone, the number of members tells you a yes, and the page that asks them says so.
co-circle-more-lede = { $count ->
    [one] { $name } has 1 member. Everybody agrees to the rules again when somebody joins.
   *[other] { $name } has { $count } members. Everybody agrees to the rules again when somebody joins.
}
co-circle-joining-closed = The circle has met twice, so nobody new joins any more.
co-circle-lead = Name another to lead
co-circle-lead-lede = Two people lead { $name }. One place is open.
co-circle-lead-who = Who leads it with the other?
co-circle-lead-save = Name them
co-circle-lead-needed = Choose who leads it.
co-circle-form = Form a circle
co-circle-form-lede = Two who lead, and six to eight who share the road. Four can begin, and ten is the most.
co-circle-name = Name of the circle
co-circle-name-hint = A neutral name, such as a day or a tree. It says nothing about the programme.
co-circle-name-needed = Give the circle a name.
co-circle-slot-open = The circle decides
co-circle-mode-needed = Choose how the circle meets.
co-circle-sessions = How many sessions?
co-circle-sessions-hint = One a month. Six is usual. Then the circle decides how to go on.
co-circle-leaders = Who leads it?
co-circle-leaders-hint = Choose two. They set how many circles they can lead.
co-circle-leaders-none = Nobody can lead a circle just now. Invite people as circle facilitators, and record their training.
co-circle-leader-no-room = Has no room for one more circle.
co-circle-two-lead = Choose two people to lead, no more and no fewer.
co-circle-leader-not-ready = Somebody you chose cannot lead at the moment. Choose another.
co-circle-leader-full = Somebody you chose has no room for one more circle. Choose another. Only they can make more room.
co-circle-members = To whom are places offered?
co-circle-members-hint = Choose four to { $most }. Nobody is told before you offer the places.
co-circle-members-hint-again = Those who have said yes count. With them the circle needs four to begin, and { $most } is the most. Nobody new is told before you offer the places.
co-circle-places-hint = Choose one or more. With those who are in it, { $most } is the most. Each is asked when you offer the places.
co-circle-members-none = Nobody waits or has a helper in this cohort yet.
co-circle-members-needed = Choose at least one person.
co-circle-wishes = Would like a circle.
co-circle-waits = Waits for a mentor: { $time }.
co-circle-asked-before = Was offered a place before.
co-circle-not-possible = This is not possible with these people. Choose others.
co-circle-save = Save the draft
co-circle-draft-who = The coordinators see this draft. Nobody in it is told before the places are offered
