//! Collects what the engine may know of a cohort: coded attributes and opaque ids, never a name.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use trellis_domain::{
    capacity,
    hat::Hat,
    id::{ParticipationId, PersonId, kind},
    ladder::Ladder,
    lens,
    needs_map::NeedsMap,
    pair::{Kind, PairState},
    participation::ParticipationState,
    permission::{Action, Permit},
    profession, slot, style,
};
use trellis_matching::{Ask, Code, Key, Lens, Mode, Offer, Offered, Pair, Person, Pin, Side, Ties, Wish};
use trellis_store::{
    capacities::{self, Hours, Places},
    choices::{self, Choice},
    cohorts, conflicts, pairs,
    participations::{self, Participation},
    people::{self, Profile},
    programmes, runs,
};

use crate::act::{Act, Stop};

/// Everything one run is made from.
pub struct Input {
    pub people: Vec<Person>,
    pub layers: Vec<(Kind, Vec<Ask>, Vec<Offer>, Ties)>,
    /// The participation of a person in a hat.
    pub hats: BTreeMap<(Key, Hat), ParticipationId>,
    /// The ladder brings its own profile of fixed points.
    pub fixed: bool,
}

impl Input {
    pub fn waiting(&self) -> usize {
        let mut keys: Vec<&Key> =
            self.layers.iter().flat_map(|layer| layer.1.iter().map(|ask| &ask.mentee)).collect();
        keys.sort();
        keys.dedup();
        keys.len()
    }

    pub fn givers(&self) -> usize {
        self.layers.iter().flat_map(|layer| &layer.2).filter(|offer| offer.ready && offer.places > 0).count()
    }
}

/// Whether a giver could take somebody today.
pub const fn ready(state: ParticipationState) -> bool {
    matches!(state, ParticipationState::Available | ParticipationState::Placed)
}

/// Imported and applied people may stand in a draft: so the coordinator sees early what a cohort would give.
const fn drafted(state: ParticipationState) -> bool {
    use ParticipationState::*;
    matches!(
        state,
        Started | Declared | Profiled | Waiting | Placed | Applied | Accepted | Trained | Available
    )
}

pub fn key(person: PersonId) -> Key {
    Key::new(&person.to_string())
}

/// Reads the cohort.
pub async fn gather(act: &mut Act, permit: &Permit<kind::Cohort>) -> Result<Input, Stop> {
    let unit = &mut act.unit;
    let cohort = cohorts::load(unit, permit).await?;
    let parts = participations::of_cohort(unit, permit).await?;
    let people = people::of_cohort(unit, permit).await?;
    let places: BTreeMap<ParticipationId, Places> = capacities::places_of_cohort(unit, permit)
        .await?
        .into_iter()
        .map(|found| (found.participation, found))
        .collect();
    let hours: BTreeMap<PersonId, Hours> = capacities::hours_of_cohort(unit, permit)
        .await?
        .into_iter()
        .map(|found| (found.person, found))
        .collect();
    let pairs = pairs::of_cohort(unit, permit).await?;
    let pins = runs::pins(unit, permit).await?;
    let today = act.now.to_zoned(TimeZone::UTC).date();
    let conflicts = conflicts::for_matching(unit, &act.keys, permit, today).await?;
    let needs: BTreeMap<ParticipationId, NeedsMap> =
        choices::for_matching(unit, &act.keys, permit, Choice::Needs).await?.into_iter().collect();
    let lenses: BTreeMap<ParticipationId, lens::Lens> =
        choices::for_matching(unit, &act.keys, permit, Choice::Lens).await?.into_iter().collect();
    let offers: BTreeMap<ParticipationId, lens::Offers> =
        choices::for_matching(unit, &act.keys, permit, Choice::Offers).await?.into_iter().collect();
    let programme = act.may(Action::ReadProgramme, cohort.programme).await?;
    let ladder = programmes::load(&mut act.unit, &programme).await?.ladder;
    let ladder = Ladder::parse(&ladder).unwrap_or_default();

    let person = |id: PersonId| people.iter().find(|person| person.id == id);
    let now = act.now;
    let hats = parts.iter().map(|part| ((key(part.person), part.hat), part.id)).collect();
    let layer = |kind: Kind| {
        let asks = parts.iter().filter(|part| part.hat == Hat::Mentee && drafted(part.state));
        let asks = asks.filter(|part| wants(part, kind) && !helped(&pairs, part.id, kind));
        let asks = asks.map(|part| ask(part, kind, needs.get(&part.id), lenses.get(&part.id), now));
        let givers = parts.iter().filter(|part| part.hat == kind.hat() && drafted(part.state));
        let givers = givers.filter_map(|part| {
            let room = places.get(&part.id)?;
            let rests = room.paused_until.is_some_and(|day| day > today);
            Some(offer(part, room, hours.get(&part.person), offers.get(&part.id), rests))
        });
        let of = |part: ParticipationId| {
            parts.iter().find(|found| found.id == part).map(|found| key(found.person))
        };
        let pinned = pins.iter().filter(|pin| pin.kind == kind);
        let tied = |mentee, giver| Some(Pair { mentee: of(mentee)?, giver: of(giver)? });
        let asks: Vec<Ask> = asks.collect();
        let offers: Vec<Offer> = givers.collect();
        let stands = |pin: &Pin| {
            asks.iter().any(|ask| ask.mentee == pin.mentee)
                && offers.iter().any(|offer| offer.giver == pin.giver)
        };
        let ties = Ties {
            conflicts: conflicts
                .iter()
                .map(|(one, other)| Pair { mentee: key(*one), giver: key(*other) })
                .collect(),
            forbidden: pinned
                .clone()
                .filter(|pin| !pin.pinned)
                .filter_map(|pin| tied(pin.mentee, pin.giver))
                .collect(),
            pinned: pinned
                .filter(|pin| pin.pinned)
                .filter_map(|pin| {
                    Some(Pin { mentee: of(pin.mentee)?, giver: of(pin.giver)?, both_agreed: false })
                })
                .filter(stands)
                .collect(),
            earlier: over(&pairs, kind),
            other_hats: together(&pairs, kind),
            ..Ties::default()
        };
        (kind, asks, offers, ties)
    };
    let layers = Kind::ALL.iter().map(|kind| layer(*kind)).collect();
    let mut known: Vec<PersonId> = parts.iter().map(|part| part.person).collect();
    known.sort_unstable();
    known.dedup();
    let people = known.into_iter().filter_map(|id| Some(coded(id, &person(id)?.profile, ladder))).collect();
    Ok(Input { people, layers, hats, fixed: ladder == Ladder::CivilService })
}

/// Somebody who was imported has not said what they want yet: they stand in the draft for a mentor.
fn wants(part: &Participation, kind: Kind) -> bool {
    part.wants.contains(&kind.hat()) || (part.wants.is_empty() && kind == Kind::Mentor)
}

fn helped(pairs: &[pairs::Pair], mentee: ParticipationId, kind: Kind) -> bool {
    pairs.iter().any(|pair| {
        pair.mentee == mentee
            && pair.kind == kind
            && (pair.state.holds_place() || pair.state == PairState::Requested)
    })
}

/// Ended, declined, dismissed: not proposed again (H13).
fn over(pairs: &[pairs::Pair], kind: Kind) -> Vec<Pair> {
    let over =
        |pair: &&pairs::Pair| pair.kind == kind && !pair.state.open() && pair.state != PairState::Discarded;
    let tie = |pair: &pairs::Pair| Pair { mentee: key(pair.mentee_person), giver: key(pair.giver_person) };
    pairs.iter().filter(over).map(tie).collect()
}

/// Together in another hat already (H14).
fn together(pairs: &[pairs::Pair], kind: Kind) -> Vec<Pair> {
    let other = |pair: &&pairs::Pair| {
        pair.kind != kind && (pair.state.holds_place() || pair.state == PairState::Requested)
    };
    let tie = |pair: &pairs::Pair| Pair { mentee: key(pair.mentee_person), giver: key(pair.giver_person) };
    pairs.iter().filter(other).map(tie).collect()
}

fn ask(
    part: &Participation,
    kind: Kind,
    needs: Option<&NeedsMap>,
    lens: Option<&lens::Lens>,
    now: jiff::Timestamp,
) -> Ask {
    let weeks = part.queued_at.map_or(0, |since| now.duration_since(since).as_hours() / (24 * 7));
    let wish = |wish: lens::Wish| match wish {
        lens::Wish::Wanted => Wish::Wanted,
        lens::Wish::NotWanted => Wish::NotWanted,
        lens::Wish::NoMatter => Wish::NoMatter,
    };
    let asked = lens.into_iter().flat_map(|lens| lens.asked(kind.hat()));
    let asked = asked.filter_map(|wanted| {
        let about = wanted.characteristic.code();
        Lens::asked(about, &wanted.value, wish(wanted.wish), wanted.weight, wanted.wait_for_it)
    });
    Ask {
        needs: needs
            .map(NeedsMap::for_matching)
            .unwrap_or_default()
            .into_iter()
            .filter_map(Code::new)
            .collect(),
        lens: asked.collect(),
        weeks_waited: u16::try_from(weeks.max(0)).unwrap_or(u16::MAX),
        ..Ask::new(key(part.person))
    }
}

fn offer(
    part: &Participation,
    room: &Places,
    hours: Option<&Hours>,
    offers: Option<&lens::Offers>,
    rests: bool,
) -> Offer {
    let free = (room.places - room.taken).max(0);
    let half_hours = hours.map(|hours| (hours.cap.min(capacity::CEILING) - hours.load).max(0));
    let given = offers.into_iter().flat_map(|offers| &offers.characteristics);
    Offer {
        giver: key(part.person),
        places: u8::try_from(free).unwrap_or(u8::MAX),
        half_hours: half_hours.and_then(|free| u16::try_from(free).ok()),
        tags: offers.into_iter().flat_map(|offers| &offers.tags).filter_map(|tag| Code::new(tag)).collect(),
        offered: given.filter_map(|given| Offered::new(given.characteristic.code(), &given.value)).collect(),
        ready: !rests && part.state != ParticipationState::Paused,
    }
}

fn coded(id: PersonId, profile: &Profile, ladder: Ladder) -> Person {
    let side = |side: Option<style::Side>| {
        side.map(|side| match side {
            style::Side::A => Side::A,
            style::Side::B => Side::B,
        })
    };
    Person {
        organisation: Code::new(&profile.organisation),
        site: Code::new(&profile.site),
        region: Code::new(&profile.region),
        team: Code::new(&profile.team),
        profession: Code::new(&profile.profession),
        family: profession::parse(&profile.profession).and_then(|found| Code::new(found.family.code())),
        step: ladder.rungs().into_iter().find(|rung| rung.code == profile.band).and_then(|rung| rung.step),
        languages: profile.languages.split_whitespace().filter_map(Code::new).collect(),
        slots: slot::bits(&profile.slots),
        mode: match profile.mode.as_str() {
            "in_person" => Some(Mode::InPerson),
            "remote" => Some(Mode::Remote),
            "either" => Some(Mode::Either),
            _ => None,
        },
        style: style::read(&profile.style).map(side),
        ..Person::new(key(id))
    }
}
