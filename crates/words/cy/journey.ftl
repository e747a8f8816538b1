# cy_review: pending

journey-step = Cam { $number } o { $count }
journey-later = Cadw a dod yn ôl
journey-kept = Cedwir eich atebion tan { $date }.
journey-go-on = Ewch ymlaen o'r lle yr oeddech
journey-check = Gwiriwch eich atebion
journey-not-said = Heb ei ateb
journey-choose = Dewiswch un
journey-not-offered = Dewiswch o'r atebion ar y dudalen hon
journey-too-long = Defnyddiwch { $most } nod neu lai
journey-odd-letters = Tynnwch y nodau cudd a'i deipio eto
journey-no-address = Rhowch gyfeiriad e-bost fel enw@example.nhs.uk
