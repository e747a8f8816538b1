//! Our other components, built from the options of an example.

use maud::{PreEscaped, Render};
use serde_json::Value;
use trellis_ui::*;

use super::options::{Built, Passed, content, size, text, without, words};

pub fn button(options: &Value) -> Built {
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

pub fn error_summary(options: &Value) -> Built {
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

pub fn details(options: &Value) -> Built {
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

pub fn inset_text(options: &Value) -> Built {
    match (options["text"].as_str(), options["html"].as_str()) {
        (Some(text), _) => Ok(Inset::text(words(), text).render()),
        (_, Some(html)) => Ok(Inset::new(words(), PreEscaped(html)).render()),
        _ => Err("call block"),
    }
}

pub fn warning_callout(options: &Value) -> Built {
    let heading = content(&options["heading"]).ok_or("without heading")?;
    let text = options["text"].as_str().ok_or("html without heading")?;
    if heading.0 != "Important" {
        return Err("prefix");
    }
    Ok(Warning::new(heading, text).level(3).render())
}

pub fn summary_list(options: &Value) -> Built {
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

pub fn tag(options: &Value) -> Built {
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

pub fn back_link(options: &Value) -> Built {
    without(options, &[("variant", "variant"), ("type", "type")])?;
    let text = content(&options["text"]).or_else(|| Some(PreEscaped(options["html"].as_str()?.to_owned())));
    let href = options["href"].as_str().ok_or("type")?;
    Ok(BackLink::new(text.ok_or("call block")?, href).render())
}

pub fn skip_link(options: &Value) -> Built {
    Ok(SkipLink::new(text(&options["text"]), text(&options["href"])).render())
}

pub fn card(options: &Value) -> Built {
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

pub fn table(options: &Value) -> Built {
    for (key, why) in [("compact", "compact"), ("striped", "striped"), ("variant", "variant")] {
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
    if options["responsive"] == true {
        table = table.stacking();
    }
    Ok(table.render())
}

pub fn task_list(options: &Value) -> Built {
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

pub fn pagination(options: &Value) -> Built {
    without(options, &[("items", "items"), ("previousUrl", "deprecated"), ("nextUrl", "deprecated")])?;
    let page = |side: &Value| -> Result<Option<Page>, Passed> {
        without(side, &[("text", "text")])?;
        let label = side["label"].as_str().map(str::to_owned);
        Ok(label.map(|label| Page { href: text(&side["href"]).to_owned(), label }))
    };
    Ok(Pagination::new(words(), page(&options["previous"])?, page(&options["next"])?).render())
}

pub fn banner(options: &Value) -> Built {
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

pub fn panel(options: &Value) -> Built {
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
