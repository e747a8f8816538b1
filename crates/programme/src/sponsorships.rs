//! Sponsorship as the two of a pair see it: what is done in the mentee's name, with her consent, and what reached her.

mod by_mentee;
mod by_sponsor;
mod echoes;
mod panels;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use trellis_domain::{
    day,
    hat::Hat,
    id::{PairId, PanelDeclarationId, kind},
    pair::{Kind, PairState, Side},
    permission::{Action, Permit},
    refusal::Refusal,
    sponsorship::{ActState, Consent, PanelState, ground},
    succession::Why,
};
pub use trellis_store::sponsorships::{Facts, SponsorshipAct};
use trellis_store::{
    member_keys,
    pairs::{self, Pair},
    people, sponsorships, successions,
};

use crate::{
    act::{Act, Stop},
    participations,
    requests::side,
    sealed_drafts,
    spaces::{self, Door, Opened, Room},
};

pub use by_mentee::{AIMS, Answer, allow, answer, asked, chosen};
pub use by_sponsor::{Move, Plan, counts, mine_to_do, move_on, of_this_month, plan};
pub(crate) use echoes::look_round;
pub use panels::{POST, change, declare};

/// What lies behind the lock of somebody's private space.
#[derive(Debug)]
pub enum Behind<T> {
    /// There is no key yet.
    NoKeys,
    /// There is one, and it is not unlocked.
    Locked,
    /// Open.
    Open(T),
}

impl Behind<()> {
    /// Nothing where it is open; else what is said instead of what lies behind.
    fn instead<T>(self) -> Option<Behind<T>> {
        match self {
            Self::NoKeys => Some(Behind::NoKeys),
            Self::Locked => Some(Behind::Locked),
            Self::Open(()) => None,
        }
    }
}

/// What members write here: one line, or the aims of a mentee, or what a post is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The writing.
    pub text: String,
}

/// An act with what was written about it.
#[derive(Debug, Clone)]
pub struct Deed {
    /// The act.
    pub act: SponsorshipAct,
    /// Its line, every wording, the newest first.
    pub wordings: Vec<Opened<Line>>,
    /// What the post is called that it is for.
    pub post: Option<String>,
    /// The sponsor is on the panel for that post.
    pub blocked: bool,
    /// The mentee has said yes to it, or to all of its kind.
    pub covered: bool,
}

impl Deed {
    /// The line as it stands now, when it can be read.
    pub fn line(&self) -> Option<&str> {
        self.wordings.first()?.text.as_ref().map(|line| line.text.as_str())
    }
}

/// A post that the mentee seeks, and how the sponsor stands to its panel.
#[derive(Debug, Clone)]
pub struct Post {
    /// The declaration.
    pub id: PanelDeclarationId,
    /// On the panel or not.
    pub state: PanelState,
    /// What the post is called, when it can be read.
    pub name: Option<String>,
}

/// A mentee and her sponsor, as one of the two sees them.
#[derive(Debug)]
pub struct Tie {
    /// The pair.
    pub pair: Pair,
    /// Which side the reader is on.
    pub side: Side,
    /// The other's name.
    pub name: String,
    /// Why the mentee needs another sponsor; none while she does not.
    pub succession: Option<Why>,
    /// What the mentee has consented to.
    pub consent: Consent,
    /// What she hopes for; none where nothing is written, and none for a sponsor to whom she has consented nothing.
    pub aims: Option<String>,
    /// What was planned and done, the newest first.
    pub deeds: Vec<Deed>,
    /// The posts that were named.
    pub posts: Vec<Post>,
    /// Who can read differs from who is meant to: nothing is written until that is looked into.
    pub altered: bool,
    /// The other has no keys yet, and cannot read.
    pub other_waits: bool,
}

/// Whether my private space stands open.
pub(crate) async fn lock(act: &mut Act) -> Result<Behind<()>, Stop> {
    let me = act.person()?;
    let own = act.may(Action::ReadOwnSpace, me).await?;
    Ok(match spaces::look(act, &own).await?.door {
        Door::NoKeys => Behind::NoKeys,
        Door::Locked => Behind::Locked,
        Door::Open(_) | Door::Altered => Behind::Open(()),
    })
}

/// What is changed here is changed by somebody who has unlocked.
pub(crate) async fn unlocked(act: &mut Act) -> Result<(), Stop> {
    match lock(act).await? {
        Behind::NoKeys => Err(Refusal::NoKeys.into()),
        Behind::Locked => Err(Refusal::Locked.into()),
        Behind::Open(()) => Ok(()),
    }
}

/// The pairs of a sponsor and a mentee in the hat that I wear now: as a mentee my sponsors, as a sponsor my sponsees.
///
/// # Errors
/// [`Stop::NotFound`] in any other role.
pub async fn mine(act: &mut Act) -> Result<Behind<Vec<Tie>>, Stop> {
    let worn = participations::worn(act).await?;
    if !matches!(worn.hat, Hat::Mentee | Hat::Sponsor) {
        return Err(Stop::NotFound);
    }
    let permit = act.may(Action::ReadOwnParticipation, worn.id).await?;
    let pairs = pairs::of_participation(&mut act.unit, &permit).await?;
    if let Some(shut) = lock(act).await?.instead() {
        return Ok(shut);
    }
    let mut ties = Vec::new();
    for pair in pairs.into_iter().filter(|pair| pair.kind == Kind::Sponsor && begun(pair.state)) {
        ties.push(tie(act, pair.id).await?);
    }
    Ok(Behind::Open(ties))
}

/// Between the agreement and the end of the record.
const fn begun(state: PairState) -> bool {
    use PairState::{Active, Closed, Closing, Contracting, EndedNoFault, Paused};
    matches!(state, Contracting | Active | Paused | Closing | Closed | EndedNoFault)
}

/// Once a pair is over each reads only what they wrote themselves.
const fn over(state: PairState) -> bool {
    matches!(state, PairState::Closed | PairState::EndedNoFault)
}

/// One act with its pair, behind the lock.
pub(crate) async fn one(act: &mut Act, found: &SponsorshipAct) -> Result<Behind<(Tie, Deed)>, Stop> {
    if let Some(shut) = lock(act).await?.instead() {
        return Ok(shut);
    }
    let mut tie = tie(act, found.pair).await?;
    let place = tie.deeds.iter().position(|deed| deed.act.id == found.id).ok_or(Stop::NotFound)?;
    let deed = tie.deeds.swap_remove(place);
    Ok(Behind::Open((tie, deed)))
}

async fn tie(act: &mut Act, id: PairId) -> Result<Tie, Stop> {
    let permit = act.may(Action::ReadSponsorship, id).await?;
    let pair = sponsored(act, &permit).await?;
    let side = side(act, &pair)?;
    let (mentee, sponsor) = people::of_pair(&mut act.unit, &permit, &pair).await?;
    let other = if side == Side::Mentee { sponsor } else { mentee };
    let room = spaces::look(act, &permit).await?;
    let consent = sponsorships::consent(&mut act.unit, &act.keys, &pair).await?;
    let aims = aims(act, &room, &pair).await?;
    let shown = side == Side::Mentee || !consent.is_empty();
    let posts = posts(act, &room, &pair).await?;
    let mut deeds = Vec::new();
    for one in sponsorships::of_pair(&mut act.unit, &act.keys, &pair).await? {
        deeds.push(deed(act, &room, &pair, (&consent, &posts), one).await?);
    }
    Ok(Tie {
        side,
        name: other.profile.name(),
        succession: successions::of(&mut act.unit, pair.giver).await?.filter(|_| !over(pair.state)),
        aims: aims.and_then(|found| found.text).map(|line| line.text).filter(|_| shown),
        consent,
        deeds,
        posts,
        altered: matches!(room.door, Door::Altered),
        other_waits: !member_keys::stands_for(&mut act.unit, &permit, other.id).await?,
        pair,
    })
}

/// The permitted pair, when it is one of a mentee and her sponsor.
pub(crate) async fn sponsored(act: &mut Act, permit: &Permit<kind::Pair>) -> Result<Pair, Stop> {
    let pair = pairs::load(&mut act.unit, permit).await?;
    if pair.kind == Kind::Sponsor { Ok(pair) } else { Err(Stop::NotFound) }
}

async fn aims(act: &mut Act, room: &Room, pair: &Pair) -> Result<Option<Opened<Line>>, Stop> {
    let found = spaces::items(act, room, pair.id.uuid(), "aims").await?;
    Ok(readable(act, pair, found)?.into_iter().next())
}

async fn posts(act: &mut Act, room: &Room, pair: &Pair) -> Result<Vec<Post>, Stop> {
    let mut posts = Vec::new();
    for one in sponsorships::panels(&mut act.unit, &act.keys, pair).await? {
        let named = spaces::items(act, room, one.id.uuid(), "post").await?;
        let named = readable(act, pair, named)?.into_iter().next();
        let name = named.and_then(|found| found.text).map(|line: Line| line.text);
        posts.push(Post { id: one.id, state: one.state, name });
    }
    Ok(posts)
}

async fn deed(
    act: &mut Act,
    room: &Room,
    pair: &Pair,
    (consent, posts): (&Consent, &[Post]),
    one: SponsorshipAct,
) -> Result<Deed, Stop> {
    let wordings = spaces::items(act, room, one.id.uuid(), "act_line").await?;
    let wordings = readable(act, pair, wordings)?;
    let post = posts.iter().find(|post| Some(post.id) == one.facts.post);
    Ok(Deed {
        wordings,
        blocked: post.is_some_and(|post| post.state == PanelState::On),
        post: post.and_then(|post| post.name.clone()),
        covered: ground(consent, one.facts.kind, one.facts.allowed).is_ok(),
        act: one,
    })
}

fn readable(act: &Act, pair: &Pair, mut found: Vec<Opened<Line>>) -> Result<Vec<Opened<Line>>, Stop> {
    let me = act.person()?;
    found.retain(|one| !over(pair.state) || one.item.author == me);
    Ok(found)
}

async fn enter(act: &mut Act, permit: &Permit<kind::Pair>, pair: &Pair) -> Result<Room, Stop> {
    spaces::enter(act, permit, &[pair.mentee_person, pair.giver_person]).await
}

/// The space of the two, open for the sponsor's writing, once the mentee can read what is written there.
pub(crate) async fn enter_to_both(
    act: &mut Act,
    permit: &Permit<kind::Pair>,
    pair: &Pair,
) -> Result<Room, Stop> {
    let room = enter(act, permit, pair).await?;
    if room.waiting.contains(&pair.mentee_person) {
        return Err(Refusal::OtherHasNoKeys.into());
    }
    Ok(room)
}

pub(crate) async fn save(act: &mut Act, changed: &SponsorshipAct) -> Result<(), Stop> {
    let saved = sponsorships::save(&mut act.unit, &act.keys, changed, &mut act.dice).await?;
    if saved { Ok(()) } else { Err(Stop::Changed) }
}

pub(crate) fn today(act: &Act) -> Date {
    day::of(act.now)
}

/// A text that fits its place.
fn fitting(text: &str, most: usize) -> Result<&str, Stop> {
    let text = text.trim();
    if text.chars().count() > most { Err(Refusal::TooLong.into()) } else { Ok(text) }
}

/// Where something unfinished lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draft {
    /// A mentee's aims and consent for one sponsor.
    Aims(PairId),
    /// The form in which a sponsor plans.
    Plan,
    /// The form in which a sponsor names a post.
    Post,
    /// The line of an act.
    Act(trellis_domain::id::SponsorshipActId),
}

impl Draft {
    fn place(self) -> String {
        match self {
            Self::Aims(pair) => format!("pair/{pair}/aims"),
            Self::Plan => "sponsor/plan".to_owned(),
            Self::Post => "sponsor/post".to_owned(),
            Self::Act(id) => format!("act/{id}/line"),
        }
    }

    async fn asks(self, act: &mut Act) -> Result<(), Stop> {
        match self {
            Self::Aims(pair) => {
                let permit = act.may(Action::ConsentToActs, pair).await?;
                sponsored(act, &permit).await.map(drop)
            }
            Self::Act(id) => act.may(Action::MoveAct, id).await.map(drop),
            Self::Plan | Self::Post => {
                let worn = participations::worn(act).await?;
                if worn.hat == Hat::Sponsor { Ok(()) } else { Err(Stop::NotFound) }
            }
        }
    }
}

/// Keeps what was typed into a form of this kind, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(act: &mut Act, draft: Draft, text: &str) -> Result<(), Stop> {
    draft.asks(act).await?;
    sealed_drafts::keep(act, &draft.place(), text).await
}

/// What I had typed there: none where there is nothing, or it is locked.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn draft(act: &mut Act, draft: Draft) -> Result<Option<String>, Stop> {
    Ok(sealed_drafts::at(act, &draft.place()).await?.flatten())
}

/// The helper goes: what was planned without the mentee's yes is dropped; with it, it can still be done while the pair
/// rests.
pub(crate) async fn rest(act: &mut Act, pair: &Pair) -> Result<(), Stop> {
    if pair.kind != Kind::Sponsor {
        return Ok(());
    }
    let consent = sponsorships::consent(&mut act.unit, &act.keys, pair).await?;
    drop_planned(act, pair, |facts| ground(&consent, facts.kind, facts.allowed).is_err()).await
}

/// The pair has ended: nothing more is done in the mentee's name, and no yes outlives it.
pub(crate) async fn end(act: &mut Act, pair: &Pair) -> Result<(), Stop> {
    if pair.kind != Kind::Sponsor {
        return Ok(());
    }
    drop_planned(act, pair, |_| true).await?;
    Ok(sponsorships::forget_consent(&mut act.unit, pair).await?)
}

async fn drop_planned(act: &mut Act, pair: &Pair, which: impl Fn(&Facts) -> bool) -> Result<(), Stop> {
    for mut one in sponsorships::of_pair(&mut act.unit, &act.keys, pair).await? {
        if one.facts.state == ActState::Planned && which(&one.facts) {
            one.facts.state = one.facts.state.step(ActState::Dropped)?;
            save(act, &one).await?;
        }
    }
    Ok(())
}
