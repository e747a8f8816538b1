//! Whoever asks for help: with an account, for a circle, and without an account; and a case that is looked through.

use super::{Who::*, story::Told};

impl Told<'_> {
    /// A message with its answer, a worry about a circle, a message without an account; each also begun and not sent.
    pub(super) async fn ask_for_help(&mut self) {
        let reader = self.people.id(Helen).to_string();
        let to_helen = [("reader", reader.as_str())];
        let write = "/support/write";
        let check = self.fills(Amina, write, write, &[("about", "work"), ("text", "canary66")]).await;
        let thread = self.fills(Amina, &check, &check, &to_helen).await;
        let read = format!("/co{thread}");
        self.fills(Helen, &read, &read, &[("text", "canary67")]).await;
        self.fills(Amina, &thread, &thread, &[("text", "canary68")]).await;
        self.begins(Amina, &format!("{thread}/draft"), &[("text", "canary69")]).await;
        self.begins(Helen, &format!("{read}/draft"), &[("text", "canary70")]).await;
        self.begins(Amina, &format!("{write}/draft"), &[("about", "work"), ("text", "canary77")]).await;

        let concern = format!("/circles/{}/concern", self.people.circle);
        let worry = |text| [("about", "circle_safety"), ("text", text)];
        let check = self.fills(Ravi, &concern, &concern, &worry("canary71")).await;
        self.fills(Ravi, &check, &check, &to_helen).await;
        self.begins(Nia, &format!("{concern}/draft"), &worry("canary78")).await;

        let mut stranger = self.town.anonymous();
        let page = stranger.get("/support/new").await;
        let typed = [("about", "work"), ("text", "canary72")];
        let check = stranger.submit(&page, "/support/new", &typed).await;
        let sent = stranger.submit(&check, "/support/new/sending", &to_helen).await;
        assert!(sent.status == 200 && sent.body.contains("trellis-code"), "{}", sent.body);

        let case = self.open(Grace).post("/mentor/supervision/case", &[("text", "canary74")]).await;
        assert!(case.status == 200 && case.body.contains("canary74"), "it is looked through: {}", case.body);
    }
}
