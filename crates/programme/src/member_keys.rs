//! My keys to what I write in private: set up, unlocked, replaced, begun again when every way in is lost.

use std::{collections::BTreeSet, sync::Arc};

use trellis_domain::{
    event::{Event, What},
    id::{Id, PersonId, kind},
    permission::{Action, Permit},
    refusal::Refusal,
};
use trellis_sealing::{Member, Method, PublicKey, Wrap};
pub use trellis_store::member_keys::MemberKey;
use trellis_store::{grants, member_keys, sealed_drafts, spaces as kept};

use crate::{
    act::{Act, Stop},
    answers,
    news::News,
    spaces, supports,
};

/// What unlocking made of the key in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlocked {
    /// The stored key is the one that the secret belongs to.
    Well,
    /// It was another: somebody had changed the store. It is put right, and the person and the administrators are told.
    Planted,
}

/// My key; none before the private space was set up.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn mine(act: &mut Act) -> Result<Option<MemberKey>, Stop> {
    let permit = act.may(Action::ReadOwnKeys, act.person()?).await?;
    Ok(member_keys::of(&mut act.unit, &permit).await?)
}

/// My secret as one method wraps it, for opening outside of any transaction: it takes a while on purpose.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in, or the method was never set up.
pub async fn wrap(act: &mut Act, method: Method) -> Result<Wrap, Stop> {
    let permit = act.may(Action::ReadOwnKeys, act.person()?).await?;
    let wrap = member_keys::wrap(&mut act.unit, &permit, method.code()).await?;
    wrap.map(Wrap).ok_or(Stop::NotFound)
}

/// Keeps my first key, wrapped in two ways, and lets me into the spaces that wait for me.
///
/// # Errors
/// [`Refusal::MovedOn`] when I have a key already.
pub async fn set_up(act: &mut Act, public: PublicKey, wraps: [(Method, Wrap); 2]) -> Result<(), Stop> {
    let me = act.person()?;
    let permit = act.may(Action::ChangeOwnKeys, me).await?;
    if member_keys::of(&mut act.unit, &permit).await?.is_some() {
        return Err(Refusal::MovedOn.into());
    }
    keep(act, &permit, public, wraps).await?;
    act.record(Event::new(What::KeysMade, me).about(me)).await
}

/// Begins again with a new key, because every way to the old one is lost. What only I could read is gone; what others
/// of a space can read they may share with me again.
///
/// # Errors
/// [`Refusal::MovedOn`] when I have no key.
pub async fn begin_again(act: &mut Act, public: PublicKey, wraps: [(Method, Wrap); 2]) -> Result<(), Stop> {
    let me = act.person()?;
    let permit = act.may(Action::ChangeOwnKeys, me).await?;
    if member_keys::of(&mut act.unit, &permit).await?.is_none() {
        return Err(Refusal::MovedOn.into());
    }
    kept::take_copies(&mut act.unit, &permit).await?;
    let others = supports::begun_again(act, &permit).await?;
    sealed_drafts::drop_all(&mut act.unit, &permit).await?;
    keep(act, &permit, public, wraps).await?;
    tell_of_new_key(act, &permit, others).await?;
    act.record(Event::new(What::KeysBegunAgain, me).about(me)).await
}

/// Somebody else may have done it in this person's name: they are told, and so are those who would now seal to a new key.
async fn tell_of_new_key(
    act: &mut Act,
    permit: &Permit<kind::Person>,
    mut others: BTreeSet<PersonId>,
) -> Result<(), Stop> {
    for space in kept::read_by(&mut act.unit, permit).await? {
        others.extend(kept::readers(&mut act.unit, &space).await?.into_iter().map(|reader| reader.person));
    }
    others.remove(&permit.id());
    act.tell(permit.id(), News::BegunAgain).await?;
    for other in others {
        act.tell(other, News::OtherBegunAgain).await?;
    }
    Ok(())
}

async fn keep(
    act: &mut Act,
    permit: &Permit<kind::Person>,
    public: PublicKey,
    wraps: [(Method, Wrap); 2],
) -> Result<(), Stop> {
    member_keys::keep(&mut act.unit, permit, public.0, act.now).await?;
    for (method, wrap) in wraps {
        member_keys::keep_wrap(&mut act.unit, permit, method.code(), &wrap.0, act.now).await?;
    }
    for mut space in kept::read_by(&mut act.unit, permit).await? {
        spaces::turn(act, &mut space).await?;
    }
    supports::rekeyed(act, permit).await
}

/// Keeps another wrap of my secret: a new passphrase, or a new recovery code, which is then to be typed back.
///
/// # Errors
/// [`Refusal::Locked`] unless I am unlocked: only the secret itself can be wrapped.
pub async fn replace_wrap(act: &mut Act, method: Method, wrap: Wrap) -> Result<(), Stop> {
    let me = act.person()?;
    let permit = act.may(Action::ChangeOwnKeys, me).await?;
    if act.member.is_none() {
        return Err(Refusal::Locked.into());
    }
    member_keys::keep_wrap(&mut act.unit, &permit, method.code(), &wrap.0, act.now).await?;
    act.record(Event::new(What::UnlockingChanged, me).about(me)).await
}

/// Says that I typed my recovery code back.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn confirm(act: &mut Act) -> Result<(), Stop> {
    let me = act.person()?;
    let permit = act.may(Action::ChangeOwnKeys, me).await?;
    member_keys::confirm(&mut act.unit, &permit, act.now).await?;
    act.record(Event::new(What::RecoveryConfirmed, me).about(me)).await
}

/// Compares the secret that was just opened with the key in the store; where they differ, puts it right and raises the
/// alarm. Where all
/// is well, helpers who came meanwhile get to read what they are meant to.
///
/// # Errors
/// [`Stop::NotFound`] when I have no key.
pub async fn unlocked(act: &mut Act, member: Arc<Member>) -> Result<Unlocked, Stop> {
    let me = act.person()?;
    let permit = act.may(Action::ChangeOwnKeys, me).await?;
    let key = member_keys::of(&mut act.unit, &permit).await?.ok_or(Stop::NotFound)?;
    if key.public_key == member.public().0 {
        act.member = Some(member);
        answers::catch_up(act).await?;
        // That somebody unlocked is nobody's business, and when is not either.
        act.record_unsigned(Event::new(What::SpaceUnlocked, Id::<kind::Host>::HERE)).await?;
        return Ok(Unlocked::Well);
    }
    // Its owner has just proved the true one: that is what is sealed to from now on, and nobody else is shut out meanwhile.
    member_keys::put_right(&mut act.unit, &permit, member.public().0).await?;
    for mut space in kept::read_by(&mut act.unit, &permit).await? {
        spaces::turn(act, &mut space).await?;
    }
    supports::rekeyed(act, &permit).await?;
    act.tell(me, News::KeyChanged).await?;
    for admin in grants::admins(&mut act.unit).await? {
        if admin != me {
            act.tell(admin, News::KeyOfMemberChanged).await?;
        }
    }
    act.record(Event::new(What::KeyFoundPlanted, me).about(me)).await?;
    Ok(Unlocked::Planted)
}

/// Whether a person has a key that can be sealed to, for those who share a space with them.
pub(crate) fn usable(readers: &[kept::Reader], person: PersonId) -> bool {
    readers.iter().any(|reader| reader.person == person && reader.key.is_some())
}
