//! Posts that a mentee seeks: the sponsor says how they stand to the panel before anything is done about one.

use trellis_domain::{
    event::{Event, What},
    id::{Id, PairId, PanelDeclarationId},
    permission::Action,
    refusal::Refusal,
    sponsorship::PanelState,
};
use trellis_store::sponsorships::{self, PanelDeclaration};

use super::{Draft, Line, enter_to_both, fitting, sponsored, unlocked};
use crate::{
    act::{Act, Stop},
    sealed_drafts, spaces,
};

/// What a post is called is at most this long, in characters.
pub const POST: usize = 120;

/// Names a post that the mentee seeks, and says whether I am on its panel.
///
/// # Errors
/// [`Refusal::Incomplete`] without a name, [`Refusal::TooLong`] over [`POST`] characters, [`Refusal::NotOffered`] for a
/// state that nobody begins in; [`Refusal::Locked`] unless I am unlocked; [`Refusal::OtherHasNoKeys`] while the mentee
/// could not read it.
pub async fn declare(act: &mut Act, id: PairId, post: &str, state: PanelState) -> Result<(), Stop> {
    let permit = act.may(Action::DeclarePanel, id).await?;
    let pair = sponsored(act, &permit).await?;
    unlocked(act).await?;
    let post = fitting(post, POST)?;
    if post.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    if state == PanelState::SteppedOff {
        return Err(Refusal::NotOffered.into());
    }
    let new = PanelDeclaration { id: Id::random(&mut act.dice), pair: id, state, version: 1 };
    let room = enter_to_both(act, &permit, &pair).await?;
    sponsorships::declare(&mut act.unit, &act.keys, &new, &mut act.dice).await?;
    spaces::write(act, &room, new.id.uuid(), "post", &Line { text: post.to_owned() }).await?;
    sealed_drafts::drop_at(act, &Draft::Post.place()).await?;
    act.record(Event::new(What::PanelDeclared, new.id)).await
}

/// I have come onto a panel, or stepped off it.
///
/// # Errors
/// [`Refusal::MovedOn`] where it cannot change so; [`Refusal::Locked`] unless I am unlocked.
pub async fn change(act: &mut Act, id: PanelDeclarationId, next: PanelState) -> Result<(), Stop> {
    let permit = act.may(Action::DeclarePanel, id).await?;
    unlocked(act).await?;
    let mut declared = sponsorships::panel(&mut act.unit, &act.keys, &permit).await?;
    declared.state = declared.state.step(next)?;
    if !sponsorships::save_panel(&mut act.unit, &act.keys, &declared, &mut act.dice).await? {
        return Err(Stop::Changed);
    }
    act.record(Event::new(What::PanelDeclared, id)).await
}
