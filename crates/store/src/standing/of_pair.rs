//! What stands where a pair stands: its meetings and its goals.

use jiff::Timestamp;
use sqlx::FromRow;
use trellis_database::{Broken, Unit, sql};
use trellis_domain::{
    goal::GoalState,
    id::{Id, kind},
    meeting::MeetingState,
    pair::PairState,
    permission::{Actor, Standing},
};
use uuid::Uuid;

use super::Placed;
use crate::sealing::Keys;

#[derive(FromRow)]
struct OfPair {
    pair: Uuid,
    state: String,
}

/// A meeting stands where its pair stands, in its own state.
impl Placed for kind::Meeting {
    async fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<OfPair> =
            unit.query(sql!("SELECT pair, state FROM meeting WHERE id = $1")).bind(id.uuid()).maybe().await?;
        let Some(place) = found else { return Ok(None) };
        let pair = kind::Pair::standing(unit, keys, now, actor, place.pair.into()).await?;
        let state = MeetingState::parse(&place.state).map_or("", MeetingState::code);
        Ok(pair.map(|pair| Standing { state, ..pair }))
    }
}

/// A goal stands where its pair stands, in its own state while the two go on. When the pair is over it stands in the state of
/// the pair, and is the mentee's alone.
impl Placed for kind::Goal {
    async fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<OfPair> =
            unit.query(sql!("SELECT pair, state FROM goal WHERE id = $1")).bind(id.uuid()).maybe().await?;
        let Some(place) = found else { return Ok(None) };
        let pair = kind::Pair::standing(unit, keys, now, actor, place.pair.into()).await?;
        let state = GoalState::parse(&place.state).map_or("", GoalState::code);
        Ok(pair.map(|pair| match PairState::parse(pair.state) {
            Some(PairState::Closed | PairState::EndedNoFault | PairState::Redefined) => {
                Standing { giver: false, ..pair }
            }
            _ => Standing { state, ..pair },
        }))
    }
}
