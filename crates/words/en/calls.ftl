# Asking to be called: a message that is looked at and then sent.

calls-heading = Would you like to be called?
calls-lede = This is a message to the people who coordinate your programme. It is sent only when you press the button.
calls-reads = They will read exactly this:
calls-message = { $name } would like to be called.
calls-nothing-else = Nothing that you have answered anywhere else goes with it.
calls-after = One of them calls you. When they have, they tick it off, and the message is deleted. We cannot promise on which day.
calls-who = You and your coordinators, but no coordinator who is in your line of management
calls-send = Send this message
calls-not = Do not send it
calls-sent = You have asked to be called, on { $date }.
calls-take-back = Take it back
calls-now = If you need somebody now, do not wait for a call.
calls-now-link = See who you can talk to

# The coordinators' page.
calls-co-heading = People who would like to be called
calls-co-lede = They have sent you this and nothing else. You do not see what they answered anywhere, and please do not ask why they asked.
calls-co-none = Nobody has asked to be called.
calls-co-since = Asked on { $date }
calls-co-done = I have called { $name }
calls-co-open = Open their record
calls-co-link = People who would like to be called
