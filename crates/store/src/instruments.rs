//! Instruments whose wording a host has entered: each version of it, and where that stands.

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::kind,
    instrument::{Edition, Instrument, Wording},
    permission::Permit,
};

/// One version of an instrument's wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosted {
    /// Which instrument.
    pub instrument: Instrument,
    /// Counts its wordings, from 1.
    pub version: i64,
    /// Where it stands.
    pub edition: Edition,
    /// The wording.
    pub wording: Wording,
    /// Since when it stands there.
    pub moved_on: Date,
}

#[derive(FromRow)]
struct Row {
    name: String,
    version: i64,
    state: String,
    wording: String,
    moved_on: String,
}

impl TryFrom<Row> for Hosted {
    type Error = Broken;
    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            instrument: Instrument::parse(&row.name).ok_or_else(|| Broken::unreadable("instrument.name"))?,
            version: row.version,
            edition: Edition::parse(&row.state).ok_or_else(|| Broken::unreadable("instrument.state"))?,
            wording: serde_json::from_str(&row.wording)
                .map_err(|_| Broken::unreadable("instrument.wording"))?,
            moved_on: row.moved_on.parse().map_err(|_| Broken::unreadable("instrument.moved_on"))?,
        })
    }
}

/// The newest version of each instrument of the permitted programme.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn newest(unit: &mut Unit, permit: &Permit<kind::Programme>) -> Result<Vec<Hosted>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT name, version, state, wording, moved_on FROM instrument
             WHERE programme = $1 AND version = (SELECT MAX(other.version) FROM instrument AS other
                 WHERE other.programme = instrument.programme AND other.name = instrument.name)
             ORDER BY name"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Hosted::try_from).collect()
}

/// Keeps a version, over what stood there.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep(unit: &mut Unit, permit: &Permit<kind::Programme>, hosted: &Hosted) -> Result<(), Broken> {
    let wording =
        serde_json::to_string(&hosted.wording).map_err(|_| Broken::Rule("a wording is plain data"))?;
    unit.query(sql!(
        "INSERT INTO instrument (programme, name, version, state, wording, moved_on) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (programme, name, version) DO UPDATE
         SET state = excluded.state, wording = excluded.wording, moved_on = excluded.moved_on"
    ))
    .bind(permit.id().uuid())
    .bind(hosted.instrument.code().to_owned())
    .bind(hosted.version)
    .bind(hosted.edition.code().to_owned())
    .bind(wording)
    .bind(hosted.moved_on.to_string())
    .run()
    .await
    .map(drop)
}

/// Every version in the permitted participation's programme that was published once: what is asked, and what old answers
/// were given to.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn published(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<Vec<Hosted>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT instrument.name AS name, instrument.version AS version, instrument.state AS state,
                    instrument.wording AS wording, instrument.moved_on AS moved_on
             FROM instrument JOIN cohort ON cohort.programme = instrument.programme
             JOIN participation ON participation.cohort = cohort.id
             WHERE participation.id = $1 AND instrument.state IN ('published', 'retired')
             ORDER BY instrument.name, instrument.version"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Hosted::try_from).collect()
}
