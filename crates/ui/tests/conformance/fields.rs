//! Our fields, built from the options of an example.

use maud::{Markup, PreEscaped, Render};
use serde_json::Value;
use trellis_ui::Errors;
use trellis_ui::field::{self, Choice, Field};

use super::options::{Built, Passed, content, size, text, without, words};

/// A field with label, hint, error and id as the options say.
pub fn asked<K>(
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

pub fn leak(value: &Value) -> Option<&'static str> {
    value.as_str().map(|text| &*Box::leak(text.to_owned().into_boxed_str()))
}

pub fn input(options: &Value) -> Built {
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

pub fn textarea(options: &Value) -> Built {
    let mut area = asked(options, &options["label"], |name, label| field::textarea(words(), name, label))?;
    if let Some(token) = leak(&options["autocomplete"]) {
        area = area.autocomplete(token);
    }
    Ok(area.render())
}

pub fn choices(options: &Value, many: bool) -> Built {
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

pub fn select(options: &Value) -> Built {
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

pub fn date_input(options: &Value) -> Built {
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

pub fn file_upload(options: &Value) -> Built {
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
