# The code that leads somebody without an account to the answer.

receipt-sent = It is sent. Write this code down
receipt-text = The code is shown this once. It is the only way to the answer, and it opens the message. If you lose it, nobody can find it for you.
receipt-by = The person you chose is asked to answer by { $date }. We cannot write to you, so please come back and look.
receipt-careful = Do not keep the code where somebody could find it.
receipt-look = Read the answer with your code
receipt-heading = Read the answer with your code
receipt-lede = The code has 20 letters and numbers, in five groups of four. You got it when you sent your message.
receipt-code = Your code
receipt-hint = For example 7K2M-4Q9T-XB3D-90FH-W5CA. Upper or lower case, with or without the dashes.
receipt-open = Open
receipt-wrong = This code leads to nothing here. Check each letter. A message that was deleted cannot be found any more.
receipt-not-kept = Nothing of this stays in this browser. To come back you need the code again.
receipt-thread = Your message
receipt-close-text = You need give no reason, and { $name } is not told. It is deleted 90 days later.
receipt-gone = It is deleted
receipt-gone-text = The message and every answer are gone. The code leads to nothing any more.
receipt-none-yet = There is no answer yet.
receipt-closed = This was closed on { $date }. It is deleted on { $until }.
