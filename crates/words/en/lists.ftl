# How the last of several things is joined to the ones before it.

lists-and = { $first } and { $last }
lists-and-before-vowel = { $first } and { $last }
lists-or = { $first } or { $last }
