//! A moment as it is stored: text of one width, so that sorting the text sorts the time.

use jiff::Timestamp;
use sqlx::encode::{Encode, IsNull};
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo, PgValueRef};
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Postgres, Sqlite, Type};
use std::fmt;

/// A moment in UTC to the microsecond, stored as exactly 27 characters: `2026-11-23T09:30:00.000000Z`.
///
/// Finer parts are cut off on the way in, so that what was stored equals what is read. Years 0000 to 9999 only,
/// which `jiff` guarantees for all but the years before 0000; those are brought up to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(Timestamp);

impl Stamp {
    /// The moment.
    pub fn moment(self) -> Timestamp {
        self.0
    }
}

impl From<Timestamp> for Stamp {
    fn from(moment: Timestamp) -> Self {
        // 0000-01-01T00:00:00Z, the first moment that four digits of a year can write.
        const FIRST: i64 = -62_167_219_200_000_000;
        // Rounds towards the past on both sides of 1970, so that cutting keeps the order.
        let micros = moment.as_nanosecond().div_euclid(1000);
        let micros = i64::try_from(micros).map_or(FIRST, |micros| micros.max(FIRST));
        Self(Timestamp::from_microsecond(micros).unwrap_or(moment))
    }
}

impl From<Stamp> for Timestamp {
    fn from(stamp: Stamp) -> Self {
        stamp.0
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}

fn read(text: &str) -> Result<Stamp, BoxDynError> {
    if text.len() != 27 {
        return Err(format!("a moment has 27 characters, not {}", text.len()).into());
    }
    Ok(Stamp(text.parse()?))
}

impl Type<Sqlite> for Stamp {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }
    fn compatible(info: &SqliteTypeInfo) -> bool {
        <str as Type<Sqlite>>::compatible(info)
    }
}

impl Type<Postgres> for Stamp {
    fn type_info() -> PgTypeInfo {
        <str as Type<Postgres>>::type_info()
    }
    fn compatible(info: &PgTypeInfo) -> bool {
        <str as Type<Postgres>>::compatible(info)
    }
}

impl Encode<'_, Sqlite> for Stamp {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.to_string(), buffer)
    }
}

impl Encode<'_, Postgres> for Stamp {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode(self.to_string(), buffer)
    }
}

impl<'r> Decode<'r, Sqlite> for Stamp {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
        read(<&str as Decode<Sqlite>>::decode(value)?)
    }
}

impl<'r> Decode<'r, Postgres> for Stamp {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        read(<&str as Decode<Postgres>>::decode(value)?)
    }
}
