//! What stands where a pair stands: its meetings, goals, asks, and what is done in a mentee's name.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    ask::AskState,
    goal::GoalState,
    id::{Id, kind},
    meeting::MeetingState,
    pair::{PairState, Side},
    permission::{Actor, Standing},
    summary::SummaryState,
};
use uuid::Uuid;

use super::Placed;
use crate::sealing::Keys;

#[derive(FromRow)]
struct OfPair {
    pair: Uuid,
    state: String,
}

#[derive(FromRow)]
struct OfSide {
    pair: Uuid,
    state: String,
    side: String,
}

/// A kind of thing that stands where its pair stands, in its own state.
macro_rules! in_its_own_state {
    ($kind:ident, $state:ident, $text:literal) => {
        impl Placed for kind::$kind {
            async fn standing(
                unit: &mut Unit,
                keys: &Keys,
                now: Timestamp,
                actor: Actor,
                id: Id<Self>,
            ) -> Result<Option<Standing>, Broken> {
                let found: Option<OfPair> = unit.query(sql!($text)).bind(id.uuid()).maybe().await?;
                let Some(place) = found else { return Ok(None) };
                let pair = kind::Pair::standing(unit, keys, now, actor, place.pair.into()).await?;
                let state = $state::parse(&place.state).map_or("", $state::code);
                Ok(pair.map(|pair| Standing { state, ..pair }))
            }
        }
    };
}

in_its_own_state!(Meeting, MeetingState, "SELECT pair, state FROM meeting WHERE id = $1");
/// A summary stands where its pair stands, in its own state; a helper has nothing to say about what the mentee has sent.
impl Placed for kind::Summary {
    async fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<OfSide> = unit
            .query(sql!("SELECT pair, state, side FROM summary WHERE id = $1"))
            .bind(id.uuid())
            .maybe()
            .await?;
        let Some(place) = found else { return Ok(None) };
        let pair = kind::Pair::standing(unit, keys, now, actor, place.pair.into()).await?;
        let state = SummaryState::parse(&place.state).map_or("", SummaryState::code);
        let by_giver = Side::parse(&place.side) == Some(Side::Giver);
        Ok(pair.map(|pair| Standing { state, giver: pair.giver && by_giver, ..pair }))
    }
}

in_its_own_state!(Ask, AskState, "SELECT pair, state FROM ask WHERE id = $1");

#[derive(FromRow)]
struct SealedOfPair {
    pair: Uuid,
}

/// A kind of thing that stands where its pair stands, also in its state: its own is sealed.
macro_rules! in_the_state_of_its_pair {
    ($kind:ident, $text:literal) => {
        impl Placed for kind::$kind {
            async fn standing(
                unit: &mut Unit,
                keys: &Keys,
                now: Timestamp,
                actor: Actor,
                id: Id<Self>,
            ) -> Result<Option<Standing>, Broken> {
                let found: Option<SealedOfPair> = unit.query(sql!($text)).bind(id.uuid()).maybe().await?;
                let Some(of) = found else { return Ok(None) };
                kind::Pair::standing(unit, keys, now, actor, of.pair.into()).await
            }
        }
    };
}

in_the_state_of_its_pair!(SponsorshipAct, "SELECT pair FROM sponsorship_act WHERE id = $1");
in_the_state_of_its_pair!(PanelDeclaration, "SELECT pair FROM panel_declaration WHERE id = $1");

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
