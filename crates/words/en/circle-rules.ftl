# The rules of a circle.

circle-rules-heading = The rules of our circle
circle-rules-none = Your circle has no rules yet. Here is a text to start from. Read it aloud together, and change it until everybody can say yes.
circle-rules-version = Version { $number }
circle-rules-cannot-open = These rules were written before you could read here. Somebody in the circle who can open them can share them with you from this page.
circle-rules-lost = Nobody in the circle can open the newest rules any more. Whoever could read them has left, or has begun again with new keys.
circle-rules-lost-write = Write the next version together. Then everybody is asked to agree to it.
circle-rules-agreed-you = You have agreed to this version.
circle-rules-agree = I agree to these rules
circle-rules-agree-hint = If there is a line that you cannot live with, change it below. Then everybody is asked again.
circle-rules-agreed = Everybody has agreed.
circle-rules-waits = Still asked: { $names }.
circle-rules-without = { $names } cannot read here yet, because they have not set up their private space.
circle-rules-lack = Somebody who came later cannot read these rules yet.
circle-rules-share = Share the rules with everybody here
circle-rules-write = Our rules
circle-rules-write-hint = One line each. No names, and nothing about patients.
circle-rules-save-first = Save as version 1
circle-rules-save = Save as a new version
circle-rules-readers = Everybody in your circle reads this. Nobody else can open it
circle-rules-coordinator = The coordinator sees that there are rules, never what they say.
circle-rules-change = Change the rules
circle-rules-guide = Questions that help a circle to write its own rules
circle-rules-before = Earlier versions
circle-rules-earlier = Version { $number }, { $date }
circle-rules-empty = Write at least one line.
circle-rules-moved-on = Somebody else has saved a version since you began. Read it above; what you typed is still here.
