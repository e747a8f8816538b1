# A sponsor goes, or rests for long: what was planned, and the next sponsor.

successions-left = { $name } is leaving. That happens for many reasons, and it is not about you. What { $name } planned goes to nobody else unless you want it to. You can keep a planned act for your next sponsor: open it, and say so. What you do not keep is dropped quietly when this pairing ends.
successions-paused = { $name } takes a break of more than 30 days. Your pairing stays. What { $name } planned waits for them, unless you keep an act for another sponsor: open it, and say so.
successions-keep-ask = { $name } is leaving or takes a long break. Would you like to keep this for your next sponsor?
successions-keep-hint = A copy of these words is sealed for you alone. { $name } no longer does it. Nobody else reads it until you pass it on.
successions-keep = Keep it for my next sponsor
successions-keep-post = This is for a post, so it cannot be kept. Your next sponsor says anew how they stand to the panel, and plans it anew.
successions-kept = Kept for my next sponsor
successions-kept-lede = These were planned for you by a sponsor who left or takes a long break. You decide about each one. When you pass it on, your sponsor can read it and do it once.
successions-kept-none = You keep nothing for your next sponsor.
successions-kept-nobody = You have no sponsor at the moment to whom you could pass them on. They stay here, for you alone.
successions-kept-who = Only you can open this. A sponsor reads what you pass on, and nothing else of it
successions-kept-link = { $count ->
    [one] You keep 1 thing for your next sponsor
   *[other] You keep { $count } things for your next sponsor
}
successions-pass-on = Pass it on to { $name }
successions-pass-on-later = Your sponsor has not set up a private space yet, so they could not read it. It stays here. Try again later.
successions-let-go = Let it go
successions-rest-hint = If you sponsor somebody and rest for more than 30 days, they are told that something is new. They can keep what you planned for another sponsor. Whoever guards sponsorship in the programme is told the date, and no words.
