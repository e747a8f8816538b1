//! An empty installation becomes one with a host, two administrators and a first programme.

use trellis_domain::{
    address::Address,
    cohort::ProgrammeState,
    event::{Event, What},
    hat::Grant,
    id::{HostId, Id, OrganisationId, PersonId, ProgrammeId},
    language::Language,
    permission::Action,
    refusal::Refusal,
};
use trellis_store::{
    grants, organisations,
    people::{self, Profile},
    programmes::{self, Programme},
    settings,
};

use crate::{
    act::{Act, Stop},
    coordinators::account_of,
    frame::Words,
    news,
};

/// What the first visitor says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUp {
    /// The host's name.
    pub organisation: String,
    /// Its code in the Organisation Data Service, or empty.
    pub ods_code: String,
    /// `england`, `wales`, `scotland` or `ni`.
    pub nation: String,
    /// The first administrator's name.
    pub name: String,
    /// Their address.
    pub address: String,
    /// The second administrator's address.
    pub second: String,
    /// The coordinator's address.
    pub coordinator: String,
    /// What the first programme is called.
    pub words: Words,
    /// The public key for backups, or empty.
    pub backup_key: String,
}

/// The nations of a host.
pub const NATIONS: [&str; 4] = ["england", "wales", "scotland", "ni"];

/// Whether a text looks like an age recipient: `age1` and 58 letters and digits of Bech32.
pub fn is_backup_key(text: &str) -> bool {
    let rest = text.strip_prefix("age1");
    rest.is_some_and(|rest| {
        rest.len() == 58 && rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// Sets the installation up; the first administrator, to be signed in. The caller has used the link up before.
///
/// # Errors
/// [`Refusal::Incomplete`], [`Refusal::NotAnAddress`], [`Refusal::NotOffered`], [`Refusal::NotNeutral`]; and
/// [`Refusal::LastOne`] when both administrators are one person.
pub async fn set_up(act: &mut Act, new: SetUp) -> Result<PersonId, Stop> {
    let permit = act.may(Action::SetUp, HostId::HERE).await?;
    let organisation = new.organisation.trim();
    let name = new.name.trim();
    if organisation.is_empty() || organisation.chars().count() > 160 || name.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    let key = new.backup_key.trim();
    if !NATIONS.contains(&new.nation.as_str()) || !(key.is_empty() || is_backup_key(key)) {
        return Err(Refusal::NotOffered.into());
    }
    let words = new.words.clone().checked(&[organisation])?;
    let read = |text: &str| Address::read(text).map_err(|_| Refusal::NotAnAddress);
    let (first, second, coordinator) = (read(&new.address)?, read(&new.second)?, read(&new.coordinator)?);
    if first == second {
        return Err(Refusal::LastOne.into());
    }
    let host: OrganisationId = Id::random(&mut act.dice);
    let ods_code: String = new.ods_code.trim().chars().take(20).collect();
    organisations::add(&mut act.unit, host, organisation, &ods_code, &new.nation).await?;
    let programme = first_programme(act, host, words, &new.nation).await?;
    let language = Language::English;
    let admin = account_of(act, &first, &new.address, language).await?;
    let profile = Profile { first_name: name.chars().take(160).collect(), ..Profile::default() };
    people::save(&mut act.unit, admin, &profile).await?;
    let deputy = account_of(act, &second, &new.second, language).await?;
    let runs = account_of(act, &coordinator, &new.coordinator, language).await?;
    for (person, role, of) in [
        (admin, Grant::Admin, None),
        (deputy, Grant::Admin, None),
        (runs, Grant::Coordinator, Some(programme)),
    ] {
        grants::give(&mut act.unit, person, role, of, None, act.now, &mut act.dice).await?;
    }
    for person in [deputy, runs] {
        if person != admin {
            news::tell(act, person, "role-given", "/home").await?;
        }
    }
    if !key.is_empty() {
        settings::set(&mut act.unit, &permit, settings::BACKUP_KEY, key).await?;
    }
    act.record(Event::new(What::SetUpDone, HostId::HERE).about(admin)).await?;
    Ok(admin)
}

async fn first_programme(
    act: &mut Act,
    organisation: OrganisationId,
    words: Words,
    nation: &str,
) -> Result<ProgrammeId, Stop> {
    let id: ProgrammeId = Id::random(&mut act.dice);
    let programme = Programme {
        id,
        organisation,
        internal_name: words.internal_name,
        alias_en: words.alias_en,
        alias_cy: words.alias_cy,
        terminology: words.terminology,
        local_term_en: words.local_term_en,
        local_term_cy: words.local_term_cy,
        ladder: words.ladder,
        question_set: "trellis-paraphrase/1".to_owned(),
        languages: if nation == "wales" { "both" } else { "en" }.to_owned(),
        choice: "shortlist".to_owned(),
        state: ProgrammeState::Draft,
        version: 1,
        created_at: act.now,
    };
    programmes::save(&mut act.unit, &programme).await?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_key_is_an_age_recipient_and_nothing_else() {
        assert!(is_backup_key(&format!("age1{}", "q".repeat(58))));
        for text in ["", "age1", "AGE-SECRET-KEY-1QQQ", "ssh-ed25519 AAAA"] {
            assert!(!is_backup_key(text), "{text}");
        }
    }
}
