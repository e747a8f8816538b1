//! What people are told, each with the page that it leads to.

use trellis_domain::id::{AskId, CircleId, PairId, ParticipationId, SupportId};

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
    /// To a mentee: the helper would like to send a summary, and waits for her word.
    SummaryWaits(PairId),
    /// To the other one of a pair: a summary was sent.
    SummarySent(PairId),
    /// To a coordinator: there is a summary to read.
    SummaryForYou(PairId),
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
    /// Whether my circle and another one become one.
    MergerAsked(CircleId),
    /// The members of a circle that I lead are asked whether it joins with another one.
    MergerBegan(CircleId),
    /// They are one: to those who are in it.
    CirclesJoined(CircleId),
    /// My circle has gone on with another one.
    CircleWentOn(CircleId),
    /// They do not become one: both are as they were.
    CirclesApart(CircleId),
    /// To a mentor: something about their supervision group.
    Supervision,
    /// Taking part is over, after the last pair has ended.
    PartOver(ParticipationId),
    /// To a mentee: something about what is done in their name waits for them.
    Opportunities,
    /// To those who guard sponsorship: somebody asks for an exception.
    ExceptionAsked,
    /// To a mentee: what she asked for is answered.
    ExceptionAnswered(PairId),
    /// To a sponsor: something has come into their log.
    SponsorLog,
    /// To a sponsor: a mentee has passed something on that another one had planned.
    ActPassedOn,
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
    /// A request for support has news.
    SupportAnswered(SupportId),
    /// Somebody would like to share something, and that needs a private space.
    SpaceWanted,
    /// A general guide. From whom, and what about, is not known here.
    GuideForYou,
    /// To a mentee who agreed to be asked: there is something short to answer.
    CheckIn,
    /// To coordinators: somebody would like to be called.
    CallAsked,
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
            Self::SummaryWaits(_) => "summary-waits",
            Self::SummarySent(_) => "summary-sent",
            Self::SummaryForYou(_) => "summary-for-you",
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
            Self::MergerAsked(_) => "merger-asked",
            Self::MergerBegan(_) => "merger-began",
            Self::CirclesJoined(_) => "circles-joined",
            Self::CircleWentOn(_) => "circle-went-on",
            Self::CirclesApart(_) => "circles-apart",
            Self::Supervision => "supervision",
            Self::PartOver(_) => "part-over",
            Self::Opportunities => "opportunities",
            Self::ExceptionAsked => "exception-asked",
            Self::ExceptionAnswered(_) => "exception-answered",
            Self::SponsorLog => "sponsor-log",
            Self::ActPassedOn => "act-passed-on",
            Self::AskedFor => "asked-for",
            Self::AskWord => "ask-word",
            Self::AskTakenBack => "ask-taken-back",
            Self::AskMoved(_) => "ask-moved",
            Self::SentToYou => "sent-to-you",
            Self::SupportAnswered(_) => "support-answered",
            Self::SpaceWanted => "space-wanted",
            Self::GuideForYou => "guide-for-you",
            Self::CheckIn => "check-in",
            Self::CallAsked => "call-asked",
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
            Self::Supervision => "/mentor/supervision".to_owned(),
            Self::ExceptionAsked => "/guardian".to_owned(),
            Self::ExceptionAnswered(id) => format!("/pairs/{id}/two-people"),
            Self::SponsorLog => "/sponsor/log".to_owned(),
            Self::ActPassedOn => "/sponsor/this-month".to_owned(),
            Self::AskedFor | Self::AskWord | Self::AskTakenBack => "/ally/asks".to_owned(),
            Self::AskMoved(id) => format!("/asks/{id}"),
            Self::SupportAnswered(id) => format!("/support/{id}"),
            Self::SentToYou => "/ally/acts".to_owned(),
            Self::GuideForYou => "/guides/repair".to_owned(),
            Self::CheckIn => "/questions/check-in".to_owned(),
            Self::CallAsked => "/co/calls".to_owned(),
            Self::KeyChanged | Self::SpaceWanted | Self::BegunAgain => "/me/unlock".to_owned(),
            Self::CircleOffered | Self::CircleDropped => "/circles".to_owned(),
            Self::RulesWait(id) => format!("/circle/{id}/rules"),
            Self::MergerAsked(id) => format!("/circle/{id}/merger"),
            Self::CirclePlace(id)
            | Self::CircleLed(id)
            | Self::CircleTogether(id)
            | Self::CircleBegan(id)
            | Self::SessionSet(id)
            | Self::CircleThin(id)
            | Self::CircleDecides(id)
            | Self::CircleDecided(id)
            | Self::CircleEnded(id)
            | Self::MergerBegan(id)
            | Self::CirclesJoined(id)
            | Self::CircleWentOn(id)
            | Self::CirclesApart(id)
            | Self::CircleWaits(id) => format!("/circle/{id}"),
            Self::KeyOfMemberChanged => "/admin/audit".to_owned(),
            Self::OtherBegunAgain => "/home".to_owned(),
            Self::Asked(id) | Self::AnswerWaited(id) => format!("/requests/{id}"),
            Self::FirstTalk(id) => format!("/pairs/{id}/chemistry"),
            Self::AgreementReady(id) | Self::AgreementChanged(id) | Self::SignatureWaited(id) => {
                format!("/pairs/{id}/agreement")
            }
            Self::SummaryWaits(id) | Self::SummarySent(id) => format!("/pairs/{id}/notes"),
            Self::SummaryForYou(id) => format!("/co/pairs/{id}/summaries"),
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
