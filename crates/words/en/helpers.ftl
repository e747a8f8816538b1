# What the mentee of a pair lets its helper read.

helpers-link-mine = What your helper can read of your needs
helpers-link-theirs = What they need, in their own words
helpers-mine = What your helper can read
helpers-mine-lede = { $name } can read these answers of yours, and no others.
helpers-mine-who = You and { $name }
helpers-mine-none = { $name } can read none of your answers. You choose that for each answer.
helpers-theirs = What they need, in their own words
helpers-theirs-lede = { $name } lets you read this. It is theirs: ask before you act on it, and pass nothing on.
helpers-theirs-who = You and { $name }, and whoever else they choose
helpers-theirs-none = { $name } has let you read nothing here. That is theirs to choose, and no sign of anything. You can ask when you meet.
helpers-to-needs = Go to your answers
helpers-to-pair = Go back to your pair
helpers-cannot-open = Something here was written before you could read it. It opens after the other person next unlocks.
