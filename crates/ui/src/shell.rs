//! What surrounds every page: name plate, language, hats, sign out, exit, help and footer.

use maud::{DOCTYPE, Markup, html};
use trellis_words::{Words, t};

use crate::{BackLink, SkipLink, asset};

/// Signing out is a form, because it changes something.
#[derive(Debug, Clone)]
pub struct SignOut {
    /// Where the form posts to.
    pub action: String,
    /// The session's token.
    pub csrf: String,
}

/// "Exit this page": covers the page, locks and leads to a neutral site.
#[derive(Debug, Clone)]
pub struct Exit {
    /// Where the form posts to; without scripts its answer leads away.
    pub action: String,
    /// The session's token.
    pub csrf: String,
    /// The neutral site that the host has set.
    pub away: String,
    /// The cookie that says which session was left, for the moment before the server hears of it.
    pub mark: &'static str,
}

/// One of the hats that a person wears here.
#[derive(Debug, Clone)]
pub struct HatLink {
    /// "mentee", "mentor", …
    pub label: String,
    /// The home page of that hat.
    pub href: String,
    /// Whether the person is here under this hat.
    pub current: bool,
}

/// A whole page around a body. Start with [`Shell::new`], then set what applies.
#[derive(Debug, Clone)]
pub struct Shell {
    words: Words,
    heading: String,
    alias: String,
    nonce: String,
    home: String,
    language: String,
    error: bool,
    hats: Vec<HatLink>,
    account: Option<(String, String)>,
    sign_out: Option<SignOut>,
    exit: Option<Exit>,
    demo: bool,
    back: Option<BackLink>,
    styles: Vec<&'static str>,
    scripts: Vec<&'static str>,
    wide: bool,
    paper: bool,
    refresh: Option<String>,
}

impl Shell {
    /// A page. `heading` is the text of its `h1` (which stands in the body), `alias` the neutral name that stands for the programme,
    /// `language` the address of this page in the other language, `nonce` the response's own for scripts.
    pub fn new(
        words: Words,
        heading: impl Into<String>,
        alias: impl Into<String>,
        language: impl Into<String>,
        nonce: impl Into<String>,
    ) -> Self {
        Self {
            words,
            heading: heading.into(),
            alias: alias.into(),
            nonce: nonce.into(),
            home: "/".to_owned(),
            language: language.into(),
            error: false,
            hats: Vec::new(),
            account: None,
            sign_out: None,
            exit: None,
            demo: false,
            back: None,
            styles: Vec::new(),
            scripts: Vec::new(),
            wide: false,
            paper: false,
            refresh: None,
        }
    }

    /// Where the name plate leads; `/` unless said otherwise.
    pub fn home(mut self, href: impl Into<String>) -> Self {
        self.home = href.into();
        self
    }

    /// Marks the title of a page that shows errors.
    pub fn error(mut self, error: bool) -> Self {
        self.error = error;
        self
    }

    /// The switch between hats; shown to people who wear more than one.
    pub fn hats(mut self, hats: Vec<HatLink>) -> Self {
        self.hats = hats;
        self
    }

    /// A link to the person's own account page.
    pub fn account(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.account = Some((label.into(), href.into()));
        self
    }

    /// The sign-out button.
    pub fn sign_out(mut self, sign_out: SignOut) -> Self {
        self.sign_out = Some(sign_out);
        self
    }

    /// Makes this a page that can be left at once.
    pub fn exit(mut self, exit: Exit) -> Self {
        self.exit = Some(exit);
        self
    }

    /// The yellow band of a demonstration.
    pub fn demo(mut self, demo: bool) -> Self {
        self.demo = demo;
        self
    }

    /// The link back, above the heading.
    pub fn back(mut self, href: impl Into<String>) -> Self {
        self.back = Some(BackLink::new(t!(self.words, "ui-back"), href));
        self
    }

    /// Loads a stylesheet beside the one of every page, such as `player.css`.
    pub fn style(mut self, name: &'static str) -> Self {
        self.styles.push(name);
        self
    }

    /// Loads a script of `frontend/scripts/`, such as `autosave.js`. Each page works without it.
    pub fn script(mut self, name: &'static str) -> Self {
        self.scripts.push(name);
        self
    }

    /// Uses the whole width, for pages with a broad table. Text pages keep two thirds.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// A page to print and hand on: nothing around it leads anywhere but to the other language.
    pub fn paper(mut self) -> Self {
        self.paper = true;
        self
    }

    /// Leads away after no time at all, for the answer to Exit without scripts.
    pub fn refresh(mut self, address: impl Into<String>) -> Self {
        self.refresh = Some(address.into());
        self
    }

    /// The page.
    pub fn page(self, body: Markup) -> Markup {
        let words = self.words;
        let (heading, alias) = (&*self.heading, &*self.alias);
        let title = if self.error {
            t!(words, "ui-title-error", heading = heading, alias = alias)
        } else {
            t!(words, "ui-title", heading = heading, alias = alias)
        };
        html! {
            (DOCTYPE)
            html lang=(words.language().code()) {
                head {
                    meta charset="utf-8";
                    title { (title) }
                    meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                    meta name="robots" content="noindex, nofollow";
                    meta name="theme-color" content="#003d3a";
                    @if let Some(address) = &self.refresh { meta http-equiv="refresh" content={ "0; url=" (address) }; }
                    link rel="icon" href="data:,";
                    link rel="stylesheet" href=(asset::path("main.css"));
                    @for style in &self.styles { link rel="stylesheet" href=(asset::path(style)); }
                    script type="module" nonce=(self.nonce) src=(asset::path("page.js")) {}
                    @if self.exit.is_some() {
                        script type="module" nonce=(self.nonce) src=(asset::path("exit.js")) {}
                    }
                    @for script in &self.scripts { script type="module" nonce=(self.nonce) src=(asset::path(script)) {} }
                }
                body.trellis-page {
                    (SkipLink::new(t!(words, "ui-skip"), "#main"))
                    @if self.paper { (self.paper_header()) } @else { (self.header()) }
                    @if let Some(exit) = &self.exit { (self.exit_button(exit)) }
                    div.nhsuk-width-container.trellis-body {
                        @if let Some(back) = &self.back { nav aria-label=(t!(words, "ui-back-label")) { (back) } }
                        main #main.nhsuk-main-wrapper.trellis-main--wide[self.wide] tabindex="-1" { (body) }
                    }
                    @if !self.paper { (self.footer()) }
                }
            }
        }
    }

    fn header(&self) -> Markup {
        let words = self.words;
        let other = words.language().other().code();
        html! {
            header.trellis-header {
                @if self.demo { p.trellis-demo { (t!(words, "ui-demo")) } }
                div.nhsuk-width-container.trellis-header__row {
                    a.trellis-header__plate href=(self.home) { (emblem()) span { (self.alias) } }
                    nav.trellis-header__tools aria-label=(t!(words, "ui-account")) {
                        a.trellis-header__link href=(self.language) hreflang=(other) lang=(other) { (t!(words, "ui-switch-language")) }
                        @if let Some((label, href)) = &self.account { a.trellis-header__link href=(href) { (label) } }
                        @if let Some(out) = &self.sign_out {
                            form.trellis-header__form action=(out.action) method="post" {
                                input type="hidden" name="csrf" value=(out.csrf);
                                button.trellis-header__link type="submit" { (t!(words, "ui-sign-out")) }
                            }
                        }
                    }
                }
                @if self.hats.len() > 1 {
                    nav.trellis-hats aria-label=(t!(words, "ui-hats-label")) {
                        div.nhsuk-width-container.trellis-hats__row {
                            span.trellis-hats__label { (t!(words, "ui-hats")) }
                            ul.trellis-hats__list {
                                @for hat in &self.hats {
                                    li { a href=(hat.href) aria-current=[hat.current.then_some("true")] { (hat.label) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn paper_header(&self) -> Markup {
        let words = self.words;
        let other = words.language().other().code();
        html! {
            header.trellis-paper-header {
                @if self.demo { p.trellis-demo { (t!(words, "ui-demo")) } }
                div.nhsuk-width-container {
                    a href=(self.language) hreflang=(other) lang=(other) { (t!(words, "ui-switch-language")) }
                }
            }
        }
    }

    fn exit_button(&self, exit: &Exit) -> Markup {
        let words = self.words;
        html! {
            section.trellis-exit aria-label=(t!(words, "ui-exit")) {
                div.nhsuk-width-container.trellis-exit__row {
                    form action=(exit.action) method="post" data-exit=(exit.away) data-exit-mark=(exit.mark) data-exit-title=(self.alias) {
                        input type="hidden" name="csrf" value=(exit.csrf);
                        button.trellis-exit__button type="submit" { (t!(words, "ui-exit")) }
                    }
                    span.trellis-exit__hint { (t!(words, "ui-exit-hint")) }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        let words = self.words;
        let links = [
            ("/guides", t!(words, "ui-guides")),
            ("/promises", t!(words, "ui-promises")),
            ("/privacy", t!(words, "ui-privacy")),
            ("/accessibility", t!(words, "ui-accessibility")),
            ("/cookies", t!(words, "ui-cookies")),
        ];
        html! {
            footer.trellis-footer {
                div.nhsuk-width-container {
                    p.trellis-footer__help { (t!(words, "ui-help-line")) " " a href="/help" { (t!(words, "ui-help")) } }
                    nav aria-label=(t!(words, "ui-footer")) {
                        ul.trellis-footer__links { @for (href, label) in links { li { a href=(href) { (label) } } } }
                    }
                }
            }
        }
    }
}

/// A small lattice beside the neutral name: two slats leaning on each other. It says nothing about the programme.
fn emblem() -> Markup {
    html! {
        svg.trellis-emblem viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false" {
            path d="M4 4 28 28M16 4 28 16M4 16 16 28M28 4 4 28M16 4 4 16M28 16 16 28" fill="none" stroke="currentColor"
                stroke-width="2.5" stroke-linecap="round" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use trellis_words::Language;

    use super::*;

    fn page(words: Words) -> Shell {
        Shell::new(words, "Suggest three times", "Wren Valley events", "/pairs/1/meet?lang=cy", "R4nd0m")
    }

    #[test]
    fn the_title_is_heading_and_alias_and_says_when_there_is_an_error() {
        let (en, cy) = (Words::new(Language::English), Words::new(Language::Welsh));
        let html = page(en).page(html! {}).into_string();
        assert!(html.contains("<title>Suggest three times – Wren Valley events</title>"), "{html}");
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\">") && html.contains("?lang=cy"), "{html}");
        let html = page(cy).error(true).page(html! {}).into_string();
        assert!(html.contains("<title>Gwall: Suggest three times"), "{html}");
    }

    #[test]
    fn a_page_has_no_inline_style_or_handler_and_each_script_has_the_nonce() {
        let exit = Exit {
            action: "/exit".into(),
            csrf: "t".into(),
            away: "https://www.example.org/".into(),
            mark: "x",
        };
        let html =
            page(Words::new(Language::English)).exit(exit).demo(true).script("autosave.js").page(html! {});
        let html = html.into_string();
        assert!(
            !html.contains(" style=") && !html.contains(" onclick") && !html.contains("<style"),
            "{html}"
        );
        assert_eq!(html.matches("<script").count(), html.matches("nonce=\"R4nd0m\"").count());
        assert_eq!(html.matches("data-exit=\"https://www.example.org/\"").count(), 1);
    }

    #[test]
    fn a_page_to_print_has_nothing_around_it_but_the_other_language() {
        let html = page(Words::new(Language::English)).paper().page(html! { h1 { "Made" } }).into_string();
        assert!(html.contains("?lang=cy") && html.contains("<h1>Made</h1>"), "{html}");
        for around in ["<nav", "<footer", "trellis-header__plate", "method=\"post\""] {
            assert!(!html.contains(around), "{around} in {html}");
        }
    }

    #[test]
    fn one_hat_needs_no_switch() {
        let hat = |label: &str, current| HatLink { label: label.into(), href: "/home".into(), current };
        let one =
            page(Words::new(Language::English)).hats(vec![hat("mentee", true)]).page(html! {}).into_string();
        assert!(!one.contains("You are here as"));
        let two = page(Words::new(Language::English))
            .hats(vec![hat("mentee", true), hat("ally", false)])
            .page(html! {});
        assert!(
            two.0.contains("You are here as") && two.0.contains("aria-current=\"true\">mentee"),
            "{}",
            two.0
        );
    }
}
