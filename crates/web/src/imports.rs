//! People from a file: send it, say what its columns mean, look at what would happen, and take the people in.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use trellis_domain::{hat::Hat, id::kind, ladder::Ladder};
use trellis_programme::{
    Stop, cohorts,
    imports::{self, Fate, Import},
    programmes,
};
use trellis_sheets::{
    child,
    headings::Field,
    mapping::Mapping,
    people::{People, read_people},
    rejected::Refused,
    table::{Limits, Reader, Table},
};
use trellis_ui::{
    Button, Cell, Errors, Inset, Markup, Table as Listing, Warning,
    field::{Choice, file, radios, select},
    html,
};
use trellis_words::{FluentArgs, Words, t};

use crate::{
    account::Nothing,
    act,
    co::no_cohort,
    fields::Fields,
    form::Protected,
    frame::{again, mine},
    page::{Answer, Halt, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    upload::Upload,
    visitor::SignedIn,
};

mod incoming;

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/co/import" "co-import" Two Coordinator Read => begin;
    POST "/co/import" "co-import" Two Coordinator Import => send;
    GET "/co/import/{id}" "co-import" Two Coordinator Read => show;
    POST "/co/import/{id}" "co-import" Two Coordinator Write => map;
    GET "/co/import/{id}/check" "co-import" Two Coordinator Read => check;
    GET "/co/import/{id}/rejected" "co-import" Two Coordinator Read => rejected;
    POST "/co/import/{id}/people" "co-import" Two Coordinator Write => apply;
    POST "/co/import/{id}/removal" "co-import" Two Coordinator Write => remove;
];

/// Columns that the web application takes. Needs, offers and wishes come from the person alone.
const FIELDS: [Field; 22] = [
    Field::Email,
    Field::FirstName,
    Field::LastName,
    Field::Name,
    Field::JobTitle,
    Field::Hats,
    Field::HatsWanted,
    Field::Profession,
    Field::Band,
    Field::Organisation,
    Field::Site,
    Field::Region,
    Field::Team,
    Field::ManagerEmail,
    Field::Languages,
    Field::Mode,
    Field::Slots,
    Field::PlacesMentor,
    Field::PlacesSponsor,
    Field::PlacesAlly,
    Field::HoursCapMonth,
    Field::WaitingSince,
];

async fn begin(State(site): State<Site>, who: SignedIn) -> Answer {
    upload_page(&site, &who, "", &Errors::new()).await
}

async fn upload_page(site: &Site, who: &SignedIn, hat: &str, errors: &Errors) -> Answer {
    let words = who.words();
    let heading = t!(words, "imports-heading");
    let mut act = site.look(who).await?;
    let cohort = cohorts::current(&mut act, mine(who)?, None).await?;
    let Some(cohort) = cohort.filter(|cohort| cohorts::takes_people(cohort.state)) else {
        return Ok(no_cohort(words, heading));
    };
    let before = imports::list(&mut act, cohort.id).await?;
    let hats = Hat::ALL.map(|hat| Choice::new(hat.code(), words.name("hats", hat.code())));
    let form = who
        .form(site, "/co/import")
        .with_files()
        .body(
            file(words, "file", t!(words, "imports-file"), ".csv,.xlsx")
                .hint(t!(words, "imports-file-hint"))
                .errors(errors),
        )
        .body(
            radios(words, "hat", t!(words, "imports-hat"))
                .hint(t!(words, "imports-hat-hint"))
                .choices(hats)
                .chosen([hat])
                .errors(errors),
        )
        .submit(t!(words, "imports-send"));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "imports-lede", name = cohort.name.as_str())) }
        (Inset::text(words, t!(words, "imports-equality")))
        (form)
        h2 { (t!(words, "imports-before")) }
        @if before.is_empty() { p { (t!(words, "imports-none")) } } @else { (earlier(words, &before)) }
    };
    Ok(again(Page::new(heading, body).back("/co/people"), errors))
}

fn earlier(words: Words, before: &[Import]) -> Listing {
    let head = [t!(words, "imports-when"), t!(words, "imports-state"), t!(words, "imports-new")];
    let mut table = Listing::new(t!(words, "imports-before"), head.map(Cell::new)).stacking();
    for one in before {
        let when = html! { a href={ "/co/import/" (one.id) } { (words.moment(one.at)) } };
        let added = usize::try_from(one.added).unwrap_or_default();
        table = table.row([
            Cell::new(when),
            Cell::new(state(words, &one.state)),
            Cell::number(words.number(added)),
        ]);
    }
    table
}

fn state(words: Words, code: &str) -> String {
    match code {
        "applied" => t!(words, "imports-state-applied"),
        "dropped" => t!(words, "imports-state-dropped"),
        _ => t!(words, "imports-state-open"),
    }
}

async fn send(State(site): State<Site>, who: SignedIn, form: Upload) -> Answer<Result<See, Page>> {
    let (programme, words) = (mine(&who)?, who.words());
    let hat = form.text("hat").to_owned();
    let mut errors = Errors::new();
    if form.bytes.is_empty() {
        errors.add("file", t!(words, "imports-no-file"));
        return Ok(Err(upload_page(&site, &who, &hat, &errors).await?));
    }
    let (program, name, bytes) = (site.settings.program.clone(), form.name.clone(), form.bytes.clone());
    let read = tokio::task::spawn_blocking(move || {
        child::read_in_child(&program, &name, &bytes, Reader::Web, &Limits::WEB)
    });
    let read = read.await.map_err(|_| Halt::Busy)?;
    let mut tables = match read {
        Ok(tables) => tables,
        Err(refused) => {
            errors.add("file", why(words, &refused));
            return Ok(Err(upload_page(&site, &who, &hat, &errors).await?));
        }
    };
    tables.retain(|table| !table.rows.is_empty());
    if tables.is_empty() {
        errors.add("file", t!(words, "sheet-empty"));
        return Ok(Err(upload_page(&site, &who, &hat, &errors).await?));
    }
    let mappings: Vec<Mapping> = tables.iter().map(|table| guess(table, Hat::parse(&hat))).collect();
    let digest = Sha256::digest(&form.bytes).to_vec();
    let (tables, mappings) = (json(&tables)?, json(&mappings)?);
    let see = act!(site, who, form, act => {
        let cohort = cohorts::current(&mut act, programme, None).await?.ok_or(Stop::NotFound)?;
        let kept = imports::keep(&mut act, cohort.id, digest.clone(), tables.clone(), mappings.clone()).await?;
        Ok(See(format!("/co/import/{kept}")))
    })?;
    Ok(Ok(see))
}

/// A sheet called after people is about them; any other is about those who were chosen. What comes from the person
/// alone is not taken.
fn guess(table: &Table, chosen: Option<Hat>) -> Mapping {
    let name = table.name.to_lowercase();
    let named = if name.contains("mentee") {
        Some(Hat::Mentee)
    } else if name.contains("mentor") || name.contains("giver") {
        Some(Hat::Mentor)
    } else {
        None
    };
    let hats: Vec<Hat> = chosen.or(named).into_iter().collect();
    let mut mapping = Mapping::guess(table, &hats);
    for column in &mut mapping.columns {
        *column = column.filter(|field| FIELDS.contains(field));
    }
    mapping
}

fn json<T: serde::Serialize>(value: &T) -> Answer<String> {
    serde_json::to_string(value).map_err(|_| Halt::Unreadable)
}

fn why(words: Words, refused: &Refused) -> String {
    say(words, &refused.why.key(), refused.why.slots())
}

fn say(words: Words, key: &str, slots: Vec<(&'static str, String)>) -> String {
    let mut arguments = FluentArgs::new();
    for (name, value) in slots {
        arguments.set(name, value);
    }
    words.say(key, Some(&arguments))
}

/// What an import holds while it is open.
struct Held {
    import: Import,
    tables: Vec<Table>,
    mappings: Vec<Mapping>,
    ladder: Ladder,
}

impl Held {
    fn of(import: Import, ladder: &str) -> Self {
        let tables = serde_json::from_str(&import.tables).unwrap_or_default();
        let mappings = serde_json::from_str(&import.mapping).unwrap_or_default();
        Self { import, tables, mappings, ladder: Ladder::parse(ladder).unwrap_or_default() }
    }

    /// The people of all tables; a table that cannot be read as a whole says why.
    fn people(&self) -> (People, Vec<Refused>) {
        let (mut all, mut refused) = (People::default(), Vec::new());
        for (table, mapping) in self.tables.iter().zip(&self.mappings) {
            match read_people(table, mapping, self.ladder) {
                Ok(people) => {
                    all.good.extend(people.good);
                    all.rejected.extend(people.rejected);
                    all.notices.extend(people.notices);
                }
                Err(whole) => refused.push(whole),
            }
        }
        (all, refused)
    }
}

async fn held(site: &Site, who: &SignedIn, id: trellis_domain::id::ImportId) -> Answer<Held> {
    let mut act = site.look(who).await?;
    let import = imports::read(&mut act, id).await?;
    let ladder = programmes::of_cohort(&mut act, import.cohort).await?.ladder;
    Ok(Held::of(import, &ladder))
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Import>) -> Answer {
    let words = who.words();
    let held = held(&site, &who, id).await?;
    if matches!(held.import.state.as_str(), "applied" | "dropped") {
        return Ok(over(words, &held.import));
    }
    let heading = t!(words, "imports-map-heading");
    let mut form = who.form(&site, format!("/co/import/{id}"));
    for (at, (table, mapping)) in held.tables.iter().zip(&held.mappings).enumerate() {
        form = form.body(html! { h2.nhsuk-heading-m { (table.name) } (columns(words, at, table, mapping)) });
    }
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "imports-map-lede")) }
        (notices(words, &held))
        @if looks_like_civil_service(&held) && held.ladder != Ladder::CivilService {
            (Warning::new(t!(words, "imports-ladder-title"), t!(words, "imports-ladder")))
        }
        (form.submit(t!(words, "imports-check")))
        (who.form(&site, format!("/co/import/{id}/removal"))
            .buttons(Button::secondary(t!(words, "imports-drop"))))
    };
    Ok(Page::new(heading, body).back("/co/import"))
}

fn looks_like_civil_service(held: &Held) -> bool {
    held.tables.iter().any(|table| {
        let known = |heading: &String| heading.trim().eq_ignore_ascii_case("both mentor and mentee");
        table.headings.iter().any(known)
    })
}

fn over(words: Words, import: &Import) -> Page {
    let applied = import.state == "applied";
    let count = |number: i64| usize::try_from(number).unwrap_or_default();
    let heading =
        if applied { t!(words, "imports-done-heading") } else { t!(words, "imports-dropped-heading") };
    let body = html! {
        h1 { (heading) }
        @if applied {
            p { (t!(words, "imports-done", added = count(import.added), known = count(import.known))) }
            p { (t!(words, "imports-nobody-mailed")) }
            (Button::primary(t!(words, "imports-invite")).link("/co/people/invitations"))
        } @else {
            p { (t!(words, "imports-dropped")) }
            (Button::primary(t!(words, "imports-again")).link("/co/import"))
        }
    };
    Page::new(heading, body).back("/co/import")
}

/// What was never read is said first; the rest comes with the check.
fn notices(words: Words, held: &Held) -> Markup {
    let all = held.tables.iter().flat_map(|table| &table.notices);
    html! {
        @for notice in all {
            (Inset::text(words, say(words, notice.what.key(), notice.what.slots())))
        }
    }
}

fn column(table: usize, column: usize) -> String {
    format!("t{table}-c{column}")
}

fn columns(words: Words, at: usize, table: &Table, mapping: &Mapping) -> Markup {
    let options = || {
        std::iter::once((String::new(), t!(words, "imports-not-used"))).chain(
            FIELDS
                .into_iter()
                .map(|field| (field.code().to_owned(), words.name("columns", field.code()).to_owned())),
        )
    };
    let example = |place: usize| {
        table.rows.iter().map(|row| row.cells[place].as_str()).find(|cell| !cell.is_empty()).unwrap_or("")
    };
    html! {
        div.trellis-columns {
            @for (place, heading) in table.headings.iter().enumerate() {
                @let fed = mapping.columns.get(place).copied().flatten();
                @if !trellis_sheets::headings::is_equality(heading) {
                    (select(words, &column(at, place), t!(words, "imports-column", heading = heading.as_str()))
                        .hint(t!(words, "imports-example", example = example(place)))
                        .options(options()).value(fed.map_or("", Field::code)))
                }
            }
        }
        @let hat = mapping.hats.first().map_or("", |hat| hat.code());
        (select(words, &format!("t{at}-hat"), t!(words, "imports-hat-of-rows"))
            .options(std::iter::once((String::new(), t!(words, "imports-hat-in-file"))).chain(Hat::ALL.into_iter()
                .map(|hat| (hat.code().to_owned(), words.name("hats", hat.code()).to_owned()))))
            .value(hat))
    }
}

async fn map(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Import>,
    form: Protected<Fields>,
) -> Answer<See> {
    let held = held(&site, &who, id).await?;
    let mut names = Vec::new();
    let mut mappings = held.mappings.clone();
    for (at, (table, mapping)) in held.tables.iter().zip(&mut mappings).enumerate() {
        names.push(format!("t{at}-hat"));
        mapping.hats = Hat::parse(form.fields.text(&format!("t{at}-hat"))).into_iter().collect();
        for place in 0..table.headings.len() {
            let name = column(at, place);
            let field = FIELDS.into_iter().find(|field| field.code() == form.fields.text(&name));
            mapping.set(place, None);
            if field.is_some() && !trellis_sheets::headings::is_equality(&table.headings[place]) {
                mapping.set(place, field);
            }
            names.push(name);
        }
    }
    form.fields.only(&names, &[])?;
    let mappings = json(&mappings)?;
    Ok(act!(site, who, form, act => {
        imports::map(&mut act, id, &mappings).await?;
        Ok(See(format!("/co/import/{id}/check")))
    })?)
}

/// How many rows a page lists.
const SHOWN: usize = 200;

async fn check(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Import>) -> Answer {
    let words = who.words();
    let held = held(&site, &who, id).await?;
    if held.import.state != "checked" {
        return Err(Halt::Missing);
    }
    let (people, refused) = held.people();
    let incoming = incoming::of(&people.good);
    let mut act = site.look(&who).await?;
    let fates = imports::preview(&mut act, id, &incoming).await?;
    let heading = t!(words, "imports-check-heading");
    let count = |fate: Fate| fates.iter().filter(|one| **one == fate).count();
    let coming = count(Fate::New) + count(Fate::NewHat);
    let body = html! {
        h1 { (heading) }
        @for whole in &refused { (Warning::new(whole.file.as_str(), why(words, whole))) }
        ul.nhsuk-list.nhsuk-list--bullet {
            li { (t!(words, "imports-count-new", count = count(Fate::New))) }
            @if count(Fate::NewHat) > 0 { li { (t!(words, "imports-count-hat", count = count(Fate::NewHat))) } }
            @if count(Fate::Known) > 0 { li { (t!(words, "imports-count-known", count = count(Fate::Known))) } }
            @if count(Fate::Coordinates) > 0 { li { (t!(words, "imports-count-coordinates", count = count(Fate::Coordinates))) } }
            li { (t!(words, "imports-count-rejected", count = people.rejected.len())) }
        }
        p { (t!(words, "imports-what-happens")) }
        @if coming > 0 {
            (who.form(&site, format!("/co/import/{id}/people")).submit(t!(words, "imports-apply", count = coming)))
        } @else { p { (t!(words, "imports-nothing-to-do")) } }
        p { a href={ "/co/import/" (id) } { (t!(words, "imports-change-columns")) } }
        @if !people.rejected.is_empty() { (rejections(words, id, &people)) }
        @for notice in &people.notices {
            @if notice.line.is_none() { (Inset::text(words, say(words, notice.what.key(), notice.what.slots()))) }
        }
        @if !incoming.is_empty() { (preview(words, &people, &fates)) }
    };
    Ok(Page::new(heading, body).back(format!("/co/import/{id}")).wide())
}

fn rejections(words: Words, id: trellis_domain::id::ImportId, people: &People) -> Markup {
    let head = [
        t!(words, "imports-line"),
        t!(words, "imports-column-name"),
        t!(words, "imports-why"),
        t!(words, "imports-suggestion"),
    ];
    let mut table = Listing::new(t!(words, "imports-rejected"), head.map(Cell::new)).stacking();
    for one in people.rejected.iter().take(SHOWN) {
        table = table.row([
            Cell::new(words.number(one.line)),
            Cell::new(one.column.clone().unwrap_or_default()),
            Cell::new(say(words, &one.why.key(), one.why.slots())),
            Cell::new(one.why.suggestion().unwrap_or_default()),
        ]);
    }
    html! {
        h2 { (t!(words, "imports-rejected")) }
        p { a href={ "/co/import/" (id) "/rejected" } { (t!(words, "imports-download")) } }
        (table)
    }
}

fn preview(words: Words, people: &People, fates: &[Fate]) -> Markup {
    let head = [
        t!(words, "imports-line"),
        t!(words, "imports-name"),
        t!(words, "imports-hats"),
        t!(words, "imports-fate"),
    ];
    let mut table = Listing::new(t!(words, "imports-preview"), head.map(Cell::new)).stacking();
    for (person, fate) in people.good.iter().zip(fates).take(SHOWN) {
        let hats: Vec<&str> = person.hats.iter().map(|hat| words.name("hats", hat.code())).collect();
        let fate = match fate {
            Fate::New => t!(words, "imports-fate-new"),
            Fate::NewHat => t!(words, "imports-fate-hat"),
            Fate::Known => t!(words, "imports-fate-known"),
            Fate::Coordinates => t!(words, "imports-fate-coordinates"),
        };
        table = table.row([
            Cell::new(words.number(person.line)),
            Cell::new(person.name()),
            Cell::new(words.list(&hats)),
            Cell::new(fate),
        ]);
    }
    html! {
        h2 { (t!(words, "imports-preview")) }
        @if people.good.len() > SHOWN { p { (t!(words, "imports-first", count = SHOWN)) } }
        (table)
    }
}

/// The rows that were not read, as they were, with line, column, code, reason and suggestion.
async fn rejected(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Import>,
) -> Answer<Response> {
    let held = held(&site, &who, id).await?;
    let (people, _) = held.people();
    let headings = held.tables.first().map(|table| table.headings.clone()).unwrap_or_default();
    let bytes = incoming::rejected_csv(&headings, &people.rejected, |one| {
        say(who.words(), &one.why.key(), one.why.slots())
    })
    .map_err(|_| Halt::Unreadable)?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"rejected.csv\"");
    Ok(([kind, name], bytes).into_response())
}

async fn apply(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Import>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        let import = imports::read(&mut act, id).await?;
        let ladder = programmes::of_cohort(&mut act, import.cohort).await?.ladder;
        let (people, _) = Held::of(import, &ladder).people();
        imports::apply(&mut act, id, &incoming::of(&people.good)).await?;
        Ok(See(format!("/co/import/{id}")))
    })?)
}

async fn remove(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Import>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        imports::drop_import(&mut act, id).await?;
        Ok(See(format!("/co/import/{id}")))
    })?)
}
