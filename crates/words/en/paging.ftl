# Long lists, a page at a time.

paging-shown = Showing { $first } to { $last } of { $total }.
paging-page = { $page } of { $pages }
