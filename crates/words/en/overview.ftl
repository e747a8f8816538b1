# What a coordinator reads about pairs.

overview-heading = Look after the pairs
overview-lede = State and last meeting, and a summary where the two have sent one. What two people talk about is theirs.
overview-none = There are no pairs in this cohort yet. They appear here when two people have both said yes.
overview-mentee = Mentee
overview-giver = Helper
overview-kind = As
overview-state = State
overview-last-met = Last met
overview-not-met = Not yet
overview-act = Change
overview-pause = Pause
overview-resume = Resume
overview-pause-note = Pause a pair when one of the two has asked for it. Both are told that it rests, not who asked.
overview-of = the pair of { $mentee } and { $giver }
overview-handing-over = Handing over
overview-handing-over-note = The one who was helped chooses how to go on.
