-- What a sponsor does in a mentee's name. Everything about it but whose it is lies sealed under the server's key for choices
-- (class B), one block each, so that no row tells more than another; its line is an item in the space of the pair (class A).
CREATE TABLE sponsorship_act (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES pair (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 512),
    version BIGINT NOT NULL
);
CREATE INDEX sponsorship_act_of_pair ON sponsorship_act (pair);

-- What the mentee has said yes to, by kind of act.
CREATE TABLE sponsor_consent (
    pair UUID PRIMARY KEY REFERENCES pair (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 512),
    version BIGINT NOT NULL
);

-- How the sponsor stands to the panel for a post that the mentee seeks; what the post is called is an item of the pair.
CREATE TABLE panel_declaration (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES pair (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 512),
    version BIGINT NOT NULL
);
CREATE INDEX panel_declaration_of_pair ON panel_declaration (pair);
