//! The door of a private space, on every page behind it: the page stands and says how to get in, and whoever typed while it
//! fell shut loses nothing.

use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use trellis_domain::refusal::Refusal;
use trellis_programme::{Stop, spaces::Door};
use trellis_ui::{Banner, Button, Inset, Markup, buttons, html};
use trellis_words::{Words, t};

use crate::site::See;

/// What stands in place of what is sealed, unless the door is open. `kept` says that something was begun and waits
/// there; `to` is the way back after unlocking; `button` is primary where nothing else is to be done.
pub fn shut(
    words: Words,
    door: &Door,
    kept: bool,
    to: &str,
    button: impl Fn(String) -> Button,
) -> Option<Markup> {
    let (text, label) = match door {
        Door::Open(_) => return None,
        Door::Altered => return Some(altered(words)),
        Door::NoKeys => (t!(words, "door-no-keys"), t!(words, "door-set-up")),
        Door::Locked if kept => (t!(words, "door-locked-kept"), t!(words, "door-unlock")),
        Door::Locked => (t!(words, "door-locked"), t!(words, "door-unlock")),
    };
    Some(html! {
        (Inset::text(words, text))
        (buttons(button(label).link(unlock(to).0)))
    })
}

/// Who can read differs from who is meant to.
pub fn altered(words: Words) -> Markup {
    html! { (Banner::new(words, t!(words, "door-altered"))) }
}

/// To where it can be unlocked, and back.
pub fn unlock(to: &str) -> See {
    See(format!("/me/unlock?to={to}"))
}

/// After something was typed that cannot be sealed now: to where it can be unlocked, and back.
///
/// # Errors
/// What keeping the draft said, unless it was that there are no keys yet.
pub fn away(kept: Result<(), Stop>, to: &str) -> Result<Response, Stop> {
    match kept {
        Ok(()) | Err(Stop::Refused(Refusal::NoKeys)) => Ok(unlock(to).into_response()),
        Err(stop) => Err(stop),
    }
}

/// What was typed before, as the form that it was typed into.
pub fn typed<T: DeserializeOwned>(draft: Option<&Option<String>>) -> Option<T> {
    serde_json::from_str(draft?.as_deref()?).ok()
}
