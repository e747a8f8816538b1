//! What the sponsor does: plans, does or drops acts, words their lines, and counts them without a name.

use std::collections::BTreeMap;

use jiff::civil::Date;
use trellis_domain::{
    event::{Event, What},
    hat::Hat,
    id::{Id, PairId, PanelDeclarationId, SponsorshipActId},
    permission::Action,
    refusal::Refusal,
    sponsorship::{ActKind, ActState, Aim, Forum, LINE, PanelState, fair, ground, one_more},
};
use trellis_store::{
    pairs::{self, Pair},
    sponsorships,
};

use super::{
    Behind, Deed, Draft, Facts, Line, SponsorshipAct, Tie, enter, enter_to_both, fitting, mine, one, save,
    sponsored, tie, today, unlocked,
};
use crate::{
    act::{Act, Stop},
    news::News,
    participations, sealed_drafts, spaces,
};

/// What a sponsor means to do.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What.
    pub kind: ActKind,
    /// In what kind of room.
    pub forum: Forum,
    /// What for.
    pub aim: Aim,
    /// The post that it is for.
    pub post: Option<PanelDeclarationId>,
    /// One line about it.
    pub line: String,
}

/// Plans an act for this month. Where the mentee has not said yes to its kind, she is asked; she is told once, however
/// many wait for her then.
///
/// # Errors
/// [`Refusal::ThreeAMonth`], [`Refusal::PanelUndeclared`], [`Refusal::OnPanel`], [`Refusal::Incomplete`] without a line,
/// [`Refusal::TooLong`] over [`LINE`] characters; [`Refusal::Locked`] unless I am unlocked;
/// [`Refusal::OtherHasNoKeys`] while the mentee could not read what she is asked about.
pub async fn plan(act: &mut Act, id: PairId, plan: Plan) -> Result<(), Stop> {
    let permit = act.may(Action::PlanAct, id).await?;
    let pair = sponsored(act, &permit).await?;
    unlocked(act).await?;
    let line = fitting(&plan.line, LINE)?;
    if line.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    let room = enter_to_both(act, &permit, &pair).await?;
    one_more(planned_this_month(act, &pair).await?)?;
    let post = plan.post.filter(|_| plan.aim == Aim::Recruitment);
    fair(plan.aim, panel(act, &pair, post).await?)?;
    let new = SponsorshipAct {
        id: Id::random(&mut act.dice),
        pair: id,
        facts: Facts {
            kind: plan.kind,
            forum: plan.forum,
            aim: plan.aim,
            post,
            state: ActState::Planned,
            planned_on: today(act),
            done_on: None,
            allowed: false,
            ground: None,
            looks: 0,
            told: None,
        },
        version: 1,
    };
    let consent = sponsorships::consent(&mut act.unit, &act.keys, &pair).await?;
    let waits = |facts: &Facts| {
        facts.state == ActState::Planned && ground(&consent, facts.kind, facts.allowed).is_err()
    };
    let before = sponsorships::of_pair(&mut act.unit, &act.keys, &pair).await?;
    let asked_already = before.iter().any(|one| waits(&one.facts));
    sponsorships::add(&mut act.unit, &act.keys, &new, &mut act.dice).await?;
    spaces::write(act, &room, new.id.uuid(), "act_line", &Line { text: line.to_owned() }).await?;
    if waits(&new.facts) && !asked_already {
        act.tell(pair.mentee_person, News::Opportunities).await?;
    }
    sealed_drafts::drop_at(act, &Draft::Plan.place()).await?;
    act.record(Event::new(What::SponsorshipActPlanned, new.id)).await
}

/// How many acts I have planned this month and not dropped, for everybody whom I sponsor in this hat.
async fn planned_this_month(act: &mut Act, pair: &Pair) -> Result<usize, Stop> {
    let own = act.may(Action::ReadOwnParticipation, pair.giver).await?;
    let mut planned = 0;
    for pair in pairs::of_participation(&mut act.unit, &own).await? {
        let acts = sponsorships::of_pair(&mut act.unit, &act.keys, &pair).await?;
        planned += acts.iter().filter(|one| of_this_month(&one.facts, today(act))).count();
    }
    Ok(planned)
}

/// Whether an act is one of the month's that this day lies in: planned in it, and not dropped.
pub fn of_this_month(facts: &Facts, today: Date) -> bool {
    facts.state != ActState::Dropped && facts.planned_on.first_of_month() == today.first_of_month()
}

/// What I have declared for the post; nothing where it is none of this pair.
async fn panel(
    act: &mut Act,
    pair: &Pair,
    post: Option<PanelDeclarationId>,
) -> Result<Option<PanelState>, Stop> {
    let Some(post) = post else { return Ok(None) };
    let declared = sponsorships::panels(&mut act.unit, &act.keys, pair).await?;
    Ok(declared.into_iter().find(|one| one.id == post).map(|found| found.state))
}

/// One act of mine, and the pair it belongs to.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but its sponsor.
pub async fn mine_to_do(act: &mut Act, id: SponsorshipActId) -> Result<Behind<(Tie, Deed)>, Stop> {
    let permit = act.may(Action::ReadOwnAct, id).await?;
    let found = sponsorships::load(&mut act.unit, &act.keys, &permit).await?;
    one(act, &found).await
}

/// What becomes of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Its line is worded anew.
    Word,
    /// It was done.
    Done,
    /// It will not be done.
    Drop,
}

/// Words the line of an act anew, says that it was done, or drops it. What stood before is kept and shown. A yes to this
/// very act was a yes to it as it was worded: with other words it is asked for anew.
///
/// # Errors
/// [`Refusal::ConsentMissing`] when it is said to be done without a yes, [`Refusal::OnPanel`], [`Refusal::MovedOn`] when it
/// is not planned any more, or dropped; [`Refusal::Incomplete`] and [`Refusal::TooLong`] for the line; [`Refusal::Locked`].
pub async fn move_on(act: &mut Act, id: SponsorshipActId, to: Move, line: &str) -> Result<(), Stop> {
    let permit = act.may(Action::MoveAct, id).await?;
    let mut one = sponsorships::load(&mut act.unit, &act.keys, &permit).await?;
    unlocked(act).await?;
    let tie = tie(act, one.pair).await?;
    // What is dropped needs no line, and leaves the one that stands.
    let line = if to == Move::Drop { "" } else { fitting(line, LINE)? };
    if line.is_empty() && to != Move::Drop {
        return Err(Refusal::Incomplete.into());
    }
    let deed = tie.deeds.iter().find(|deed| deed.act.id == id).ok_or(Stop::NotFound)?;
    let new_words = to != Move::Drop && deed.line() != Some(line);
    let mut asked_anew = false;
    match to {
        Move::Word if one.facts.state == ActState::Dropped => return Err(Refusal::MovedOn.into()),
        Move::Word if !new_words => return Err(Refusal::NothingChanged.into()),
        Move::Word if one.facts.state == ActState::Planned => {
            let said_yes = std::mem::take(&mut one.facts.allowed);
            asked_anew = said_yes && ground(&tie.consent, one.facts.kind, false).is_err();
        }
        Move::Word => {}
        Move::Done => {
            let state = one.facts.state.done()?;
            fair(one.facts.aim, panel(act, &tie.pair, one.facts.post).await?)?;
            one.facts.ground = Some(ground(&tie.consent, one.facts.kind, one.facts.allowed)?);
            one.facts.state = state;
            one.facts.done_on = Some(today(act));
        }
        Move::Drop => one.facts.state = one.facts.state.step(ActState::Dropped)?,
    }
    if new_words {
        let permit = act.may(Action::ReadSponsorship, one.pair).await?;
        let room = enter(act, &permit, &tie.pair).await?;
        spaces::write(act, &room, id.uuid(), "act_line", &Line { text: line.to_owned() }).await?;
    }
    save(act, &one).await?;
    if to == Move::Done || asked_anew {
        act.tell(tie.pair.mentee_person, News::Opportunities).await?;
    }
    sealed_drafts::drop_at(act, &Draft::Act(id).place()).await?;
    act.record(Event::new(What::SponsorshipActMoved, id)).await
}

/// How many acts of each kind I have done, by month, the newest first: no name, no line, and nothing of what reached
/// anybody.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who is not here as a sponsor.
pub async fn counts(act: &mut Act) -> Result<Behind<Vec<(Date, ActKind, usize)>>, Stop> {
    if participations::worn(act).await?.hat != Hat::Sponsor {
        return Err(Stop::NotFound);
    }
    Ok(match mine(act).await? {
        Behind::NoKeys => Behind::NoKeys,
        Behind::Locked => Behind::Locked,
        Behind::Open(ties) => {
            let mut counts = BTreeMap::new();
            for deed in ties.iter().flat_map(|tie| &tie.deeds) {
                if let (Some(done_on), true) = (deed.act.facts.done_on, deed.act.facts.state.happened()) {
                    *counts.entry((done_on.first_of_month(), deed.act.facts.kind)).or_insert(0) += 1;
                }
            }
            let counts = counts.into_iter().rev();
            Behind::Open(counts.map(|((month, kind), number)| (month, kind, number)).collect())
        }
    })
}
