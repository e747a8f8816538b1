# cy_review: pending
# Sut mae'r peth olaf mewn rhestr yn cael ei gysylltu.

lists-and = { $first } a { $last }
lists-and-before-vowel = { $first } ac { $last }
lists-or = { $first } neu { $last }
