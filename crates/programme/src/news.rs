//! News for a person: a line on their own page, and a letter that says no more than that there is one.

use trellis_domain::{
    address::Address,
    id::{AskId, CircleId, CohortId, PairId, ParticipationId, PersonId},
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
    let telling = link.starts_with("/guides/") || revealing(link, &[], &[]).is_some();
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
    /// The other side has changed what the two add to the agreement.
    AgreementChanged(PairId),
    /// The helper has proposed a goal.
    GoalProposed(PairId),
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
    /// Half of the year is over: a good time to look back together.
    HalfWay(PairId),
    /// The other one has looked back, and waits for me.
    ReviewWaits(PairId),
    /// Both have looked back: each reads what the other says.
    ReviewsShared(PairId),
    /// Both would like to stay in touch.
    InTouch(PairId),
    /// A mentee has waited for long: a circle meanwhile?
    CircleOffered,
    /// A place in a circle is offered.
    CirclePlace(CircleId),
    /// Somebody leads a circle from now on.
    CircleLed(CircleId),
    /// Enough people have said yes: the circle writes its rules.
    CircleTogether(CircleId),
    /// There are rules to agree to.
    RulesWait(CircleId),
    /// Everybody has agreed: the circle runs.
    CircleBegan(CircleId),
    /// The date of a session was set.
    SessionSet(CircleId),
    /// Too few came: more people are looked for.
    CircleThin(CircleId),
    /// The circle decides how to go on.
    CircleDecides(CircleId),
    /// It was decided how the circle goes on.
    CircleDecided(CircleId),
    /// A circle is over.
    CircleEnded(CircleId),
    /// Too few have said yes so far; more people are looked for.
    CircleWaits(CircleId),
    /// A circle does not come about.
    CircleDropped,
    /// Taking part is over, after the last pair has ended.
    PartOver(ParticipationId),
    /// To a mentee: something about what is done in their name waits for them.
    Opportunities,
    /// To a sponsor: something has come into their log.
    SponsorLog,
    /// To an ally: somebody asks for something.
    AskedFor,
    /// To an ally: the mentee has written a word about it.
    AskWord,
    /// To an ally: what they had said yes to was taken back.
    AskTakenBack,
    /// To a mentee: an ask was answered, is done, or is over.
    AskMoved(AskId),
    /// To an ally: "this helped", because somebody chose to send it.
    SentToYou,
    /// Somebody would like to share something, and that needs a private space.
    SpaceWanted,
    /// A general guide. From whom, and what about, is not known here.
    GuideForYou,
    /// To a member: the key in the store was not theirs.
    KeyChanged,
    /// To administrators: the key of some member was changed in the store.
    KeyOfMemberChanged,
    /// To a member: a new key was made in their name.
    BegunAgain,
    /// To those who write with somebody: they have a new key.
    OtherBegunAgain,
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
            Self::AgreementChanged(_) => "agreement-changed",
            Self::GoalProposed(_) => "goal-proposed",
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
            Self::HalfWay(_) => "half-way",
            Self::ReviewWaits(_) => "review-waits",
            Self::ReviewsShared(_) => "reviews-shared",
            Self::InTouch(_) => "in-touch",
            Self::CircleOffered => "circle-offered",
            Self::CirclePlace(_) => "circle-place",
            Self::CircleLed(_) => "circle-led",
            Self::CircleTogether(_) => "circle-together",
            Self::RulesWait(_) => "rules-wait",
            Self::CircleBegan(_) => "circle-began",
            Self::SessionSet(_) => "session-set",
            Self::CircleThin(_) => "circle-thin",
            Self::CircleDecides(_) => "circle-decides",
            Self::CircleDecided(_) => "circle-decided",
            Self::CircleEnded(_) => "circle-ended",
            Self::CircleWaits(_) => "circle-waits",
            Self::CircleDropped => "circle-dropped",
            Self::PartOver(_) => "part-over",
            Self::Opportunities => "opportunities",
            Self::SponsorLog => "sponsor-log",
            Self::AskedFor => "asked-for",
            Self::AskWord => "ask-word",
            Self::AskTakenBack => "ask-taken-back",
            Self::AskMoved(_) => "ask-moved",
            Self::SentToYou => "sent-to-you",
            Self::SpaceWanted => "space-wanted",
            Self::GuideForYou => "guide-for-you",
            Self::KeyChanged => "key-changed",
            Self::KeyOfMemberChanged => "key-of-member-changed",
            Self::BegunAgain => "begun-again",
            Self::OtherBegunAgain => "other-begun-again",
        }
    }

    /// Where it leads, on this site.
    pub fn link(self) -> String {
        match self {
            Self::SuggestionsReady | Self::PairProposed | Self::ProposalWaits | Self::ListChanged => {
                "/matches".to_owned()
            }
            Self::Opportunities => "/opportunities".to_owned(),
            Self::SponsorLog => "/sponsor/log".to_owned(),
            Self::AskedFor | Self::AskWord | Self::AskTakenBack => "/ally/asks".to_owned(),
            Self::AskMoved(id) => format!("/asks/{id}"),
            Self::SentToYou => "/ally/acts".to_owned(),
            Self::GuideForYou => "/guides/repair".to_owned(),
            Self::KeyChanged | Self::SpaceWanted | Self::BegunAgain => "/me/unlock".to_owned(),
            Self::CircleOffered | Self::CircleDropped => "/circles".to_owned(),
            Self::RulesWait(id) => format!("/circle/{id}/rules"),
            Self::CirclePlace(id)
            | Self::CircleLed(id)
            | Self::CircleTogether(id)
            | Self::CircleBegan(id)
            | Self::SessionSet(id)
            | Self::CircleThin(id)
            | Self::CircleDecides(id)
            | Self::CircleDecided(id)
            | Self::CircleEnded(id)
            | Self::CircleWaits(id) => format!("/circle/{id}"),
            Self::KeyOfMemberChanged => "/admin/audit".to_owned(),
            Self::OtherBegunAgain => "/home".to_owned(),
            Self::Asked(id) | Self::AnswerWaited(id) => format!("/requests/{id}"),
            Self::FirstTalk(id) => format!("/pairs/{id}/chemistry"),
            Self::AgreementReady(id) | Self::AgreementChanged(id) | Self::SignatureWaited(id) => {
                format!("/pairs/{id}/agreement")
            }
            Self::GoalProposed(id) => format!("/pairs/{id}/goals"),
            Self::HalfWay(id) | Self::ReviewWaits(id) | Self::ReviewsShared(id) | Self::InTouch(id) => {
                format!("/pairs/{id}/review")
            }
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

    /// Tells a person something on their page alone, where another letter goes out.
    pub(crate) async fn tell_quietly(&mut self, person: PersonId, news: News) -> Result<(), Stop> {
        notices::add(&mut self.unit, person, news.code(), &news.link(), self.now, &mut self.dice).await?;
        Ok(())
    }
}
