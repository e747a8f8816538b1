-- What a pair does together in its year. The words lie sealed in the space of the pair; here stands only where each thing
-- stands. No reference to `item`: the words of a pair go before the pair itself does.

-- A goal of the mentee of a pair; its words are the item of the same id.
CREATE TABLE goal (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES pair (id),
    proposed_by TEXT NOT NULL CHECK (proposed_by IN ('mentee', 'giver')),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'open', 'met', 'changed', 'dropped')),
    moved_on TEXT NOT NULL CHECK (length(moved_on) = 10),
    version BIGINT NOT NULL
);
CREATE INDEX goal_of_pair ON goal (pair);

-- The versions of what a pair adds to its standard agreement, counted from 1. Before the first, and where a version has no
-- item, the standard text stands alone.
CREATE TABLE agreement (
    pair UUID NOT NULL REFERENCES pair (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    item UUID,
    state TEXT NOT NULL CHECK (state IN ('draft', 'signed_by_one', 'signed', 'superseded')),
    written_on TEXT NOT NULL CHECK (length(written_on) = 10),
    PRIMARY KEY (pair, number)
);

-- Which of those versions was accepted together with the standard text; 0 before there is one.
ALTER TABLE signature ADD COLUMN clauses BIGINT NOT NULL DEFAULT 0;
