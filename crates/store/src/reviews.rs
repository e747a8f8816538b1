//! Looking back: who is to be reminded of it, and who would like to stay in touch. What is said lies sealed in items.

use jiff::{Timestamp, civil::Date};
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{PairId, kind},
    pair::Side,
    permission::Permit,
};
use uuid::Uuid;

/// A pair whose half-way review may be due: its cohort's day for it has come, and it was not reminded yet.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    /// The pair.
    pub pair: PairId,
    /// The day of its cohort.
    pub half_way: Date,
    /// Its first day.
    pub started_on: Date,
    /// Its planned last day.
    pub planned_end: Option<Date>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    mid_review: String,
    started_on: String,
    planned_end: Option<String>,
}

impl TryFrom<Row> for Waiting {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        let day = |text: String, column: &'static str| text.parse().map_err(|_| Broken::unreadable(column));
        Ok(Self {
            pair: row.id.into(),
            half_way: day(row.mid_review, "cohort.mid_review")?,
            started_on: day(row.started_on, "pair.started_on")?,
            planned_end: row.planned_end.map(|end| day(end, "pair.planned_end")).transpose()?,
        })
    }
}

/// Active pairs that were not reminded yet, of cohorts whose day for it has come.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn waiting(unit: &mut Unit, _: &Permit<kind::Host>, today: Date) -> Result<Vec<Waiting>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT pair.id AS id, cohort.mid_review AS mid_review, pair.started_on AS started_on,
                    pair.planned_end AS planned_end
             FROM pair JOIN cohort ON cohort.id = pair.cohort
             WHERE pair.state = 'active' AND pair.started_on IS NOT NULL AND pair.half_way_told_on IS NULL
               AND cohort.mid_review <= $1
             ORDER BY pair.id"
        ))
        .bind(today.to_string())
        .all()
        .await?;
    rows.into_iter().map(Waiting::try_from).collect()
}

/// Notes that the two of the permitted pair are reminded. False when they were already.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn remind(unit: &mut Unit, permit: &Permit<kind::Pair>, today: Date) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!("UPDATE pair SET half_way_told_on = $2 WHERE id = $1 AND half_way_told_on IS NULL"))
        .bind(permit.id().uuid())
        .bind(today.to_string())
        .run()
        .await?;
    Ok(rows == 1)
}

#[derive(FromRow)]
struct Told {
    half_way_told_on: Option<String>,
}

/// Whether the two of the permitted pair were reminded of the half-way review.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn reminded(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<bool, Broken> {
    let found: Told = unit
        .query(sql!("SELECT half_way_told_on FROM pair WHERE id = $1"))
        .bind(permit.id().uuid())
        .one()
        .await?;
    Ok(found.half_way_told_on.is_some())
}

#[derive(FromRow)]
struct Wish {
    side: String,
}

/// The sides that would like to stay in touch. Never shown to the other side before it wants to as well.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn in_touch(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<Vec<Side>, Broken> {
    let rows: Vec<Wish> = unit
        .query(sql!("SELECT side FROM keep_in_touch WHERE pair = $1 ORDER BY side"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter()
        .map(|row| Side::parse(&row.side).ok_or_else(|| Broken::unreadable("keep_in_touch.side")))
        .collect()
}

/// One side would like to stay in touch.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn wish(
    unit: &mut Unit,
    permit: &Permit<kind::Pair>,
    side: Side,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO keep_in_touch (pair, side, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"))
        .bind(permit.id().uuid())
        .bind(side.code().to_owned())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// … or rather not.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take_back(unit: &mut Unit, permit: &Permit<kind::Pair>, side: Side) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM keep_in_touch WHERE pair = $1 AND side = $2"))
        .bind(permit.id().uuid())
        .bind(side.code().to_owned())
        .run()
        .await
        .map(drop)
}

#[derive(FromRow)]
struct Reached {
    address: String,
}

/// The e-mail address of the other one of the permitted pair, where both would like to stay in touch; none else.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn address_of_other(
    unit: &mut Unit,
    permit: &Permit<kind::Pair>,
    side: Side,
) -> Result<Option<String>, Broken> {
    let found: Option<Reached> = unit
        .query(sql!(
            "SELECT account.address AS address FROM pair
             JOIN participation ON participation.id = CASE $2 WHEN 'mentee' THEN pair.giver ELSE pair.mentee END
             JOIN account ON account.id = participation.person
             WHERE pair.id = $1 AND (SELECT COUNT(*) FROM keep_in_touch WHERE keep_in_touch.pair = pair.id) = 2"
        ))
        .bind(permit.id().uuid())
        .bind(side.code().to_owned())
        .maybe()
        .await?;
    Ok(found.map(|reached| reached.address))
}
