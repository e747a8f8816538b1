# Notes of a pair: shared ones, and one's own reflections.

notes-heading = Notes
notes-with = You and { $name }.
notes-shared = Shared notes
notes-other-waits = { $name } has not set up their private space yet. They cannot read these notes until they do.
notes-lacks-earlier = { $name } can read from now on, but not what was written before. They are new here, or they have a new key. If you did not expect that, ask them first, face to face or by phone.
notes-share-earlier = Share the earlier notes too
notes-write = Write a note
notes-write-hint = No details about patients. You need not write about racism to be believed.
notes-readers-shared = You and { $name } read this. Nobody else can open it
notes-save-shared = Save for both of us
notes-reflections = My reflections
notes-write-reflection = Write something for yourself
notes-write-reflection-hint = About you, not about them. What did you learn? What would you do differently?
notes-readers-own = Only you read this. Nobody else can open it
notes-save-own = Save for me alone
notes-none = Nothing is written yet. A line after each meeting is enough.
notes-none-own = You have written nothing for yourself yet.
notes-by-you = You, { $date }
notes-by = { $name }, { $date }
notes-before-agreement = Written before you both agreed on what stays between you.
notes-cannot-open = This was written before you could read here. The other can share it with you from their page.
notes-delete = Delete
notes-empty = Write something first
notes-too-long = A note has at most { $most } characters. Yours has { $now }
notes-over = This pairing has ended. You can read and delete what you wrote. Nothing new can be written.
notes-link = Notes
