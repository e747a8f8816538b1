//! Participations: one person, one hat, one cohort.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    hat::Hat,
    id::{CohortId, ParticipationId, PersonId, kind},
    participation::ParticipationState,
    permission::Permit,
};
use uuid::Uuid;

/// A participation as it is kept.
#[derive(Debug, Clone)]
pub struct Participation {
    /// Its id.
    pub id: ParticipationId,
    /// Whose it is.
    pub person: PersonId,
    /// In which cohort.
    pub cohort: CohortId,
    /// In which hat.
    pub hat: Hat,
    /// Where it stands.
    pub state: ParticipationState,
    /// For mentees: the kinds of helper wanted, as hat codes.
    pub wants: Vec<Hat>,
    /// For mentees: the career stage they named, as its code.
    pub stage: String,
    /// Since when a mentee waits; kept through every rematch.
    pub queued_at: Option<Timestamp>,
    /// When the state last changed.
    pub moved_at: Timestamp,
    /// When the person came in.
    pub joined_at: Timestamp,
    /// Counts every change; a stale write is refused.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    person: Uuid,
    cohort: Uuid,
    hat: String,
    state: String,
    wants: String,
    stage: String,
    queued_at: Option<Stamp>,
    moved_at: Stamp,
    joined_at: Stamp,
    version: i64,
}

impl TryFrom<Row> for Participation {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            id: row.id.into(),
            person: row.person.into(),
            cohort: row.cohort.into(),
            hat: Hat::parse(&row.hat).ok_or_else(|| Broken::unreadable("participation.hat"))?,
            state: ParticipationState::parse(&row.state)
                .ok_or_else(|| Broken::unreadable("participation.state"))?,
            wants: row.wants.split(' ').filter_map(Hat::parse).collect(),
            stage: row.stage,
            queued_at: row.queued_at.map(Timestamp::from),
            moved_at: row.moved_at.into(),
            joined_at: row.joined_at.into(),
            version: row.version,
        })
    }
}

/// The permitted participation.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<Participation, Broken> {
    unit.query(sql!(
        "SELECT id, person, cohort, hat, state, wants, stage, queued_at, moved_at, joined_at, version
         FROM participation WHERE id = $1"
    ))
    .bind(permit.id().uuid())
    .one::<Row>()
    .await?
    .try_into()
}

/// Every participation of the permitted person, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_person(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Vec<Participation>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, person, cohort, hat, state, wants, stage, queued_at, moved_at, joined_at, version
             FROM participation WHERE person = $1 ORDER BY joined_at DESC, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Participation::try_from).collect()
}

/// Every participation of the permitted cohort.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<Participation>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, person, cohort, hat, state, wants, stage, queued_at, moved_at, joined_at, version
             FROM participation WHERE cohort = $1 ORDER BY joined_at, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Participation::try_from).collect()
}

/// A new participation.
///
/// # Errors
/// [`Broken`] when the store fails, also when this person wears this hat in this cohort already.
pub async fn add(unit: &mut Unit, new: &Participation) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO participation (id, person, cohort, hat, state, wants, stage, queued_at, moved_at, joined_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)"
    ))
    .bind(new.id.uuid())
    .bind(new.person.uuid())
    .bind(new.cohort.uuid())
    .bind(new.hat.code().to_owned())
    .bind(new.state.code().to_owned())
    .bind(wants(&new.wants))
    .bind(new.stage.clone())
    .bind(new.queued_at.map(Stamp::from))
    .bind(Stamp::from(new.moved_at))
    .bind(Stamp::from(new.joined_at))
    .run()
    .await
    .map(drop)
}

/// A new participation, unless this person wears this hat in this cohort already; false then.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add_if_new(unit: &mut Unit, new: &Participation) -> Result<bool, Broken> {
    let found: Count = unit
        .query(sql!(
            "SELECT COUNT(*) AS count FROM participation WHERE person = $1 AND cohort = $2 AND hat = $3"
        ))
        .bind(new.person.uuid())
        .bind(new.cohort.uuid())
        .bind(new.hat.code().to_owned())
        .one()
        .await?;
    if found.count > 0 {
        return Ok(false);
    }
    add(unit, new).await?;
    Ok(true)
}

/// Notes that this participation is only on a list that was imported: its person has not been here.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn list(unit: &mut Unit, id: ParticipationId) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO listed (participation) VALUES ($1)")).bind(id.uuid()).run().await.map(drop)
}

/// The person of this cohort has come in: they are not only on a list any more.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn arrive(unit: &mut Unit, person: PersonId, cohort: CohortId) -> Result<(), Broken> {
    unit.query(sql!(
        "DELETE FROM listed WHERE participation IN (SELECT id FROM participation WHERE person = $1 AND cohort = $2)"
    ))
    .bind(person.uuid())
    .bind(cohort.uuid())
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

#[derive(FromRow)]
struct Seat {
    address: String,
    hat: String,
}

impl Seat {
    fn read(self) -> Option<(String, Hat)> {
        Hat::parse(&self.hat).map(|hat| (self.address, hat))
    }
}

/// Addresses and hats of the permitted cohort that came in by a file and have not moved since.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn uninvited(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<(String, Hat)>, Broken> {
    let rows: Vec<Seat> = unit
        .query(sql!(
            "SELECT account.address AS address, participation.hat AS hat
             FROM participation JOIN account ON account.id = participation.person
             WHERE participation.cohort = $1 AND participation.commitments_at IS NULL
               AND ((participation.hat = 'mentee' AND participation.state = 'started')
                 OR (participation.hat <> 'mentee' AND participation.state = 'applied'))
             ORDER BY account.address, participation.hat"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().filter_map(Seat::read).collect())
}

/// Addresses and hats of the permitted cohort that are further than a file has brought them.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn invited_already(
    unit: &mut Unit,
    permit: &Permit<kind::Cohort>,
) -> Result<Vec<(String, Hat)>, Broken> {
    let rows: Vec<Seat> = unit
        .query(sql!(
            "SELECT account.address AS address, participation.hat AS hat
             FROM participation JOIN account ON account.id = participation.person
             WHERE participation.cohort = $1
               AND participation.state NOT IN ('started', 'applied', 'withdrawn', 'expired', 'declined')
             ORDER BY account.address, participation.hat"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().filter_map(Seat::read).collect())
}

/// Saves a changed participation. False when somebody else changed it meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, changed: &Participation) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE participation SET state = $2, wants = $3, stage = $4, queued_at = $5, moved_at = $6, version = version + 1
             WHERE id = $1 AND version = $7"
        ))
        .bind(changed.id.uuid())
        .bind(changed.state.code().to_owned())
        .bind(wants(&changed.wants))
        .bind(changed.stage.clone())
        .bind(changed.queued_at.map(Stamp::from))
        .bind(Stamp::from(changed.moved_at))
        .bind(changed.version)
        .run()
        .await?;
    Ok(rows == 1)
}

#[derive(FromRow)]
struct Wait {
    queued_at: Stamp,
    moved_at: Stamp,
}

/// How many weeks the mentees of the permitted participation's cohort who have a pair waited for it; no names.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn waits(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<Vec<i64>, Broken> {
    let rows: Vec<Wait> = unit
        .query(sql!(
            "SELECT queued_at, moved_at FROM participation
             WHERE hat = 'mentee' AND state IN ('placed', 'completed') AND queued_at IS NOT NULL
               AND cohort = (SELECT cohort FROM participation WHERE id = $1)"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let weeks = |row: Wait| {
        let waited = Timestamp::from(row.moved_at).duration_since(Timestamp::from(row.queued_at));
        waited.as_hours() / (24 * 7)
    };
    Ok(rows.into_iter().map(weeks).collect())
}

fn wants(hats: &[Hat]) -> String {
    hats.iter().map(|hat| hat.code()).collect::<Vec<_>>().join(" ")
}

/// Lets both participations of a pair follow what became of it: placed while a pair holds a place, else waiting or
/// available again; whoever has left is out with the last one, and in a cohort that ends the year is done. A mentee
/// keeps the first date in the queue.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn follow(unit: &mut Unit, pair: &crate::pairs::Pair, now: Timestamp) -> Result<(), Broken> {
    crate::departures::follow(unit, pair, now).await?;
    unit.query(sql!(
        "UPDATE participation SET state = 'placed', moved_at = $3, version = version + 1
         WHERE id IN ($1, $2) AND state IN ('waiting', 'available')
           AND EXISTS (SELECT 1 FROM pair WHERE (pair.mentee = participation.id OR pair.giver = participation.id)
                       AND pair.state IN ('chemistry', 'contracting', 'active', 'paused', 'closing'))"
    ))
    .bind(pair.mentee.uuid())
    .bind(pair.giver.uuid())
    .bind(Stamp::from(now))
    .run()
    .await?;
    unit.query(sql!(
        "UPDATE participation SET state = CASE
                    WHEN cohort IN (SELECT id FROM cohort WHERE cohort.state IN ('closing', 'closed')) THEN 'completed'
                    WHEN hat = 'mentee' THEN 'waiting' ELSE 'available' END,
                queued_at = CASE hat WHEN 'mentee' THEN COALESCE(queued_at, $3) ELSE queued_at END,
                moved_at = $3, version = version + 1
         WHERE id IN ($1, $2) AND state = 'placed'
           AND NOT EXISTS (SELECT 1 FROM pair WHERE (pair.mentee = participation.id OR pair.giver = participation.id)
                           AND pair.state IN ('chemistry', 'contracting', 'active', 'paused', 'closing'))"
    ))
    .bind(pair.mentee.uuid())
    .bind(pair.giver.uuid())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}
