//! Whoever takes part, wherever they and their pair stand: their home page has exactly one next step, and it opens.

use trellis_domain::{
    cohort::CohortState,
    hat::Hat,
    id::PersonId,
    pair::{Kind, PairState},
    participation::ParticipationState as State,
};
use trellis_store::{Broken, hand_overs, pairs, people::Profile};
use trellis_town::{Answer, Town, on_each};
use trellis_world::Builder;

/// Somebody to ask, and where they stand.
struct Stand {
    person: PersonId,
    says: String,
}

/// Where a pair stands, told apart where the state alone does not say what is to be done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pairing {
    None,
    In(PairState),
    /// Published as final: nobody has said yes yet.
    Proposed,
    /// The helper goes.
    HandedOver,
}

impl Pairing {
    fn all() -> Vec<Self> {
        let states = PairState::ALL.iter().map(|state| Self::In(*state));
        states.chain([Self::None, Self::Proposed, Self::HandedOver]).collect()
    }

    fn says(self) -> &'static str {
        match self {
            Self::None => "no pair",
            Self::In(state) => state.code(),
            Self::Proposed => "proposed",
            Self::HandedOver => "handed over",
        }
    }
}

async fn person(world: &mut Builder, name: &str) -> Result<PersonId, Broken> {
    let address = format!("{}@example.org", name.replace([' ', ','], "-"));
    world.person(&address, &Profile { first_name: name.to_owned(), ..Profile::default() }).await
}

/// The states that the diagram leads to in a hat, from where people come in.
fn reachable(hat: Hat) -> Vec<State> {
    let mut found = vec![State::Started];
    let mut place = 0;
    while let Some(from) = found.get(place).copied() {
        let next = State::ALL.iter().filter(|next| from.leads_to(**next, hat.gives()));
        let new: Vec<State> = next.copied().filter(|next| !found.contains(next)).collect();
        found.extend(new);
        place += 1;
    }
    found
}

/// Everybody of one hat, in every state, with every pair.
async fn everybody(
    world: &mut Builder,
    hat: Hat,
    pairings: &[Pairing],
    stands: &mut Vec<Stand>,
) -> Result<(), Broken> {
    let programme = world.programme(hat.code(), hat.code(), ["Development", "Datblygu"]).await?;
    let cohort = world.cohort(programme, hat.code(), CohortState::Matching, 20).await?;
    let kind = Kind::of(hat).unwrap_or(Kind::Mentor);
    for state in &reachable(hat) {
        for pairing in pairings {
            let says = format!("{} {} {}", hat.code(), state.code(), pairing.says());
            let mine = person(world, &says).await?;
            let mine = (mine, world.takes_part(mine, cohort, hat, *state, &[Hat::Mentor], 2).await?);
            stands.push(Stand { person: mine.0, says: says.clone() });
            if *pairing == Pairing::None {
                continue;
            }
            let other_hat = if hat.gives() { Hat::Mentee } else { kind.hat() };
            let other = person(world, &format!("other of {says}")).await?;
            let other = (other, world.takes_part(other, cohort, other_hat, State::Placed, &[], 2).await?);
            let (mentee, giver) = if hat.gives() { (other, mine) } else { (mine, other) };
            match pairing {
                Pairing::In(state) => drop(world.pair(cohort, kind, mentee, giver, *state).await?),
                Pairing::Proposed => {
                    let pair = world.drawn(cohort, kind, mentee, giver, PairState::Requested);
                    pairs::add(&mut world.unit, &pair).await?;
                }
                _ => {
                    let pair = world.drawn(cohort, kind, mentee, giver, PairState::Paused);
                    world.keep(&pair).await?;
                    hand_overs::begin(&mut world.unit, &pair, world.now).await?;
                }
            }
        }
    }
    Ok(())
}

/// The cards on a page, and where the link of the first one leads.
fn card(page: &Answer) -> (usize, Option<String>) {
    let cards: Vec<&str> = page.body.split("class=\"trellis-next\"").skip(1).collect();
    let first = cards.first().and_then(|card| card.split("</section>").next());
    let action = first.and_then(|card| card.split_once("trellis-next__action"));
    let link =
        action.and_then(|(_, rest)| rest.split_once("href=\"")).and_then(|(_, rest)| rest.split_once('"'));
    (cards.len(), link.map(|(href, _)| href.to_owned()))
}

#[tokio::test]
async fn every_home_page_has_exactly_one_next_step_and_its_person_may_open_it() {
    on_each(async |town: Town| {
        let stands = town
            .build(async |world| {
                let (all, mut stands) = (Pairing::all(), Vec::new());
                everybody(world, Hat::Mentee, &all, &mut stands).await?;
                everybody(world, Hat::Mentor, &all, &mut stands).await?;
                let some =
                    [Pairing::None, Pairing::Proposed, Pairing::In(PairState::Active), Pairing::HandedOver];
                for hat in [Hat::Sponsor, Hat::Ally] {
                    everybody(world, hat, &some, &mut stands).await?;
                }
                everybody(world, Hat::Facilitator, &[Pairing::None], &mut stands).await?;
                Ok(stands)
            })
            .await;
        let mut wrong = Vec::new();
        for stand in &stands {
            let mut browser = town.as_person(stand.person).await;
            let home = browser.get("/home").await;
            match card(&home) {
                (1, Some(link)) => {
                    let status = browser.get(link.split('#').next().unwrap_or_default()).await.status;
                    if status != 200 {
                        wrong.push(format!("{}: {link} answers {status}", stand.says));
                    }
                }
                (cards, link) => wrong.push(format!("{}: {cards} cards, {link:?}", stand.says)),
            }
        }
        assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), stands.len(), wrong.join("\n"));
    })
    .await;
}
