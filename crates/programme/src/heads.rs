//! The head of the audit chain goes to those who look after the installation, once a day: a chain that somebody made
//! anew gives itself away only to a head that is kept elsewhere.

use jiff::{SignedDuration, Timestamp};
use trellis_domain::permission::Actor;
use trellis_store::{
    Stamp, grants,
    record::{self, Kept},
    settings::{self, Note},
};

use crate::{
    act::{Act, Ground, Stop},
    news,
};

/// How long a head is old enough.
const EVERY: SignedDuration = SignedDuration::from_hours(24);

/// The head as it stands; none before the first event.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn read(ground: &Ground) -> Result<Option<Kept>, Stop> {
    let mut act = Act::look(ground, ground.moment(), Actor::Clock).await?;
    Ok(record::head(&mut act.unit).await?)
}

/// Writes the letters with the head, if the last ones are a day old.
///
/// # Errors
/// [`Stop::Broken`] when the store fails; then none is written, and the next look tries again.
pub async fn send(ground: &Ground) -> Result<(), Stop> {
    let moment = ground.moment();
    let mut look = Act::look(ground, moment, Actor::Clock).await?;
    let sent = settings::noted(&mut look.unit, Note::HeadSent).await?;
    drop(look);
    let sent = sent.and_then(|text| text.parse::<Timestamp>().ok());
    if sent.is_some_and(|sent| moment.now.duration_since(sent) < EVERY) {
        return Ok(());
    }
    let mut act = Act::begin(ground, moment, Actor::Clock).await?;
    let Some(head) = record::head(&mut act.unit).await? else { return Ok(()) };
    let keepers = grants::admins(&mut act.unit).await?;
    if keepers.is_empty() {
        return Ok(());
    }
    for person in &keepers {
        news::send_head(&mut act, *person, head.clone()).await?;
    }
    settings::note(&mut act.unit, Note::HeadSent, &Stamp::from(moment.now).to_string()).await?;
    // Nothing about a person has changed.
    act.commit_unrecorded().await
}
