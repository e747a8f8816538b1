//! Drafts of private writing: what somebody has typed so far, sealed to them alone. They are kept while the notes are
//! locked, and opened again when they are not.

use trellis_domain::{id::Id, permission::Action, refusal::Refusal};
use trellis_sealing::{PublicKey, open_draft, seal_draft};
use trellis_store::{Broken, member_keys, sealed_drafts as kept};

use crate::act::{Act, Stop};

/// Keeps what I have typed so far at a place, sealed to me alone; needs no unlocking. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep(act: &mut Act, place: &str, text: &str) -> Result<(), Stop> {
    let me = act.person()?;
    let permit = act.may(Action::ChangeOwnKeys, me).await?;
    let key = member_keys::of(&mut act.unit, &permit).await?.ok_or(Refusal::NoKeys)?;
    if text.trim().is_empty() {
        return Ok(kept::drop_at(&mut act.unit, &permit, place).await?);
    }
    let id = Id::random(&mut act.dice);
    let sealed = seal_draft(me, PublicKey(key.public_key), id, text.as_bytes(), &mut act.dice);
    let sealed = sealed.map_err(|_| Broken::unreadable("member_key.public_key"))?;
    Ok(kept::keep(&mut act.unit, &permit, place, id, sealed, act.now).await?)
}

/// What I had typed at a place: the text when I am unlocked, and whether there is one at all.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn at(act: &mut Act, place: &str) -> Result<Option<Option<String>>, Stop> {
    let me = act.person()?;
    let permit = act.may(Action::ReadOwnKeys, me).await?;
    let Some((id, sealed)) = kept::at(&mut act.unit, &permit, place).await? else { return Ok(None) };
    let text = act.member.as_ref().and_then(|member| open_draft(member, me, id, &sealed).ok());
    Ok(Some(text.map(|text| String::from_utf8_lossy(&text).into_owned())))
}

/// Drops the draft at a place: it was sent.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn drop_at(act: &mut Act, place: &str) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeOwnKeys, act.person()?).await?;
    Ok(kept::drop_at(&mut act.unit, &permit, place).await?)
}
