# Circles as a coordinator puts them together and sees them.

co-circles-heading = Circles
co-circles-lede = You see where each circle stands, its dates and how many came. You see no list of who said yes, and what is said stays with the circle.
co-circles-none = There is no circle yet. Four people who wait can begin together, without waiting for one person.
co-circles-form = Form a circle in { $cohort }
co-circles-name = Circle
co-circles-state = Where it stands
co-circles-members = Members
co-circles-held = Sessions held
co-circles-of = { $held } of { $planned }
co-circles-last = Last session
co-circles-last-text = { $count ->
    [one] { $date }, 1 person
   *[other] { $date }, { $count } people
}
co-circles-next = Next session
co-circles-not-met = Not yet
co-circles-no-date = No date
co-circles-who = The coordinators of the programme see this page
co-circles-who-names = Members' names are seen by the circle only, from the moment when places are offered.
co-circles-who-rules = The circle's rules can be opened by the circle alone.
