# The pages of an ally: what they are asked for, what they did, and practice.

beside-asks = What you are asked for
beside-asks-lede = Somebody asks you for one thing. You can say yes, not now, or what would help you. Each of these is fine.
beside-none = Nobody is asking you for anything at the moment. Meanwhile you can practise.
beside-waiting = Waiting for your answer
beside-promised = What you have said yes to
beside-from = From { $name }
beside-wanted = It would help by { $date }.
beside-answer-by = There is time to answer until { $date }.
beside-sealed = Something you are asked for
beside-cannot-open = You cannot open what was written here. It was locked with a key that you no longer have. Ask { $name } to send it again.
beside-acts-link = See what you have done
beside-who = You and the person who asks

# One of them.
beside-asked = You are asked for something
beside-yours = You have said yes
beside-did = You have done this
beside-one-thing = Do this one thing. Do nothing in their name that they did not ask for.
beside-yes = Yes, I will do this
beside-not-now = Not now
beside-not-now-text = If it is not now, they read that you cannot do it now, and that this says nothing about them. No reason is asked.
beside-not-after-all = I cannot do it after all
beside-not-after-all-text = If you cannot do it after all, say so. That is kinder than silence. They read that you cannot do it now, and no reason is asked.
beside-help = Say what would help you
beside-help-hint = For example, which words they would like you to use. Ask only what you need to know. No details about patients.
beside-ideas = Two small acts on this theme
beside-when-done = When it is done
beside-line = What did you do? (optional)
beside-line-hint = One line for the two of you. It also stays on your own page.
beside-done = It is done
beside-after = If it helped is theirs to say, or not to say. Many people say nothing. That tells you nothing.

# What was done.
beside-acts = What you have done
beside-acts-lede = Only you see this page. It has no marks and no totals.
beside-acts-none = Nothing stands here yet. When you have done what somebody asked for, you find it here.
beside-acts-none-link = See what you are asked for
beside-acts-on = Done on { $date }
beside-acts-asked = What { $name } asked
beside-acts-yours = What you did
beside-acts-over = The pairing has ended, so what was asked can no longer be read.
beside-acts-helped = { $name } chose to tell you: "This helped."
beside-acts-note = A sentence stands here only when somebody chose to send it. When none does, that says nothing about what you did.

# Practice.
beside-practice = Practise before it counts
beside-practice-lede = These are short stories about work, and you are the one who could act. Choose what you would do and open it to see where it may lead. Nobody sees what you open, and nothing is kept.
beside-practice-note = These stories show racism at work. Skip any that you wish, and leave at any time.
beside-practice-stories = Choose a story
beside-practice-wrong = When it goes wrong
beside-practice-wrong-text = Everyone who tries gets something wrong. Stop. Listen. Say sorry once. Change it. Go on.
beside-practice-wrong-link = Read how to put it right
beside-practice-small = If you would rather begin small
beside-practice-small-text = There are two small acts for each of the ten themes that you can be asked for.
beside-practice-small-link = Choose a small act for this week
beside-home = Beside somebody
