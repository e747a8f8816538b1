-- Hours that a giver counts otherwise than we do, or that we cannot count: their own figure for one kind in one month. What is
-- counted is made anew from the meetings and sessions that were held, each time it is shown, and stands nowhere.
CREATE TABLE hours (
    participation UUID NOT NULL REFERENCES participation (id),
    month TEXT NOT NULL CHECK (length(month) = 7),
    kind TEXT NOT NULL CHECK (kind IN ('meeting', 'preparation', 'supervision', 'training', 'circle')),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 0 AND 44640),
    PRIMARY KEY (participation, month, kind)
);
