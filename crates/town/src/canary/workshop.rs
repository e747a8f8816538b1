//! A workshop with three seats, in which an idea was shared under an alias.

use super::{Who::*, story::Told};

impl Told<'_> {
    /// A room is opened, three come in, each writes, and everything is heard; whoever comes now could still join.
    pub(super) async fn hold_a_workshop(&mut self) {
        let plan = [
            ("question", "What would help you most?"),
            ("consent", "I take part because I want to."),
            ("seats", "3"),
            ("way", "protected"),
            ("scheme", "top_k"),
        ];
        let control = self.posts(Helen, "/ngt/new", &plan).await;
        let room = control.trim_end_matches("/control").to_owned();
        let code = code(&self.open(Helen).get(&control).await.body);
        for (who, name) in [(Bola, "canary87"), (Devi, ""), (Frank, "")] {
            let coming = [("code", code.as_str()), ("name", name), ("guess", "yes"), ("consent", "yes")];
            self.posts(who, &format!("{room}/seats"), &coming).await;
        }
        for what in ["lock", "advance", "advance"] {
            self.fills_one(Helen, &control, what, &[]).await;
        }
        for (who, text) in [(Bola, "canary86"), (Devi, "A mentor in my field"), (Frank, "Time to meet")] {
            self.fills_one(who, &room, "draft", &[("text", text)]).await;
        }
        for what in ["advance", "deal", "deal", "deal"] {
            self.fills_one(Helen, &control, what, &[]).await;
        }
    }

    /// Sends one command from the page that it stands on.
    async fn fills_one(&mut self, who: super::Who, page: &str, what: &str, fields: &[(&str, &str)]) {
        let browser = self.open(who);
        let shown = browser.get(page).await;
        let forms = shown.forms();
        let form = forms.iter().find(|form| {
            form.action == page && form.fields.iter().any(|(name, value)| name == "do" && value == what)
        });
        let form = form.unwrap_or_else(|| panic!("{page} has no form that does {what}"));
        let kept = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let kept = kept.filter(|(name, _)| !fields.iter().any(|(changed, _)| changed == name));
        let sent: Vec<(&str, &str)> = kept.chain(fields.iter().copied()).collect();
        let answer = browser.post_exactly(page, &sent).await;
        assert_eq!(answer.status, 303, "{} does {what} in a workshop: {}", who.name(), answer.body);
    }
}

/// The code on the page of whoever leads.
fn code(page: &str) -> String {
    let (_, rest) = page.split_once("trellis-code\">").expect("the code is shown");
    rest.split('<').next().unwrap_or_default().replace(' ', "")
}
