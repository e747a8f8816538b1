//! A form that arrives when its sign-in has ended: nothing of it is kept here, so it goes back to the browser that sent it,
//! to be copied. Whoever was never signed in here, or has left on purpose, is only asked to sign in.

use axum::extract::Request;
use trellis_ui::{Button, Details, Markup, buttons, field::textarea, html};
use trellis_words::{Words, t};

use crate::{form, site::Site, visit::cookie};

/// What a person has typed into the form, the longest texts as well as a line; nothing where there is nothing to lose.
pub async fn typed(request: Request, site: &Site) -> Vec<String> {
    let headers = request.headers();
    let was_here = cookie(headers, site.settings.session_cookie()).is_some();
    let left = cookie(headers, site.settings.left_cookie()).is_some();
    let path = request.uri().path();
    // What opens a private space never comes back in a page; what a script saves meanwhile shows no page.
    let silent = path.starts_with("/me/unlock") || path.starts_with("/sign-in") || path.ends_with("/draft");
    if !was_here || left || silent {
        return Vec::new();
    }
    let fields = form::typed(request, site).await.into_iter();
    let fields = fields.filter(|(name, _)| !matches!(name.as_str(), "csrf" | "idem"));
    fields.map(|(_, text)| text).filter(|text| is_writing(text)).collect()
}

/// More than a word that was chosen, a day or a number.
fn is_writing(text: &str) -> bool {
    text.trim().contains(char::is_whitespace) || !text.is_ascii()
}

/// The texts, behind a word to press: a page that was left open shows them to nobody who walks by.
pub fn again(words: Words, texts: &[String], sign_in: &str) -> Markup {
    let boxes = html! {
        @for (number, text) in texts.iter().enumerate() {
            (textarea(words, &format!("typed-{number}"), t!(words, "shell-signed-out-typed")).value(text.as_str()))
        }
    };
    html! {
        (Details::new(t!(words, "shell-signed-out-show"), boxes))
        (buttons(Button::primary(t!(words, "shell-signed-out-go")).link(sign_in)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_no_writing() {
        for chosen in ["", " yes ", "2026", "only_me", "7f3a0c", "10:30"] {
            assert!(!is_writing(chosen), "{chosen:?}");
        }
        for typed in ["Two words", "Siân", "one\nunder the other"] {
            assert!(is_writing(typed), "{typed:?}");
        }
    }
}
