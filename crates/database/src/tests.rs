//! The laws of the store, on both engines.

mod opening;
mod running;
mod stamps;
mod statements;

use crate::{Migration, Text};

/// A small schema that uses every type.
const STEPS: &[Migration] = &[
    Migration {
        number: 1,
        name: "circles and jobs",
        text: Text::Same(
            "CREATE TABLE circle (
                 id UUID PRIMARY KEY, name TEXT NOT NULL UNIQUE, places BIGINT NOT NULL CHECK (places >= 0),
                 open BOOLEAN NOT NULL, share DOUBLE PRECISION, seal BYTEA, opened_at TEXT NOT NULL
             );
             CREATE TABLE job (
                 id UUID PRIMARY KEY, due_at TEXT NOT NULL, taken_until TEXT NOT NULL, attempts BIGINT NOT NULL
             );
             CREATE INDEX job_due ON job (due_at, id);",
        ),
    },
    Migration {
        number: 2,
        name: "what is refused",
        text: Text::Pair {
            sqlite: "CREATE TRIGGER circle_stays BEFORE DELETE ON circle
                     BEGIN SELECT RAISE(ABORT, 'a circle is never deleted'); END;",
            postgres: "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                       $$ BEGIN RAISE EXCEPTION 'a circle is never deleted'; END $$;
                       CREATE TRIGGER circle_stays BEFORE DELETE ON circle EXECUTE FUNCTION refuse();",
        },
    },
];
