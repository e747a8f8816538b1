# The four key questions, answered in one's own words.

answers-heading = In your own words
answers-lede-over = What you wrote can be read until it is deleted. You can delete it yourself.
answers-lede = Choose a question and write what you want to say. Nobody else reads it unless you let them. You can take that back at any time.
answers-write = Write an answer
answers-change = Change your answer
answers-write-hint = As much or as little as you like. No details about patients. You need not write about racism to be believed.
answers-readers = Who may read it?
answers-only-me = Only me
answers-helper = { $kind ->
    [sponsor] { $name }, your sponsor
    [ally] { $name }, your ally
   *[other] { $name }, your mentor
}
answers-my-helpers = All my helpers, now and later
answers-helpers-hint = Now that is { $names }. Whoever helps you later can read it after you next unlock.
answers-helpers-none = Nobody helps you yet. Whoever does can read it after you next unlock.
answers-save = Save
answers-leave = Leave it as it is
answers-who = Only you, unless you choose somebody
answers-who-helper = A helper you choose reads it, and not what stood there before
answers-who-nobody = No coordinator, no administrator and no manager can open it. Matching does not use it
answers-who-end = When a pair ends, its helper can no longer read it.
answers-written = What you have written
answers-none = Nothing stands here yet. One sentence is enough.
answers-of = Written on { $date }
answers-earlier-set = Your earlier answer
answers-only-you = Only you
answers-you-and = You and { $names }
answers-can-read = Who can read this: { $readers }
answers-reads-you = You
answers-no-keys = { $name } has no private space yet. They can read this once they have one, after you next unlock.
answers-later = { $name } cannot read this yet. They can after you next unlock.
answers-altered = { $name } cannot read this. Something about who can read what you two share does not add up, so nothing is put there.
answers-whoever-comes = Whoever helps you later can read this after you next unlock.
answers-due = Somebody who helps you cannot yet read what you want them to read.
answers-due-do = Let them read it now
answers-begun = You had begun to change this. What you typed is kept.
answers-to-change = Change
answers-delete = Delete
answers-lost = Something you wrote on { $date } was locked with a key that is lost. You can no longer open it. If you delete it, no helper can read it either.
answers-earlier = What stood here before
answers-earlier-text = Only you can read this.
answers-empty = Write something first
answers-too-long = An answer has at most { $most } characters. Yours has { $now }
answers-not-offered = Choose somebody who helps you now
