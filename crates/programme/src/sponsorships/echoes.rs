//! What the daily round does: the mentee is asked once more after 45 days, and no more after 90. It looks at every act on
//! those days, answered or not, and leaves the same in the record of each.

use trellis_domain::{
    day,
    event::{Event, What},
    id::{Id, SponsorshipActId, kind},
    permission::Action,
    sponsorship::{ActState, Due, LOOKS, due},
};
use trellis_store::{
    pairs,
    sponsorships::{self, Facts},
};

use super::{over, save, today};
use crate::{
    act::{Act, Stop},
    news::News,
    rounds,
    rounds::Round,
};

/// Looks at every act that was done so long ago.
pub(crate) async fn look_round(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let today = day::of(act.now);
    let every = sponsorships::every(&mut act.unit, &act.keys, &permit).await?;
    drop(act);
    for one in every.iter().filter(|one| due_about(&one.facts, today).is_some()) {
        round.does(async |act| await_echo(act, one.id).await).await?;
    }
    Ok(())
}

fn due_about(facts: &Facts, today: jiff::civil::Date) -> Option<Due> {
    due(facts.done_on?, facts.looks, today)
}

/// What was done and what came of it stands in no event: only that the round looked.
async fn await_echo(act: &mut Act, id: SponsorshipActId) -> Result<(), Stop> {
    let permit = act.may(Action::AwaitEcho, id).await?;
    let mut one = sponsorships::load(&mut act.unit, &act.keys, &permit).await?;
    match due_about(&one.facts, today(act)).ok_or(Stop::NotFound)? {
        Due::AskAgain => {
            one.facts.looks += 1;
            let of = act.may(Action::AwaitEcho, one.pair).await?;
            let pair = pairs::load(&mut act.unit, &of).await?;
            let waits = matches!(one.facts.state, ActState::EchoOpen | ActState::NotYet);
            if waits && !over(pair.state) {
                act.tell(pair.mentee_person, News::Opportunities).await?;
            }
        }
        Due::AskNoMore => {
            one.facts.looks = LOOKS;
            if one.facts.state == ActState::EchoOpen {
                one.facts.state = one.facts.state.step(ActState::NoAnswer)?;
            }
        }
    }
    save(act, &one).await?;
    act.record(Event::new(What::SponsorshipEchoAwaited, Id::<kind::Host>::HERE)).await
}
