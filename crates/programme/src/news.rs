//! News for a person: a line on their own page, and a letter that says no more than that there is one.

mod told;

use trellis_domain::{
    address::Address,
    id::{CohortId, PersonId},
    neutral::revealing,
};
use trellis_store::{
    accounts::{self, Account},
    letters::{self, Entry, Kind, Languages, Letter, Slots},
    meetings::Meeting,
    notices,
    programmes::{self, Programme},
    record::Kept,
};

use crate::act::{Act, Stop};

pub use told::News;

/// Writes a notice of a kind that `words` says, and the neutral letter that goes with it, where the person wants
/// letters.
pub(crate) async fn tell(
    act: &mut Act,
    person: PersonId,
    kind: &'static str,
    link: &str,
) -> Result<(), Stop> {
    notices::add(&mut act.unit, person, kind, link, act.now, &mut act.dice).await?;
    let Some(reader) = reader(act, person).await? else { return Ok(()) };
    if reader.account.letters == "none" {
        return Ok(());
    }
    let slots = slots(&reader.programme, seen_from_outside(link));
    reader.write(act, Kind::News, slots).await
}

/// Where a letter leads. An address that would tell what the programme is, or which guide somebody reads, stays inside;
/// the news itself leads on to it.
fn seen_from_outside(link: &str) -> &str {
    let telling = ["/guides/", "/support/", "/co/support"].iter().any(|start| link.starts_with(start))
        || revealing(link, &[], &[]).is_some();
    if telling { "/notices" } else { link }
}

/// Sends the file that puts a meeting into somebody's calendar, or takes it out: they asked for the meeting, so it
/// comes however few letters they want.
pub(crate) async fn send_entry(
    act: &mut Act,
    person: PersonId,
    kind: Kind,
    meeting: &Meeting,
) -> Result<(), Stop> {
    let Some(reader) = reader(act, person).await? else { return Ok(()) };
    let link = format!("/pairs/{}/meet", meeting.pair);
    let entry = Entry { meeting: meeting.id, sequence: meeting.sequence, minutes: meeting.minutes };
    let slots = Slots { starts_at: meeting.starts_at, entry: Some(entry), ..slots(&reader.programme, &link) };
    reader.write(act, kind, slots).await
}

/// Sends the head of the audit chain to somebody who looks after the installation.
pub(crate) async fn send_head(act: &mut Act, person: PersonId, head: Kept) -> Result<(), Stop> {
    let Some(reader) = reader(act, person).await? else { return Ok(()) };
    let slots = Slots { head: Some(head), ..slots(&reader.programme, "/admin/audit") };
    reader.write(act, Kind::ChainHead, slots).await
}

/// Somebody who can be written to.
struct Reader {
    account: Account,
    address: Address,
    programme: Programme,
}

impl Reader {
    async fn write(self, act: &mut Act, kind: Kind, slots: Slots) -> Result<(), Stop> {
        let languages = Languages::One(self.account.language);
        write(act, kind, Some(self.account.id), self.address, languages, slots).await
    }
}

/// Whom a letter would reach. A disabled account gets none: its link would lead to a closed door, and what it tells
/// of is no longer this person's to know.
async fn reader(act: &mut Act, person: PersonId) -> Result<Option<Reader>, Stop> {
    let account = accounts::of_id(&mut act.unit, person).await?;
    let Ok(address) = Address::read(&account.address) else { return Ok(None) };
    let Some(programme) = programmes::every(&mut act.unit).await?.into_iter().next() else { return Ok(None) };
    Ok(account.active.then_some(Reader { account, address, programme }))
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
    write(act, Kind::Invitation, None, address, languages, slots(&programme, &link)).await
}

fn slots(programme: &Programme, link: &str) -> Slots {
    Slots {
        alias_en: programme.alias_en.clone(),
        alias_cy: programme.alias_cy.clone(),
        link: link.to_owned(),
        ..Slots::default()
    }
}

async fn write(
    act: &mut Act,
    kind: Kind,
    account: Option<PersonId>,
    address: Address,
    languages: Languages,
    slots: Slots,
) -> Result<(), Stop> {
    let letter = Letter { kind, account, address, languages, slots };
    letters::add(&mut act.unit, &letter, act.now, act.now, &mut act.dice).await?;
    Ok(())
}

impl Act {
    /// Tells a person something, in the transaction of what happened.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn tell(&mut self, person: PersonId, news: News) -> Result<(), Stop> {
        tell(self, person, news.code(), &news.link()).await
    }

    /// Tells a person something on their page alone, where another letter goes out.
    pub(crate) async fn tell_quietly(&mut self, person: PersonId, news: News) -> Result<(), Stop> {
        notices::add(&mut self.unit, person, news.code(), &news.link(), self.now, &mut self.dice).await?;
        Ok(())
    }
}
