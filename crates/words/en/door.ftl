# What stands in place of what is sealed.

door-no-keys = What you write here is locked with a key of your own. You have not set it up yet. It takes about two minutes.
door-set-up = Set up your private space
door-locked = Locked. What is written here opens with your passphrase.
door-locked-kept = Locked. What you had begun to write is kept, and will be there after unlocking.
door-unlock = Unlock
door-altered = Something about who can read this space does not add up. Nothing is written until it has been looked into. Please tell an administrator you trust. What you wrote before is safe.
