//! Wording a goal: the fields, and both versions side by side when somebody else worded it meanwhile.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use trellis_domain::{
    difference::joined,
    id::{GoalId, kind},
};
use trellis_programme::{
    Stop,
    goals::{self, MOST, MOST_MEASURE, Part, Seen, Wording},
};
use trellis_ui::{
    Button, Conflict, Errors, Markup, WhoCanSee,
    field::{date, text, textarea},
    html,
};
use trellis_words::{Words, t};

use super::{parts, settled};
use crate::{
    act, door,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

/// What was typed; nothing of it is lost when something is wrong.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Typed {
    text: String,
    measure: String,
    target_day: String,
    target_month: String,
    target_year: String,
    version: String,
    /// Which of two versions is kept: `theirs`, or nothing.
    #[serde(skip_serializing)]
    keep: String,
}

impl Typed {
    fn of(wording: &Wording, version: i64) -> Self {
        let part = |part: fn(Date) -> String| wording.target.map(part).unwrap_or_default();
        Self {
            text: wording.text.clone(),
            measure: wording.measure.clone(),
            target_day: part(|day| day.day().to_string()),
            target_month: part(|day| day.month().to_string()),
            target_year: part(|day| day.year().to_string()),
            version: version.to_string(),
            keep: String::new(),
        }
    }

    /// As it is kept for later; nothing where nothing was typed.
    pub(super) fn draft(&self) -> String {
        let empty = [&self.text, &self.measure, &self.target_day, &self.target_month, &self.target_year];
        if empty.iter().all(|typed| typed.trim().is_empty()) {
            return String::new();
        }
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what was typed; every problem is said at once.
    pub(super) fn read(&self, words: Words) -> Result<Wording, Errors> {
        let mut errors = Errors::new();
        let long = |text: &str, most: usize| (text.chars().count() > most).then(|| text.chars().count());
        let (text, measure) = (self.text.trim(), self.measure.trim());
        if text.is_empty() {
            errors.add("text", t!(words, "goals-empty"));
        } else if let Some(now) = long(text, MOST) {
            errors.add("text", t!(words, "goals-too-long", most = MOST, now = now));
        }
        if let Some(now) = long(measure, MOST_MEASURE) {
            errors.add("measure", t!(words, "goals-too-long", most = MOST_MEASURE, now = now));
        }
        let target = day([&self.target_day, &self.target_month, &self.target_year]);
        if target.is_none() {
            errors.add_date("target", t!(words, "goals-wrong-day"));
        }
        match target {
            Some(target) if errors.is_empty() => {
                Ok(Wording { text: text.to_owned(), measure: measure.to_owned(), target })
            }
            _ => Err(errors),
        }
    }
}

/// The day in three boxes: none where nothing was typed, nothing at all where it is no day.
#[expect(clippy::option_option, reason = "no day was typed, or what was typed is none")]
pub(super) fn day([day, month, year]: [&str; 3]) -> Option<Option<Date>> {
    if [day, month, year].iter().all(|typed| typed.trim().is_empty()) {
        return Some(None);
    }
    let year = year.trim().parse().ok().filter(|year| (2000..2100).contains(year))?;
    Some(Some(Date::new(year, month.trim().parse().ok()?, day.trim().parse().ok()?).ok()?))
}

/// The fields of a goal's words.
pub(super) fn fields(words: Words, typed: &Typed, errors: &Errors) -> Markup {
    html! {
        (textarea(words, "text", t!(words, "goals-text")).hint(t!(words, "goals-text-hint")).rows(4)
            .value(typed.text.as_str()).errors(errors))
        (text(words, "measure", t!(words, "goals-measure")).hint(t!(words, "goals-measure-hint"))
            .value(typed.measure.as_str()).errors(errors))
        (date(words, "target", t!(words, "goals-target")).hint(t!(words, "goals-target-hint"))
            .typed(typed.target_day.as_str(), typed.target_month.as_str(), typed.target_year.as_str()).errors(errors))
    }
}

fn path(id: GoalId) -> String {
    format!("/goals/{id}/wording")
}

pub(super) async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Goal>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: GoalId, typed: Option<&Typed>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = goals::read(&mut act, id).await?;
    let heading = t!(words, "goals-reword");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if !seen.can_word() {
            p { (t!(words, "goals-not-now")) }
            @if let Some(typed) = typed {
                h2 { (t!(words, "goals-you-typed")) }
                p.trellis-written { (typed.text) }
                p.trellis-written { (typed.measure) }
            }
        }
        @else { @match (door::shut(words, &seen.two.room.door, seen.draft(Part::Wording).is_some(), &path(id), Button::primary), &seen.words) {
            (Some(shut), _) => (shut),
            (None, None) => p { (t!(words, "goals-cannot-open")) },
            (None, Some((wording, version))) => {
                @let begun = door::typed(seen.draft(Part::Wording)).unwrap_or_else(|| Typed::of(wording, *version));
                (form(words, site, who, &seen, typed.unwrap_or(&begun), errors, t!(words, "goals-save")))
            }
        } }
    };
    let page = Page::new(heading, body).back(format!("/goals/{id}")).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn form(
    words: Words,
    site: &Site,
    who: &SignedIn,
    seen: &Seen,
    typed: &Typed,
    errors: &Errors,
    send: String,
) -> Markup {
    let form = who
        .form(site, path(seen.goal.id))
        .version(&typed.version)
        .body(fields(words, typed, errors))
        .body(WhoCanSee::new(words, t!(words, "goals-readers", name = seen.two.other.1.as_str())))
        .autosave(format!("{}/draft", path(seen.goal.id)), words);
    html! { (form.submit(send)) }
}

pub(super) async fn reword(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Goal>,
    form: Protected<Typed>,
) -> Answer<Response> {
    let words = who.words();
    if who.member.is_none() || form.fields.keep == "theirs" {
        let theirs = form.fields.keep == "theirs";
        let typed = if theirs { String::new() } else { form.fields.draft() };
        let mut act = site.look_on_record(&who).await?;
        let kept = goals::keep_draft(&mut act, id, Part::Wording, &typed).await;
        if theirs && kept.is_ok() {
            act.commit_unrecorded().await?;
            return Ok(See(format!("/goals/{id}")).into_response());
        }
        return settled(act, kept, &path(id)).await;
    }
    let wording = match form.fields.read(words) {
        Ok(wording) => wording,
        Err(errors) => return Ok(page(&site, &who, id, Some(&form.fields), &errors).await?.into_response()),
    };
    let version = form.fields.version.parse().map_err(|_| Halt::Unreadable)?;
    let done = act!(site, who, form, act => {
        goals::reword(&mut act, id, version, wording.clone()).await?;
        Ok(See(format!("/goals/{id}")))
    });
    match done {
        Err(Stop::Changed) => Ok(conflict(&site, &who, id, &form.fields, &wording).await?.into_response()),
        // It was met or dropped meanwhile: what was typed is shown, not lost.
        Err(Stop::NotFound) => {
            Ok(page(&site, &who, id, Some(&form.fields), &Errors::new()).await?.in_conflict().into_response())
        }
        done => Ok(done?.into_response()),
    }
}

/// Somebody worded it meanwhile: both versions, and three ways on.
async fn conflict(site: &Site, who: &SignedIn, id: GoalId, mine: &Typed, read: &Wording) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = goals::read(&mut act, id).await?;
    let (theirs, version) = seen.words.clone().ok_or(Halt::Changed)?;
    let both = Typed { version: version.to_string(), ..combined(mine, &theirs) };
    let keep_mine = who
        .form(site, path(id))
        .version(version)
        .hidden("text", mine.text.as_str())
        .hidden("measure", mine.measure.as_str())
        .hidden("target-day", mine.target_day.as_str())
        .hidden("target-month", mine.target_month.as_str())
        .hidden("target-year", mine.target_year.as_str())
        .buttons(Button::secondary(t!(words, "ui-keep-mine")).once());
    let keep_theirs = who
        .form(site, path(id))
        .hidden("keep", "theirs")
        .buttons(Button::secondary(t!(words, "ui-keep-theirs")).once());
    let combine = form(words, site, who, &seen, &both, &Errors::new(), t!(words, "ui-combine"));
    let body = html! {
        (Conflict::new(words, (parts(words, read), keep_mine), (parts(words, &theirs), keep_theirs), combine))
    };
    let page = Page::new(Conflict::heading(words), body).back(format!("/goals/{id}"));
    Ok(page.with_exit().script("autosave.js").in_conflict())
}

/// Mine first and theirs below it, to be made one.
fn combined(mine: &Typed, theirs: &Wording) -> Typed {
    Typed {
        text: joined(&mine.text, &theirs.text, "\n\n"),
        measure: joined(&mine.measure, &theirs.measure, "; "),
        ..mine.clone()
    }
}

pub(super) async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Goal>,
    form: Protected<Typed>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        goals::keep_draft(&mut act, id, Part::Wording, &form.fields.draft()).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn three_boxes_are_a_day_or_empty_or_wrong() {
        assert_eq!(day(["", " ", ""]), Some(None));
        assert_eq!(
            day([" 1 ", "3", "2027"]).flatten().map(|day| day.to_string()).as_deref(),
            Some("2027-03-01")
        );
        for wrong in [["31", "2", "2027"], ["1", "", ""], ["1", "3", "27"], ["x", "3", "2027"]] {
            assert_eq!(day(wrong), None, "{wrong:?}");
        }
    }
}
