//! Places in a circle: who was offered one, who has one, and what they want to be called there.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    circle::{Part, SeatState},
    id::{CircleId, CohortId, ParticipationId, PersonId, kind},
    permission::Permit,
};
use uuid::Uuid;

use super::Circle;
use crate::sealing::{Keys, Purpose};

/// A place in a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The participation that holds it.
    pub participation: ParticipationId,
    /// Whose it is.
    pub person: PersonId,
    /// What they do in the circle.
    pub part: Part,
    /// Where it stands.
    pub state: SeatState,
    /// Their name on the programme's lists.
    pub name: String,
    /// What they want the circle to call them; none where they have not said.
    pub chosen: Option<String>,
    /// When the place came to where it stands.
    pub moved_at: Timestamp,
    /// The version of the rules that they have agreed to.
    pub agreed: Option<i64>,
}

impl Seat {
    /// What the circle calls them.
    pub fn called(&self) -> &str {
        self.chosen.as_deref().unwrap_or(&self.name)
    }
}

#[derive(FromRow)]
struct Row {
    participation: Uuid,
    person: Uuid,
    part: String,
    state: String,
    first_name: String,
    last_name: String,
    name: Option<Vec<u8>>,
    moved_at: Stamp,
    agreed: Option<i64>,
}

pub(super) fn place(circle: CircleId, participation: Uuid) -> String {
    format!("circle_seat/{circle}/{}", participation.simple())
}

impl Row {
    fn read(self, keys: Option<&Keys>, circle: CircleId) -> Result<Seat, Broken> {
        let at = place(circle, self.participation);
        let sealed = keys.zip(self.name);
        let chosen = sealed.map(|(keys, sealed)| keys.open(Purpose::Choices, &at, &sealed)).transpose();
        Ok(Seat {
            participation: self.participation.into(),
            person: self.person.into(),
            part: Part::parse(&self.part).ok_or_else(|| Broken::unreadable("circle_seat.part"))?,
            state: SeatState::parse(&self.state).ok_or_else(|| Broken::unreadable("circle_seat.state"))?,
            name: format!("{} {}", self.first_name, self.last_name).trim().to_owned(),
            chosen: chosen.map_err(|_| Broken::unreadable("circle_seat.name"))?,
            moved_at: self.moved_at.into(),
            agreed: self.agreed,
        })
    }
}

/// Every place in the permitted circle, those who lead it first, by the name that is shown there: the order of the list
/// says nothing about the name on the programme's lists.
///
/// # Errors
/// [`Broken`] when the store fails or a name does not open.
pub async fn of(unit: &mut Unit, keys: &Keys, permit: &Permit<kind::Circle>) -> Result<Vec<Seat>, Broken> {
    let mut seats = read(unit, Some(keys), permit).await?;
    seats.sort_by_cached_key(|seat| {
        (seat.part == Part::Member, seat.called().to_lowercase(), seat.participation)
    });
    Ok(seats)
}

/// Every place in the permitted circle, in no order and without the names that were chosen: nothing sealed is opened.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn unopened(unit: &mut Unit, permit: &Permit<kind::Circle>) -> Result<Vec<Seat>, Broken> {
    read(unit, None, permit).await
}

async fn read(
    unit: &mut Unit,
    keys: Option<&Keys>,
    permit: &Permit<kind::Circle>,
) -> Result<Vec<Seat>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT circle_seat.participation AS participation, participation.person AS person, circle_seat.part AS part,
                    circle_seat.state AS state, person.first_name AS first_name, person.last_name AS last_name,
                    circle_seat.name AS name, circle_seat.moved_at AS moved_at, rules_agreement.version AS agreed
             FROM circle_seat
             JOIN participation ON participation.id = circle_seat.participation
             JOIN person ON person.id = participation.person
             LEFT JOIN rules_agreement ON rules_agreement.circle = circle_seat.circle
                                      AND rules_agreement.participation = circle_seat.participation
             WHERE circle_seat.circle = $1 ORDER BY circle_seat.participation"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(|row| row.read(keys, permit.id())).collect()
}

/// Puts somebody into a draft; it makes no difference when they are in it already.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn draft(
    unit: &mut Unit,
    circle: CircleId,
    participation: ParticipationId,
    part: Part,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO circle_seat (circle, participation, part, state, moved_at) VALUES ($1, $2, $3, 'drafted', $4)
         ON CONFLICT (circle, participation) DO NOTHING"
    ))
    .bind(circle.uuid())
    .bind(participation.uuid())
    .bind(part.code().to_owned())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Empties the permitted draft of everybody who was not told of it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn clear_draft(unit: &mut Unit, permit: &Permit<kind::Circle>) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM circle_seat WHERE circle = $1 AND state = 'drafted'"))
        .bind(permit.id().uuid())
        .run()
        .await
        .map(drop)
}

/// Takes the permitted participation out of every draft: it was told of none of them.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn leave_drafts(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM circle_seat WHERE participation = $1 AND state = 'drafted'"))
        .bind(permit.id().uuid())
        .run()
        .await
        .map(drop)
}

/// Moves one place on; false when it stands elsewhere by now.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn step(
    unit: &mut Unit,
    circle: CircleId,
    participation: ParticipationId,
    (from, to): (SeatState, SeatState),
    now: Timestamp,
) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE circle_seat SET state = $4, moved_at = $5 WHERE circle = $1 AND participation = $2 AND state = $3"
        ))
        .bind(circle.uuid())
        .bind(participation.uuid())
        .bind(from.code().to_owned())
        .bind(to.code().to_owned())
        .bind(Stamp::from(now))
        .run()
        .await?;
    Ok(rows == 1)
}

/// Every open offer of the permitted circle counts as "not this time".
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn pass_open(unit: &mut Unit, permit: &Permit<kind::Circle>, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE circle_seat SET state = 'passed', moved_at = $2 WHERE circle = $1 AND state = 'offered'"
    ))
    .bind(permit.id().uuid())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Keeps what somebody wants the circle to call them, sealed.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn call(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Circle>,
    participation: ParticipationId,
    chosen: &str,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let at = place(permit.id(), participation.uuid());
    let sealed = keys.seal(Purpose::Choices, &at, &chosen, dice);
    unit.query(sql!("UPDATE circle_seat SET name = $3 WHERE circle = $1 AND participation = $2"))
        .bind(permit.id().uuid())
        .bind(participation.uuid())
        .bind(sealed)
        .run()
        .await
        .map(drop)
}

/// Writes down that somebody agrees to a version of the rules.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn agree(
    unit: &mut Unit,
    permit: &Permit<kind::Circle>,
    participation: ParticipationId,
    version: i64,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO rules_agreement (circle, participation, version, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (circle, participation) DO UPDATE SET version = excluded.version, at = excluded.at"
    ))
    .bind(permit.id().uuid())
    .bind(participation.uuid())
    .bind(version)
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Everybody is asked again whether they agree: somebody has joined.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn ask_again(unit: &mut Unit, permit: &Permit<kind::Circle>) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM rules_agreement WHERE circle = $1"))
        .bind(permit.id().uuid())
        .run()
        .await
        .map(drop)
}

#[derive(FromRow)]
struct Own {
    circle: Uuid,
    part: String,
    state: String,
    moved_at: Stamp,
    agreed: Option<i64>,
}

/// A place as its holder's own pages need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// What they do in the circle.
    pub part: Part,
    /// They have said yes.
    pub accepted: bool,
    /// Since when.
    pub moved_at: Timestamp,
    /// The version of the rules that they have agreed to.
    pub agreed: Option<i64>,
}

/// The places that the permitted participation was offered or has, by circle.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn held(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<BTreeMap<CircleId, Held>, Broken> {
    let rows: Vec<Own> = unit
        .query(sql!(
            "SELECT circle_seat.circle AS circle, circle_seat.part AS part, circle_seat.state AS state,
                    circle_seat.moved_at AS moved_at, rules_agreement.version AS agreed
             FROM circle_seat
             LEFT JOIN rules_agreement ON rules_agreement.circle = circle_seat.circle
                                      AND rules_agreement.participation = circle_seat.participation
             WHERE circle_seat.participation = $1 AND circle_seat.state IN ('offered', 'accepted')"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter()
        .map(|row| {
            let part = Part::parse(&row.part).ok_or_else(|| Broken::unreadable("circle_seat.part"))?;
            let accepted = row.state == SeatState::Accepted.code();
            let held = Held { part, accepted, moved_at: row.moved_at.into(), agreed: row.agreed };
            Ok((row.circle.into(), held))
        })
        .collect()
}

/// Lets those who lead stand as placed while they lead a circle, and as available when they lead none any more.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn follow(
    unit: &mut Unit,
    leader: ParticipationId,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Broken> {
    let steps = [
        sql!(
            "UPDATE participation SET state = 'placed', moved_at = $3, version = version + 1
             WHERE id = $1 AND cohort = $2 AND state = 'available'
               AND EXISTS (SELECT 1 FROM circle_seat JOIN circle ON circle.id = circle_seat.circle
                           WHERE circle_seat.participation = participation.id AND circle_seat.state = 'accepted'
                             AND circle.state NOT IN ('alumni', 'closed'))"
        ),
        sql!(
            "UPDATE participation SET state = 'available', moved_at = $3, version = version + 1
             WHERE id = $1 AND cohort = $2 AND state = 'placed'
               AND NOT EXISTS (SELECT 1 FROM circle_seat JOIN circle ON circle.id = circle_seat.circle
                               WHERE circle_seat.participation = participation.id AND circle_seat.state = 'accepted'
                                 AND circle.state NOT IN ('alumni', 'closed'))"
        ),
    ];
    for step in steps {
        unit.query(step).bind(leader.uuid()).bind(cohort.uuid()).bind(Stamp::from(now)).run().await?;
    }
    Ok(())
}

/// Those in the circle for whom `which` holds, as people.
pub fn people(seats: &[Seat], which: impl Fn(&Seat) -> bool) -> Vec<PersonId> {
    seats.iter().filter(|seat| which(seat)).map(|seat| seat.person).collect()
}

/// How many members have said yes.
pub fn members(seats: &[Seat]) -> usize {
    seats.iter().filter(|seat| seat.part == Part::Member && seat.state == SeatState::Accepted).count()
}

/// Whether this version of the rules of the circle stands.
pub fn agreed(circle: &Circle, seats: &[Seat]) -> bool {
    let there = seats.iter().filter(|seat| seat.state == SeatState::Accepted);
    trellis_domain::circle::agreed(circle.rules, there.map(|seat| seat.agreed))
}
