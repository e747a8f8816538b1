//! The mentee's side: writing an ask, sending it, taking it back.

use trellis_domain::{
    ask::{self, AskState},
    event::{Event, What as Happened},
    id::{AskId, Id, PairId, kind},
    pair::Kind,
    permission::{Action, Permit},
    refusal::Refusal,
};
use trellis_store::{asks, pairs, pairs::Pair};

use super::{ASK, Ask, Text, draft_place, enter, fits, load, moved};
use crate::{
    act::{Act, Stop},
    news::News,
    sealed_drafts, spaces,
};

/// The pair of a mentee and an ally in which something new can be asked for.
pub(super) async fn open_pair(act: &mut Act, id: PairId) -> Result<(Pair, Permit<kind::Pair>), Stop> {
    let permit = act.may(Action::BeginAsk, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    if pair.kind != Kind::Ally {
        return Err(Stop::NotFound);
    }
    Ok((pair, permit))
}

/// Writes an ask. Nobody but me can read it until it is sent. Whoever has no private space yet is told that one is
/// needed, so that it can be sent.
///
/// # Errors
/// [`Refusal::Incomplete`], [`Refusal::TooLong`]; what [`spaces::enter`] says.
pub async fn begin(act: &mut Act, id: PairId, text: &Text) -> Result<AskId, Stop> {
    let (pair, permit) = open_pair(act, id).await?;
    let text = Text { text: fits(&text.text)?.to_owned(), ..text.clone() };
    let shared = enter(act, &permit, &pair).await?;
    let waits_already = asks::of_pair(&mut act.unit, &pair).await?;
    let waits_already = waits_already.iter().any(|ask| ask.state == AskState::Drafted);
    if shared.waiting.contains(&pair.giver_person) && !waits_already {
        act.tell(pair.giver_person, News::SpaceWanted).await?;
    }
    let new = Id::random(&mut act.dice);
    let ask = Ask { id: new, pair: id, state: AskState::Drafted, moved_at: act.now, version: 1 };
    asks::add(&mut act.unit, &permit, &ask).await?;
    let me = act.person()?;
    let own = act.may(Action::WriteOwnSpace, me).await?;
    let alone = spaces::enter(act, &own, &[me]).await?;
    spaces::write(act, &alone, new.uuid(), ASK, &text).await?;
    sealed_drafts::drop_at(act, &draft_place(id)).await?;
    act.record(Event::new(Happened::AskBegun, new).about(me)).await?;
    Ok(new)
}

/// What I have written and not sent, from my own space.
pub(super) async fn unsent(act: &mut Act, id: AskId) -> Result<Option<Text>, Stop> {
    let me = act.person()?;
    let own = act.may(Action::ReadOwnSpace, me).await?;
    let alone = spaces::look(act, &own).await?;
    let written = spaces::items::<Text>(act, &alone, id.uuid(), ASK).await?;
    Ok(written.into_iter().find_map(|item| item.text))
}

/// Sends an ask: from my own space into that of the two.
///
/// # Errors
/// [`Refusal::Locked`]; [`Refusal::OtherHasNoKeys`] while nothing can be sealed to the other one.
pub async fn send(act: &mut Act, id: AskId) -> Result<(), Stop> {
    let permit = act.may(Action::SendAsk, id).await?;
    let (mut ask, pair, of_pair) = load(act, &permit, Action::WriteNotes).await?;
    let shared = enter(act, &of_pair, &pair).await?;
    if shared.waiting.contains(&pair.giver_person) {
        return Err(Refusal::OtherHasNoKeys.into());
    }
    if !ask::can_begin(pair.state) {
        return Err(Refusal::MovedOn.into());
    }
    let text = unsent(act, id).await?.ok_or(Refusal::Locked)?;
    asks::remove_writing(&mut act.unit, &ask).await?;
    spaces::write(act, &shared, id.uuid(), ASK, &text).await?;
    moved(act, &mut ask, AskState::Sent).await?;
    act.tell(pair.giver_person, News::AskedFor).await?;
    act.record(Event::new(Happened::AskSent, id).about(pair.mentee_person)).await
}

/// Throws away what was never sent. Nothing of it stays.
///
/// # Errors
/// [`Stop::NotFound`] when it is not mine, or was sent.
pub async fn throw_away(act: &mut Act, id: AskId) -> Result<(), Stop> {
    let permit = act.may(Action::ThrowAskAway, id).await?;
    let ask = asks::load(&mut act.unit, &permit).await?;
    asks::remove(&mut act.unit, &ask).await?;
    let me = act.person()?;
    act.record(Event::new(Happened::AskThrownAway, id).about(me)).await
}

/// Takes up again what was never sent, to write it in another way: as it was typed it becomes a draft.
///
/// # Errors
/// [`Refusal::Locked`] unless I am unlocked; [`Stop::NotFound`] when the pair takes no ask any more.
pub async fn pick_up(act: &mut Act, id: AskId, typed: impl FnOnce(&Text) -> String) -> Result<PairId, Stop> {
    let permit = act.may(Action::ThrowAskAway, id).await?;
    let ask = asks::load(&mut act.unit, &permit).await?;
    open_pair(act, ask.pair).await?;
    let text = unsent(act, id).await?.ok_or(Refusal::Locked)?;
    sealed_drafts::keep(act, &draft_place(ask.pair), &typed(&text)).await?;
    throw_away(act, id).await?;
    Ok(ask.pair)
}

/// Takes back what was sent; needs no unlocking. What was written about it, and what either had begun to write, is gone at
/// once, for both. Whoever had said yes is told, so that they do not do it.
///
/// # Errors
/// [`Stop::NotFound`] when it is not mine, or was done, declined or is over.
pub async fn withdraw(act: &mut Act, id: AskId) -> Result<(), Stop> {
    let permit = act.may(Action::WithdrawAsk, id).await?;
    let (mut ask, pair, _) = load(act, &permit, Action::ReadNotes).await?;
    let promised = ask.state == AskState::Accepted;
    moved(act, &mut ask, AskState::Withdrawn).await?;
    asks::remove_writing(&mut act.unit, &ask).await?;
    asks::remove_drafts(&mut act.unit, &ask).await?;
    if promised {
        act.tell(pair.giver_person, News::AskTakenBack).await?;
    }
    act.record(Event::new(Happened::AskWithdrawn, id).about(pair.mentee_person)).await
}
