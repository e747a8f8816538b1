-- When a programme closed: what it was built on goes six years after.
ALTER TABLE programme ADD COLUMN closed_at TEXT CHECK (length(closed_at) = 27);
