# Groups of mentors who supervise each other, as a coordinator makes them.

co-supervision-heading = Supervision for mentors
co-supervision-lede = Mentors who meet every three months and help each other. You make the groups and the dates. You are not in the room.
co-supervision-none = There is no group in this cohort yet. Three mentors can begin.
co-supervision-form = Make a group in { $cohort }
co-supervision-name = Group
co-supervision-mentors = Mentors
co-supervision-next = Next date
co-supervision-who = The coordinators of the programme see this page
co-supervision-who-mentors = The mentors in a group see each other's names.
co-supervision-one = One supervision group
co-supervision-change = Change the name or who is in it
co-supervision-change-lede = Whoever is new is told. Whoever goes is not, and no longer comes to dates that are still ahead.
co-supervision-dates = Dates
co-supervision-no-dates = There is no date yet. One every three months is usual.
co-supervision-date = Date
co-supervision-come = How many come, or came
co-supervision-take-back = Take { $moment } back
co-supervision-been = –
co-supervision-when = When do they meet next?
co-supervision-end = End the group
co-supervision-end-hint = Dates that are still ahead are taken back, and everybody in it is told.
co-supervision-new = Make a supervision group
co-supervision-new-lede = Choose mentors who can speak freely with each other.
co-supervision-called = Name of the group
co-supervision-called-hint = A neutral name, such as a day.
co-supervision-name-needed = Give the group a name.
co-supervision-who-in = Who is in it?
co-supervision-who-in-hint = Choose { $least } to { $most } mentors. They are told.
co-supervision-few = Choose at least { $least } mentors.
co-supervision-many = Choose no more than { $most } mentors, all of this cohort.
co-supervision-no-mentors = { $count ->
    [0] No mentor is accepted in this cohort yet.
    [one] 1 mentor is accepted in this cohort so far. A group needs at least { $least }.
   *[other] { $count } mentors are accepted in this cohort so far. A group needs at least { $least }.
}
co-supervision-make = Make the group
co-supervision-save = Save
