-- Looking back together, half-way and at the end. What the two say to each other lies sealed in the space of the pair.

-- When the two were reminded of the half-way review; once.
ALTER TABLE pair ADD COLUMN half_way_told_on TEXT CHECK (length(half_way_told_on) = 10);

-- Who of a pair would like to stay in touch when it is over. The other side learns it only when both would.
CREATE TABLE keep_in_touch (
    pair UUID NOT NULL REFERENCES pair (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (pair, side)
);
