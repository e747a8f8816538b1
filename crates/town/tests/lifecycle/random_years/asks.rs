//! Asks of allies: sent and answered by the two, felt by one, and nobody is told what was felt.

use jiff::SignedDuration;
use rand::{Rng, seq::IndexedRandom};
use trellis_database::testing;
use trellis_domain::{
    ask::{AllyTheme, AskState, Felt},
    hat::Hat,
    id::AskId,
    pair::{Kind, PairState},
    permission::Actor,
};
use trellis_programme::{
    Act, Stop,
    asks::{self, Ask, Text},
};
use trellis_store::asks as kept;

use super::{
    Done, Year,
    picture::{Deep, Picture, walks},
};

impl Year {
    pub(super) async fn of_an_ally(&mut self, now: &Picture) -> Done {
        let Ok(pair) = self.two_of(now, Kind::Ally) else { return ("nothing", Err(Stop::NotFound)) };
        let (id, (mentee, ally)) = (pair.id, self.both(&pair));
        let of_pair = async |act: &mut Act| Ok(kept::of_pair(&mut act.unit, &pair).await?);
        let asks = self.world.look(Actor::Clock, of_pair).await;
        let open = |ask: &&Ask| {
            matches!(ask.state, AskState::Drafted | AskState::Sent | AskState::Accepted | AskState::Done)
        };
        let any = self.dice.random_bool(0.15);
        let those: Vec<&Ask> = asks.iter().filter(|ask| any || open(ask)).collect();
        let new = those.is_empty() || self.dice.random_bool(0.2);
        let Some(ask) = those.choose(&mut self.dice).filter(|_| !new) else {
            let theme = *AllyTheme::ALL.choose(&mut self.dice).unwrap();
            let text = Text { theme, text: "Say what you saw".to_owned(), wanted_by: None };
            let begins = async |act: &mut Act| asks::begin(act, id, &text).await.map(drop);
            return ("began an ask", self.does(mentee, begins).await);
        };
        let id = ask.id;
        // Mostly what there is to do where it stands, and now and then anything.
        let usual = match ask.state {
            AskState::Drafted => 0..5,
            AskState::Sent => 5..14,
            AskState::Accepted => 11..18,
            _ => 18..24,
        };
        let what = if any { 0..24 } else { usual };
        match self.dice.random_range(what) {
            0..4 => ("sent an ask", self.does(mentee, async |act| asks::send(act, id).await).await),
            4 => ("threw an ask away", self.does(mentee, async |act| asks::throw_away(act, id).await).await),
            5..10 => ("said yes to an ask", self.does(ally, async |act| asks::accept(act, id).await).await),
            10..12 => ("withdrew an ask", self.does(mentee, async |act| asks::withdraw(act, id).await).await),
            12 => ("said not now", self.does(ally, async |act| asks::decline(act, id).await).await),
            13 => {
                let one = if self.dice.random_bool(0.5) { mentee } else { ally };
                ("wrote on an ask", self.does(one, async |act| asks::say(act, id, "When?").await).await)
            }
            14..18 => {
                let line = if self.dice.random_bool(0.5) { "I spoke up" } else { "" };
                ("did an ask", self.does(ally, async |act| asks::finish(act, id, line).await).await)
            }
            18..21 => ("felt an ask", self.feels(ask, mentee, ally).await),
            21..23 => ("thanked", self.does(mentee, async |act| asks::thank(act, id).await).await),
            _ => ("sent a guide", self.does(mentee, async |act| asks::send_guide(act, id).await).await),
        }
    }

    /// What it did: nothing comes to anybody, and the ally's ask looks as it did before.
    async fn feels(&mut self, ask: &Ask, mentee: Actor, ally: Actor) -> Result<(), Stop> {
        let (id, felt) = (ask.id, *Felt::ALL.choose(&mut self.dice).unwrap());
        let says = async |act: &mut Act| asks::what_it_did(act, id, felt).await;
        if self.dice.random_bool(0.1) {
            let said = self.does(ally, says).await;
            assert!(said.is_err(), "an ally said what it did");
            return said;
        }
        let (before, looked) = (self.news_of(ally).await, self.seen_by(ally, id).await);
        self.does(mentee, says).await?;
        assert_eq!(before, self.news_of(ally).await, "{felt:?} told the ally something");
        assert_eq!(looked, self.seen_by(ally, id).await, "{felt:?} changed what the ally sees");
        Ok(())
    }

    /// What an ally's page is made of.
    async fn seen_by(&self, ally: Actor, id: AskId) -> Option<String> {
        let seen = async |act: &mut Act| asks::read_to_me(act, id).await;
        let found = self.world.look_with(ally, self.secret(ally), seen).await.ok()?.seen;
        let when = found.ask.moved_at;
        Some(format!("{when} {} {:?} {:?}", found.ask.state.was_done(), found.text, found.lines))
    }

    pub(super) fn check_asks(&self, now: &Picture, before: &Deep, deep: &Deep) {
        let a_month_ago = self.world.now().saturating_sub(SignedDuration::from_hours(24 * 31)).unwrap();
        for ask in deep.asks.values() {
            let from = before.asks.get(&ask.id).map_or(AskState::Drafted, |was| was.state);
            let way = (from, ask.state);
            assert!(walks(AskState::ALL, AskState::leads_to, way, usize::MAX), "an ask went {way:?}");
            let over = matches!(now.pairs[&ask.pair].state, PairState::Closed | PairState::EndedNoFault);
            let open = matches!(ask.state, AskState::Drafted | AskState::Sent | AskState::Accepted);
            assert!(!(over && open), "an ask outlives its pair: {}", ask.state.code());
            let waits = matches!(ask.state, AskState::Drafted | AskState::Sent);
            assert!(!waits || ask.moved_at > a_month_ago, "an ask waits for more than 30 days");
        }
    }

    /// An ally finds what was sent, and nothing that was only written or was taken back.
    pub(super) async fn check_an_ally(&mut self, deep: &Deep) {
        let allies: Vec<_> = self.givers.iter().filter(|(_, hat)| *hat == Hat::Ally).collect();
        let (ally, hat) = **allies.choose(&mut self.dice).unwrap();
        let actor = self.world.wearing(ally, hat);
        let looks = async |act: &mut Act| asks::to_me(act).await;
        // Whoever is not here any more finds nothing.
        let Ok(found) = self.world.look_with(actor, self.secret(actor), looks).await else { return };
        for seen in found.asks {
            let ask = deep.asks.get(&seen.ask.id).expect("an ask of a pair");
            let hidden = matches!(ask.state, AskState::Drafted | AskState::Withdrawn);
            assert!(!hidden || seen.text.is_none(), "an ally reads what is {}", ask.state.code());
            assert!(ask.state != AskState::Drafted, "an ally finds what was never sent");
        }
    }

    /// Nothing of what was taken back is left in any row.
    pub(super) async fn check_withdrawn(&self, deep: &Deep) {
        let rows = testing::rows(&self.world.ground.store).await.unwrap();
        let plain: Vec<String> = rows["item"].iter().map(|row| row.replace('-', "").to_lowercase()).collect();
        for ask in deep.asks.values().filter(|ask| ask.state == AskState::Withdrawn) {
            let id = ask.id.uuid().simple().to_string();
            assert!(!plain.iter().any(|row| row.contains(&id)), "something of a withdrawn ask is left");
        }
    }
}
