//! What two do together in their year: goals, looking back, and the hours that a giver counts.

use rand::{Rng, seq::IndexedRandom};
use trellis_domain::{
    goal::GoalState,
    hat::Hat,
    hours::{Kind as HoursKind, Month, PREPARING},
    id::GoalId,
    meeting::MeetingState,
    pair::{Kind, Side},
    permission::{Action, Actor},
};
use trellis_programme::{
    Act, Stop,
    goals::{self, Rating, Step, Wording},
    hours, reviews,
};
use trellis_store::{meetings, pairs::Pair};

use super::{
    Done, Year,
    picture::{Deep, Picture, walks},
};

impl Year {
    pub(super) async fn together(&mut self, now: &Picture) -> Done {
        if self.dice.random_bool(0.15) {
            return ("put hours right", self.puts_hours_right().await);
        }
        let kind = *Kind::ALL.choose(&mut self.dice).unwrap();
        let Ok(pair) = self.two_of(now, kind) else { return ("nothing", Err(Stop::NotFound)) };
        if self.dice.random_bool(0.3) { self.looks_back(&pair).await } else { self.with_goals(&pair).await }
    }

    async fn with_goals(&mut self, pair: &Pair) -> Done {
        let (id, (mentee, giver)) = (pair.id, self.both(pair));
        let one = if self.dice.random_bool(0.5) { mentee } else { giver };
        let goals = async |act: &mut Act| Ok(goals::list(act, id).await?.goals);
        let goals = self.world.look_with(mentee, self.secret(mentee), goals).await.unwrap_or_default();
        let new = goals.len() < 2 && self.dice.random_bool(0.5);
        let Some((goal, _)) = goals.choose(&mut self.dice).filter(|_| !new) else {
            let wording = Wording { text: "Lead the Friday clinic".to_owned(), ..Wording::default() };
            let proposes = async |act: &mut Act| goals::propose(act, id, wording).await.map(drop);
            return ("wrote a goal", self.does(one, proposes).await);
        };
        let goal = goal.id;
        match self.dice.random_range(0..10) {
            0..4 => {
                let to = *GoalState::ALL.choose(&mut self.dice).unwrap();
                let moved = self.does(one, async |act| goals::go(act, goal, to).await).await;
                assert!(moved.is_err() || one == mentee, "a helper moved a goal to {}", to.code());
                ("moved a goal", moved)
            }
            4..6 => {
                let rating = Rating { before: Some(self.dice.random_range(1..6)), after: None };
                let rated = self.does(one, async |act| goals::rate(act, goal, rating).await).await;
                assert!(rated.is_err() || one == mentee, "a helper rated a goal");
                ("rated a goal", rated)
            }
            6..8 => ("worded a goal", self.words_anew(goal, one).await),
            _ => {
                let step =
                    Step { who: Side::Mentee, what: "Ask for a date".to_owned(), by: None, done: false };
                let plans = async |act: &mut Act| goals::plan(act, goal, step).await;
                ("planned a step", self.does(one, plans).await)
            }
        }
    }

    /// Over the version that was read, or over one that is older.
    async fn words_anew(&mut self, goal: GoalId, one: Actor) -> Result<(), Stop> {
        let reads = async |act: &mut Act| goals::read(act, goal).await;
        let (_, version) =
            self.world.look_with(one, self.secret(one), reads).await?.words.ok_or(Stop::NotFound)?;
        let late = self.dice.random_bool(0.2);
        let text = format!("Lead {} clinics", self.dice.random_range(2..90));
        let wording = Wording { text, ..Wording::default() };
        let version = if late { version - 1 } else { version };
        let worded = self.does(one, async |act| goals::reword(act, goal, version, wording).await).await;
        assert!(worded.is_err() || !late, "newer words were written over");
        worded
    }

    async fn looks_back(&mut self, pair: &Pair) -> Done {
        let (id, (mentee, giver)) = (pair.id, self.both(pair));
        let one = if self.dice.random_bool(0.5) { mentee } else { giver };
        if self.dice.random_bool(0.7) {
            let text = reviews::Text { first: "You ask first".to_owned(), ..reviews::Text::default() };
            ("shared a review", self.does(one, async |act| reviews::share(act, id, &text).await).await)
        } else {
            ("took a review back", self.does(one, async |act| reviews::take_back(act, id).await).await)
        }
    }

    async fn puts_hours_right(&mut self) -> Result<(), Stop> {
        let (giver, hat) = *self.givers.choose(&mut self.dice).unwrap();
        let month = Month::of(trellis_domain::day::of(self.world.now())).later(-self.dice.random_range(0..4));
        let kind = *HoursKind::ALL.choose(&mut self.dice).unwrap();
        let minutes = self.dice.random_bool(0.8).then(|| self.dice.random_range(0..40) * 15);
        let actor = self.world.wearing(giver, hat);
        let own = [(kind, minutes)];
        self.does(actor, async |act| hours::correct(act, giver.1, month, &own).await).await?;
        assert!(HoursKind::of(hat).contains(&kind), "{hat:?} counts {kind:?}");
        Ok(())
    }

    pub(super) fn check_goals(&self, before: &Deep, deep: &Deep) {
        for goal in deep.goals.values() {
            let from = before.goals.get(&goal.id).map_or(GoalState::first(goal.proposed_by), |was| was.state);
            let way = (from, goal.state);
            assert!(walks(GoalState::ALL, GoalState::leads_to, way, usize::MAX), "a goal went {way:?}");
        }
    }

    /// Whoever has not shared their own reads nothing of the other's; an address is for two who would both stay in touch.
    pub(super) async fn check_a_review(&mut self, now: &Picture) {
        for kind in Kind::ALL {
            let Ok(pair) = self.two_of(now, *kind) else { continue };
            let (mentee, giver) = self.both(&pair);
            let read = async |act: &mut Act| reviews::read(act, pair.id).await;
            let hers = self.world.look_with(mentee, self.secret(mentee), read).await;
            let his = self.world.look_with(giver, self.secret(giver), read).await;
            for seen in [&hers, &his].into_iter().flatten() {
                assert!(
                    seen.theirs.is_none() || seen.mine.is_some(),
                    "a review is read before the own is shared"
                );
            }
            if let (Ok(hers), Ok(his)) = (hers, his) {
                let both = hers.in_touch && his.in_touch;
                assert_eq!(
                    (hers.address.is_some(), his.address.is_some()),
                    (both, both),
                    "an address is told"
                );
            }
        }
    }

    /// A giver's ledger counts what was held, once, and what the giver says instead holds.
    pub(super) async fn check_hours(&mut self, now: &Picture) {
        let (giver, hat) = *self.givers.choose(&mut self.dice).unwrap();
        let actor = self.world.wearing(giver, hat);
        let given = async |act: &mut Act| hours::of(act, giver.1).await;
        let Ok(given) = self.world.look_with(actor, None, given).await else { return };
        assert!(given.lines.iter().all(|line| line.minutes() == line.own.unwrap_or(line.counted)));
        if hat == Hat::Facilitator {
            return;
        }
        let held = async |act: &mut Act| {
            let mut minutes = Vec::new();
            for pair in now.pairs.values().filter(|pair| pair.giver == giver.1) {
                let Ok(permit) = act.may(Action::ReadPair, pair.id).await else { continue };
                let all = meetings::of_pair(&mut act.unit, &permit).await?;
                let held = all.iter().filter(|meeting| meeting.state == MeetingState::Held);
                minutes.extend(held.map(|meeting| meeting.minutes));
            }
            Ok(minutes)
        };
        let held = self.world.look(actor, held).await;
        let counted =
            |kind| given.lines.iter().filter(move |line| line.kind == kind).map(|line| line.counted);
        assert_eq!(counted(HoursKind::Meeting).sum::<i64>(), held.iter().sum::<i64>(), "minutes of {hat:?}");
        let preparing = i64::try_from(held.len()).unwrap() * PREPARING;
        assert_eq!(counted(HoursKind::Preparation).sum::<i64>(), preparing, "preparing of {hat:?}");
    }
}
