//! What it did, as the mentee says in private; and what she may choose to send: thanks, or a general guide.

use trellis_domain::{
    ask::{self, AskState, Felt, FeltResponse},
    event::{Event, What as Happened},
    id::{AskId, Id, kind},
    permission::Action,
    refusal::Refusal,
};
use trellis_store::{asks, guides_to_send};

use super::{Line, WORD, What, enter, load, reading, save};
use crate::{
    act::{Act, Stop},
    news::News,
    spaces,
};

/// The mentee says what it did. Nobody is told, and nothing changes for anybody else; it can be said anew. The record
/// says that somebody has answered something, not who, and not about which ask.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else, and before it was done.
pub async fn what_it_did(act: &mut Act, id: AskId, felt: Felt) -> Result<(), Stop> {
    let permit = act.may(Action::SayFelt, id).await?;
    let mut ask = asks::load(&mut act.unit, &permit).await?;
    let before = asks::felt(&mut act.unit, &act.keys, &permit).await?;
    let said = FeltResponse { felt, guide: before.is_some_and(|before| before.guide) };
    asks::keep_felt(&mut act.unit, &act.keys, &permit, said, &mut act.dice).await?;
    if ask.state == AskState::Done {
        // When it was done is what the other one sees, and that has not changed.
        ask.state = ask.state.step(AskState::Felt)?;
        save(act, &ask).await?;
    }
    act.record_unsigned(Event::new(Happened::AskFelt, Id::<kind::Host>::HERE)).await
}

/// "This helped", once and in no other words, because the mentee chooses to send it.
///
/// # Errors
/// [`Refusal::NothingChanged`] when it was sent; what [`spaces::enter`] says.
pub async fn thank(act: &mut Act, id: AskId) -> Result<(), Stop> {
    let permit = act.may(Action::ThankForAsk, id).await?;
    let (_, pair, of_pair) = load(act, &permit, Action::WriteNotes).await?;
    let room = enter(act, &of_pair, &pair).await?;
    if reading::of(act, &permit).await?.thanked() {
        return Err(Refusal::NothingChanged.into());
    }
    let thanks = Line { what: What::Thanks, text: String::new() };
    spaces::write(act, &room, id.uuid(), WORD, &thanks).await?;
    act.tell(pair.giver_person, News::SentToYou).await?;
    act.record(Event::new(Happened::AskWrittenOn, id).about(pair.mentee_person)).await
}

/// Sends a general guide on its way to the ally: after one to three weeks by chance, without a word about who or what.
/// It takes the permission of an answer, and in the record it is one.
///
/// # Errors
/// [`Refusal::MovedOn`] when it did not make things worse, or a guide was chosen before.
pub async fn send_guide(act: &mut Act, id: AskId) -> Result<(), Stop> {
    act.may(Action::SayFelt, id).await?;
    let permit = act.may(Action::SendRepairGuide, id).await?;
    let (_, pair, _) = load(act, &permit, Action::ReadNotes).await?;
    let said = asks::felt(&mut act.unit, &act.keys, &permit).await?.ok_or(Refusal::MovedOn)?;
    asks::keep_felt(&mut act.unit, &act.keys, &permit, said.with_guide()?, &mut act.dice).await?;
    let (to, day) = (pair.giver_person, ask::guide_goes_on(act.now, &mut act.dice));
    guides_to_send::add(&mut act.unit, &act.keys, &permit, to, day, &mut act.dice).await?;
    act.record_unsigned(Event::new(Happened::AskFelt, Id::<kind::Host>::HERE)).await
}
