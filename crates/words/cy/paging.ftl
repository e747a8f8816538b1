# cy_review: pending
# Rhestrau hir, tudalen ar y tro.

paging-shown = Yn dangos { $first } i { $last } o { $total }.
paging-page = { $page } o { $pages }
