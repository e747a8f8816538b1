//! The charter as everybody can read it: who has signed it, and when. No rating is counted here.

use trellis_store::checks;
pub use trellis_store::checks::Signature;

use crate::act::{Act, Stop};

/// Who has signed, and when.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn signed(act: &mut Act) -> Result<Vec<Signature>, Stop> {
    Ok(checks::charters(&mut act.unit).await?)
}
