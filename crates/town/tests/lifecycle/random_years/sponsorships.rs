//! Sponsors and what they do in a mentee's name: nothing without her yes at that moment, and the echo is hers.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use rand::{Rng, seq::IndexedRandom};
use trellis_domain::{
    day,
    hat::Hat,
    id::{PairId, ParticipationId, SponsorshipActId},
    pair::{Kind, PairState},
    permission::{Action, Actor},
    sponsorship::{ActKind, ActState, Aim, Consent, Forum, PanelState},
};
use trellis_programme::{
    Act, Stop,
    sponsorships::{self, Answer, Facts, Move, Plan, SponsorshipAct},
};
use trellis_store::{notices, pairs::Pair, sponsorships as kept, sponsorships::PanelDeclaration};

use super::{
    Done, Year,
    picture::{Deep, Picture, has_begun, walks},
};

/// What stands between a mentee and her sponsor.
struct Between {
    acts: Vec<SponsorshipAct>,
    consent: Consent,
    panels: Vec<PanelDeclaration>,
}

impl Between {
    /// Whether the mentee has said yes to it, and the sponsor sits on no panel for it.
    fn can_be_done(&self, facts: &Facts) -> bool {
        let said_yes = self.consent.0.contains_key(&facts.kind) || facts.allowed;
        let panel = facts.post.map(|post| self.panels.iter().find(|one| one.id == post).unwrap().state);
        said_yes && panel != Some(PanelState::On) && (panel.is_some() || facts.aim == Aim::Development)
    }
}

impl Year {
    /// A pair of this kind, mostly one that goes on.
    pub(super) fn two_of(&mut self, now: &Picture, kind: Kind) -> Result<Pair, Stop> {
        let over = self.dice.random_bool(0.08);
        let fits = |pair: &&Pair| {
            let begun = has_begun(pair.state) && (over || pair.state.holds_place());
            pair.kind == kind && begun && now.people.contains_key(&pair.mentee)
        };
        let those: Vec<&Pair> = now.pairs.values().filter(fits).collect();
        those.choose(&mut self.dice).map(|pair| (*pair).clone()).ok_or(Stop::NotFound)
    }

    pub(super) fn both(&self, pair: &Pair) -> (Actor, Actor) {
        let mentee = self.world.wearing((pair.mentee_person, pair.mentee), Hat::Mentee);
        (mentee, self.world.wearing((pair.giver_person, pair.giver), pair.kind.hat()))
    }

    async fn between(&self, pair: &Pair) -> Between {
        let looks = async |act: &mut Act| {
            Ok(Between {
                acts: kept::of_pair(&mut act.unit, &act.keys, pair).await?,
                consent: kept::consent(&mut act.unit, &act.keys, pair).await?,
                panels: kept::panels(&mut act.unit, &act.keys, pair).await?,
            })
        };
        self.world.look(Actor::Clock, looks).await
    }

    pub(super) async fn of_a_sponsor(&mut self, now: &Picture) -> Done {
        let Ok(pair) = self.two_of(now, Kind::Sponsor) else { return ("nothing", Err(Stop::NotFound)) };
        let between = self.between(&pair).await;
        let (id, (mentee, sponsor)) = (pair.id, self.both(&pair));
        match self.dice.random_range(0..20) {
            0..3 => ("planned an act", self.plans(id, sponsor, &between).await),
            3..5 => {
                let number = self.dice.random_range(0..3);
                let kinds: Vec<ActKind> =
                    ActKind::ALL.choose_multiple(&mut self.dice, number).copied().collect();
                let hopes = if self.dice.random_bool(0.5) { "To lead a ward" } else { "" };
                let allows = async |act: &mut Act| sponsorships::allow(act, id, &kinds, hopes).await;
                ("consented", self.does(mentee, allows).await)
            }
            5 => {
                let state = *PanelState::ALL.choose(&mut self.dice).unwrap();
                let declares = async |act: &mut Act| sponsorships::declare(act, id, "A post", state).await;
                ("named a post", self.does(sponsor, declares).await)
            }
            6..8 => {
                let Some(panel) = between.panels.choose(&mut self.dice) else {
                    return ("changed a panel", Err(Stop::NotFound));
                };
                let (panel, next) = (panel.id, *PanelState::ALL.choose(&mut self.dice).unwrap());
                let changes = async |act: &mut Act| sponsorships::change(act, panel, next).await;
                ("changed a panel", self.does(sponsor, changes).await)
            }
            _ => self.with_an_act(&between, mentee, sponsor).await,
        }
    }

    async fn plans(&mut self, id: PairId, sponsor: Actor, between: &Between) -> Result<(), Stop> {
        let post = between.panels.choose(&mut self.dice).map(|panel| panel.id);
        let plan = Plan {
            kind: *ActKind::ALL.choose(&mut self.dice).unwrap(),
            forum: *Forum::ALL.choose(&mut self.dice).unwrap(),
            aim: if self.dice.random_bool(0.3) { Aim::Recruitment } else { Aim::Development },
            post,
            line: "Say her name".to_owned(),
        };
        self.does(sponsor, async |act| sponsorships::plan(act, id, plan).await).await
    }

    /// Something becomes of an act, mostly of one that is still planned or waits for its echo.
    async fn with_an_act(&mut self, between: &Between, mentee: Actor, sponsor: Actor) -> Done {
        let moves = |one: &&SponsorshipAct| matches!(one.facts.state, ActState::Planned | ActState::EchoOpen);
        let any = self.dice.random_bool(0.2);
        let those: Vec<&SponsorshipAct> = between.acts.iter().filter(|one| any || moves(one)).collect();
        let Some(one) = those.choose(&mut self.dice) else { return ("nothing", Err(Stop::NotFound)) };
        let (id, waits) = (one.id, one.facts.state != ActState::Planned);
        let what = if any {
            0..10
        } else if waits {
            7..9
        } else {
            0..7
        };
        match self.dice.random_range(what) {
            0..3 => {
                let done =
                    async |act: &mut Act| sponsorships::move_on(act, id, Move::Done, "Say her name").await;
                let done = self.does(sponsor, done).await;
                if done.is_ok() {
                    assert!(between.can_be_done(&one.facts), "done without a yes: {:?}", one.facts);
                }
                ("did an act", done)
            }
            3 => {
                let to = if self.dice.random_bool(0.5) { Move::Drop } else { Move::Word };
                let name = if to == Move::Drop { "dropped an act" } else { "worded an act" };
                let moves = async |act: &mut Act| sponsorships::move_on(act, id, to, "In other words").await;
                (name, self.does(sponsor, moves).await)
            }
            4..7 => {
                let answer = if self.dice.random_bool(0.7) { Answer::Allow } else { Answer::Withdraw };
                let answers = async |act: &mut Act| sponsorships::answer(act, id, answer).await;
                ("said yes to an act", self.does(mentee, answers).await)
            }
            7..9 => ("echoed", self.echoes(id, mentee, sponsor).await),
            // What is hers to say the sponsor cannot say.
            _ => {
                let answers = async |act: &mut Act| sponsorships::answer(act, id, Answer::Allow).await;
                let said = self.does(sponsor, answers).await;
                assert!(said.is_err(), "a sponsor said yes in the mentee's place");
                ("said yes to an act of one's own", said)
            }
        }
    }

    /// What reached her: unless she tells him, nothing comes to anybody.
    async fn echoes(&mut self, id: SponsorshipActId, mentee: Actor, sponsor: Actor) -> Result<(), Stop> {
        let echo =
            *[ActState::Reached, ActState::NotYet, ActState::NotWanted].choose(&mut self.dice).unwrap();
        let tells = self.dice.random_bool(0.3);
        let before = self.news_of(sponsor).await;
        let answer = Answer::Echo(echo, tells);
        self.does(mentee, async |act| sponsorships::answer(act, id, answer).await).await?;
        if tells {
            self.told.insert(id);
        } else {
            assert_eq!(
                before,
                self.news_of(sponsor).await,
                "an echo that was not sent told the sponsor something"
            );
        }
        Ok(())
    }

    pub(super) fn check_acts(&self, now: &Picture, before: &Deep, deep: &Deep) {
        let today = day::of(self.world.now());
        let mut a_month: BTreeMap<(ParticipationId, Date), usize> = BTreeMap::new();
        for one in deep.acts.values() {
            let facts = &one.facts;
            let from = before.acts.get(&one.id).map_or(ActState::Planned, |was| was.facts.state);
            let way = (from, facts.state);
            assert!(walks(ActState::ALL, ActState::leads_to, way, usize::MAX), "an act went {way:?}");
            assert_eq!(facts.state.happened(), facts.ground.is_some(), "what was done has a ground");
            assert!(
                facts.told.is_none() || self.told.contains(&one.id),
                "a sponsor was told, though not by her"
            );
            if let (ActState::EchoOpen, Some(done)) = (facts.state, facts.done_on) {
                assert!(today <= done.saturating_add(91.days()), "asked about for more than 90 days");
            }
            let Some(pair) = now.pairs.get(&one.pair) else { continue };
            let over = matches!(pair.state, PairState::Closed | PairState::EndedNoFault);
            assert!(!over || facts.state != ActState::Planned, "a plan outlives its pair");
            if facts.state != ActState::Dropped {
                *a_month.entry((pair.giver, facts.planned_on.first_of_month())).or_default() += 1;
            }
        }
        assert!(a_month.values().all(|number| *number <= 3), "more than three acts in a month: {a_month:?}");
        for (pair, consent) in &deep.consents {
            let over = matches!(now.pairs[pair].state, PairState::Closed | PairState::EndedNoFault);
            assert!(!over || consent.0.is_empty(), "a yes outlives its pair");
        }
    }

    /// The news that somebody has; none where they are not here any more.
    pub(super) async fn news_of(&self, who: Actor) -> Vec<String> {
        let Some(person) = who.person() else { return Vec::new() };
        let news = async |act: &mut Act| {
            let permit = act.may(Action::ReadOwnAccount, person).await?;
            let news = notices::of(&mut act.unit, &permit).await?;
            Ok(news.iter().map(|notice| format!("{notice:?}")).collect())
        };
        self.world.look_with(who, None, news).await.unwrap_or_default()
    }
}
