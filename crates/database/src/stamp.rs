//! A moment as the store keeps it.
use jiff::Timestamp;
use sqlx::{Database, Decode, Encode, Type, encode::IsNull, error::BoxDynError};
/// A moment, 27 characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp(Timestamp);
impl From<Timestamp> for Stamp {
    fn from(t: Timestamp) -> Self {
        Self(Timestamp::from_microsecond(t.as_microsecond()).unwrap_or(t))
    }
}
impl From<Stamp> for Timestamp {
    fn from(s: Stamp) -> Self {
        s.0
    }
}
impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}
impl<D: Database> Type<D> for Stamp
where
    String: Type<D>,
{
    fn type_info() -> D::TypeInfo {
        <String as Type<D>>::type_info()
    }
    fn compatible(t: &D::TypeInfo) -> bool {
        <String as Type<D>>::compatible(t)
    }
}
impl<'q, D: Database> Encode<'q, D> for Stamp
where
    String: Encode<'q, D>,
{
    fn encode_by_ref(&self, b: &mut D::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        self.to_string().encode(b)
    }
}
impl<'r, D: Database> Decode<'r, D> for Stamp
where
    String: Decode<'r, D>,
{
    fn decode(v: D::ValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(String::decode(v)?.parse()?))
    }
}
