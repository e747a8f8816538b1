//! Writing that is sealed: what a page shows while it cannot be opened, and where whoever typed meanwhile is led.

use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use trellis_domain::refusal::Refusal;
use trellis_programme::{Stop, spaces::Door};
use trellis_ui::{Banner, Button, Inset, Markup, buttons, html};
use trellis_words::{Words, t};

use crate::site::See;

/// Why the space cannot be opened now and how it can; nothing where it stands open. `kept`: something that was typed waits
/// inside. `to` is where unlocking leads back.
pub fn shut(words: Words, door: &Door, kept: bool, to: &str) -> Option<Markup> {
    let (text, label) = match door {
        Door::Open(_) => return None,
        Door::Altered => return Some(html! { (Banner::new(words, t!(words, "shut-altered"))) }),
        Door::NoKeys => (t!(words, "shut-no-keys"), t!(words, "shut-set-up")),
        Door::Locked if kept => (t!(words, "shut-locked-kept"), t!(words, "shut-unlock")),
        Door::Locked => (t!(words, "shut-locked"), t!(words, "shut-unlock")),
    };
    Some(html! {
        (Inset::text(words, text))
        (buttons(Button::primary(label).link(unlock(to))))
    })
}

fn unlock(to: &str) -> String {
    format!("/me/unlock?to={to}")
}

/// After something was typed that cannot be sealed now: to where it can be unlocked, and back.
///
/// # Errors
/// What keeping the draft said, unless it was that there are no keys yet.
pub fn away(kept: Result<(), Stop>, to: &str) -> Result<Response, Stop> {
    match kept {
        Ok(()) | Err(Stop::Refused(Refusal::NoKeys)) => Ok(See(unlock(to)).into_response()),
        Err(stop) => Err(stop),
    }
}

/// What was typed before, as the form that it was typed into.
pub fn typed<T: DeserializeOwned>(draft: Option<&Option<String>>) -> Option<T> {
    serde_json::from_str(draft?.as_deref()?).ok()
}

/// Two versions of one text in one box, to be made one: mine first, and theirs once where they are the same.
pub fn joined(mine: &str, theirs: &str, between: &str) -> String {
    match (mine.trim(), theirs.trim()) {
        (mine, theirs) if mine == theirs || theirs.is_empty() => mine.to_owned(),
        ("", theirs) => theirs.to_owned(),
        (mine, theirs) => format!("{mine}{between}{theirs}"),
    }
}
