//! The story of the canaries: everybody fills in everything.

use std::collections::BTreeMap;

use crate::{Browser, Town};

use super::{People, Who};

/// The story when it has been told: everybody's browser, with the private space standing open.
pub struct Told<'t> {
    /// Where it was told.
    pub town: &'t Town,
    /// Who is in it.
    pub people: People,
    /// Everybody's recovery code.
    pub codes: BTreeMap<Who, String>,
    open: BTreeMap<Who, Browser<'t>>,
    twin: bool,
}

impl<'t> Told<'t> {
    /// Tells it.
    pub async fn in_town(town: &'t Town) -> Self {
        Self::told(town, false).await
    }

    /// Tells it with other answers to every question that has only a few, and the same in everything else.
    pub async fn otherwise(town: &'t Town) -> Self {
        Self::told(town, true).await
    }

    async fn told(town: &'t Town, twin: bool) -> Self {
        let people = People::of(town).await;
        let (mut open, mut codes) = (BTreeMap::new(), BTreeMap::new());
        for who in Who::ALL {
            let mut browser = town.as_role(people.id(*who), people.role(*who)).await;
            codes.insert(*who, browser.sets_up_private_space().await);
            open.insert(*who, browser);
        }
        let mut told = Self { town, people, codes, open, twin };
        told.writes_in_the_pair().await;
        told.open_up().await;
        told.look_back().await;
        told.keeps_own_words().await;
        told.summarise().await;
        told.meet().await;
        told.ask().await;
        told.sponsor().await;
        told.gather().await;
        told.ask_for_help().await;
        told.answer_questions().await;
        told.choose().await;
        told.except().await;
        told.run().await;
        told.part().await;
        // Before the wishes, of which the other story has a page more: what chance draws after that differs.
        told.hold_a_workshop().await;
        told.wish().await;
        told
    }

    /// One of two answers: the first, or the other in the twin of the story.
    pub(super) fn either(&self, one: &'static str, other: &'static str) -> &'static str {
        if self.twin { other } else { one }
    }

    /// Somebody's browser, with the private space open.
    ///
    /// # Panics
    /// Never: everybody has one.
    pub fn open(&mut self, who: Who) -> &mut Browser<'t> {
        self.open.get_mut(&who).expect("everybody has a browser")
    }

    /// Somebody's browser in which the private space is locked.
    pub async fn locked(&self, who: Who) -> Browser<'t> {
        self.town.as_role(self.people.id(who), self.people.role(who)).await
    }

    /// Sends a form; where that leads.
    pub(super) async fn posts(&mut self, who: Who, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.open(who).post(path, fields).await;
        assert_eq!(answer.status, 303, "{} posts to {path}: {}", who.name(), answer.body);
        answer.leads_to().to_owned()
    }

    /// Fills in the form of a page and sends it; where that leads.
    pub(super) async fn fills(
        &mut self,
        who: Who,
        page: &str,
        action: &str,
        fields: &[(&str, &str)],
    ) -> String {
        let browser = self.open(who);
        let shown = browser.get(page).await;
        let answer = browser.submit(&shown, action, fields).await;
        assert_eq!(answer.status, 303, "{} fills in {action}: {}", who.name(), answer.body);
        answer.leads_to().to_owned()
    }

    /// Types into a form, of which a script saves what is there so far.
    pub(super) async fn begins(&mut self, who: Who, path: &str, fields: &[(&str, &str)]) {
        let answer = self.open(who).post(path, fields).await;
        assert_eq!(answer.status, 204, "{} begins at {path}: {}", who.name(), answer.body);
    }
}
