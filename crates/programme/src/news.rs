//! News for a person: a line on their own page, and a letter that says no more than that there is one.

use trellis_domain::{
    address::Address,
    id::{CohortId, PersonId},
};
use trellis_store::{
    accounts,
    letters::{self, Kind, Languages, Letter, Slots},
    notices,
    programmes::{self, Programme},
};

use crate::act::{Act, Stop};

/// Writes a notice of a kind that `words` says, and the neutral letter that goes with it, where the person wants
/// letters.
pub(crate) async fn tell(
    act: &mut Act,
    person: PersonId,
    kind: &'static str,
    link: &str,
) -> Result<(), Stop> {
    notices::add(&mut act.unit, person, kind, link, act.now, &mut act.dice).await?;
    let account = accounts::of_id(&mut act.unit, person).await?;
    let Ok(address) = Address::read(&account.address) else { return Ok(()) };
    let Some(programme) = programmes::every(&mut act.unit).await?.into_iter().next() else { return Ok(()) };
    if account.letters == "none" {
        return Ok(());
    }
    let languages = Languages::One(account.language);
    write(act, Kind::News, Some(person), address, languages, &programme, link).await
}

/// Writes an invitation: alias, link, nothing else.
pub(crate) async fn invite(
    act: &mut Act,
    cohort: CohortId,
    address: Address,
    token: &str,
) -> Result<(), Stop> {
    let programme = programmes::of_cohort(&mut act.unit, cohort).await?;
    let languages = Languages::parse(&programme.languages).unwrap_or(Languages::Both);
    let link = format!("/invite/{token}");
    write(act, Kind::Invitation, None, address, languages, &programme, &link).await
}

async fn write(
    act: &mut Act,
    kind: Kind,
    account: Option<PersonId>,
    address: Address,
    languages: Languages,
    programme: &Programme,
    link: &str,
) -> Result<(), Stop> {
    let slots = Slots {
        alias_en: programme.alias_en.clone(),
        alias_cy: programme.alias_cy.clone(),
        link: link.to_owned(),
        ..Slots::default()
    };
    let letter = Letter { kind, account, address, languages, slots, calendar: String::new() };
    letters::add(&mut act.unit, &letter, act.now, act.now, &mut act.dice).await?;
    Ok(())
}
