# Checks the scores with nothing but R. Run it in the folder of the unpacked files.
read <- function(name) read.csv(name, fileEncoding = "UTF-8-BOM", colClasses = "character", check.names = FALSE)
tally <- read("tally.csv")
if (file.exists("ballots.csv") && "rank" %in% names(read("ballots.csv"))) {
  ballots <- subset(read("ballots.csv"), rank != "")
  for (round in unique(ballots$round)) {
    rows <- tally[tally$round == round, ]
    order <- paste(readLines(sprintf("order-%s.json", round), warn = FALSE), collapse = "")
    k <- if (grepl('"name":"top_k"', order)) as.numeric(sub('.*"k":([0-9]+),"name":"top_k".*', "\\1", order)) else nrow(rows)
    mine <- ballots[ballots$round == round, ]
    score <- vapply(rows$item, function(item) sum(k + 1 - as.numeric(mine$rank[mine$item == item])), 0)
    stopifnot(all.equal(unname(score), as.numeric(rows$score)))
  }
  cat("scores: every one is what the ballots add up to\n")
} else {
  cat("scores: counting again needs ranks, which are in the analyst's bundle\n")
}
