//! Three things this month: what is planned, what was done, and ideas.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use trellis_domain::{
    day,
    id::PairId,
    pair::PairState,
    refusal::Refusal,
    sponsorship::{A_MONTH, ActKind, ActState, Aim, Forum, LINE},
};
use trellis_programme::{
    Stop,
    sponsorships::{self, Deed, Draft, Plan, Tie, of_this_month},
};
use trellis_ui::{
    Colour, Details, Errors, Markup, Tag, WhoCanSee,
    field::{Choice, radios, select, textarea},
    html,
};
use trellis_words::{Words, cards, t};

use super::{begun, keep, kind_name, nobody, open, readers, runs};
use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    site::{See, Site},
    visitor::SignedIn,
};

const PATH: &str = "/sponsor/this-month";

/// What was typed into the form that plans an act; nothing of it is lost when something is wrong or it locks.
#[derive(Deserialize, Serialize, Default, Clone)]
#[serde(deny_unknown_fields, default)]
pub struct Planning {
    pair: String,
    kind: String,
    forum: String,
    aim: String,
    post: String,
    line: String,
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    page(&site, &who, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, typed: Option<&Planning>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let found = sponsorships::mine(&mut act).await?;
    let heading = t!(words, "sponsorships-month");
    let ties = match open(words, heading.clone(), PATH, found) {
        Ok(ties) => ties,
        Err(shut) => return Ok(*shut),
    };
    let typed = match typed {
        Some(typed) => typed.clone(),
        None => begun(sponsorships::draft(&mut act, Draft::Plan).await?),
    };
    let going: Vec<&Tie> = ties.iter().filter(|tie| plans(tie.pair.state)).collect();
    let able: Vec<&Tie> = going.iter().copied().filter(|tie| !tie.other_waits).collect();
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "sponsorships-month-lede")) }
        (listed(words, site, &ties))
        @if going.is_empty() && ties.iter().any(|tie| runs(tie.pair.state)) { p { (t!(words, "sponsorships-rests")) } }
        @else if going.is_empty() { (nobody(words)) }
        @else if this_month(site, &ties).count() >= A_MONTH { p { (t!(words, "sponsorships-three")) } }
        @else {
            h2 { (t!(words, "sponsorships-plan")) }
            @for tie in &going { (readers(words, tie)) }
            @if !able.is_empty() { (form(words, site, who, &able, &typed, errors)) }
        }
        (ideas(words))
        p { a href="/sponsor/log" { (t!(words, "sponsorships-to-log")) } }
        p { a href="/sponsor/panels" { (t!(words, "sponsorships-to-panels")) } }
    };
    let page = Page::new(heading, body).back("/sponsor/people").with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

const fn plans(state: PairState) -> bool {
    matches!(state, PairState::Active | PairState::Closing)
}

fn this_month<'t>(site: &Site, ties: &'t [Tie]) -> impl Iterator<Item = (&'t Tie, &'t Deed)> {
    let today = day::of(site.now());
    let deeds = ties.iter().flat_map(|tie| tie.deeds.iter().map(move |deed| (tie, deed)));
    deeds.filter(move |(_, deed)| of_this_month(&deed.act.facts, today))
}

/// What was planned this month, whatever has become of it, and what is still planned from before.
fn listed(words: Words, site: &Site, ties: &[Tie]) -> Markup {
    let today = day::of(site.now());
    let deeds = ties.iter().flat_map(|tie| tie.deeds.iter().map(move |deed| (tie, deed)));
    let shown: Vec<_> = deeds
        .filter(|(_, deed)| {
            let facts = &deed.act.facts;
            let new = facts.planned_on.first_of_month() == today.first_of_month();
            new || facts.state == ActState::Planned
        })
        .collect();
    html! {
        @if shown.is_empty() { p { (t!(words, "sponsorships-none-planned")) } }
        @else {
            ul.nhsuk-list { @for (tie, deed) in shown { li {
                a href={ "/sponsor/acts/" (deed.act.id) } {
                    (t!(words, "sponsorships-act-for", kind = kind_name(words, deed.act.facts.kind), name = tie.name.as_str()))
                }
                " " (tag(words, deed))
            } } }
        }
    }
}

/// Where an act stands, as its sponsor sees it: what the mentee has not told is not here.
pub(super) fn tag(words: Words, deed: &Deed) -> Tag {
    match deed.act.facts.state {
        ActState::Planned if deed.blocked => {
            Tag::coloured(t!(words, "sponsorships-tag-blocked"), Colour::Grey)
        }
        ActState::Planned if !deed.covered => {
            Tag::coloured(t!(words, "sponsorships-tag-waits"), Colour::Blue)
        }
        ActState::Planned => Tag::new(t!(words, "sponsorships-tag-planned")),
        ActState::Dropped => Tag::coloured(t!(words, "sponsorships-tag-dropped"), Colour::Grey),
        _ => Tag::coloured(t!(words, "sponsorships-tag-done"), Colour::Green),
    }
}

fn form(
    words: Words,
    site: &Site,
    who: &SignedIn,
    going: &[&Tie],
    typed: &Planning,
    errors: &Errors,
) -> Markup {
    let pairs = going.iter().map(|tie| Choice::new(tie.pair.id.to_string(), tie.name.as_str()));
    let kinds = ActKind::ALL.iter().map(|kind| {
        Choice::new(kind.code(), kind_name(words, *kind))
            .hint(words.name("sponsorship_act_meanings", kind.code()))
    });
    let forums =
        Forum::ALL.iter().map(|forum| (forum.code(), words.name("sponsorship_forums", forum.code())));
    let forum = select(words, "forum", t!(words, "sponsorships-where"))
        .option("", t!(words, "sponsorships-choose"))
        .options(forums)
        .value(typed.forum.clone())
        .errors(errors);
    let line = textarea(words, "line", t!(words, "sponsorships-line-plan"))
        .hint(t!(words, "sponsorships-line-hint", most = LINE))
        .rows(3)
        .value(typed.line.clone())
        .errors(errors);
    let form = who
        .form(site, PATH)
        .body(
            radios(words, "pair", t!(words, "sponsorships-for-whom"))
                .choices(pairs)
                .chosen([&typed.pair])
                .errors(errors),
        )
        .body(
            radios(words, "kind", t!(words, "sponsorships-what"))
                .choices(kinds)
                .chosen([&typed.kind])
                .errors(errors),
        )
        .body(forum)
        .body(aim(words, going, typed, errors))
        .body(line)
        .body(WhoCanSee::new(words, t!(words, "sponsorships-line-who")));
    html! { (form.submit(t!(words, "sponsorships-plan-do"))) }
}

/// What it is for; a post is one that was named, with what was declared about its panel.
fn aim(words: Words, going: &[&Tie], typed: &Planning, errors: &Errors) -> Markup {
    let posts = going.iter().flat_map(|tie| {
        tie.posts.iter().map(|post| {
            let name = post.name.clone().unwrap_or_else(|| t!(words, "sponsorships-unreadable"));
            let label = t!(words, "sponsorships-post-of", post = name, name = tie.name.as_str());
            (post.id.to_string(), label)
        })
    });
    let posts: Vec<_> = posts.collect();
    let which = if posts.is_empty() {
        html! { p { (t!(words, "sponsorships-no-posts")) " " a href="/sponsor/panels" { (t!(words, "sponsorships-to-panels")) } } }
    } else {
        let field = select(words, "post", t!(words, "sponsorships-which-post"))
            .option("", t!(words, "sponsorships-choose"))
            .options(posts)
            .value(typed.post.clone())
            .errors(errors);
        html! { (field) }
    };
    let name = |aim: Aim| words.name("sponsorship_aims", aim.code());
    html! {
        (radios(words, "aim", t!(words, "sponsorships-what-for"))
            .choice(Choice::new(Aim::Development.code(), name(Aim::Development)))
            .choice(Choice::new(Aim::Recruitment.code(), name(Aim::Recruitment)).opens(which))
            .chosen([&typed.aim])
            .errors(errors))
    }
}

/// Ideas for each kind of act.
fn ideas(words: Words) -> Markup {
    let language = words.language();
    html! {
        h2 { (t!(words, "sponsorships-ideas")) }
        @for card in cards::of("three-things") {
            (Details::new(card.title.say(language), html! { ul { @for line in card.lines { li { (line.say(language)) } } } }))
        }
    }
}

pub async fn plan(State(site): State<Site>, who: SignedIn, form: Protected<Planning>) -> Answer<Response> {
    if who.member.is_none() {
        return keep(&site, &who, (Draft::Plan, &form.fields), PATH).await;
    }
    let (pair, plan) = match read(who.words(), &form.fields) {
        Ok(read) => read,
        Err(errors) => return Ok(page(&site, &who, Some(&form.fields), &errors).await?.into_response()),
    };
    let done = act!(site, who, form, act => {
        sponsorships::plan(&mut act, pair, plan.clone()).await?;
        Ok(See(PATH.to_owned()))
    });
    let words = who.words();
    let (field, sentence) = match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::OtherHasNoKeys)) => ("pair", t!(words, "sponsorships-wrong-waits")),
        Err(Stop::Refused(Refusal::TooLong)) => ("line", too_long(words, &form.fields.line)),
        Err(Stop::Refused(Refusal::PanelUndeclared)) => ("aim", t!(words, "sponsorships-wrong-post")),
        Err(Stop::Refused(Refusal::OnPanel)) => ("aim", t!(words, "sponsorships-wrong-panel")),
        Err(stop) => return Err(stop.into()),
    };
    let mut errors = Errors::new();
    errors.add(field, sentence);
    Ok(page(&site, &who, Some(&form.fields), &errors).await?.into_response())
}

pub(super) fn too_long(words: Words, line: &str) -> String {
    t!(words, "sponsorships-wrong-long", most = LINE, now = line.trim().chars().count())
}

/// Reads what was typed; every problem is said at once.
fn read(words: Words, typed: &Planning) -> Result<(PairId, Plan), Errors> {
    let mut errors = Errors::new();
    let (pair, kind) = (typed.pair.parse().ok(), ActKind::parse(&typed.kind));
    let (forum, aim) = (Forum::parse(&typed.forum), Aim::parse(&typed.aim));
    for (missing, field, sentence) in [
        (pair.is_none(), "pair", t!(words, "sponsorships-wrong-pair")),
        (kind.is_none(), "kind", t!(words, "sponsorships-wrong-kind")),
        (forum.is_none(), "forum", t!(words, "sponsorships-wrong-forum")),
        (aim.is_none(), "aim", t!(words, "sponsorships-wrong-aim")),
        (typed.line.trim().is_empty(), "line", t!(words, "sponsorships-wrong-line")),
    ] {
        if missing {
            errors.add(field, sentence);
        }
    }
    match (pair, kind, forum, aim) {
        (Some(pair), Some(kind), Some(forum), Some(aim)) if errors.is_empty() => {
            let post = typed.post.parse().ok();
            Ok((pair, Plan { kind, forum, aim, post, line: typed.line.clone() }))
        }
        _ => Err(errors),
    }
}
