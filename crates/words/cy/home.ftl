# cy_review: pending
home-heading = Eich tudalen gartref
