//! Reads the Fluent files of both languages and finds everything that is not the same in both.
//!
//! Part of the build script; the tests of the crate include it as well.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource};
use fluent_syntax::parser;

/// One message as one language has it.
pub struct Written {
    pub file: PathBuf,
    pub variables: BTreeSet<String>,
    pub reviewed: bool,
}

/// What was found: the files of each language, and each key with its Welsh form.
pub struct Texts {
    pub english: Vec<PathBuf>,
    pub welsh: Vec<PathBuf>,
    pub keys: BTreeMap<String, Written>,
}

/// Reads both folders; every mistake found is one readable line.
pub fn collect(english: &Path, welsh: &Path) -> Result<Texts, Vec<String>> {
    let mut mistakes = Vec::new();
    let english_files = ftl_files(english, &mut mistakes);
    let welsh_files = ftl_files(welsh, &mut mistakes);
    let english_keys = read_all(&english_files, false, &mut mistakes);
    let welsh_keys = read_all(&welsh_files, true, &mut mistakes);
    compare(&english_keys, &welsh_keys, &mut mistakes);
    if mistakes.is_empty() {
        Ok(Texts { english: english_files, welsh: welsh_files, keys: welsh_keys })
    } else {
        Err(mistakes)
    }
}

fn compare(
    english: &BTreeMap<String, Written>,
    welsh: &BTreeMap<String, Written>,
    mistakes: &mut Vec<String>,
) {
    for (key, here) in english {
        match welsh.get(key) {
            None => mistakes.push(format!("{}: `{key}` has no Welsh text", here.file.display())),
            Some(there) if there.variables != here.variables => mistakes.push(format!(
                "`{key}` takes {} in English and {} in Welsh",
                names(&here.variables),
                names(&there.variables)
            )),
            Some(_) => {}
        }
    }
    for (key, here) in welsh.iter().filter(|(key, _)| !english.contains_key(*key)) {
        mistakes.push(format!("{}: `{key}` has no English text", here.file.display()));
    }
}

fn names(variables: &BTreeSet<String>) -> String {
    if variables.is_empty() {
        return "nothing".to_owned();
    }
    variables.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", ")
}

fn ftl_files(folder: &Path, mistakes: &mut Vec<String>) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        mistakes.push(format!("{} cannot be read", folder.display()));
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    files.sort();
    files
}

fn read_all(files: &[PathBuf], welsh: bool, mistakes: &mut Vec<String>) -> BTreeMap<String, Written> {
    let mut keys: BTreeMap<String, Written> = BTreeMap::new();
    for file in files {
        let Ok(text) = fs::read_to_string(file) else {
            mistakes.push(format!("{} is not UTF-8 text", file.display()));
            continue;
        };
        for (key, written) in read(file, &text, welsh, mistakes) {
            if let Some(first) = keys.get(&key) {
                let (here, there) = (file.display(), first.file.display());
                mistakes.push(format!("{here}: `{key}` is written twice; the first is in {there}"));
            }
            keys.insert(key, written);
        }
    }
    keys
}

/// The messages of one file. `welsh` demands the line that says whether a person has read the file.
pub fn read(file: &Path, text: &str, welsh: bool, mistakes: &mut Vec<String>) -> Vec<(String, Written)> {
    let noun = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let whole_file = text.lines().next().and_then(review_mark);
    if welsh && whole_file.is_none() {
        let line = "its first line must be `# cy_review: pending` or `# cy_review: done`";
        mistakes.push(format!("{}: {line}", file.display()));
    }
    let resource = match parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = text[..error.pos.start.min(text.len())].lines().count().max(1);
                mistakes.push(format!("{}:{line}: {error}", file.display()));
            }
            resource
        }
    };
    messages(&resource, file, mistakes)
        .into_iter()
        .map(|message| {
            let key = message.id.name.to_owned();
            if !key.starts_with(&format!("{noun}-")) {
                mistakes.push(format!("{}: `{key}` must start with `{noun}-`", file.display()));
            }
            let mut variables = BTreeSet::new();
            match &message.value {
                Some(pattern) if message.attributes.is_empty() => {
                    walk(pattern, &mut variables, &mut |what| {
                        mistakes.push(format!("{}: `{key}` {what}", file.display()));
                    });
                }
                _ => {
                    mistakes.push(format!("{}: `{key}` must be one text without attributes", file.display()));
                }
            }
            let own = message.comment.as_ref().and_then(|comment| {
                comment.content.iter().find_map(|line| review_mark(&format!("# {line}")))
            });
            let reviewed = own.or(whole_file).unwrap_or(true);
            (key, Written { file: file.to_owned(), variables, reviewed })
        })
        .collect()
}

/// `Some(true)` for a line that says the Welsh was checked, `Some(false)` for one that says it was not.
fn review_mark(line: &str) -> Option<bool> {
    match line.trim_start_matches('#').trim().strip_prefix("cy_review:")?.trim() {
        "done" => Some(true),
        "pending" => Some(false),
        _ => None,
    }
}

fn messages<'a>(
    resource: &'a Resource<&'a str>,
    file: &Path,
    mistakes: &mut Vec<String>,
) -> Vec<&'a Message<&'a str>> {
    let mut found = Vec::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => found.push(message),
            Entry::Term(term) => {
                let name = term.id.name;
                mistakes.push(format!("{}: `-{name}` is a term; write the whole sentence", file.display()));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    found
}

fn walk(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>, refuse: &mut dyn FnMut(&str)) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            walk_expression(expression, variables, refuse);
        }
    }
}

fn walk_expression(
    expression: &Expression<&str>,
    variables: &mut BTreeSet<String>,
    refuse: &mut dyn FnMut(&str),
) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, variables, refuse),
        Expression::Select { selector, variants } => {
            walk_inline(selector, variables, refuse);
            for variant in variants {
                walk(&variant.value, variables, refuse);
            }
        }
    }
}

fn walk_inline(
    inline: &InlineExpression<&str>,
    variables: &mut BTreeSet<String>,
    refuse: &mut dyn FnMut(&str),
) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => walk_expression(expression, variables, refuse),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::FunctionReference { .. } => refuse("calls a function; pass the finished text in"),
        InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
            refuse("joins another message; write the whole sentence");
        }
    }
}

/// The table as Rust source: the files to embed and every key with its variables, sorted.
pub fn as_rust(texts: &Texts) -> String {
    let mut rust = String::new();
    for (name, files) in [("ENGLISH", &texts.english), ("WELSH", &texts.welsh)] {
        let _ = write!(rust, "pub(crate) static {name}: &[&str] = &[");
        for file in files {
            let _ = write!(rust, "include_str!({:?}),", file.display().to_string());
        }
        rust.push_str("];\n");
    }
    rust.push_str("/// Every key with its variables, both sorted.\npub static KEYS: &[(&str, &[&str])] = &[");
    for (key, written) in &texts.keys {
        let _ = write!(rust, "({key:?}, &{:?}),", written.variables.iter().collect::<Vec<_>>());
    }
    rust.push_str("];\npub(crate) static PENDING: &[&str] = &[");
    for (key, _) in texts.keys.iter().filter(|(_, written)| !written.reviewed) {
        let _ = write!(rust, "{key:?},");
    }
    rust.push_str("];\n");
    rust
}
