//! What stands in the gaps of the texts: the parameters, each in the language of the film.

use fluent_bundle::FluentArgs;

use crate::audience::Audience;
use crate::both::Both;
use crate::catalogue::Catalogue;
use crate::fault::{Class, Fault};
use crate::figures::{AsOf, Figure, Figures};
use crate::language::Language;
use crate::number;
use crate::params::{Params, Pronoun, Terms};

/// The pronouns of the twelve people as drawn, `c01` first. The mentee's own pronoun goes before it.
const PRONOUNS: [Pronoun; 12] = {
    use Pronoun::{He, She, They};
    [She, He, She, He, She, She, He, She, They, He, They, She]
};

/// The cast entries whose looks are described apart from the mentee's.
const SPONSOR: &str = "c03";
const ALLY: &str = "c04";

/// All parameters of the texts.
pub(super) struct Arguments {
    args: FluentArgs<'static>,
    mentee_look: String,
    pronoun: Pronoun,
}

/// Collects faults while texts are looked up in one language.
struct Reader<'a> {
    catalogue: &'a Catalogue,
    language: Language,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    /// The given text, or the catalogue's. A text given in the other language only is a fault.
    fn own(&mut self, parameter: &str, given: Option<&Both>, key: &str, args: &FluentArgs<'_>) -> String {
        match given {
            Some(both) => self.given(parameter, both),
            None => self.usual(key, args),
        }
    }

    fn given(&mut self, parameter: &str, both: &Both) -> String {
        if let Some(text) = both.get(self.language) {
            return text.to_owned();
        }
        let (code, found) = (self.language.code(), "no text in the language asked for");
        let remedy = format!("Add {code} = \"...\" beside the other language");
        let allowed = format!("a text in `{code}`: no film mixes its languages");
        self.faults.push(Fault::new(Class::BadInput, parameter, found, &allowed, &remedy));
        String::new()
    }

    fn usual(&self, key: &str, args: &FluentArgs<'_>) -> String {
        self.catalogue.say(key, args).expect("a test fills every default of both languages")
    }
}

impl Arguments {
    /// The parameters for a film.
    ///
    /// # Errors
    /// Every parameter that lacks the language.
    pub fn new(
        catalogue: &Catalogue,
        language: Language,
        audience: Audience,
        params: &Params,
    ) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader { catalogue, language, faults: Vec::new() };
        let mut args = FluentArgs::new();
        people(&mut args, &mut reader, params);
        for (i, key) in crate::params::QUESTION_KEYS.into_iter().enumerate() {
            args.set(key, reader.given(&format!("question_set.{key}"), &params.questions.texts[i]));
        }
        for i in 0..5 {
            let own = params.poster_lines.as_ref().map(|lines| &lines[i]);
            let said =
                reader.own(&format!("poster_lines[{i}]"), own, &format!("default-line-{}", i + 1), &args);
            args.set(format!("line{}", i + 1), said);
        }
        args.set("own-lines", yes_no(params.poster_lines.is_some()));
        for i in 0..3 {
            let own = params.actions.as_ref().map(|actions| &actions[i]);
            let key = format!("default-action-{audience}-{}", i + 1);
            let said = reader.own(&format!("actions[{i}]"), own, &key, &args);
            args.set(format!("action{}", i + 1), said);
        }
        let text = params.link.as_ref().map(|link| &link.text);
        let link = reader.own("link.text", text, &format!("default-link-{audience}"), &args);
        args.set("link", link);
        args.set("organisation", params.organisation_name.clone().unwrap_or_default());
        figures(&mut args, &mut reader, params);
        if !reader.faults.is_empty() {
            return Err(reader.faults);
        }
        Ok(Self { args, mentee_look: params.mentee.look.clone(), pronoun: params.mentee.pronoun })
    }

    /// The text `key`, filled.
    pub fn say(&self, catalogue: &Catalogue, key: &str) -> Result<String, String> {
        let Some(cast) = key.strip_prefix("described-") else { return catalogue.say(key, &self.args) };
        let who = if cast == self.mentee_look { self.pronoun } else { pronoun_of(cast) };
        catalogue.say(key, &who_args(who))
    }
}

/// The pronoun of a cast entry as drawn; an unknown one is "they".
fn pronoun_of(cast: &str) -> Pronoun {
    let number = cast.strip_prefix('c').and_then(|digits| digits.parse::<usize>().ok());
    number.and_then(|n| PRONOUNS.get(n.wrapping_sub(1))).copied().unwrap_or(Pronoun::They)
}

fn who_args(who: Pronoun) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    args.set("who", who.word());
    args
}

const fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// Name, job and looks.
fn people(args: &mut FluentArgs<'static>, reader: &mut Reader<'_>, params: &Params) {
    let mentee = &params.mentee;
    args.set("name", mentee.name.clone());
    args.set("named", yes_no(!mentee.name.is_empty()));
    args.set("pronoun", mentee.pronoun.word());
    let job = reader.own("mentee_job", mentee.job.as_ref(), "default-job", args);
    args.set("job", job);
    args.set("appearance", if params.describe_looks { "all" } else { "none" });
    let looks = [
        ("look", mentee.look.as_str(), mentee.pronoun),
        ("sponsor-look", SPONSOR, pronoun_of(SPONSOR)),
        ("ally-look", ALLY, pronoun_of(ALLY)),
    ];
    for (name, cast, who) in looks {
        let look = reader.usual(&format!("described-{cast}"), &who_args(who));
        args.set(name, look);
    }
}

/// Everything about the two figures. Without the data scene nobody sees these texts, and they stay empty.
fn figures(args: &mut FluentArgs<'static>, reader: &mut Reader<'_>, params: &Params) {
    let population =
        reader.own("population_spoken", params.population_spoken.as_ref(), "default-population", args);
    let group = reader.own("group_spoken", params.group_spoken.as_ref(), "default-group", args);
    let predicate = match params.terms {
        Terms::Model => "default-predicate-model",
        Terms::Nhs => "default-predicate-nhs",
    };
    let predicate = reader.own("collective_predicate", params.collective_predicate.as_ref(), predicate, args);
    args.set("population", population);
    args.set("group", group);
    args.set("predicate", predicate);
    let shown = params.shown_figures();
    let pair = shown.as_ref().map(|Figures { all, group }| [("all", all), ("part", group)]);
    args.set("year", shown.as_ref().map(|figures| figures.all.as_of.year().to_string()).unwrap_or_default());
    let one_source = shown.as_ref().is_none_or(|figures| figures.all.source == figures.group.source);
    args.set("one-source", yes_no(one_source));
    for (i, name) in ["all", "part"].into_iter().enumerate() {
        let figure = pair.map(|pair| pair[i].1);
        let whole = figure.map_or(0, |figure| figure.percent.whole());
        args.set(name, number::words(whole, reader.language));
        args.set(format!("{name}-first"), number::words_first(whole, reader.language));
        args.set(format!("{name}-number"), whole);
        args.set(
            format!("{name}-figure"),
            figure.map(|figure| figure.percent.to_string()).unwrap_or_default(),
        );
        args.set(format!("{name}-source"), figure.map(|figure| figure.source.clone()).unwrap_or_default());
        let date = figure.map(|figure| date_in_words(reader, figure)).unwrap_or_default();
        args.set(format!("{name}-date"), date);
        let given = figure.and_then(|figure| figure.population.as_ref());
        let group = if name == "all" { "all" } else { "group" };
        let people = reader.own(
            &format!("data.{group}.population"),
            given,
            &format!("default-data-population-{group}"),
            args,
        );
        args.set(format!("{name}-people"), people);
    }
    // The message of the date is filled apart, for each figure; here it only has to be fillable.
    for (name, value) in [("day", "1"), ("of-year", "")] {
        args.set(name, value);
    }
    args.set("month", 1);
}

/// A year as digits, a day as "31 March 2026".
fn date_in_words(reader: &Reader<'_>, figure: &Figure) -> String {
    match figure.as_of {
        AsOf::Year(year) => year.to_string(),
        AsOf::Day(day) => {
            let mut args = FluentArgs::new();
            args.set("day", day.day().to_string());
            args.set("month", i64::from(day.month()));
            args.set("of-year", day.year().to_string());
            reader.usual("date-in-words", &args)
        }
    }
}
