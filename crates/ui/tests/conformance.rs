//! Our components, given the options of nhsuk-frontend's own examples, make nhsuk-frontend's own HTML.
//!
//! The examples come with the npm package (`fixtures.json` of each component). Each option is either offered by our component or listed
//! in [`NOT_OFFERED`] with the reason; an example that uses a listed option is passed over. White space and the order of attributes do
//! not count.

#![expect(clippy::disallowed_types, reason = "the examples hold finished HTML")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use maud::{Markup, PreEscaped, Render, html};
use serde_json::Value;
use trellis_ui::field::{self, Choice, Field};
use trellis_ui::*;
use trellis_words::{Language, Words};

/// Options of nhsuk-frontend that our components do not offer: component, option, why.
const NOT_OFFERED: &[(&str, &str, &str)] = &[
    ("*", "classes", "pages do not add classes; a look that is needed becomes a method"),
    ("*", "disabled", "what cannot be used is not shown, or says why"),
    ("*", "errorMessage=true", "an error always says what to do"),
    ("*", "heading without size", "the heading of a page always has its size"),
    ("*", "label.id", "no component refers to a label by id"),
    ("*", "legend.id", "no component refers to a legend by id"),
    ("*", "heading.id", "no component refers to a heading by id"),
    ("*", "heading.classes", "pages do not add classes"),
    ("*", "formGroup", "a button beside a field stands in its own form"),
    ("*", "call block", "the example has content that its options do not hold"),
    ("*", "border", "tables and lists keep their lines; tags keep their border"),
    ("*", "card", "a list or table inside a card is written as a card with that body"),
    ("*", "fieldset=null", "a group of answers always has a legend"),
    ("*", "html without heading", "a block always starts with a sentence"),
    ("button", "icon", "buttons say what they do in words"),
    ("button", "secondary-solid", "no page has a busy ground"),
    ("button", "login", "the login button belongs to a service of the NHS"),
    ("checkboxes", "group", "one name has one list; nothing is cleared across lists"),
    ("checkboxes", "deprecated", "the old name of `behaviour`"),
    ("checkboxes", "behaviour=all", "nothing is ticked for a person"),
    ("checkboxes", "without name", "every answer is sent under one name"),
    ("select", "divider", "a list with parts is radios"),
    ("date-input", "items", "a date is day, month and year"),
    ("date-input", "parts", "a date is day, month and year, each kept as typed"),
    ("date-input", "names", "the boxes are named after their question"),
    ("date-input", "autocomplete", "no page asks for a date of birth"),
    ("date-input", "labels", "the words come from the language of the page"),
    ("error-summary", "description", "the list is the description"),
    ("error-summary", "without link", "every problem leads to its field"),
    ("error-summary", "autofocus", "the summary always has focus"),
    ("error-summary", "heading", "the words come from the language of the page"),
    ("warning-callout", "prefix", "our headings say what they warn about; `role=text` is not in ARIA"),
    ("warning-callout", "without heading", "a warning says what it is about"),
    ("summary-list", "actions", "an answer has one way to change it, and it is a link"),
    ("summary-list", "width", "columns keep their width"),
    ("tag", "colour=false", "only task lists have a plain word for a state"),
    ("back-link", "variant", "the link stands on the page's ground"),
    ("back-link", "type", "going back is a link"),
    (
        "card",
        "variant",
        "care cards are for clinical advice; a warning is `Warning`; cards that navigate are `clickable`",
    ),
    ("card", "actions", "what can be done stands in the card's body"),
    ("card", "image", "cards carry no pictures"),
    ("card", "without heading", "a card has a heading"),
    ("card", "heading.size", "no heading is smaller than the text"),
    ("tables", "compact", "rows keep a height that a finger can use"),
    ("tables", "striped", "lines are enough"),
    ("tables", "responsive", "a broad table scrolls in its own box"),
    ("tables", "variant", "width follows the page"),
    ("tables", "scroll", "our scrolling box needs no script and is reached by keyboard"),
    ("tables", "caption", "a caption has a size and nothing else"),
    ("tables", "sort", "sorting is a link to the sorted page"),
    ("tables", "column", "columns are text or numbers"),
    ("tables", "cell", "a cell is text, markup or a number"),
    ("task-list", "deprecated", "the old classes of a state"),
    ("task-list", "status", "states are done, to do, a look needed, waiting"),
    ("pagination", "items", "pages are named by what is on them, not by numbers"),
    ("pagination", "deprecated", "old names of the neighbours"),
    ("pagination", "text", "the words come from the language of the page"),
    ("notification-banner", "autofocus", "success is announced where it stands"),
    ("notification-banner", "attributes", "the standard role and focus are kept"),
    ("file-upload", "drop zone", "the browser's own file box works everywhere"),
];

/// Why an example was passed over: the option's name in [`NOT_OFFERED`].
type Passed = &'static str;
type Built = Result<Markup, Passed>;

fn words() -> Words {
    Words::new(Language::English)
}

/// Passes over an example that uses one of these options.
fn without(options: &Value, refused: &[(&'static str, Passed)]) -> Result<(), Passed> {
    for (key, why) in refused {
        if !options[*key].is_null() {
            return Err(why);
        }
    }
    Ok(())
}

/// A text or markup given as `"…"`, `{text}` or `{html}`.
fn content(value: &Value) -> Option<Markup> {
    match value {
        Value::String(text) => Some(text.render()),
        Value::Object(map) => match (map.get("html"), map.get("text")) {
            (Some(Value::String(html)), _) => Some(PreEscaped(html.clone())),
            (_, Some(Value::String(text))) => Some(text.render()),
            _ => None,
        },
        _ => None,
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn size(value: &Value) -> Option<Size> {
    Some(match value.as_str()? {
        "s" => Size::S,
        "m" => Size::M,
        "l" => Size::L,
        _ => Size::Xl,
    })
}

/// A field with label, hint, error and id as the options say.
fn asked<K>(
    options: &Value,
    label: &Value,
    make: impl FnOnce(&str, Markup) -> Field<K>,
) -> Result<Field<K>, Passed> {
    without(options, &[("disabled", "disabled"), ("formGroup", "formGroup"), ("classes", "classes")])?;
    without(label, &[("id", "label.id")])?;
    let heading = label["heading"].as_str();
    if heading.is_some() && size(&label["size"]).is_none() {
        return Err("heading without size");
    }
    let shown = heading.map(Render::render).or_else(|| content(label)).ok_or("call block")?;
    let id = options["idPrefix"].as_str().or(options["id"].as_str()).unwrap_or(text(&options["name"]));
    let name = options["name"].as_str().or(options["namePrefix"].as_str()).unwrap_or(id);
    let mut field = make(name, shown).id(id);
    if let Some(size) = size(&label["size"]) {
        field = field.size(size);
    }
    if heading.is_some() {
        field = field.as_heading();
    }
    if let Some(hint) = content(&options["hint"]) {
        field = field.hint(hint);
    }
    if options["errorMessage"] == true {
        return Err("errorMessage=true");
    }
    if let Some(error) = content(&options["errorMessage"]) {
        field = field.error(error);
    }
    Ok(field)
}

fn leak(value: &Value) -> Option<&'static str> {
    value.as_str().map(|text| &*Box::leak(text.to_owned().into_boxed_str()))
}

fn input(options: &Value) -> Built {
    let mut input = asked(options, &options["label"], |name, label| field::text(words(), name, label))?;
    if options["type"] == "email" {
        input = asked(options, &options["label"], |name, label| field::email(words(), name, label))?;
    }
    if let Some(token) = leak(&options["autocomplete"]) {
        input = input.autocomplete(token);
    }
    if let Some(mode) = leak(&options["inputmode"]) {
        input = input.inputmode(mode);
    }
    if let Some(check) = options["spellcheck"].as_bool() {
        input = input.spellcheck(check);
    }
    if let Some(width) = options["width"].as_u64() {
        input = input.width(u8::try_from(width).expect("a width"));
    }
    if options["code"] == true {
        input = input.code();
    }
    if let Some(prefix) = content(&options["prefix"]) {
        input = input.prefix(prefix);
    }
    if let Some(suffix) = content(&options["suffix"]) {
        input = input.suffix(suffix);
    }
    if !matches!(options["type"].as_str(), None | Some("text" | "email")) {
        return Err("classes");
    }
    Ok(input.value(text(&options["value"])).render())
}

fn textarea(options: &Value) -> Built {
    let mut area = asked(options, &options["label"], |name, label| field::textarea(words(), name, label))?;
    if let Some(token) = leak(&options["autocomplete"]) {
        area = area.autocomplete(token);
    }
    Ok(area.render())
}

fn choices(options: &Value, many: bool) -> Built {
    without(&options["fieldset"]["legend"], &[("id", "legend.id")])?;
    if options["fieldset"].is_null() || options["fieldset"]["legend"].is_null() {
        return Err("fieldset=null");
    }
    if options["name"].is_null() {
        return Err("without name");
    }
    let make = |name: &str, legend| {
        if many { field::checkboxes(words(), name, legend) } else { field::radios(words(), name, legend) }
    };
    let mut list = asked(options, &options["fieldset"]["legend"], make)?;
    for item in options["items"].as_array().into_iter().flatten() {
        without(
            item,
            &[
                ("behaviourGroup", "group"),
                ("exclusiveGroup", "group"),
                ("name", "group"),
                ("disabled", "disabled"),
            ],
        )?;
        without(item, &[("exclusive", "deprecated")])?;
        if let Some(word) = item["divider"].as_str() {
            list = list.divider(word);
            continue;
        }
        let mut choice = Choice::new(text(&item["value"]), text(&item["text"]));
        if let Some(hint) = content(&item["hint"]) {
            choice = choice.hint(hint);
        }
        match item["behaviour"].as_str() {
            Some("exclusive") => choice = choice.exclusive(),
            Some(_) => return Err("behaviour=all"),
            None => {}
        }
        if let Some(fields) = content(&item["conditional"]) {
            choice = choice.opens(fields);
        }
        list = list.choice(choice);
    }
    let values = options["values"].as_array().into_iter().flatten().chain([&options["value"]]);
    list = list.chosen(values.filter_map(Value::as_str));
    if options["small"] == true {
        list = list.small();
    }
    if options["inline"] == true {
        list = list.inline();
    }
    Ok(list.render())
}

fn select(options: &Value) -> Built {
    let items = || options["items"].as_array().into_iter().flatten();
    for item in items() {
        without(item, &[("divider", "divider"), ("disabled", "disabled")])?;
    }
    let mut list = asked(options, &options["label"], |name, label| field::select(words(), name, label))?;
    list = list.options(items().map(|item| (text(&item["value"]), text(&item["text"]))));
    if let Some(value) = options["value"].as_str() {
        list = list.value(value);
    }
    Ok(list.render())
}

fn date_input(options: &Value) -> Built {
    without(options, &[("items", "items"), ("namePrefix", "names")])?;
    without(&options["fieldset"]["legend"], &[("id", "legend.id")])?;
    let mut errors = Errors::new();
    for part in ["day", "month", "year"] {
        if options[part].is_boolean() || (options["values"].is_object() && options["values"][part].is_null())
        {
            return Err("parts");
        }
        without(
            &options[part],
            &[("disabled", "disabled"), ("autocomplete", "autocomplete"), ("label", "labels")],
        )?;
        if options[part]["error"] == true && options["errorMessage"].is_null() {
            return Err("errorMessage=true");
        }
        if options[part]["error"] == true {
            let id = text(&options["id"]);
            errors.add_at(id, &format!("{id}-{part}"), text(&options["errorMessage"]["text"]));
        }
    }
    if errors.is_empty() && !options["errorMessage"].is_null() {
        errors.add_date(text(&options["id"]), "put right");
    }
    let value = |part: &str| text(&options[part]["value"]).to_owned() + text(&options["values"][part]);
    let date =
        asked(options, &options["fieldset"]["legend"], |name, legend| field::date(words(), name, legend))?;
    let error = content(&options["errorMessage"]);
    let mut date = date.typed(value("day"), value("month"), value("year")).errors(&errors);
    if let Some(error) = error {
        date = date.error(error);
    }
    Ok(date.render())
}

fn file_upload(options: &Value) -> Built {
    without(
        options,
        &[
            ("multiple", "drop zone"),
            ("chooseFilesButtonText", "drop zone"),
            ("chooseFilesButtonClassList", "drop zone"),
        ],
    )?;
    without(options, &[("enteredDropZoneText", "drop zone"), ("noFileChosenText", "drop zone")])?;
    let file = asked(options, &options["label"], |name, label| field::file(words(), name, label, ".csv"))?;
    Ok(PreEscaped(file.render().0.replace(" accept=\".csv\"", "")))
}

fn button(options: &Value) -> Built {
    without(options, &[("icon", "icon")])?;
    let label = text(&options["text"]);
    let mut button = match options["variant"].as_str() {
        None => Button::primary(label),
        Some("secondary") => Button::secondary(label),
        Some("reverse") => Button::reverse(label),
        Some("warning") => Button::warning(label),
        Some("login") => return Err("login"),
        Some(_) => return Err("secondary-solid"),
    };
    if options["small"] == true {
        button = button.small();
    }
    if options["disabled"] == true {
        button = button.disabled();
    }
    if let Some(href) = options["href"].as_str() {
        button = button.link(href);
    }
    match options["preventDoubleClick"].as_bool() {
        Some(true) => button = button.once(),
        Some(false) => return Err("classes"),
        None => {}
    }
    Ok(button.render())
}

fn error_summary(options: &Value) -> Built {
    without(options, &[("description", "description"), ("disableAutoFocus", "autofocus")])?;
    if content(&options["heading"]).is_none_or(|heading| heading.0 != "There is a problem") {
        return Err("heading");
    }
    let mut errors = Errors::new();
    for problem in options["errorList"].as_array().into_iter().flatten().filter(|problem| problem.is_object())
    {
        let target = problem["href"].as_str().ok_or("without link")?.trim_start_matches('#');
        errors.add_at("field", target, text(&problem["text"]));
    }
    // Focus without a script: the original's script adds the same `tabindex` when the page opens.
    Ok(PreEscaped(errors.summary(words()).0.replace(" tabindex=\"-1\" autofocus", "")))
}

fn details(options: &Value) -> Built {
    let body = content(&options["text"]).or_else(|| Some(PreEscaped(options["html"].as_str()?.to_owned())));
    let (summary, body) = (content(&options["summary"]).ok_or("call block")?, body.ok_or("call block")?);
    let mut details = Details::new(summary, body).open(options["open"] == true);
    match options["classes"].as_str() {
        Some("nhsuk-expander") => details = details.expander(),
        Some(_) => return Err("classes"),
        None => {}
    }
    Ok(details.render())
}

fn inset_text(options: &Value) -> Built {
    match (options["text"].as_str(), options["html"].as_str()) {
        (Some(text), _) => Ok(Inset::text(words(), text).render()),
        (_, Some(html)) => Ok(Inset::new(words(), PreEscaped(html)).render()),
        _ => Err("call block"),
    }
}

fn warning_callout(options: &Value) -> Built {
    let heading = content(&options["heading"]).ok_or("without heading")?;
    let text = options["text"].as_str().ok_or("html without heading")?;
    if heading.0 != "Important" {
        return Err("prefix");
    }
    Ok(Warning::new(heading, text).level(3).render())
}

fn summary_list(options: &Value) -> Built {
    without(options, &[("card", "card"), ("lastRowBorder", "border")])?;
    let mut answers = Vec::new();
    for row in options["rows"].as_array().into_iter().flatten() {
        without(row, &[("border", "border")])?;
        without(&row["key"], &[("width", "width")])?;
        let (key, value) =
            (content(&row["key"]).ok_or("call block")?, content(&row["value"]).ok_or("call block")?);
        let mut answer = Answer::new(key, value);
        let actions = row["actions"].as_array().or_else(|| row["actions"]["items"].as_array());
        match actions.map(Vec::as_slice) {
            None => {}
            Some([action]) if action["type"].is_null() && action["text"] == "Change" => {
                answer = answer.change(text(&action["href"]), text(&action["visuallyHiddenText"]));
            }
            Some(_) => return Err("actions"),
        }
        answers.push(answer);
    }
    let list = CheckAnswers::new(words(), answers);
    Ok(if options["border"] == false { list.plain() } else { list }.render())
}

fn tag(options: &Value) -> Built {
    without(options, &[("classes", "classes"), ("border", "border")])?;
    let text = content(&options["text"]).or_else(|| Some(PreEscaped(options["html"].as_str()?.to_owned())));
    let text = text.ok_or("call block")?;
    let colour = match options["colour"].as_str() {
        None if options["colour"].is_null() => return Ok(Tag::new(text).render()),
        None => return Err("colour=false"),
        Some("white") => Colour::White,
        Some("grey") => Colour::Grey,
        Some("green") => Colour::Green,
        Some("aqua-green") => Colour::AquaGreen,
        Some("blue") => Colour::Blue,
        Some("purple") => Colour::Purple,
        Some("yellow") => Colour::Yellow,
        Some("orange") => Colour::Orange,
        Some("red") => Colour::Red,
        Some(_) => return Err("colour=false"),
    };
    Ok(Tag::coloured(text, colour).render())
}

fn back_link(options: &Value) -> Built {
    without(options, &[("variant", "variant"), ("type", "type")])?;
    let text = content(&options["text"]).or_else(|| Some(PreEscaped(options["html"].as_str()?.to_owned())));
    let href = options["href"].as_str().ok_or("type")?;
    Ok(BackLink::new(text.ok_or("call block")?, href).render())
}

fn skip_link(options: &Value) -> Built {
    Ok(SkipLink::new(text(&options["text"]), text(&options["href"])).render())
}

fn card(options: &Value) -> Built {
    without(options, &[("actions", "actions"), ("image", "image")])?;
    without(&options["heading"], &[("id", "heading.id"), ("classes", "heading.classes")])?;
    let mut card = Card::new(content(&options["heading"]).ok_or("without heading")?);
    match options["variant"].as_str() {
        None => {}
        Some("feature") => card = card.feature(),
        Some(_) => return Err("variant"),
    }
    if let Some(level) = options["heading"]["level"].as_u64() {
        card = card.level(u8::try_from(level).expect("a level"));
    }
    if options["heading"]["size"] == "xs" {
        return Err("heading.size");
    }
    if let Some(size) = size(&options["heading"]["size"]) {
        card = card.size(size);
    }
    if let Some(href) = options["href"].as_str() {
        card = card.href(href);
    }
    if options["clickable"] == true {
        card = card.clickable();
    }
    if let Some(text) = content(&options["description"]) {
        card = card.description(text);
    }
    Ok(card.render())
}

fn table(options: &Value) -> Built {
    for (key, why) in
        [("compact", "compact"), ("striped", "striped"), ("responsive", "responsive"), ("variant", "variant")]
    {
        without(options, &[(key, why)])?;
    }
    without(
        options,
        &[
            ("scroll", "scroll"),
            ("card", "card"),
            ("lastRowBorder", "border"),
            ("border", "border"),
            ("panel", "card"),
        ],
    )?;
    without(&options["caption"], &[("id", "caption"), ("classes", "caption")])?;
    let size = size(&options["caption"]["size"]).ok_or("caption")?;
    let cell = |cell: &Value, numeric: bool| -> Result<Cell, Passed> {
        without(
            cell,
            &[("href", "cell"), ("classes", "cell"), ("visuallyHiddenText", "cell"), ("sortValue", "cell")],
        )?;
        let shown = content(cell).ok_or("cell")?;
        Ok(if numeric || cell["format"] == "numeric" { Cell::number(shown) } else { Cell::new(shown) })
    };
    let mut head = Vec::new();
    for column in options["head"].as_array().into_iter().flatten() {
        without(column, &[("sort", "sort"), ("sortNext", "sort"), ("width", "column"), ("align", "column")])?;
        head.push(cell(column, false)?);
    }
    let numeric = |place: usize| options["head"][place]["format"] == "numeric";
    let mut table = Table::new(content(&options["caption"]).ok_or("caption")?, head).size(size);
    for row in options["rows"].as_array().into_iter().flatten() {
        let cells = row.as_array().into_iter().flatten().enumerate();
        table = table
            .row(cells.map(|(place, value)| cell(value, numeric(place))).collect::<Result<Vec<_>, _>>()?);
    }
    if options["firstCellIsHeader"] == true {
        table = table.first_is_header();
    }
    Ok(table.render())
}

fn task_list(options: &Value) -> Built {
    let mut tasks = Vec::new();
    for item in options["items"].as_array().into_iter().flatten() {
        let name = content(&item["heading"]).or_else(|| content(&item["title"])).ok_or("call block")?;
        without(&item["status"], &[("classes", "deprecated")])?;
        let tag = &item["status"]["tag"];
        let word = tag["text"].as_str().ok_or("status")?.to_owned();
        let status = match (tag["colour"].as_str(), tag["classes"].as_str()) {
            (Some("blue"), None) => Status::ToDo(word),
            (Some("yellow"), None) => Status::Look(word),
            (None, Some("nhsuk-u-font-weight-normal")) => Status::Done(word),
            (None, Some(classes)) if classes.contains("secondary-text") => Status::Waiting(word),
            _ => return Err("status"),
        };
        let mut task = Task::new(name, status);
        if let Some(href) = item["href"].as_str() {
            task = task.href(href);
        }
        if let Some(hint) = content(&item["hint"]) {
            task = task.hint(hint);
        }
        tasks.push(task);
    }
    Ok(TaskList::new(text(&options["idPrefix"]), tasks).render())
}

fn pagination(options: &Value) -> Built {
    without(options, &[("items", "items"), ("previousUrl", "deprecated"), ("nextUrl", "deprecated")])?;
    let page = |side: &Value| -> Result<Option<Page>, Passed> {
        without(side, &[("text", "text")])?;
        let label = side["label"].as_str().map(str::to_owned);
        Ok(label.map(|label| Page { href: text(&side["href"]).to_owned(), label }))
    };
    Ok(Pagination::new(words(), page(&options["previous"])?, page(&options["next"])?).render())
}

fn banner(options: &Value) -> Built {
    without(
        options,
        &[("disableAutoFocus", "autofocus"), ("attributes", "attributes"), ("role", "attributes")],
    )?;
    without(&options["heading"], &[("element", "attributes")])?;
    let sentence =
        content(&options["heading"]).or_else(|| content(&options["text"])).ok_or("html without heading")?;
    let mut banner = match options["variant"].as_str() {
        Some("success") => Banner::success("Success", sentence),
        _ => Banner::new(words(), sentence),
    };
    if let Some(title) = content(&options["title"]) {
        banner = banner.title(title);
    }
    if !options["heading"].is_null() {
        let body = options["html"].as_str().ok_or("html without heading")?;
        banner = banner.body(PreEscaped(body));
    }
    Ok(banner.render())
}

fn panel(options: &Value) -> Built {
    let heading = &options["heading"];
    without(heading, &[("id", "heading.id"), ("classes", "heading.classes")])?;
    let body = content(&options["text"]).or_else(|| Some(PreEscaped(options["html"].as_str()?.to_owned())));
    let (shown, body) = (content(heading).ok_or("html without heading")?, body.ok_or("call block")?);
    if options["variant"] == "interruption" {
        return if heading["size"] == "l" {
            Ok(Interruption::new(shown, body).render())
        } else {
            Err("heading without size")
        };
    }
    let mut panel = Panel::new(shown).body(body);
    if let Some(level) = heading["level"].as_u64() {
        panel = panel.level(u8::try_from(level).expect("a level"));
    }
    if let Some(size) = size(&heading["size"]) {
        panel = panel.size(size);
    }
    Ok(panel.render())
}

/// A component: its folder, how ours is built, and how many examples must at least be compared.
type Component = (&'static str, fn(&Value) -> Built, usize);

const COMPONENTS: &[Component] = &[
    ("back-link", back_link, 1),
    ("button", button, 29),
    ("card", card, 3),
    ("checkboxes", |options| choices(options, true), 20),
    ("date-input", date_input, 8),
    ("details", details, 9),
    ("error-summary", error_summary, 2),
    ("file-upload", file_upload, 8),
    ("input", input, 23),
    ("inset-text", inset_text, 2),
    ("notification-banner", banner, 7),
    ("pagination", pagination, 3),
    ("panel", panel, 8),
    ("radios", |options| choices(options, false), 25),
    ("select", select, 11),
    ("skip-link", skip_link, 3),
    ("summary-list", summary_list, 4),
    ("tables", table, 2),
    ("tag", tag, 10),
    ("task-list", task_list, 2),
    ("textarea", textarea, 11),
    ("warning-callout", warning_callout, 1),
];

fn examples(component: &str) -> Option<Value> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../frontend/node_modules/nhsuk-frontend/dist/nhsuk/components");
    let text = fs::read_to_string(folder.join(component).join("fixtures.json")).ok()?;
    Some(serde_json::from_str(&text).expect("fixtures.json is JSON"))
}

#[test]
fn our_components_make_the_html_of_nhsuk_frontend() {
    let mut used = BTreeSet::new();
    let mut complaints = Vec::new();
    for (component, build, least) in COMPONENTS {
        let Some(examples) = examples(component) else {
            eprintln!("passed over: frontend/node_modules is absent; run `cargo xtask assets`");
            return;
        };
        let mut compared = 0;
        for example in examples["fixtures"].as_array().expect("a list of examples") {
            let name = text(&example["name"]);
            let built = if example["callBlock"].is_null() && !name.contains("call block") {
                build(&example["context"])
            } else {
                Err("call block")
            };
            match built {
                Ok(ours) => {
                    compared += 1;
                    let (ours, theirs) =
                        (normal(&ours.0, component), normal(text(&example["html"]), component));
                    if ours != theirs {
                        complaints.push(format!(
                            "{component}, {name}:\n  ours   {}\n  theirs {}",
                            ours.join(""),
                            theirs.join("")
                        ));
                    }
                }
                Err(option) => {
                    let listed = NOT_OFFERED
                        .iter()
                        .position(|(of, named, _)| *named == option && [*component, "*"].contains(of));
                    match listed {
                        Some(place) => drop(used.insert(place)),
                        None => complaints.push(format!("{component}, {name}: `{option}` has no reason")),
                    }
                }
            }
        }
        if compared < *least {
            complaints.push(format!("{component}: only {compared} examples compared"));
        }
        eprintln!(
            "{component}: {compared} of {} examples",
            examples["fixtures"].as_array().map_or(0, Vec::len)
        );
    }
    for (place, (component, option, _)) in NOT_OFFERED.iter().enumerate() {
        if !used.contains(&place) {
            complaints.push(format!("no example of {component} needs the reason for `{option}` any more"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// HTML as a list of tags (attributes and classes sorted) and texts (white space made one space), so that only meaning counts.
fn normal(html: &str, component: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (text, after) = rest.split_once('<').unwrap_or((rest, ""));
        let text = entities(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        if !text.is_empty() {
            parts.push(text);
        }
        if after.is_empty() {
            break;
        }
        let (tag, after) = after.split_once('>').expect("a tag ends");
        // Void and empty elements are written in three ways; `</path>` says nothing.
        if tag != "/path" && tag != "/circle" {
            parts.push(normal_tag(tag.trim_end_matches('/'), component));
        }
        rest = after;
    }
    parts
}

fn normal_tag(tag: &str, component: &str) -> String {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let attribute = &rest[..end];
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (inside, after) = quoted.split_once('"').expect("a value ends");
            value = entities(inside);
            rest = after;
        }
        if attribute == "class" {
            let mut classes: Vec<&str> = value.split_whitespace().collect();
            classes.sort_unstable();
            value = classes.join(" ");
        }
        // Our boxes of a date are named after their question, so that a form may ask for two dates.
        if component == "date-input" && attribute == "name" {
            value = value.rsplit('-').next().unwrap_or_default().to_owned();
        }
        attributes.push(format!(" {attribute}=\"{value}\""));
    }
    attributes.sort();
    format!("<{name}{}>", attributes.concat())
}

fn entities(text: &str) -> String {
    let named = [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

#[test]
fn the_comparison_sees_what_matters() {
    assert_eq!(
        normal("<p class=\"a b\"  id=\"x\"> A &#39;b\n c</p>", "x"),
        normal("<p id=\"x\" class=\"b a\">A 'b c</p>", "x")
    );
    assert_ne!(normal("<p class=\"a\">A</p>", "x"), normal("<p class=\"b\">A</p>", "x"));
    assert_ne!(normal("<p>A</p>", "x"), normal("<p>B</p>", "x"));
    assert_ne!(normal("<a href=\"/a\" hidden>A</a>", "x"), normal("<a href=\"/a\">A</a>", "x"));
    assert_eq!(
        normal(&html! { svg { path d="M0 0" {} } }.0, "x"),
        normal("<svg><path d=\"M0 0\"/></svg>", "x")
    );
}
