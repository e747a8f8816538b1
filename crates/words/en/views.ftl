# My own things through somebody else's eyes.

views-alone = What I take part in, and what I wrote alone
views-pair = Pair with { $name } ({ $kind })
views-only = Of what you write, nobody sees a word here: only whether it is there, how many and since when. A coordinator sees only what belongs to their own programme.
views-count = { $count ->
    [0] None
    [one] 1
   *[other] { $count }
}
views-kept = Kept
views-not-yet = Not yet
views-hours = My hours
views-answers = My answers in my own words
views-entries = My private record
views-summaries = Told to the coordinator
views-notes = My shared notes
views-looked-back = My look back, last shared
views-shared-answers = Answers of the mentee that are shared
views-acts = What a sponsor does in the mentee's name
views-asks = Asks of an ally
views-circle-part = That I am in it
views-circle-by-name = By my own name
views-circle-by-chosen-name = By the name that I chose there
views-circle-rules = Its rules
