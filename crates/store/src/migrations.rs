//! The schema, step by step. The same texts serve both engines, except where only one of them knows a thing; forward
//! only.

use trellis_database::{Migration, Text};

macro_rules! step {
    ($number:literal $name:literal) => {
        Migration {
            number: $number,
            name: $name,
            text: Text::Same(include_str!(concat!("../migrations/", $name, ".sql"))),
        }
    };
    (pair $number:literal $name:literal) => {
        Migration {
            number: $number,
            name: $name,
            text: Text::Pair {
                sqlite: include_str!(concat!("../migrations/", $name, ".sqlite.sql")),
                postgres: include_str!(concat!("../migrations/", $name, ".postgres.sql")),
            },
        }
    };
}

/// Every step, in order.
pub const ALL: &[Migration] = &[
    step!(1 "0001_accounts"),
    step!(2 "0002_programme"),
    step!(3 "0003_people"),
    step!(4 "0004_choices"),
    step!(5 "0005_matching"),
    step!(6 "0006_pairs"),
    step!(7 "0007_record"),
    step!(8 "0008_leaving"),
    step!(pair 9 "0009_kept"),
    step!(10 "0010_private_space"),
    step!(11 "0011_goals"),
    step!(12 "0012_sponsorship"),
    step!(13 "0013_asks"),
    step!(14 "0014_circles"),
    step!(15 "0015_reviews"),
    step!(16 "0016_hours"),
    step!(17 "0017_support"),
    step!(18 "0018_questions"),
    step!(19 "0019_pairs"),
    step!(20 "0020_carrying_on"),
    step!(21 "0021_ending"),
    step!(22 "0022_exceptions"),
    step!(23 "0023_workshops"),
];

/// The number of the newest step that this program knows.
pub const NEWEST: i64 = ALL[ALL.len() - 1].number;
