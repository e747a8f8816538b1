//! Choices for matching: a mentee's lens and race-dialogue instruction, a giver's offers. Written, never shown again.

use jiff::Timestamp;
use trellis_domain::{
    dialogue::RaceDialogue,
    event::{Event, What},
    hat::Hat,
    id::DraftId,
    language::Language,
    lens::{Characteristic, Lens, OfferedCharacteristic, Offers},
    permission::Action,
};
use trellis_store::{choices, choices::Choice, consents, participations::waits};

use crate::{
    act::{Act, Stop},
    drafts, needs, participations,
    participations::Participation,
};

/// Published counts and waits begin here (`model.md` 4.4).
pub const SHOWN_FROM: usize = 8;

/// The version of the notice about choices for matching that people consent to.
const NOTICE: i64 = 1;

/// When my choices were made. Never what they are.
#[derive(Debug, Clone)]
pub struct Made {
    /// The hat I wear here.
    pub hat: Hat,
    /// The lens, or for givers the offers.
    pub first: Option<Timestamp>,
    /// The race-dialogue instruction of a mentee.
    pub dialogue: Option<Timestamp>,
}

/// When my choices were made.
///
/// # Errors
/// [`Stop::NotFound`] for whoever wears no hat here.
pub async fn made(act: &mut Act) -> Result<Made, Stop> {
    let mine = participations::worn(act).await?;
    let permit = act.may(Action::ReadOwnParticipation, mine.id).await?;
    let first = if mine.hat == Hat::Mentee { Choice::Lens } else { Choice::Offers };
    Ok(Made {
        hat: mine.hat,
        first: choices::made_at(&mut act.unit, &permit, first).await?,
        dialogue: choices::made_at(&mut act.unit, &permit, Choice::Dialogue).await?,
    })
}

/// What waiting for a wish would mean, in words only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TradeOff {
    /// 8 or more people offer it; else fewer than 8.
    pub many: bool,
    /// The usual wait in weeks, from 8 past matches on.
    pub weeks: Option<i64>,
}

/// What waiting would mean for one wish of mine.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn trade_off(act: &mut Act, about: Characteristic, value: &str) -> Result<TradeOff, Stop> {
    let mine = needs::mentee(act).await?;
    let permit = act.may(Action::ReadOwnParticipation, mine.id).await?;
    let offers = |offers: &Offers| {
        offers.characteristics.iter().any(|offer| offer.characteristic == about && offer.value == value)
    };
    let many =
        choices::at_least(&mut act.unit, &act.keys, &permit, Choice::Offers, SHOWN_FROM, offers).await?;
    let mut weeks = waits(&mut act.unit, &permit).await?;
    weeks.sort_unstable();
    Ok(TradeOff { many, weeks: (weeks.len() >= SHOWN_FROM).then(|| weeks[weeks.len() / 2]) })
}

/// Sets my lens anew. An empty one is a full answer: left open.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn set(act: &mut Act, draft: DraftId, lens: &Lens, language: Language) -> Result<(), Stop> {
    let mut mine = needs::mentee(act).await?;
    write(act, &mut mine, lens, language).await?;
    drafts::done(act, draft).await?;
    act.record(Event::new(What::LensChanged, mine.id).about(mine.person)).await
}

async fn write(act: &mut Act, mine: &mut Participation, lens: &Lens, language: Language) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeOwnLens, mine.id).await?;
    let now = act.now;
    choices::write(&mut act.unit, &act.keys, &permit, Choice::Lens, lens, now, &mut act.dice).await?;
    consent(act, mine, language).await?;
    participations::onward(act, mine).await
}

async fn consent(act: &mut Act, mine: &Participation, language: Language) -> Result<(), Stop> {
    let now = act.now;
    consents::give(&mut act.unit, mine.person, "matching_choices", NOTICE, language, now, &mut act.dice)
        .await?;
    Ok(())
}

/// Clears my lens: from now on it is left open, exactly as if the question did not exist.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn leave_open(act: &mut Act, language: Language) -> Result<(), Stop> {
    let mut mine = needs::mentee(act).await?;
    write(act, &mut mine, &Lens::default(), language).await?;
    act.record(Event::new(What::LensChanged, mine.id).about(mine.person)).await
}

/// Says how I want race to be talked about. Skipping it is an answer too.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn say(act: &mut Act, dialogue: RaceDialogue) -> Result<(), Stop> {
    let mut mine = needs::mentee(act).await?;
    let permit = act.may(Action::ChangeOwnDialogue, mine.id).await?;
    let now = act.now;
    choices::write(&mut act.unit, &act.keys, &permit, Choice::Dialogue, &dialogue, now, &mut act.dice)
        .await?;
    participations::onward(act, &mut mine).await?;
    act.record(Event::new(What::DialogueChanged, mine.id).about(mine.person)).await
}

async fn giver(act: &mut Act) -> Result<Participation, Stop> {
    let mine = participations::worn(act).await?;
    if mine.hat.gives() { Ok(mine) } else { Err(Stop::NotFound) }
}

/// Offers one characteristic, with consent.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a giver.
pub async fn offer(
    act: &mut Act,
    draft: DraftId,
    offer: OfferedCharacteristic,
    language: Language,
) -> Result<(), Stop> {
    let mine = giver(act).await?;
    change_offers(act, &mine, |offers| offers.offer(offer)).await?;
    consent(act, &mine, language).await?;
    drafts::done(act, draft).await?;
    act.record(Event::new(What::OffersChanged, mine.id).about(mine.person)).await
}

/// Takes back what I offered about one characteristic, or about all of them. It is gone at once.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a giver.
pub async fn revoke(act: &mut Act, about: Option<Characteristic>) -> Result<(), Stop> {
    let mine = giver(act).await?;
    change_offers(act, &mine, |offers| match about {
        Some(about) => offers.revoke(about),
        None => offers.characteristics.clear(),
    })
    .await?;
    act.record(Event::new(What::OffersChanged, mine.id).about(mine.person)).await
}

async fn change_offers(
    act: &mut Act,
    mine: &Participation,
    change: impl FnOnce(&mut Offers),
) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeOwnOffers, mine.id).await?;
    let kept = choices::own::<Offers>(&mut act.unit, &act.keys, &permit, Choice::Offers).await?;
    let (mut offers, _) = kept.unwrap_or_default();
    change(&mut offers);
    let now = act.now;
    choices::write(&mut act.unit, &act.keys, &permit, Choice::Offers, &offers, now, &mut act.dice).await?;
    Ok(())
}
