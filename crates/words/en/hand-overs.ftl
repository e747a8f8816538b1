# When a helper goes: the mentee chooses how to go on.

hand-overs-heading = Choose how you would like to go on
hand-overs-lede = { $name } cannot go on. That happens for many reasons and needs no explanation. It says nothing about you.
hand-overs-queue = Whatever you choose, you keep your first date in the queue: { $date }.
hand-overs-choice = How would you like to go on?
hand-overs-rematch = I would like somebody new as soon as can be
hand-overs-rematch-hint = The coordinator is told that you are ready.
hand-overs-wait = I will wait for the next matches
hand-overs-wait-hint = You need to do nothing. We tell you when there is somebody.
hand-overs-circle = I will wait, and would like a circle meanwhile
hand-overs-circle-hint = A circle is a small group that meets without waiting for one person.
hand-overs-choose = Choose one of the three
hand-overs-by = If you choose nothing until { $date }, you wait for the next matches.
hand-overs-send = Go on
hand-overs-who = Only you see this page. The coordinator sees that you wait, and whether you would like somebody new at once or a circle.
