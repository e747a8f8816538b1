//! A form with its hidden fields: who may send it, that it counts once, and what was last read.

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

use crate::Button;

/// A form that posts. Fields go in with [`Form::body`], buttons with [`Form::submit`] or [`Form::buttons`].
#[derive(Debug, Clone)]
pub struct Form {
    action: String,
    csrf: String,
    idem: Option<String>,
    version: Option<String>,
    hidden: Vec<(String, String)>,
    body: Markup,
    buttons: Option<Markup>,
    files: bool,
    autosave: Option<(String, Words)>,
    preview: Option<(String, String)>,
}

impl Form {
    /// A form that posts to `action`. `csrf` is the session's token.
    pub fn post(action: impl Into<String>, csrf: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            csrf: csrf.into(),
            idem: None,
            version: None,
            hidden: Vec::new(),
            body: html! {},
            buttons: None,
            files: false,
            autosave: None,
            preview: None,
        }
    }

    /// The key (128 random bits as text) that makes a second sending have no second effect.
    pub fn idem(mut self, key: impl Into<String>) -> Self {
        self.idem = Some(key.into());
        self
    }

    /// The version of the row that the person saw while editing it.
    pub fn version(mut self, version: impl ToString) -> Self {
        self.version = Some(version.to_string());
        self
    }

    /// Another hidden field. Nothing secret and nothing that the server would trust.
    pub fn hidden(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.hidden.push((name.into(), value.into()));
        self
    }

    /// The fields.
    pub fn body(mut self, body: impl Render) -> Self {
        let before = self.body;
        self.body = html! { (before) (body) };
        self
    }

    /// The one button of most forms.
    pub fn submit(self, label: impl Render) -> Self {
        let button = Button::primary(label).once();
        self.buttons(button)
    }

    /// "Continue", the button of every question page.
    pub fn proceed(self, words: Words) -> Self {
        self.submit(t!(words, "ui-continue"))
    }

    /// Several buttons and links, the primary one first.
    pub fn buttons(mut self, buttons: impl Render) -> Self {
        self.buttons = Some(crate::buttons(buttons));
        self
    }

    /// Allows files to be sent.
    pub fn with_files(mut self) -> Self {
        self.files = true;
        self
    }

    /// With scripts: sends what is typed to `address` every 10 seconds and on leaving a field. The page must load `autosave.js`.
    pub fn autosave(mut self, address: impl Into<String>, words: Words) -> Self {
        self.autosave = Some((address.into(), words));
        self
    }

    /// With scripts: on each change fetches `address` with the fields and puts the fragment into the element `into`. The page
    /// must load `sliders.js`. Without scripts the form's button does the same for the whole page.
    pub fn preview(mut self, address: impl Into<String>, into: impl Into<String>) -> Self {
        self.preview = Some((address.into(), into.into()));
        self
    }
}

impl Render for Form {
    fn render(&self) -> Markup {
        let autosave = self.autosave.as_ref();
        let preview = self.preview.as_ref();
        html! {
            form.trellis-form action=(self.action) method="post" novalidate
                enctype=[self.files.then_some("multipart/form-data")]
                data-autosave=[autosave.map(|(address, _)| address)]
                data-preview=[preview.map(|(address, _)| address)] data-preview-into=[preview.map(|(_, into)| into)] {
                input type="hidden" name="csrf" value=(self.csrf);
                @if let Some(key) = &self.idem { input type="hidden" name="idem" value=(key); }
                @if let Some(version) = &self.version { input type="hidden" name="version" value=(version); }
                @for (name, value) in &self.hidden { input type="hidden" name=(name) value=(value); }
                (self.body)
                @if let Some((_, words)) = autosave {
                    p.trellis-autosave role="status" data-autosave-status data-saved=(t!(*words, "ui-saved"))
                        data-failed=(t!(*words, "ui-not-saved")) data-copy=(t!(*words, "ui-copy-my-text")) {}
                }
                @if let Some(buttons) = &self.buttons { (buttons) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_carries_its_hidden_fields_escaped() {
        let form =
            Form::post("/pairs/1/accept", "c\"s").idem("k1").version(7).hidden("step", "2").submit("Accept");
        let html = form.render().into_string();
        for part in [
            "method=\"post\"",
            "name=\"csrf\" value=\"c&quot;s\"",
            "name=\"idem\" value=\"k1\"",
            "name=\"version\" value=\"7\"",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(
            !html.contains("multipart") && Form::post("/", "").with_files().render().0.contains("multipart")
        );
    }
}
