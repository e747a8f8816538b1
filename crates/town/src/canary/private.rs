//! What the two of a pair write to each other and for themselves.

use super::{Who::*, story::Told};

impl Told<'_> {
    /// Notes, reflections, a goal with a step, a clause of their own; each also begun and not sent.
    pub(super) async fn writes_in_the_pair(&mut self) {
        let pair = format!("/pairs/{}", self.people.mentoring);
        let notes = format!("{pair}/notes");
        for (who, kind, text) in [
            (Amina, "note", "canary01"),
            (Grace, "note", "canary02"),
            (Amina, "reflection", "canary03"),
            (Grace, "reflection", "canary04"),
        ] {
            self.posts(who, &notes, &[("kind", kind), (kind, text)]).await;
        }
        for (kind, text) in [("note", "canary05"), ("reflection", "canary06")] {
            self.begins(Amina, &format!("{notes}/draft"), &[("kind", kind), (kind, text)]).await;
        }
        let goals = format!("{pair}/goals");
        let goal = self.fills(Amina, &goals, &goals, &[("text", "canary07"), ("measure", "canary08")]).await;
        self.begins(Amina, &format!("{goals}/draft"), &[("text", "canary09")]).await;
        let wording = [("text", "canary10"), ("measure", "canary11")];
        self.begins(Amina, &format!("{goal}/wording/draft"), &wording).await;
        let step = [("what", "canary12"), ("who", "giver")];
        self.fills(Grace, &goal, &format!("{goal}/steps"), &step).await;
        self.begins(Grace, &format!("{goal}/steps/draft"), &[("what", "canary13"), ("who", "giver")]).await;
        let clauses = format!("{pair}/agreement/clauses");
        self.fills(Amina, &clauses, &clauses, &[("clauses", "canary14")]).await;
        let begun = [("clauses", "canary15"), ("version", "1")];
        self.begins(Grace, &format!("{clauses}/draft"), &begun).await;
    }

    /// Half-way both of one pair look back, and of another only one.
    pub(super) async fn look_back(&mut self) {
        let review = format!("/pairs/{}/review", self.people.mentoring);
        self.fills(Amina, &review, &review, &[("first", "canary16"), ("second", "canary17")]).await;
        self.fills(Grace, &review, &review, &[("third", "canary18")]).await;
        let review = format!("/pairs/{}/review", self.people.beside);
        self.fills(Amina, &review, &review, &[("first", "canary19")]).await;
        self.begins(Sian, &format!("{review}/draft"), &[("second", "canary20")]).await;
    }

    /// Farewells; one of the two would like to stay in touch.
    pub(super) async fn part(&mut self) {
        let review = format!("/pairs/{}/review", self.people.sponsoring);
        self.town
            .tamper("UPDATE pair SET state = 'closing' WHERE state = 'active' AND kind = 'sponsor'")
            .await;
        self.fills(Amina, &review, &review, &[("first", "canary21")]).await;
        self.fills(Owen, &review, &review, &[("third", "canary22")]).await;
        self.posts(Amina, &format!("{review}/touch"), &[("wish", "yes")]).await;
    }

    /// What she needs, for readers of each kind; and what both keep in a record of their own.
    pub(super) async fn keeps_own_words(&mut self) {
        let mentor = self.people.mentoring.to_string();
        let question = |question: &str| format!("/needs/answers/{question}");
        for (name, text, readers) in [
            ("need", "canary23", "only_me"),
            ("help", "canary26", "my_helpers"),
            ("support", "canary25", mentor.as_str()),
        ] {
            let path = question(name);
            self.fills(Amina, &path, &path, &[("text", text), ("readers", readers)]).await;
        }
        let help = question("help");
        let links = self.open(Amina).get(&help).await.links();
        let change = links.into_iter().find(|link| link.contains("?change=")).expect("it can be changed");
        self.fills(Amina, &change, &help, &[("text", "canary24")]).await;
        let begun = [("text", "canary27"), ("readers", "my_helpers")];
        self.begins(Amina, &format!("{}/draft", question("require")), &begun).await;
        for (who, text) in [(Amina, "canary28"), (Grace, "canary29")] {
            self.fills(who, "/record/entry", "/record/entry", &[("text", text)]).await;
        }
        self.begins(Amina, "/record/entry/draft", &[("text", "canary30")]).await;
    }

    /// The first talk: what each keeps, brings, and has begun.
    pub(super) async fn open_up(&mut self) {
        let opener = format!("/pairs/{}/opener", self.people.mentoring);
        let said = [("q1", "canary52"), ("q2", "canary53"), ("bring", "q2")];
        self.fills(Amina, &opener, &opener, &said).await;
        self.begins(Grace, &format!("{opener}/draft"), &[("q3", "canary54")]).await;
    }

    /// A summary that she releases, one that waits for her word, and one that was begun.
    pub(super) async fn summarise(&mut self) {
        let summary = |pair| format!("/pairs/{pair}/notes/summary");
        let here = summary(self.people.mentoring);
        for (who, text) in [(Amina, "canary58"), (Grace, "canary59")] {
            let preview = self.fills(who, &here, &here, &[("text", text)]).await;
            self.fills(who, &preview, &preview, &[]).await;
        }
        let there = summary(self.people.beside);
        self.begins(Amina, &format!("{there}/draft"), &[("text", "canary73")]).await;
    }

    /// A meeting at which both were and from which each takes something away; and another that is to come.
    pub(super) async fn meet(&mut self) {
        let past = self.book().await;
        self.town.tamper("UPDATE meeting SET starts_at = '2026-11-20T09:00:00.000000Z'").await;
        let (after, told) =
            (format!("/pairs/{}/after", self.people.mentoring), format!("/meetings/{past}/confirmation"));
        for (who, taken) in
            [(Amina, &[("taken", "canary55")][..]), (Grace, &[("taken", "canary56"), ("share", "yes")])]
        {
            let fields: Vec<(&str, &str)> = [("held", "yes")].iter().chain(taken).copied().collect();
            self.fills(who, &after, &told, &fields).await;
        }
        self.begins(Amina, &format!("/meetings/{past}/draft"), &[("taken", "canary57")]).await;
        self.book().await;
    }

    /// A meeting at a place; she picks its time.
    async fn book(&mut self) -> String {
        let meet = format!("/pairs/{}/meet", self.people.mentoring);
        let times = [
            ("first-day", "1"),
            ("first-month", "12"),
            ("first-year", "2026"),
            ("first-time", "10:00"),
            ("minutes", "60"),
            ("mode", "in_person"),
            ("place", "canary81"),
        ];
        let before = self.town.ids("meeting", "id").await;
        self.posts(Grace, &meet, &times).await;
        let all = self.town.ids("meeting", "id").await;
        let meeting = all.into_iter().find(|one| !before.contains(one)).expect("it is proposed");
        self.posts(Amina, &format!("/meetings/{meeting}/booking"), &[("time", "1")]).await;
        meeting
    }
}
