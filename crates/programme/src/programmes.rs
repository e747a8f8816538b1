//! What a programme is called, inside and outside.

use trellis_domain::{hat::Role, language::Language};
use trellis_store::programmes;

use crate::act::{Act, Stop};

/// The neutral alias for a visitor: of the programme that they coordinate, else of the first one; none before set-up.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn alias(act: &mut Act, language: Language, role: Option<Role>) -> Result<Option<String>, Stop> {
    let every = programmes::every(&mut act.unit).await?;
    let mine = every.iter().find(|programme| role == Some(Role::Coordinating(programme.id)));
    Ok(mine.or(every.first()).map(|programme| programme.alias(language).to_owned()))
}
