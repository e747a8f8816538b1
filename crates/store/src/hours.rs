//! Hours of a giver: what was held, from which they are counted, and the figures that the giver has put in their place.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    day,
    hours::{Held, Kind, Month, Own, SESSION},
    id::kind,
    permission::Permit,
    supervision::MINUTES,
};

fn held(starts_at: Stamp, minutes: i64) -> Held {
    Held { month: Month::of(day::of(Timestamp::from(starts_at))), minutes }
}

#[derive(FromRow)]
struct Met {
    starts_at: Stamp,
    minutes: i64,
}

/// The meetings that the permitted giver's pairs have held; with whom is not asked for.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn met(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<Vec<Held>, Broken> {
    let rows: Vec<Met> = unit
        .query(sql!(
            "SELECT meeting.starts_at AS starts_at, meeting.minutes AS minutes
             FROM meeting JOIN pair ON pair.id = meeting.pair
             WHERE pair.giver = $1 AND meeting.state = 'held' AND meeting.starts_at IS NOT NULL
             ORDER BY meeting.starts_at, meeting.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| held(row.starts_at, row.minutes)).collect())
}

#[derive(FromRow)]
struct Led {
    starts_at: Stamp,
}

/// The sessions that were held of circles while the permitted participation led them.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn led(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<Vec<Held>, Broken> {
    let rows: Vec<Led> = unit
        .query(sql!(
            "SELECT circle_session.starts_at AS starts_at
             FROM circle_session JOIN circle_seat ON circle_seat.circle = circle_session.circle
             WHERE circle_seat.participation = $1 AND circle_seat.part = 'leader' AND circle_session.state = 'held'
               AND (circle_seat.state = 'accepted' AND circle_session.starts_at >= circle_seat.moved_at
                    OR circle_seat.state = 'left' AND circle_session.starts_at < circle_seat.moved_at)
             ORDER BY circle_session.starts_at, circle_session.circle, circle_session.number"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| held(row.starts_at, SESSION)).collect())
}

/// The times that a supervision group sat while the permitted mentor was there, up to a moment.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn supervised(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    now: Timestamp,
) -> Result<Vec<Held>, Broken> {
    let rows: Vec<Led> = unit
        .query(sql!(
            "SELECT sitting.starts_at AS starts_at FROM attendance JOIN sitting ON sitting.id = attendance.sitting
             WHERE attendance.participation = $1 AND sitting.starts_at <= $2 ORDER BY sitting.starts_at, sitting.id"
        ))
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| held(row.starts_at, MINUTES)).collect())
}

#[derive(FromRow)]
struct OwnRow {
    month: String,
    kind: String,
    minutes: i64,
}

/// The permitted giver's own figures.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn own(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<Vec<Own>, Broken> {
    let rows: Vec<OwnRow> = unit
        .query(sql!("SELECT month, kind, minutes FROM hours WHERE participation = $1 ORDER BY month, kind"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter()
        .map(|row| {
            let month = Month::parse(&row.month).ok_or_else(|| Broken::unreadable("hours.month"))?;
            let kind = Kind::parse(&row.kind).ok_or_else(|| Broken::unreadable("hours.kind"))?;
            Ok(Own { month, kind, minutes: row.minutes })
        })
        .collect()
}

/// Keeps a figure of the permitted giver's own, over the one before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep(unit: &mut Unit, permit: &Permit<kind::Participation>, own: Own) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO hours (participation, month, kind, minutes) VALUES ($1, $2, $3, $4)
         ON CONFLICT (participation, month, kind) DO UPDATE SET minutes = excluded.minutes"
    ))
    .bind(permit.id().uuid())
    .bind(own.month.to_string())
    .bind(own.kind.code().to_owned())
    .bind(own.minutes)
    .run()
    .await
    .map(drop)
}

/// Takes a figure of the permitted giver's own back, so that what was counted holds again. False where there was none.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take_back(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    month: Month,
    kind: Kind,
) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!("DELETE FROM hours WHERE participation = $1 AND month = $2 AND kind = $3"))
        .bind(permit.id().uuid())
        .bind(month.to_string())
        .bind(kind.code().to_owned())
        .run()
        .await?;
    Ok(rows == 1)
}
