//! Accounts and staff roles, for those who look after the installation. Making an administrator takes two of them.

use trellis_domain::{
    address::Address,
    event::{Event, What},
    hat::Grant,
    id::{GrantId, HostId, Id, PersonId},
    language::Language,
    permission::Action,
    refusal::Refusal,
};
use trellis_store::{accounts, grants, programmes, record, sessions};
pub use trellis_store::{
    accounts::Account,
    grants::Held,
    programmes::Programme,
    record::{Chain, Link, Search},
};

use crate::{
    act::{Act, Stop},
    coordinators::account_of,
    news,
};

/// Who holds what, and what is proposed.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Roles that are held.
    pub held: Vec<Held>,
    /// Roles that wait for a second administrator.
    pub proposed: Vec<Held>,
    /// The programmes, for their names.
    pub programmes: Vec<Programme>,
}

/// Every staff role of the installation.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but an administrator.
pub async fn read(act: &mut Act) -> Result<Staff, Stop> {
    let permit = act.may(Action::ReadAccounts, HostId::HERE).await?;
    Ok(Staff {
        held: grants::every(&mut act.unit, &permit).await?,
        proposed: grants::proposed(&mut act.unit, &permit).await?,
        programmes: programmes::every(&mut act.unit).await?,
    })
}

/// The account of an address, if there is one.
///
/// # Errors
/// [`Refusal::NotAnAddress`]; [`Stop::NotFound`] for everybody but an administrator.
pub async fn find(act: &mut Act, written: &str) -> Result<Option<Account>, Stop> {
    act.may(Action::ReadAccounts, HostId::HERE).await?;
    let address = Address::read(written).map_err(|_| Refusal::NotAnAddress)?;
    Ok(accounts::of_address(&mut act.unit, address.as_str()).await?)
}

/// One account. That it was opened is written down.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but an administrator.
pub async fn account(act: &mut Act, id: PersonId) -> Result<(Account, usize), Stop> {
    act.may(Action::ReadAccounts, HostId::HERE).await?;
    let permit = act.may(Action::EndSessionsOf, id).await?;
    let open = sessions::of(&mut act.unit, &permit).await?.len();
    act.looked(id, "account", "").await?;
    Ok((accounts::load(&mut act.unit, &permit).await?, open))
}

/// Proposes somebody as an administrator; another administrator confirms it.
///
/// # Errors
/// [`Refusal::NotAnAddress`]; [`Refusal::NothingChanged`] when they are one, or are proposed.
pub async fn propose(act: &mut Act, written: &str) -> Result<(), Stop> {
    let permit = act.may(Action::ProposeGrant, HostId::HERE).await?;
    let address = Address::read(written).map_err(|_| Refusal::NotAnAddress)?;
    let person = account_of(act, &address, written, Language::English).await?;
    let known = |held: &Held| held.account == person && held.role == Grant::Admin;
    let held = grants::every(&mut act.unit, &permit).await?;
    let proposed = grants::proposed(&mut act.unit, &permit).await?;
    if held.iter().chain(&proposed).any(known) {
        return Err(Refusal::NothingChanged.into());
    }
    let id: GrantId = Id::random(&mut act.dice);
    let by = act.person()?;
    grants::propose(&mut act.unit, &permit, id, person, by, act.now).await?;
    act.record(Event::new(What::GrantProposed, id).about(person)).await
}

/// Confirms a proposal of another administrator.
///
/// # Errors
/// [`Refusal::OwnProposal`] for one's own.
pub async fn confirm(act: &mut Act, id: GrantId) -> Result<(), Stop> {
    let permit = act.may(Action::ConfirmGrant, id).await?;
    let proposal = grants::load(&mut act.unit, &permit).await?;
    let by = act.person()?;
    if proposal.by == Some(by) || proposal.account == by {
        return Err(Refusal::OwnProposal.into());
    }
    grants::settle(&mut act.unit, &permit, act.now).await?;
    let to = proposal.account;
    grants::give(&mut act.unit, to, Grant::Admin, None, Some(by), act.now, &mut act.dice).await?;
    news::tell(act, to, "role-given", "/home").await?;
    act.record(Event::new(What::GrantGiven, id).about(to)).await
}

/// Ends a role, or drops a proposal.
///
/// # Errors
/// [`Refusal::LastOne`] when too few would be left: two administrators, one coordinator of each programme.
pub async fn end(act: &mut Act, id: GrantId) -> Result<(), Stop> {
    let permit = act.may(Action::EndGrant, id).await?;
    let held = grants::load(&mut act.unit, &permit).await?;
    let host = act.may(Action::ReadAccounts, HostId::HERE).await?;
    let proposed = grants::proposed(&mut act.unit, &host).await?;
    if proposed.iter().any(|proposal| proposal.id == id) {
        grants::settle(&mut act.unit, &permit, act.now).await?;
    } else {
        keeps_enough(act, &held).await?;
        grants::end(&mut act.unit, &permit, act.now).await?;
    }
    act.record(Event::new(What::GrantEnded, id).about(held.account)).await
}

/// Two administrators stay, so that a third can still be made; and one coordinator of each programme.
async fn keeps_enough(act: &mut Act, held: &Held) -> Result<(), Stop> {
    let least = match held.role {
        Grant::Admin => 2,
        Grant::Coordinator => 1,
        Grant::SponsorshipGuardian => return Ok(()),
    };
    if grants::count(&mut act.unit, held.role, held.programme).await? <= least {
        return Err(Refusal::LastOne.into());
    }
    Ok(())
}

/// Disables an account and ends its sessions. Nothing of it is deleted.
///
/// # Errors
/// [`Refusal::LastOne`] when too few administrators or coordinators would be left.
pub async fn disable(act: &mut Act, id: PersonId) -> Result<(), Stop> {
    let permit = act.may(Action::DisableAccount, id).await?;
    let host = act.may(Action::ReadAccounts, HostId::HERE).await?;
    let every = grants::every(&mut act.unit, &host).await?;
    for held in every.iter().filter(|held| held.account == id) {
        keeps_enough(act, held).await?;
    }
    accounts::set_active(&mut act.unit, &permit, false).await?;
    sessions::end_all(&mut act.unit, &permit, act.now).await?;
    act.record(Event::new(What::AccountDisabled, id).about(id)).await
}

/// Lets a disabled account in again.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but an administrator.
pub async fn enable(act: &mut Act, id: PersonId) -> Result<(), Stop> {
    let permit = act.may(Action::EnableAccount, id).await?;
    accounts::set_active(&mut act.unit, &permit, true).await?;
    act.record(Event::new(What::AccountEnabled, id).about(id)).await
}

/// Signs somebody out everywhere.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but an administrator.
pub async fn end_sessions(act: &mut Act, id: PersonId) -> Result<(), Stop> {
    let permit = act.may(Action::EndSessionsOf, id).await?;
    sessions::end_all(&mut act.unit, &permit, act.now).await?;
    act.record(Event::new(What::SessionsEnded, id).about(id)).await
}

/// The audit chain: how it stands, and the newest links that fit.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but an administrator.
pub async fn audit(act: &mut Act, asked: &Search) -> Result<(Chain, Vec<Link>), Stop> {
    let permit = act.may(Action::ReadAudit, HostId::HERE).await?;
    let chain = record::verify(&mut act.unit).await?;
    Ok((chain, record::search(&mut act.unit, &permit, asked).await?))
}

/// Asks whether the actor may read which translations nobody has checked.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but an administrator.
pub async fn may_read_translations(act: &mut Act) -> Result<(), Stop> {
    act.may(Action::ReadTranslations, HostId::HERE).await?;
    Ok(())
}
