//! A person's pairs as their own home page needs them: where each stands, who has answered, what is booked.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{PairId, PersonId, kind},
    pair::{Kind, PairState, Side},
    permission::Permit,
};
use uuid::Uuid;

/// One pair, seen from one side.
#[derive(Debug, Clone)]
pub struct TieRow {
    /// The pair.
    pub pair: PairId,
    /// What kind of helper.
    pub kind: Kind,
    /// Where it stands.
    pub state: PairState,
    /// On which side the permitted participation is.
    pub side: Side,
    /// The other person: two ties of one person belong together.
    pub person: PersonId,
    /// The other person's name.
    pub name: String,
    /// Whether this side has said yes, answered or signed what the state asks for.
    pub answered: bool,
    /// The helper goes, and the mentee chooses how to go on.
    pub handing_over: bool,
    /// The next booked meeting.
    pub meeting: Option<Timestamp>,
    /// The latest meeting, held or booked.
    pub together: Option<Timestamp>,
    /// Until when an answer is waited for.
    pub answer_by: Option<Timestamp>,
    /// When it came to where it stands.
    pub moved_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    pair: Uuid,
    kind: String,
    state: String,
    mentee: Uuid,
    person: Uuid,
    first_name: String,
    last_name: String,
    said_yes: i64,
    talked: i64,
    signed: i64,
    handing_over: i64,
    meeting: Option<Stamp>,
    together: Option<Stamp>,
    answer_by: Option<Stamp>,
    moved_at: Stamp,
}

/// Every pair of the permitted participation that its person may know of, open ones and ended ones. What a giver
/// was only suggested for, and every draft, is left out here and not on the page.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    now: Timestamp,
) -> Result<Vec<TieRow>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT pair.id AS pair, pair.kind AS kind, pair.state AS state, pair.mentee AS mentee, other.person AS person,
                    person.first_name AS first_name, person.last_name AS last_name,
                    (SELECT COUNT(*) FROM request_yes
                     WHERE request_yes.pair = pair.id
                       AND request_yes.side = CASE WHEN pair.mentee = $1 THEN 'mentee' ELSE 'giver' END) AS said_yes,
                    (SELECT COUNT(*) FROM chemistry_answer
                     WHERE chemistry_answer.pair = pair.id
                       AND chemistry_answer.side = CASE WHEN pair.mentee = $1 THEN 'mentee' ELSE 'giver' END) AS talked,
                    (SELECT COUNT(*) FROM signature
                     WHERE signature.pair = pair.id
                       AND signature.side = CASE WHEN pair.mentee = $1 THEN 'mentee' ELSE 'giver' END) AS signed,
                    (SELECT COUNT(*) FROM hand_over
                     WHERE hand_over.pair = pair.id AND hand_over.chosen IS NULL) AS handing_over,
                    (SELECT MIN(meeting.starts_at) FROM meeting
                     WHERE meeting.pair = pair.id AND meeting.state = 'booked' AND meeting.starts_at >= $2) AS meeting,
                    (SELECT MAX(meeting.starts_at) FROM meeting
                     WHERE meeting.pair = pair.id AND meeting.state IN ('booked', 'held')) AS together,
                    pair.answer_by AS answer_by, pair.moved_at AS moved_at
             FROM pair
             JOIN participation AS other ON other.id = CASE WHEN pair.mentee = $1 THEN pair.giver ELSE pair.mentee END
             JOIN person ON person.id = other.person
             WHERE (pair.mentee = $1 OR pair.giver = $1)
               AND pair.state IN ('suggested', 'requested', 'chemistry', 'contracting', 'active', 'paused', 'closing',
                                  'closed', 'ended_no_fault', 'redefined')
               AND NOT (pair.state = 'suggested' AND pair.giver = $1)
               AND NOT (pair.state IN ('suggested', 'requested')
                        AND (SELECT own.state FROM participation AS own WHERE own.id = $1) = 'started')
             ORDER BY pair.moved_at DESC, pair.ordinal, pair.id"
        ))
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .all()
        .await?;
    rows.into_iter().map(|row| tie(row, permit.id().uuid())).collect()
}

fn tie(row: Row, mine: Uuid) -> Result<TieRow, Broken> {
    let state = PairState::parse(&row.state).ok_or_else(|| Broken::unreadable("pair.state"))?;
    Ok(TieRow {
        pair: row.pair.into(),
        kind: Kind::parse(&row.kind).ok_or_else(|| Broken::unreadable("pair.kind"))?,
        state,
        side: if row.mentee == mine { Side::Mentee } else { Side::Giver },
        person: row.person.into(),
        name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
        answered: match state {
            PairState::Requested => row.said_yes > 0,
            PairState::Chemistry => row.talked > 0,
            PairState::Contracting => row.signed > 0,
            _ => false,
        },
        handing_over: row.handing_over > 0 && state == PairState::Paused,
        meeting: row.meeting.map(Timestamp::from),
        together: row.together.map(Timestamp::from),
        answer_by: row.answer_by.map(Timestamp::from),
        moved_at: row.moved_at.into(),
    })
}
