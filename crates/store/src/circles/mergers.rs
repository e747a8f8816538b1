//! Whether two circles become one: which two, who is asked, and what each says, sealed.

use jiff::Timestamp;
use rand::RngCore;
use serde::{Deserialize, Serialize};
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    circle::Part,
    id::{CircleId, ParticipationId, PersonId, kind},
    merger::MergerState,
    permission::Permit,
};
use uuid::Uuid;

use crate::sealing::{Keys, Purpose};

/// Two circles that might become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merger {
    /// To which too few come.
    pub circle: CircleId,
    /// The one that is asked with it.
    pub partner: CircleId,
    /// What the one that they become would be called.
    pub name: String,
    /// Where the question stands.
    pub state: MergerState,
    /// Since when everybody is asked.
    pub asked_at: Timestamp,
}

impl Merger {
    /// The other of the two.
    pub fn other(&self, one: CircleId) -> CircleId {
        if self.circle == one { self.partner } else { self.circle }
    }

    fn place(&self, participation: ParticipationId) -> String {
        format!("merger_answer/{}/{}/{participation}", self.circle, self.partner)
    }
}

/// What somebody would be in the one circle, and what they say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// A member, or one who would lead it.
    #[serde(rename = "p")]
    pub part: Part,
    /// Whether they would like it; none while they have not said.
    #[serde(rename = "y")]
    pub yes: Option<bool>,
    /// What the one circle is to call them.
    #[serde(rename = "n")]
    pub name: String,
}

#[derive(FromRow)]
struct Row {
    circle: Uuid,
    partner: Uuid,
    name: String,
    state: String,
    asked_at: Stamp,
}

impl TryFrom<Row> for Merger {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            circle: row.circle.into(),
            partner: row.partner.into(),
            name: row.name,
            state: MergerState::parse(&row.state).ok_or_else(|| Broken::unreadable("merger.state"))?,
            asked_at: row.asked_at.into(),
        })
    }
}

/// Everything that was asked about the permitted circle and another one, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Circle>) -> Result<Vec<Merger>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT circle, partner, name, state, asked_at FROM merger WHERE circle = $1 OR partner = $1
             ORDER BY asked_at DESC, circle, partner"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Merger::try_from).collect()
}

/// Every question that is open, for the daily round.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn open(unit: &mut Unit, _: &Permit<kind::Host>) -> Result<Vec<Merger>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT circle, partner, name, state, asked_at FROM merger WHERE state = 'asking' ORDER BY circle, partner"
        ))
        .all()
        .await?;
    rows.into_iter().map(Merger::try_from).collect()
}

/// Begins to ask; nobody has a row yet.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(unit: &mut Unit, _: &Permit<kind::Circle>, new: &Merger) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO merger (circle, partner, name, state, asked_at) VALUES ($1, $2, $3, $4, $5)"
    ))
    .bind(new.circle.uuid())
    .bind(new.partner.uuid())
    .bind(new.name.clone())
    .bind(new.state.code().to_owned())
    .bind(Stamp::from(new.asked_at))
    .run()
    .await
    .map(drop)
}

/// Keeps what somebody says, over what they have said before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep(
    unit: &mut Unit,
    keys: &Keys,
    merger: &Merger,
    whose: ParticipationId,
    answer: &Answer,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let sealed = keys.seal(Purpose::Choices, &merger.place(whose), answer, dice);
    unit.query(sql!(
        "INSERT INTO merger_answer (circle, partner, participation, sealed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (circle, partner, participation) DO UPDATE SET sealed = excluded.sealed"
    ))
    .bind(merger.circle.uuid())
    .bind(merger.partner.uuid())
    .bind(whose.uuid())
    .bind(sealed)
    .run()
    .await
    .map(drop)
}

/// Somebody who is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The participation that has a place in one of the two, or in both.
    pub participation: ParticipationId,
    /// Whose it is.
    pub person: PersonId,
    /// Their name on the programme's lists.
    pub name: String,
    /// What they say.
    pub answer: Answer,
}

#[derive(FromRow)]
struct AnswerRow {
    participation: Uuid,
    person: Uuid,
    first_name: String,
    last_name: String,
    sealed: Vec<u8>,
}

/// Who is asked in one of the permitted circle's questions, and what each says.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn asked(
    unit: &mut Unit,
    keys: &Keys,
    _: &Permit<kind::Circle>,
    merger: &Merger,
) -> Result<Vec<Asked>, Broken> {
    let rows: Vec<AnswerRow> = unit
        .query(sql!(
            "SELECT merger_answer.participation AS participation, participation.person AS person,
                    person.first_name AS first_name, person.last_name AS last_name, merger_answer.sealed AS sealed
             FROM merger_answer
             JOIN participation ON participation.id = merger_answer.participation
             JOIN person ON person.id = participation.person
             WHERE merger_answer.circle = $1 AND merger_answer.partner = $2 ORDER BY merger_answer.participation"
        ))
        .bind(merger.circle.uuid())
        .bind(merger.partner.uuid())
        .all()
        .await?;
    let opened = rows.into_iter().map(|row| {
        let participation = row.participation.into();
        let answer = keys.open(Purpose::Choices, &merger.place(participation), &row.sealed);
        Ok(Asked {
            participation,
            person: row.person.into(),
            name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
            answer: answer.map_err(|_| Broken::unreadable("merger_answer.sealed"))?,
        })
    });
    opened.collect()
}

/// Settles a question of the permitted circle: what everybody has said is forgotten. False when it was settled before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn settle(
    unit: &mut Unit,
    _: &Permit<kind::Circle>,
    merger: &Merger,
    to: MergerState,
) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!("UPDATE merger SET state = $3 WHERE circle = $1 AND partner = $2 AND state = 'asking'"))
        .bind(merger.circle.uuid())
        .bind(merger.partner.uuid())
        .bind(to.code().to_owned())
        .run()
        .await?;
    unit.query(sql!("DELETE FROM merger_answer WHERE circle = $1 AND partner = $2"))
        .bind(merger.circle.uuid())
        .bind(merger.partner.uuid())
        .run()
        .await?;
    Ok(rows == 1)
}

#[derive(FromRow)]
struct Called {
    name: String,
}

/// What the other circle is called: all that somebody in the permitted one is told of it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn other(
    unit: &mut Unit,
    permit: &Permit<kind::Circle>,
    merger: &Merger,
) -> Result<String, Broken> {
    let row: Called = unit
        .query(sql!("SELECT name FROM circle WHERE id = $1"))
        .bind(merger.other(permit.id()).uuid())
        .one()
        .await?;
    Ok(row.name)
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};
    use trellis_domain::{circle::LONGEST_CHOSEN, id::Id};

    use super::*;

    #[test]
    fn no_answer_is_longer_than_another() {
        let mut dice = StdRng::seed_from_u64(7);
        let keys = Keys::random(&mut dice);
        let merger = Merger {
            circle: Id::random(&mut dice),
            partner: Id::random(&mut dice),
            name: "Rowan circle".to_owned(),
            state: MergerState::Asking,
            asked_at: Timestamp::UNIX_EPOCH,
        };
        let place = merger.place(Id::random(&mut dice));
        let none = Answer { part: Part::Member, yes: None, name: String::new() };
        let long = Answer { part: Part::Leader, yes: Some(false), name: "ŵ".repeat(LONGEST_CHOSEN) };
        let size =
            |answer: &Answer, dice: &mut StdRng| keys.seal(Purpose::Choices, &place, answer, dice).len();
        assert_eq!(size(&none, &mut dice), size(&long, &mut dice));
    }
}
