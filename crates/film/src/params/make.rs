//! From what was found in a file to the parameters of a film.

use jiff::civil::Date;

use super::found::{Found, Value};
use super::questions::KEYS;
use super::{Link, Params, Pronoun, Provenance, QuestionSet, Terms};
use crate::both::Both;
use crate::fault::{Class, Fault};
use crate::figures::{Figures, Given, Unknown, from_given};

/// The parameters; what does not go together is added to the faults of `found`.
pub(super) fn params(found: &mut Found<'_>, today: Date) -> Params {
    let mut params = Params::default();
    let word = |path: &str| found.text(path).unwrap_or_default();
    if let Some(name) = found.text("mentee_name") {
        params.mentee.name = name;
    }
    params.mentee.pronoun = match word("mentee_pronoun").as_str() {
        "he" => Pronoun::He,
        "they" => Pronoun::They,
        _ => Pronoun::She,
    };
    params.mentee.job = found.both("mentee_job");
    if let Some(look) = found.text("mentee_look") {
        params.mentee.look = look;
    }
    params.data_scene = word("data.scene") != "off";
    params.terms = if word("terminology") == "nhs_style" { Terms::Nhs } else { Terms::Model };
    params.describe_looks = word("ad.appearance") != "none";
    params.collective_predicate = found.both("collective_predicate");
    params.population_spoken = found.both("population_spoken");
    params.group_spoken = found.both("group_spoken");
    params.organisation_name = found.text("organisation_name");
    params.brand_hue = found.whole("brand_hue").and_then(|hue| u16::try_from(hue).ok());
    params.actions = found.several("actions");
    params.poster_lines = found.several("poster_lines");
    if let (Some(url), Some(text)) = (found.text("link.url"), found.both("link.text")) {
        params.link = Some(Link { url, text });
    }
    if let Some(questions) = questions(found) {
        params.questions = questions;
    }
    whole_or_not(found, "link", &["url", "text"]);
    whole_or_not(found, "question_set", &KEYS);
    params.figures = figures(found, today);
    params
}

/// A heading whose parameters only make sense together.
fn whole_or_not(found: &mut Found<'_>, heading: &str, names: &[&str]) {
    if found.get(heading).is_none() || found.is_wrong(heading) {
        return;
    }
    for name in names {
        let path = format!("{heading}.{name}");
        if found.get(&path).is_none() {
            let (allowed, remedy) = (names.join(" and "), format!("Add {name} under [{heading}]"));
            let offset = found.offset(heading);
            found.wrong(offset, Fault::new(Class::BadInput, &path, "nothing", &allowed, &remedy));
        }
    }
}

fn questions(found: &Found<'_>) -> Option<QuestionSet> {
    let texts: Vec<Both> = KEYS.iter().map_while(|key| found.both(&format!("question_set.{key}"))).collect();
    let provenance = match found.text("question_set.provenance").as_deref() {
        Some("authors") => Provenance::Authors,
        Some("paraphrase") => Provenance::Paraphrase,
        _ => Provenance::Local,
    };
    Some(QuestionSet { provenance, texts: texts.try_into().ok()? })
}

/// Own figures by the rules of the data scene. A figure that could not be read is not judged as well.
fn figures(found: &mut Found<'_>, today: Date) -> Option<Figures> {
    if found.is_wrong("data") {
        return None;
    }
    let (all, group) = (given(found, "data.all"), given(found, "data.group"));
    for (figure, path) in [(&all, "data.all.count"), (&group, "data.group.count")] {
        if let Some(Given { count: Some(count), of: Some(of), .. }) = figure
            && count > of
        {
            let what = format!("{count} of {of}");
            let fault =
                Fault::new(Class::BadInput, path, &what, "a part of the whole", "Correct one of the two");
            let offset = found.offset(path);
            found.wrong(offset, fault);
        }
    }
    if found.is_wrong("data") {
        return None;
    }
    match from_given(all.as_ref(), group.as_ref(), today) {
        Ok(figures) => figures,
        Err(wrong) => {
            for wrong in wrong {
                let mut fault =
                    Fault::new(Class::Refused, &wrong.parameter, &wrong.found, wrong.allowed, wrong.remedy);
                fault.rule = Some(wrong.rule.to_string());
                let offset = found.offset(&wrong.parameter);
                found.wrong(offset, fault);
            }
            None
        }
    }
}

fn given(found: &Found<'_>, heading: &str) -> Option<Given> {
    found.get(heading)?;
    let path = |name: &str| format!("{heading}.{name}");
    Some(Given {
        count: found.whole(&path("count")),
        of: found.whole(&path("of")),
        percent: match found.get(&path("percent")) {
            Some(Value::Percent(percent)) => Some(*percent),
            _ => None,
        },
        published_url: found.text(&path("published_url")),
        population: found.both(&path("population")),
        as_of: match found.get(&path("as_of")) {
            Some(Value::AsOf(as_of)) => Some(*as_of),
            _ => None,
        },
        source: found.text(&path("source")),
        unknown: match found.text(&path("unknown_ethnicity")).as_deref() {
            Some("excluded") => Unknown::Excluded,
            Some("included") => Unknown::Included,
            _ => Unknown::NotStated,
        },
    })
}
