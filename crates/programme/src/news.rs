//! News for a person: a line on their own page, and a letter that says no more than that there is one.

use trellis_domain::{address::Address, id::PersonId};
use trellis_store::{
    accounts,
    letters::{self, Letter},
    notices,
};

use crate::act::{Act, Stop};

/// Writes a notice of a kind that `words` says, and the neutral letter that goes with it, where the person wants letters.
pub(crate) async fn tell(
    act: &mut Act,
    person: PersonId,
    kind: &'static str,
    link: &str,
) -> Result<(), Stop> {
    notices::add(&mut act.unit, person, kind, link, act.now, &mut act.dice).await?;
    let account = accounts::of_id(&mut act.unit, person).await?;
    let Ok(address) = Address::read(&account.address) else { return Ok(()) };
    if account.letters == "none" {
        return Ok(());
    }
    let letter = Letter {
        kind: "message",
        account: Some(person),
        address,
        languages: account.language.code().to_owned(),
        slots: serde_json::json!({ "link": link }).to_string(),
    };
    Ok(letters::add(&mut act.unit, &letter, act.now, &mut act.dice).await?)
}
