//! What the mentee does: consents for each kind of act or for one, takes that back, and says what reached her.

use trellis_domain::{
    event::{Event, What},
    id::{Id, PairId, SponsorshipActId, kind},
    permission::Action,
    refusal::Refusal,
    sponsorship::{ActKind, ActState, ECHOES},
};
use trellis_store::sponsorships;

use super::{
    Behind, Deed, Draft, Line, SponsorshipAct, Tie, aims, enter, fitting, lock, one, save, sponsored, tie,
    today, unlocked,
};
use crate::{
    act::{Act, Stop},
    news::News,
    sealed_drafts, spaces,
};

/// Aims are at most this long, in characters.
pub const AIMS: usize = 1_000;

/// One sponsor, for the page on which I say what they may do.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the mentee, and once the pair is over.
pub async fn chosen(act: &mut Act, id: PairId) -> Result<Behind<Tie>, Stop> {
    let permit = act.may(Action::ConsentToActs, id).await?;
    sponsored(act, &permit).await?;
    if let Some(shut) = lock(act).await?.instead() {
        return Ok(shut);
    }
    Ok(Behind::Open(tie(act, id).await?))
}

/// Consents to these kinds of act and to no other, from now on, and writes what I hope for.
///
/// # Errors
/// [`Refusal::TooLong`] over [`AIMS`] characters; [`Refusal::Locked`] unless I am unlocked.
pub async fn allow(act: &mut Act, id: PairId, kinds: &[ActKind], hopes: &str) -> Result<(), Stop> {
    let permit = act.may(Action::ConsentToActs, id).await?;
    let pair = sponsored(act, &permit).await?;
    unlocked(act).await?;
    let hopes = fitting(hopes, AIMS)?;
    let before = sponsorships::consent(&mut act.unit, &act.keys, &pair).await?;
    let consent = before.to(kinds, today(act));
    sponsorships::keep_consent(&mut act.unit, &act.keys, &permit, &consent, &mut act.dice).await?;
    let room = spaces::look(act, &permit).await?;
    let written = aims(act, &room, &pair).await?;
    let same =
        written.as_ref().map_or("", |old| old.text.as_ref().map_or("", |line| line.text.as_str())) == hopes;
    if !same {
        // A yes can always be taken back; only writing waits while something about the readers does not add up.
        let room = enter(act, &permit, &pair).await?;
        if let Some(old) = written {
            spaces::take_away(act, &room, old.item.id).await?;
        }
        if !hopes.is_empty() {
            spaces::write(act, &room, id.uuid(), "aims", &Line { text: hopes.to_owned() }).await?;
        }
    }
    sealed_drafts::drop_at(act, &Draft::Aims(id).place()).await?;
    act.record(Event::new(What::SponsorConsentChanged, id)).await
}

/// One act in my name, and the pair it belongs to.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the mentee, and for what was dropped.
pub async fn asked(act: &mut Act, id: SponsorshipActId) -> Result<Behind<(Tie, Deed)>, Stop> {
    let permit = act.may(Action::ReadActInMyName, id).await?;
    let found = sponsorships::load(&mut act.unit, &act.keys, &permit).await?;
    if found.facts.state == ActState::Dropped {
        return Err(Stop::NotFound);
    }
    one(act, &found).await
}

/// Whether I can read the line of an act: nobody says yes to what they cannot read.
async fn readable(act: &mut Act, wanted: &SponsorshipAct) -> Result<bool, Stop> {
    let Behind::Open((_, deed)) = one(act, wanted).await? else { return Ok(false) };
    Ok(deed.line().is_some())
}

/// What a mentee says about one act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes, to this one.
    Allow,
    /// Takes that yes back.
    Withdraw,
    /// What reached her, and whether the sponsor is told.
    Echo(ActState, bool),
}

/// Answers about one act. Who answered stands nowhere, what stands sealed, and the record does not say about which act:
/// whether there was an echo is nobody's to read there.
///
/// # Errors
/// [`Refusal::MovedOn`] where the act has gone on, or cannot be read, [`Refusal::NotOffered`] for what is no echo,
/// [`Refusal::Locked`] unless I
/// am unlocked.
pub async fn answer(act: &mut Act, id: SponsorshipActId, answer: Answer) -> Result<(), Stop> {
    let permit = act.may(Action::AnswerAct, id).await?;
    let mut one = sponsorships::load(&mut act.unit, &act.keys, &permit).await?;
    unlocked(act).await?;
    match answer {
        Answer::Allow | Answer::Withdraw => {
            let yes = answer == Answer::Allow;
            if one.facts.state != ActState::Planned {
                return Err(Refusal::MovedOn.into());
            }
            if yes && !readable(act, &one).await? {
                return Err(Refusal::MovedOn.into());
            }
            if one.facts.allowed == yes {
                return Err(Refusal::NothingChanged.into());
            }
            one.facts.allowed = yes;
        }
        Answer::Echo(echo, tell) => {
            if !ECHOES.contains(&echo) {
                return Err(Refusal::NotOffered.into());
            }
            one.facts.state = one.facts.state.step(echo)?;
            if tell {
                let pair = act.may(Action::ReadSponsorship, one.pair).await?;
                let pair = sponsored(act, &pair).await?;
                one.facts.told = Some(echo);
                act.tell(pair.giver_person, News::SponsorLog).await?;
            }
        }
    }
    save(act, &one).await?;
    act.record_unsigned(Event::new(What::SponsorshipActAnswered, Id::<kind::Host>::HERE)).await
}
