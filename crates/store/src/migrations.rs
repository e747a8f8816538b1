//! The schema, step by step. The same texts serve both engines; forward only.

use trellis_database::{Migration, Text};

macro_rules! steps {
    ($($number:literal $name:literal),* $(,)?) => {
        &[$(Migration { number: $number, name: $name, text: Text::Same(include_str!(concat!("../migrations/", $name, ".sql"))) }),*]
    };
}

/// Every step, in order.
pub const ALL: &[Migration] = steps![
    1 "0001_accounts",
    2 "0002_programme",
    3 "0003_people",
    4 "0004_choices",
    5 "0005_matching",
    6 "0006_pairs",
    7 "0007_record",
    8 "0008_leaving",
];
