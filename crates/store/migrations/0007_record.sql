-- What happened (audit chain), who looked (access log), what is to be sent (letters), what is to be said (notices), what is to be done (jobs).
CREATE TABLE event (
    seq BIGINT PRIMARY KEY,
    at TEXT NOT NULL CHECK (length(at) = 27),
    actor UUID,
    role TEXT NOT NULL,
    what TEXT NOT NULL,
    object UUID NOT NULL,
    commitment BYTEA NOT NULL,
    prev BYTEA NOT NULL,
    hash BYTEA NOT NULL
);

-- The text behind a commitment; erasing it leaves the chain whole.
CREATE TABLE event_text (
    seq BIGINT PRIMARY KEY,
    about UUID,
    salt BYTEA NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX event_text_about ON event_text (about);

CREATE TABLE access_event (
    id UUID PRIMARY KEY,
    subject UUID NOT NULL,
    actor UUID NOT NULL,
    role TEXT NOT NULL,
    page TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27)
);
CREATE INDEX access_event_of_subject ON access_event (subject, at);

CREATE TABLE list_access (
    id UUID PRIMARY KEY,
    cohort UUID NOT NULL,
    actor UUID NOT NULL,
    role TEXT NOT NULL,
    page TEXT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27)
);
CREATE INDEX list_access_of_cohort ON list_access (cohort, at);

CREATE TABLE letter (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    account UUID,
    address TEXT NOT NULL,
    languages TEXT NOT NULL CHECK (languages IN ('en', 'cy', 'both')),
    slots TEXT NOT NULL,
    calendar TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'stopped', 'failed')),
    attempts BIGINT NOT NULL,
    due_at TEXT NOT NULL CHECK (length(due_at) = 27),
    taken_until TEXT NOT NULL CHECK (length(taken_until) = 27),
    made_at TEXT NOT NULL CHECK (length(made_at) = 27),
    sent_at TEXT CHECK (length(sent_at) = 27),
    trouble TEXT NOT NULL
);
CREATE INDEX letter_due ON letter (state, due_at);
CREATE INDEX letter_to ON letter (address, kind, made_at);

CREATE TABLE notice (
    id UUID PRIMARY KEY,
    account UUID NOT NULL,
    kind TEXT NOT NULL,
    link TEXT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27),
    put_away_at TEXT CHECK (length(put_away_at) = 27)
);
CREATE INDEX notice_of_account ON notice (account, at);

CREATE TABLE job (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    object UUID NOT NULL,
    due_at TEXT NOT NULL CHECK (length(due_at) = 27),
    taken_until TEXT NOT NULL CHECK (length(taken_until) = 27),
    attempts BIGINT NOT NULL,
    UNIQUE (kind, object)
);
CREATE INDEX job_due ON job (due_at);
