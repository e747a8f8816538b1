# cy_review: pending
# I'r rhai sy'n arwain cylch.

circle-run-heading = Sesiwn eich cylch
circle-run-lede = 75 munud, mewn pum rhan. Argraffwch y dudalen hon, ac ni fydd angen sgrin arnoch.
circle-run-when = Sesiwn { $number }: { $moment }
circle-run-no-minutes = Nid oes neb yn ysgrifennu'r hyn a ddywedir. Cyfrwch bennau, a dim mwy.
circle-run-guide = Beth sy'n helpu, cyn ac ar ôl
circle-run-who = Y rhai sy'n arwain y cylch hwn sy'n gweld y dudalen hon
