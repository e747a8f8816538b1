# For those who lead a circle.

circle-run-heading = A session of your circle
circle-run-lede = 75 minutes, in five parts. Print this page, and you need no screen.
circle-run-when = Session { $number }: { $moment }
circle-run-no-minutes = Nobody writes down what is said. Count heads, and nothing more.
circle-run-guide = What helps, before and after
circle-run-who = Those who lead this circle see this page
