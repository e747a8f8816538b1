//! Buttons, and links that look like them.

use maud::{Markup, Render, html};

/// A button that sends the form it stands in, or a link.
#[derive(Debug, Clone)]
pub struct Button {
    label: Markup,
    variant: Option<&'static str>,
    small: bool,
    disabled: bool,
    href: Option<String>,
    name: Option<(String, String)>,
    once: Option<bool>,
    formaction: Option<String>,
}

impl Button {
    /// The page's one primary button.
    pub fn primary(label: impl Render) -> Self {
        Self {
            label: crate::slot(label),
            variant: None,
            small: false,
            disabled: false,
            href: None,
            name: None,
            once: None,
            formaction: None,
        }
    }

    /// Any other button.
    pub fn secondary(label: impl Render) -> Self {
        Self::primary(label).variant("secondary")
    }

    /// For what cannot be undone.
    pub fn warning(label: impl Render) -> Self {
        Self::primary(label).variant("warning")
    }

    /// On a dark ground.
    pub fn reverse(label: impl Render) -> Self {
        Self::primary(label).variant("reverse")
    }

    pub(crate) fn variant(mut self, variant: &'static str) -> Self {
        self.variant = Some(variant);
        self
    }

    /// A smaller button, for rows of a table.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// A button that cannot be pressed. Say beside it why not.
    pub fn disabled(mut self) -> Self {
        self.disabled = true;
        self
    }

    /// A link that looks like a button: it goes somewhere and changes nothing.
    pub fn link(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// What the form sends when this button of several was pressed.
    pub fn sends(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.name = Some((name.into(), value.into()));
        self
    }

    /// Sends the form to another address than the form's own.
    pub fn formaction(mut self, address: impl Into<String>) -> Self {
        self.formaction = Some(address.into());
        self
    }

    /// A second press within a second does nothing, with scripts. The idempotency key of the form is what protects.
    pub fn once(mut self) -> Self {
        self.once = Some(true);
        self
    }

    fn class(&self) -> String {
        let mut class = String::from("nhsuk-button");
        if let Some(variant) = self.variant {
            class.push_str(" nhsuk-button--");
            class.push_str(variant);
        }
        if self.small {
            class.push_str(" nhsuk-button--small");
        }
        class
    }
}

impl Render for Button {
    fn render(&self) -> Markup {
        let name = self.name.as_ref();
        html! {
            @if let Some(href) = &self.href {
                a class=(self.class()) data-module="nhsuk-button" href=(href) role="button" draggable="false" { (self.label) }
            } @else {
                button class=(self.class()) data-module="nhsuk-button" type="submit" name=[name.map(|(name, _)| name)]
                    value=[name.map(|(_, value)| value)] formaction=[self.formaction.as_ref()] disabled[self.disabled]
                    aria-disabled=[self.disabled.then_some("true")]
                    data-prevent-double-click=[self.once.map(|once| if once { "true" } else { "false" })] { (self.label) }
            }
        }
    }
}

/// Buttons and links side by side, below one another on a phone.
pub fn buttons(buttons: impl Render) -> Markup {
    html! { div.nhsuk-button-group { (buttons) } }
}
