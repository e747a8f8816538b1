//! Setting a programme up, page by page: words, ground, purposes, checks, charter, languages, contacts for help.

use trellis_domain::{
    day,
    event::{Event, What},
    id::ProgrammeId,
    neutral,
    permission::Action,
    positive_action::PositiveActionRecord,
    readiness::{Answer, Check},
    refusal::Refusal,
};
use trellis_store::{
    checks, grounds, organisations,
    programmes::{self, Programme},
    purposes, signposts,
};
pub use trellis_store::{
    checks::Signature,
    purposes::{Assessments, Decision},
    signposts::{KINDS, Signpost},
};

use crate::act::{Act, Stop};

/// What a programme is called, and which terms and ladder it uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Its own name, for signed-in pages.
    pub internal_name: String,
    /// What the outside may see, in English.
    pub alias_en: String,
    /// What the outside may see, in Welsh.
    pub alias_cy: String,
    /// `model_terms`, `nhs_style` or `local`.
    pub terminology: String,
    /// The collective term when `local`, in English.
    pub local_term_en: String,
    /// The collective term when `local`, in Welsh.
    pub local_term_cy: String,
    /// `afc` or `civil_service`.
    pub ladder: String,
}

impl Words {
    /// Checks that everything is there, short enough, and neutral for the outside.
    ///
    /// # Errors
    /// [`Refusal::Incomplete`], [`Refusal::NotOffered`] or [`Refusal::NotNeutral`].
    pub fn checked(self, hosts: &[&str]) -> Result<Self, Refusal> {
        let words = Self {
            internal_name: self.internal_name.trim().to_owned(),
            alias_en: self.alias_en.trim().to_owned(),
            alias_cy: self.alias_cy.trim().to_owned(),
            local_term_en: self.local_term_en.trim().to_owned(),
            local_term_cy: self.local_term_cy.trim().to_owned(),
            ..self
        };
        let local = words.terminology == "local";
        let needed = [&words.internal_name, &words.alias_en, &words.alias_cy];
        let terms = [&words.local_term_en, &words.local_term_cy];
        let lacks = |texts: &[&String]| texts.iter().any(|text| text.is_empty());
        if lacks(&needed) || (local && lacks(&terms)) {
            return Err(Refusal::Incomplete);
        }
        let fits = |text: &str, most| text.chars().count() <= most;
        let sizes = fits(&words.internal_name, 160)
            && fits(&words.alias_en, 80)
            && fits(&words.alias_cy, 80)
            && terms.iter().all(|term| fits(term, 160));
        let listed = ["model_terms", "nhs_style", "local"].contains(&words.terminology.as_str())
            && trellis_domain::ladder::Ladder::parse(&words.ladder).is_some();
        if !sizes || !listed {
            return Err(Refusal::NotOffered);
        }
        let reveals = |alias: &str| neutral::revealing(alias, &[&words.internal_name], hosts).is_some();
        if reveals(&words.alias_en) || reveals(&words.alias_cy) {
            return Err(Refusal::NotNeutral);
        }
        Ok(words)
    }
}

/// Changes what a programme is called and which terms it uses.
///
/// # Errors
/// What [`Words::checked`] says; [`Stop::Changed`] when somebody else changed it meanwhile.
pub async fn change_words(act: &mut Act, id: ProgrammeId, version: i64, words: Words) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeWords, id).await?;
    let hosts = organisations::every(&mut act.unit).await?;
    let hosts: Vec<&str> = hosts.iter().map(|host| host.name.as_str()).collect();
    let words = words.checked(&hosts)?;
    let programme = programmes::load(&mut act.unit, &permit).await?;
    let changed = Programme {
        internal_name: words.internal_name,
        alias_en: words.alias_en,
        alias_cy: words.alias_cy,
        terminology: words.terminology,
        local_term_en: words.local_term_en,
        local_term_cy: words.local_term_cy,
        ladder: words.ladder,
        version,
        ..programme
    };
    save(act, id, &changed).await
}

/// Changes the languages of letters: `en`, `cy` or `both`.
///
/// # Errors
/// [`Refusal::NotOffered`] for anything else; [`Stop::Changed`].
pub async fn change_languages(
    act: &mut Act,
    id: ProgrammeId,
    version: i64,
    languages: &str,
) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeLanguages, id).await?;
    if !["en", "cy", "both"].contains(&languages) {
        return Err(Refusal::NotOffered.into());
    }
    let programme = programmes::load(&mut act.unit, &permit).await?;
    save(act, id, &Programme { languages: languages.to_owned(), version, ..programme }).await
}

async fn save(act: &mut Act, id: ProgrammeId, changed: &Programme) -> Result<(), Stop> {
    if !programmes::save(&mut act.unit, changed).await? {
        return Err(Stop::Changed);
    }
    act.record(Event::new(What::ProgrammeChanged, id)).await
}

/// Writes the positive action record. It counts as approved as soon as nothing is lacking.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator.
pub async fn write_ground(
    act: &mut Act,
    id: ProgrammeId,
    record: PositiveActionRecord,
) -> Result<PositiveActionRecord, Stop> {
    let permit = act.may(Action::WriteGround, id).await?;
    let record = record.settled(day::of(act.now));
    grounds::save(&mut act.unit, &permit, &record).await?;
    act.record(Event::new(What::ProgrammeChanged, id)).await?;
    Ok(record)
}

/// Writes what the host has decided about purposes, and where its assessments are kept.
///
/// # Errors
/// [`Refusal::Incomplete`] when a decision lacks its name.
pub async fn decide_purposes(
    act: &mut Act,
    id: ProgrammeId,
    decisions: &[Decision],
    assessments: &Assessments,
) -> Result<(), Stop> {
    let permit = act.may(Action::DecidePurposes, id).await?;
    if decisions.iter().any(|decision| decision.by.trim().is_empty() || decision.review_on <= decision.on) {
        return Err(Refusal::Incomplete.into());
    }
    for decision in decisions {
        purposes::decide(&mut act.unit, &permit, decision).await?;
    }
    purposes::assess(&mut act.unit, &permit, assessments).await?;
    act.record(Event::new(What::ProgrammeChanged, id)).await
}

/// Answers checks.
///
/// # Errors
/// [`Refusal::Incomplete`] for a plan without words.
pub async fn answer_checks(act: &mut Act, id: ProgrammeId, answers: &[(Check, Answer)]) -> Result<(), Stop> {
    let permit = act.may(Action::AnswerChecks, id).await?;
    for (check, answer) in answers {
        if matches!(answer, Answer::Plan { text, .. } if text.trim().is_empty()) {
            return Err(Refusal::Incomplete.into());
        }
        checks::answer(&mut act.unit, &permit, *check, answer).await?;
    }
    act.record(Event::new(What::ProgrammeChanged, id)).await
}

/// Records who signed the charter, and when. A signed one is never changed.
///
/// # Errors
/// [`Refusal::Incomplete`] without a name or with a day to come; [`Refusal::MovedOn`] when it was signed before.
pub async fn sign_charter(act: &mut Act, id: ProgrammeId, signature: &Signature) -> Result<(), Stop> {
    let permit = act.may(Action::SignCharter, id).await?;
    if signature.by.trim().is_empty() || signature.on > day::of(act.now) {
        return Err(Refusal::Incomplete.into());
    }
    if !checks::sign(&mut act.unit, &permit, signature).await? {
        return Err(Refusal::MovedOn.into());
    }
    act.record(Event::new(What::ProgrammeChanged, id)).await
}

/// Writes the list of contacts for help anew.
///
/// # Errors
/// [`Refusal::Incomplete`] for a contact without a name or a way to reach it.
pub async fn change_signposts(act: &mut Act, id: ProgrammeId, list: &[Signpost]) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeSignposts, id).await?;
    let whole = |post: &Signpost| {
        !post.name.trim().is_empty()
            && !post.contact.trim().is_empty()
            && signposts::KINDS.contains(&post.kind.as_str())
    };
    if !list.iter().all(whole) {
        return Err(Refusal::Incomplete.into());
    }
    signposts::replace(&mut act.unit, &permit, list, &mut act.dice).await?;
    act.record(Event::new(What::ProgrammeChanged, id)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(alias: &str) -> Words {
        Words {
            internal_name: "Rising Tide".into(),
            alias_en: alias.into(),
            alias_cy: "Datblygu staff".into(),
            terminology: "model_terms".into(),
            local_term_en: String::new(),
            local_term_cy: String::new(),
            ladder: "afc".into(),
        }
    }

    #[test]
    fn an_alias_that_tells_what_the_programme_is_is_refused() {
        assert!(words("Staff development").checked(&[]).is_ok());
        for alias in ["BME mentoring", "Rising tide", "Race equality mentoring"] {
            assert_eq!(words(alias).checked(&[]), Err(Refusal::NotNeutral), "{alias}");
        }
        assert!(words("Black Country NHS: growing").checked(&["Black Country NHS"]).is_ok());
    }

    #[test]
    fn a_local_term_is_needed_in_both_languages() {
        let local = Words { terminology: "local".into(), ..words("Staff development") };
        assert_eq!(local.clone().checked(&[]), Err(Refusal::Incomplete));
        let term = Words { local_term_en: "our term".into(), local_term_cy: "ein term".into(), ..local };
        assert!(term.checked(&[]).is_ok());
    }
}
