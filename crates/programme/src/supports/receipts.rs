//! The side of whoever asks without an account: the receipt finds the request and opens it, and is all that leads to it. A
//! receipt that leads nowhere and one that is none are the same.

use std::sync::Arc;

use trellis_domain::{
    id::{HostId, PersonId, kind},
    permission::{Action, Permit},
    refusal::Refusal,
    support::{Side, SupportState},
};
use trellis_sealing::{Member, ReceiptCode};
use trellis_store::{supports, supports::Asker};

use super::{
    Asked, Listed, Reader, Request, Seen,
    asking::{first, given, kept, put, request, said, seen},
    moved, readers, record,
};
use crate::act::{Act, Stop};

/// Those whom anybody can ask, of whatever programme this installation runs.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn readers(act: &mut Act) -> Result<Vec<Reader>, Stop> {
    let permit = act.may(Action::AskWithoutAccount, HostId::HERE).await?;
    readers::for_anyone(act, &permit, None).await
}

/// Sends a request under a receipt. One that is there already stays as it is: the same form was sent twice.
///
/// # Errors
/// As [`super::send`], but for the keys: the receipt makes its own.
pub async fn send(act: &mut Act, code: &ReceiptCode, asked: &Asked) -> Result<(), Stop> {
    let permit = act.may(Action::AskWithoutAccount, HostId::HERE).await?;
    let all = readers::for_anyone(act, &permit, None).await?;
    let (reader, line) = put(&all, None, asked)?;
    if supports::by_receipt(&mut act.unit, &code.name()).await?.is_none() {
        let member = Arc::new(code.member());
        let mut request = request(act, &reader, Asker::Receipt { name: code.name(), key: member.public().0 });
        first(act, &permit, &mut request, Some(&member), &line).await?;
    }
    record(act).await
}

/// What a receipt leads to, for an action: the permit, the request with its reader's name, and the pair of keys.
async fn found(
    act: &mut Act,
    code: &ReceiptCode,
    action: Action,
) -> Result<(Permit<kind::Support>, Listed, Arc<Member>), Stop> {
    let id = supports::by_receipt(&mut act.unit, &code.name()).await?.ok_or(Stop::NotFound)?;
    let permit = act.may(action, id).await?;
    let listed = supports::load(&mut act.unit, &permit).await?;
    Ok((permit, listed, Arc::new(code.member())))
}

/// The request, as whoever has its receipt sees it.
///
/// # Errors
/// [`Stop::NotFound`] when the receipt leads nowhere.
pub async fn read(act: &mut Act, code: &ReceiptCode) -> Result<Seen, Stop> {
    let (permit, Listed { request, name }, member) = found(act, code, Action::ReadByReceipt).await?;
    let all = readers::for_anyone(act, &permit, Some(request.programme)).await?;
    seen(act, (request, name), Some(&member), all).await
}

/// Whoever has the receipt writes on.
///
/// # Errors
/// As [`super::say`]; [`Refusal::NothingChanged`] for what was said last already: the same form was sent twice.
pub async fn say(act: &mut Act, code: &ReceiptCode, text: &str) -> Result<(), Stop> {
    let (permit, Listed { mut request, name }, member) = found(act, code, Action::ChangeByReceipt).await?;
    let all = readers::for_anyone(act, &permit, Some(request.programme)).await?;
    let seen = seen(act, (request.clone(), name), Some(&member), Vec::new()).await?;
    let last = seen.words.last().filter(|word| word.side == Side::Asker);
    if last.and_then(|word| word.line.as_ref()).is_some_and(|line| line.text == text.trim()) {
        return Err(Refusal::NothingChanged.into());
    }
    said(act, &mut request, &all, Some(&member), text).await?;
    record(act).await
}

/// Whoever has the receipt gives the request to another reader.
///
/// # Errors
/// As [`super::give`].
pub async fn give(act: &mut Act, code: &ReceiptCode, reader: PersonId) -> Result<(), Stop> {
    let (permit, Listed { request, name }, member) = found(act, code, Action::ChangeByReceipt).await?;
    let all = readers::for_anyone(act, &permit, Some(request.programme)).await?;
    given(act, (request, name), Some(&member), all, reader).await?;
    record(act).await
}

/// It stays with its reader.
///
/// # Errors
/// As [`super::keep`].
pub async fn keep(act: &mut Act, code: &ReceiptCode) -> Result<(), Stop> {
    let (_, Listed { request, .. }, _) = found(act, code, Action::ChangeByReceipt).await?;
    kept(act, request).await?;
    record(act).await
}

/// Whoever has the receipt closes the request.
///
/// # Errors
/// [`Refusal::MovedOn`] when it is closed already; [`Stop::NotFound`] when the receipt leads nowhere.
pub async fn close(act: &mut Act, code: &ReceiptCode) -> Result<(), Stop> {
    let mut request: Request = found(act, code, Action::ChangeByReceipt).await?.1.request;
    moved(act, &mut request, SupportState::Closed).await?;
    record(act).await
}

/// Whoever has the receipt deletes the request, for both.
///
/// # Errors
/// [`Stop::NotFound`] when the receipt leads nowhere.
pub async fn take_away(act: &mut Act, code: &ReceiptCode) -> Result<(), Stop> {
    let (permit, ..) = found(act, code, Action::ChangeByReceipt).await?;
    supports::keeping::take_away(&mut act.unit, &permit).await?;
    record(act).await
}
