//! News for a person: a line on their own page, and a letter that says no more than that there is one.

use trellis_domain::{
    address::Address,
    id::{CohortId, PairId, ParticipationId, PersonId},
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

/// What a person is told. Nobody is ever told who declined, cancelled or ended something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// A mentee's list of suggestions is there.
    SuggestionsReady,
    /// A mentee is asked about one pair that the programme proposes.
    PairProposed,
    /// A giver is asked by a mentee.
    Asked(PairId),
    /// An answer is still waited for: to a giver.
    AnswerWaited(PairId),
    /// An answer is still waited for: to a mentee.
    ProposalWaits,
    /// Something has changed on a mentee's list.
    ListChanged,
    /// Both said yes: a first talk can be had.
    FirstTalk(PairId),
    /// The two do not go on together; nobody learns whose answer it was.
    NotThisTime(PairId),
    /// Both want to go on: the agreement can be read.
    AgreementReady(PairId),
    /// The other side has signed.
    SignatureWaited(PairId),
    /// Both have signed.
    PairBegan(PairId),
    /// Times to meet were offered.
    TimesOffered(PairId),
    /// None of the times suited.
    OtherTimesWanted(PairId),
    /// A meeting is booked.
    MeetingBooked(PairId),
    /// A meeting will not take place.
    MeetingCancelled(PairId),
    /// No meeting for five weeks.
    Quiet(PairId),
    /// The programme rests the pair.
    PairPaused(PairId),
    /// The pair goes on.
    PairResumed(PairId),
    /// The pair has ended.
    PairEnded(PairId),
    /// A helper goes: the mentee chooses how to go on.
    HandOver(PairId),
    /// A pair comes to the end that was planned.
    PairClosing(PairId),
    /// A mentee has waited for long: a circle meanwhile?
    CircleOffered,
    /// Taking part is over, after the last pair has ended.
    PartOver(ParticipationId),
}

impl News {
    /// The code in the store; `news-<code>` says it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SuggestionsReady => "suggestions-ready",
            Self::PairProposed => "pair-proposed",
            Self::Asked(_) => "asked",
            Self::AnswerWaited(_) => "answer-waited",
            Self::ProposalWaits => "proposal-waits",
            Self::ListChanged => "list-changed",
            Self::FirstTalk(_) => "first-talk",
            Self::NotThisTime(_) => "not-this-time",
            Self::AgreementReady(_) => "agreement-ready",
            Self::SignatureWaited(_) => "signature-waited",
            Self::PairBegan(_) => "pair-began",
            Self::TimesOffered(_) => "times-offered",
            Self::OtherTimesWanted(_) => "other-times-wanted",
            Self::MeetingBooked(_) => "meeting-booked",
            Self::MeetingCancelled(_) => "meeting-cancelled",
            Self::Quiet(_) => "quiet",
            Self::PairPaused(_) => "pair-paused",
            Self::PairResumed(_) => "pair-resumed",
            Self::PairEnded(_) => "pair-ended",
            Self::HandOver(_) => "hand-over",
            Self::PairClosing(_) => "pair-closing",
            Self::CircleOffered => "circle-offered",
            Self::PartOver(_) => "part-over",
        }
    }

    /// Where it leads, on this site.
    pub fn link(self) -> String {
        match self {
            Self::SuggestionsReady
            | Self::PairProposed
            | Self::ProposalWaits
            | Self::ListChanged
            | Self::CircleOffered => "/matches".to_owned(),
            Self::Asked(id) | Self::AnswerWaited(id) => format!("/requests/{id}"),
            Self::FirstTalk(id) => format!("/pairs/{id}/chemistry"),
            Self::AgreementReady(id) | Self::SignatureWaited(id) => format!("/pairs/{id}/agreement"),
            Self::TimesOffered(id)
            | Self::OtherTimesWanted(id)
            | Self::MeetingBooked(id)
            | Self::MeetingCancelled(id) => {
                format!("/pairs/{id}/meet")
            }
            Self::NotThisTime(id)
            | Self::PairBegan(id)
            | Self::Quiet(id)
            | Self::PairPaused(id)
            | Self::PairResumed(id)
            | Self::PairEnded(id)
            | Self::PairClosing(id)
            | Self::HandOver(id) => {
                format!("/pairs/{id}")
            }
            Self::PartOver(id) => format!("/me/leave/{id}"),
        }
    }
}

impl Act {
    /// Tells a person something, in the transaction of what happened.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn tell(&mut self, person: PersonId, news: News) -> Result<(), Stop> {
        tell(self, person, news.code(), &news.link()).await
    }
}
