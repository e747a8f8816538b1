//! The outbox: letters that wait to be sent, written in the transaction of what they tell about.

use jiff::Timestamp;
use rand::RngCore;
use trellis_database::{Broken, Stamp, Unit, sql};
use trellis_domain::{
    address::Address,
    id::{Id, PersonId},
};

/// A letter to be sent: a reviewed template and what goes into it; no name, and no word of a person.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The template.
    pub kind: &'static str,
    /// To whom, where the address has an account.
    pub account: Option<PersonId>,
    /// The address, canonical.
    pub address: Address,
    /// `en`, `cy` or `both`.
    pub languages: String,
    /// What goes into the template, as JSON: links of this site.
    pub slots: String,
}

/// Puts a letter into the outbox, due at once.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(
    unit: &mut Unit,
    letter: &Letter,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO letter (id, kind, account, address, languages, slots, calendar, state, attempts, due_at,
                             taken_until, made_at, trouble)
         VALUES ($1, $2, $3, $4, $5, $6, '', 'waiting', 0, $7, $7, $7, '')"
    ))
    .bind(Id::<()>::random(dice).uuid())
    .bind(letter.kind.to_owned())
    .bind(letter.account.map(|account| account.uuid()))
    .bind(letter.address.to_string())
    .bind(letter.languages.clone())
    .bind(letter.slots.clone())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}
