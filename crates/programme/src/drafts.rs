//! Unfinished forms of one person: begun, saved as often as the page likes, dropped when sent. No event is recorded.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use trellis_domain::{
    id::{DraftId, kind},
    permission::{Action, Permit},
    retention::Kept,
};
use trellis_store::{drafts, participations};

use crate::act::{Act, Stop};

/// The answers of an unfinished form: what was typed, right or wrong, and the step to come back to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// The step to come back to.
    pub at: String,
    /// The step whose problems are shown; empty when none was refused.
    pub wrong: String,
    /// The steps that were passed: an answer left empty on purpose differs from a step not reached.
    pub passed: Vec<String>,
    said: BTreeMap<String, Vec<String>>,
}

impl Answers {
    /// The first answer of a field; empty when there is none.
    pub fn one(&self, field: &str) -> &str {
        self.all(field).first().map_or("", String::as_str)
    }

    /// Every answer of a field.
    pub fn all(&self, field: &str) -> &[String] {
        self.said.get(field).map_or(&[], Vec::as_slice)
    }

    /// Whether a field has this answer among its own.
    pub fn has(&self, field: &str, answer: &str) -> bool {
        self.all(field).iter().any(|said| said == answer)
    }

    /// Sets a field; no answer takes it away.
    pub fn set(&mut self, field: &str, answers: Vec<String>) {
        if answers.is_empty() {
            self.said.remove(field);
        } else {
            self.said.insert(field.to_owned(), answers);
        }
    }
}

/// A draft of mine.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// Which form it belongs to.
    pub journey: String,
    /// What was answered.
    pub answers: Answers,
    /// Until when it is kept.
    pub kept_until: Timestamp,
}

async fn kept(act: &mut Act, saved_at: Timestamp) -> Result<Timestamp, Stop> {
    let me = act.may(Action::ReadOwnAccount, act.person()?).await?;
    let mine = participations::of_person(&mut act.unit, &me).await?;
    let kept = if mine.iter().any(|one| one.state.open()) { Kept::DraftsBegun } else { Kept::Drafts };
    Ok(kept.ends(saved_at))
}

/// Begins a draft. Nothing but the draft is written.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn begin(act: &mut Act, journey: &str, answers: &Answers) -> Result<DraftId, Stop> {
    let permit = act.may(Action::BeginDraft, act.person()?).await?;
    let now = act.now;
    Ok(drafts::begin(&mut act.unit, &act.keys, &permit, journey, answers, now, &mut act.dice).await?)
}

/// One of my drafts, while it is kept.
///
/// # Errors
/// [`Stop::NotFound`] when it is not mine, was sent, or its time is over.
pub async fn read(act: &mut Act, id: DraftId) -> Result<Draft, Stop> {
    let permit = act.may(Action::ReadOwnDraft, id).await?;
    load(act, &permit).await
}

async fn load(act: &mut Act, permit: &Permit<kind::Draft>) -> Result<Draft, Stop> {
    let draft = drafts::load::<Answers>(&mut act.unit, &act.keys, permit).await?;
    let kept_until = kept(act, draft.saved_at).await?;
    if kept_until < act.now {
        return Err(Stop::NotFound);
    }
    Ok(Draft { id: draft.id, journey: draft.journey, answers: draft.answers, kept_until })
}

/// Saves a draft after `change`, read and written in one transaction: two tabs on two steps keep both answers.
///
/// # Errors
/// [`Stop::NotFound`] when it is not mine.
pub async fn save(act: &mut Act, id: DraftId, change: impl FnOnce(&mut Answers)) -> Result<Answers, Stop> {
    let permit = act.may(Action::ChangeOwnDraft, id).await?;
    let mut answers = load(act, &permit).await?.answers;
    change(&mut answers);
    let now = act.now;
    drafts::save(&mut act.unit, &act.keys, &permit, &answers, now, &mut act.dice).await?;
    Ok(answers)
}

/// Drops a draft whose answers have gone where they belong.
pub(crate) async fn done(act: &mut Act, id: DraftId) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeOwnDraft, id).await?;
    Ok(drafts::drop_it(&mut act.unit, &permit).await?)
}

/// My newest draft of a form that is still kept.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn newest(act: &mut Act, journey: &str) -> Result<Option<(DraftId, Timestamp)>, Stop> {
    let permit = act.may(Action::ReadOwnAccount, act.person()?).await?;
    let Some((id, saved_at)) = drafts::newest(&mut act.unit, &permit, journey).await? else {
        return Ok(None);
    };
    let kept_until = kept(act, saved_at).await?;
    Ok((kept_until >= act.now).then_some((id, kept_until)))
}
