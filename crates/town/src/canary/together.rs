//! What is asked of an ally, done by a sponsor, agreed in a circle, and chosen for matching.

use crate::{Browser, PHRASE};

use super::{
    Who::{self, *},
    story::Told,
};

impl Told<'_> {
    /// An ask that is done and felt, one that is on its way, one that was never sent; words about them.
    pub(super) async fn ask(&mut self) {
        let (write, ask) = (format!("/pairs/{}/asks", self.people.beside), [("theme", "bold")]);
        let asked = |text| [ask[0], ("text", text)];
        let first = self.fills(Amina, &write, &write, &asked("canary31")).await;
        self.posts(Amina, &format!("{first}/sending"), &[]).await;
        self.posts(Sian, &format!("/ally{first}/words"), &[("word", "canary33")]).await;
        self.posts(Amina, &format!("{first}/words"), &[("word", "canary32")]).await;
        self.posts(Sian, &format!("/ally{first}/acceptance"), &[]).await;
        self.posts(Sian, &format!("/ally{first}/done"), &[("line", "canary34")]).await;
        let felt = self.either("helped", "made_worse");
        self.posts(Amina, &format!("{first}/felt"), &[("felt", felt)]).await;
        self.fills(Amina, &write, &write, &asked("canary35")).await;
        let open = self.fills(Amina, &write, &write, &asked("another ask")).await;
        self.posts(Amina, &format!("{open}/sending"), &[]).await;
        let promised = self.fills(Amina, &write, &write, &asked("a promise")).await;
        self.posts(Amina, &format!("{promised}/sending"), &[]).await;
        self.posts(Sian, &format!("/ally{promised}/acceptance"), &[]).await;
        self.begins(Amina, &format!("{open}/words/draft"), &[("word", "canary37")]).await;
        self.begins(Sian, &format!("/ally{open}/words/draft"), &[("word", "canary38")]).await;
        self.begins(Amina, &format!("{write}/draft"), &asked("canary36")).await;
    }

    /// A sponsor does something with her yes, drops something, names a post; what was typed while it was locked waits.
    pub(super) async fn sponsor(&mut self) {
        let (pair, month) = (self.people.sponsoring.to_string(), "/sponsor/this-month");
        let hopes = format!("/opportunities/{pair}");
        self.posts(Amina, &hopes, &[("kinds", "boost"), ("aims", "canary40")]).await;
        let plan = |kind, line| {
            [
                ("pair", pair.as_str()),
                ("kind", kind),
                ("forum", "board"),
                ("aim", "development"),
                ("line", line),
            ]
        };
        let mut acts = Vec::new();
        for (kind, line) in [("boost", "canary41"), ("boost", "canary42"), ("nominate", "canary41")] {
            self.posts(Owen, month, &plan(kind, line)).await;
            let all = self.town.ids("sponsorship_act", "id").await;
            acts.push(all.into_iter().find(|act| !acts.contains(act)).expect("it is planned"));
        }
        let his: Vec<String> = acts.iter().map(|act| format!("/sponsor/acts/{act}")).collect();
        self.posts(Owen, &his[0], &[("then", "done"), ("line", "canary41")]).await;
        self.posts(Owen, &his[1], &[("then", "drop")]).await;
        let echo = self.either("not_wanted", "not_yet");
        self.posts(Amina, &format!("/opportunities/acts/{}", acts[0]), &[("then", "echo"), ("echo", echo)])
            .await;
        let post = [("pair", pair.as_str()), ("post", "canary43"), ("panel", "not_on")];
        self.posts(Owen, "/sponsor/panels", &post).await;

        self.posts(Owen, "/me/unlock/lock", &[]).await;
        self.posts(Owen, month, &plan("boost", "canary44")).await;
        self.posts(Owen, &his[2], &[("then", "word"), ("line", "canary45")]).await;
        let post = [("pair", pair.as_str()), ("post", "canary47"), ("panel", "not_on")];
        self.posts(Owen, "/sponsor/panels", &post).await;
        self.posts(Owen, "/me/unlock", &[("phrase", PHRASE)]).await;
        let hopes = format!("/opportunities/{}", self.people.other_sponsoring);
        self.keep(&hopes).await;
        self.posts(Frank, "/me/unlock/lock", &[]).await;
        self.posts(Frank, &hopes, &[("kinds", "boost"), ("aims", "canary46")]).await;
        self.posts(Frank, "/me/unlock", &[("phrase", PHRASE)]).await;
    }

    /// A sponsor rests for long, and the mentee keeps what was planned for the next one.
    async fn keep(&mut self, hopes: &str) {
        self.posts(Frank, hopes, &[("kinds", "boost"), ("aims", "To be seen")]).await;
        let pair = self.people.other_sponsoring.to_string();
        let before = self.town.ids("sponsorship_act", "id").await;
        let plan = [
            ("pair", pair.as_str()),
            ("kind", "boost"),
            ("forum", "board"),
            ("aim", "development"),
            ("line", "canary75"),
        ];
        self.posts(Sue, "/sponsor/this-month", &plan).await;
        let all = self.town.ids("sponsorship_act", "id").await;
        let act = all.into_iter().find(|act| !before.contains(act)).expect("it is planned");
        let rests = "INSERT INTO succession (id, sponsor, why, opened_on)
            SELECT participation.id, participation.id, 'paused', '2026-11-20'
            FROM participation JOIN person ON person.id = participation.person WHERE person.first_name = 'Sue'";
        self.town.tamper(rests).await;
        self.posts(Frank, &format!("/opportunities/acts/{act}"), &[("then", "keep")]).await;
    }

    /// A circle writes its rules twice; one of it has a name there, and has begun a third version.
    pub(super) async fn gather(&mut self) {
        let circle = format!("/circle/{}", self.people.circle);
        self.posts(Bola, &circle, &[("name", "Canary51")]).await;
        let rules = format!("{circle}/rules");
        self.posts(Amina, &rules, &[("rules", "canary48"), ("since", "0")]).await;
        self.posts(Ravi, &rules, &[("rules", "canary49"), ("since", "1")]).await;
        self.begins(Bola, &format!("{rules}/draft"), &[("rules", "canary50"), ("since", "2")]).await;
    }

    /// Wishes in own words, sent and only begun. It comes last: how many pages a wish has hangs on what is wished, and
    /// chance would give other ids to whatever is made after it.
    pub(super) async fn wish(&mut self) {
        let lens = "/me/preferences-for-matching/lens";
        let (wish, weight) = (self.either("wanted", "not_wanted"), self.either("1", "3"));
        let wish = |words| {
            [
                ("about", "other"),
                ("value-other", "own"),
                ("words-other", words),
                ("wish-other", wish),
                ("weight-other", weight),
                ("helpers-other", "mentor"),
                ("wait-other", "go_on"),
            ]
        };
        self.goes_through(Bola, lens, &wish("canary61"), "wish-other").await;
        self.goes_through(Amina, lens, &wish("canary60"), "").await;
    }

    /// Offers in own words, sent and only begun; with whom somebody would rather not be.
    pub(super) async fn choose(&mut self) {
        let offer = "/me/preferences-for-matching/offer";
        let offered = |about: [&'static str; 4], scope| {
            [
                ("about", about[0]),
                (about[1], "own"),
                (about[2], about[3]),
                ("scope", scope),
                ("consent", "yes"),
            ]
        };
        let other = |words| ["other", "value-other", "words-other", words];
        self.goes_through(David, offer, &offered(other("canary62"), "matching_only"), "").await;
        let faith = ["faith", "value-faith", "words-faith", "canary63"];
        self.goes_through(David, offer, &offered(faith, "shown_on_suggestion"), "").await;
        self.goes_through(Grace, offer, &offered(other("canary64"), "matching_only"), "scope").await;
        let kind = self.either("rather_not", "prior_complaint");
        let with = [("address", "canary65@elsewhere.example"), ("kind", kind)];
        self.posts(Amina, "/me/not-with", &with).await;
        self.posts(Amina, "/me/preferences-for-matching/dialogue", &[("dialogue", "i_will")]).await;
    }

    /// A mentee asks that her mentor may be her sponsor too.
    pub(super) async fn except(&mut self) {
        let both = format!("/pairs/{}/two-people", self.people.in_two_hats);
        self.posts(Devi, &both, &[("reason", "canary76")]).await;
    }

    /// A form of many pages, up to a step, or to its end where none is named.
    async fn goes_through(&mut self, who: Who, form: &str, answers: &[(&str, &str)], until: &str) {
        let browser = self.open(who);
        let begun = browser.post(form, &[]).await;
        let mut at = begun.leads_to().to_owned();
        while at.starts_with(form) && at != form && (until.is_empty() || !at.ends_with(until)) {
            at = step(browser, &at, answers).await;
        }
        assert!(at.starts_with("/me/preferences-for-matching"), "{form} leads to {at}, {}", begun.status);
    }

    /// Somebody leaves a pair and says why, or says something else; a coordinator looks, runs the matching and pins.
    pub(super) async fn run(&mut self) {
        let pairs = self.town.ids("pair", "id").await;
        let (mut left, reason) = (false, self.either("no_time", "not_safe"));
        for pair in pairs {
            let ending = format!("/pairs/{pair}/ending");
            let page = self.open(Alun).get(&ending).await;
            if page.status == 200 {
                let said = self.open(Frank).post(&ending, &[("reason", reason)]).await;
                left |= said.status == 303;
            }
        }
        assert!(left, "Frank leaves his ally");
        let amina = self.people.id(Amina);
        self.posts(Helen, &format!("/co/people/{amina}/reasons"), &[("reason", "canary82")]).await;
        let cohort = self.people.cohort.to_string();
        let run = self.posts(Helen, "/co/matching/runs", &[("cohort", &cohort)]).await;
        let run = run.rsplit('/').next().unwrap_or_default().to_owned();
        let part = |who| self.people.parts.iter().find(|(one, _)| *one == who).expect("a part").1.to_string();
        let (mentee, giver) = (part(Bola), part(Gareth));
        let pin = [
            ("cohort", cohort.as_str()),
            ("run", &run),
            ("kind", "mentor"),
            ("mentee", &mentee),
            ("giver", &giver),
            ("what", "forbidden"),
            ("reason", "canary85"),
        ];
        self.posts(Helen, "/co/matching/pins", &pin).await;
    }
}

/// Answers one page with whatever of the answers it asks for; where that leads.
async fn step(browser: &mut Browser<'_>, at: &str, answers: &[(&str, &str)]) -> String {
    let page = browser.get(at).await;
    let asked = |name: &str| page.body.contains(&format!("name=\"{name}\""));
    let given: Vec<(&str, &str)> = answers.iter().copied().filter(|(name, _)| asked(name)).collect();
    let sent = browser.submit(&page, at, &given).await;
    assert_eq!(sent.status, 303, "{at} with {given:?}: {}", sent.body);
    sent.leads_to().to_owned()
}
