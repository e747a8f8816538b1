//! What a mentee answers about the programme, which nobody else reads.

use super::{Who::*, story::Told};

/// The eight questions about an ally.
const BESIDE: [&str; 8] = [
    "bold",
    "speak_up",
    "lead",
    "authenticity_integrity",
    "perceive",
    "inspire",
    "nurture_support",
    "share_the_journey",
];

impl Told<'_> {
    /// Promises, three short questions, and an ally of whom one thing made it worse: a guide goes out, to whom is not said.
    pub(super) async fn answer_questions(&mut self) {
        let kept = self.either("kept", "not_kept");
        self.posts(Amina, "/questions/promises", &[("no_detriment", kept)]).await;
        self.posts(Amina, "/questions/consent", &[]).await;
        let useful = self.either("yes", "no");
        self.posts(Amina, "/questions/check-in", &[("meeting", "yes"), ("useful", useful)]).await;
        let beside = format!("/questions/beside/{}", self.people.beside);
        let mut felt = BESIDE.map(|question| (question, self.either("4", "1")));
        felt[0].1 = "W";
        self.posts(Amina, &beside, &felt).await;
        self.posts(Amina, &beside, &[("then", "guide")]).await;
    }
}
