//! The door of a private space, on every page behind it: the page stands, and says how to get in.

use trellis_programme::spaces::Door;
use trellis_ui::{Banner, Button, Inset, Markup, buttons, html};
use trellis_words::{Words, t};

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
        Door::Altered => return Some(html! { (Banner::new(words, t!(words, "door-altered"))) }),
        Door::NoKeys => (t!(words, "door-no-keys"), t!(words, "door-set-up")),
        Door::Locked if kept => (t!(words, "door-locked-kept"), t!(words, "door-unlock")),
        Door::Locked => (t!(words, "door-locked"), t!(words, "door-unlock")),
    };
    let way = format!("/me/unlock?to={to}");
    Some(html! {
        (Inset::text(words, text))
        (buttons(button(label).link(way)))
    })
}
