//! Inviting people by mail, and what the holder of an invitation can do with it. Looking at it changes nothing.

use std::collections::BTreeSet;

use trellis_domain::{
    address::Address,
    event::{Event, What},
    hat::Hat,
    id::{CohortId, Id, InvitationId, PersonId},
    invitation::{InvitationState, ends_at},
    language::Language,
    participation::ParticipationState,
    permission::Action,
    refusal::Refusal,
};
use trellis_store::{
    accounts,
    invitations::{self, Invitation},
    participations::{self, Participation},
    people::{self, Profile},
};

use crate::{
    act::{Act, Stop},
    coordinators::{account_of, not_own},
    news,
};

/// What became of a list of addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// How many letters wait to be sent.
    pub sent: usize,
    /// How many addresses were left out: invited already, taking part already, or not to be written to. Which is
    /// which is not told.
    pub left_out: usize,
}

/// The invitations of a cohort, the newest first. That the list was opened is written down.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator.
pub async fn list(act: &mut Act, cohort: CohortId) -> Result<Vec<Invitation>, Stop> {
    let permit = act.may(Action::ListPeople, cohort).await?;
    let page = "invitations";
    trellis_store::access::looked_through(&mut act.unit, act.now, act.actor, cohort, page, &mut act.dice)
        .await?;
    Ok(invitations::of_cohort(&mut act.unit, &permit).await?)
}

/// Invites addresses into one hat of a cohort.
///
/// # Errors
/// [`Refusal::Incomplete`] without an address.
pub async fn invite(
    act: &mut Act,
    cohort: CohortId,
    hat: Hat,
    addresses: &BTreeSet<Address>,
) -> Result<Sent, Stop> {
    if addresses.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    let asked: Vec<(Address, Hat)> = addresses.iter().map(|address| (address.clone(), hat)).collect();
    let sent = send(act, cohort, &asked).await?;
    act.record(Event::new(What::PersonInvited, cohort)).await?;
    Ok(sent)
}

/// Invites everybody who came in by a file and was not written to yet, in their hats.
///
/// # Errors
/// [`Refusal::NothingChanged`] when there is nobody.
pub async fn invite_imported(act: &mut Act, cohort: CohortId) -> Result<Sent, Stop> {
    let asked = imported(act, cohort).await?;
    if asked.is_empty() {
        return Err(Refusal::NothingChanged.into());
    }
    let sent = send(act, cohort, &asked).await?;
    act.record(Event::new(What::PersonInvited, cohort)).await?;
    Ok(sent)
}

/// Those who came in by a file and were not written to yet.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator of a cohort that is open.
pub async fn imported(act: &mut Act, cohort: CohortId) -> Result<Vec<(Address, Hat)>, Stop> {
    let permit = act.may(Action::Invite, cohort).await?;
    let invited = invitations::of_cohort(&mut act.unit, &permit).await?;
    let invited: BTreeSet<(String, Hat)> = invited.into_iter().map(|one| (one.address, one.hat)).collect();
    let waiting = participations::uninvited(&mut act.unit, &permit).await?;
    Ok(waiting
        .into_iter()
        .filter(|(address, hat)| !invited.contains(&(address.clone(), *hat)))
        .filter_map(|(address, hat)| Some((Address::read(&address).ok()?, hat)))
        .collect())
}

async fn send(act: &mut Act, cohort: CohortId, asked: &[(Address, Hat)]) -> Result<Sent, Stop> {
    let permit = act.may(Action::Invite, cohort).await?;
    let before: BTreeSet<(String, Hat)> = invitations::of_cohort(&mut act.unit, &permit)
        .await?
        .into_iter()
        .filter(|one| one.state == InvitationState::Sent && act.now <= one.ends_at)
        .map(|one| (one.address, one.hat))
        .collect();
    let inside: BTreeSet<(String, Hat)> =
        participations::invited_already(&mut act.unit, &permit).await?.into_iter().collect();
    let mut sent = Sent::default();
    for (address, hat) in asked {
        let key = (address.to_string(), *hat);
        let out = before.contains(&key)
            || inside.contains(&key)
            || invitations::stopped(&mut act.unit, address).await?;
        if out {
            sent.left_out += 1;
            continue;
        }
        let (token, kept) = invitations::fresh_token(&mut act.dice);
        let new = Invitation {
            id: Id::random(&mut act.dice),
            cohort,
            hat: *hat,
            address: address.to_string(),
            token: kept,
            state: InvitationState::Sent,
            sent_at: act.now,
            ends_at: ends_at(act.now),
        };
        invitations::add(&mut act.unit, &permit, &new).await?;
        news::invite(act, cohort, address.clone(), &token).await?;
        sent.sent += 1;
    }
    Ok(sent)
}

/// The invitation behind a link, whatever became of it.
///
/// # Errors
/// [`Stop::NotFound`] for a link that never was, or was replaced by a newer one.
pub async fn read(act: &mut Act, token: &str) -> Result<Invitation, Stop> {
    let id = find(act, token).await?;
    let permit = act.may(Action::ReadInvitation, id).await?;
    Ok(invitations::load(&mut act.unit, &permit).await?)
}

async fn find(act: &mut Act, token: &str) -> Result<InvitationId, Stop> {
    if token.len() != 64 {
        return Err(Stop::NotFound);
    }
    invitations::of_token(&mut act.unit, &invitations::token_digest(token)).await?.ok_or(Stop::NotFound)
}

/// Accepts: account, person and participation are there when it returns. The person it is for, to be signed in.
///
/// # Errors
/// [`Refusal::LinkOver`] when its time is over; [`Refusal::OwnCohort`] for a coordinator of the cohort.
pub async fn accept(act: &mut Act, token: &str, language: Language) -> Result<PersonId, Stop> {
    let id = find(act, token).await?;
    let permit = act.may(Action::AcceptInvitation, id).await?;
    let invitation = invitations::load(&mut act.unit, &permit).await?;
    invitation.state.answer(InvitationState::Accepted, act.now, invitation.ends_at)?;
    let address = Address::read(&invitation.address).map_err(|_| Refusal::NotAnAddress)?;
    let person = account_of(act, &address, &invitation.address, language).await?;
    if !accounts::of_id(&mut act.unit, person).await?.active {
        return Err(Refusal::LinkOver.into());
    }
    not_own(act, person, invitation.cohort).await?;
    people::add_if_new(&mut act.unit, person, &Profile::default()).await?;
    let new = Participation {
        id: Id::random(&mut act.dice),
        person,
        cohort: invitation.cohort,
        hat: invitation.hat,
        state: ParticipationState::Started,
        wants: if invitation.hat.gives() { Vec::new() } else { vec![Hat::Mentor] },
        stage: String::new(),
        queued_at: None,
        moved_at: act.now,
        joined_at: act.now,
        version: 1,
    };
    participations::add_if_new(&mut act.unit, &new).await?;
    participations::arrive(&mut act.unit, person, invitation.cohort).await?;
    invitations::answer(&mut act.unit, &permit, InvitationState::Accepted, act.now).await?;
    act.record(Event::new(What::InvitationAccepted, id).about(person)).await?;
    Ok(person)
}

/// "Not now": nobody is told.
///
/// # Errors
/// [`Refusal::LinkOver`] when its time is over.
pub async fn put_off(act: &mut Act, token: &str) -> Result<(), Stop> {
    let id = find(act, token).await?;
    let permit = act.may(Action::PutOffInvitation, id).await?;
    let invitation = invitations::load(&mut act.unit, &permit).await?;
    let state = invitation.state.answer(InvitationState::NotNow, act.now, invitation.ends_at)?;
    invitations::answer(&mut act.unit, &permit, state, act.now).await?;
    act.record(Event::new(What::InvitationPutOff, id)).await
}

/// "Do not contact me again": the address is kept as a digest alone, and skipped from now on.
///
/// # Errors
/// [`Stop::NotFound`] for an invitation that was accepted.
pub async fn stop(act: &mut Act, token: &str) -> Result<(), Stop> {
    let id = find(act, token).await?;
    let permit = act.may(Action::StopInvitations, id).await?;
    let invitation = invitations::load(&mut act.unit, &permit).await?;
    let state = invitation.state.answer(InvitationState::Never, act.now, invitation.ends_at)?;
    if let Ok(address) = Address::read(&invitation.address) {
        invitations::stop(&mut act.unit, &address, act.now).await?;
    }
    invitations::answer(&mut act.unit, &permit, state, act.now).await?;
    act.record(Event::new(What::ContactStopped, id)).await
}

/// Asks for a new link in the place of one whose time is over. It goes to the same address; nobody is told.
///
/// # Errors
/// [`Refusal::NothingChanged`] while the link is still good.
pub async fn renew(act: &mut Act, token: &str) -> Result<(), Stop> {
    let id = find(act, token).await?;
    let permit = act.may(Action::RenewInvitation, id).await?;
    let invitation = invitations::load(&mut act.unit, &permit).await?;
    if act.now <= invitation.ends_at {
        return Err(Refusal::NothingChanged.into());
    }
    let address = Address::read(&invitation.address).map_err(|_| Refusal::NotAnAddress)?;
    let (fresh, kept) = invitations::fresh_token(&mut act.dice);
    invitations::renew(&mut act.unit, &permit, &kept, act.now, ends_at(act.now)).await?;
    news::invite(act, invitation.cohort, address, &fresh).await?;
    act.record(Event::new(What::InvitationRenewed, id)).await
}
