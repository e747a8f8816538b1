//! Hands the collected cohort to the engine and turns its plan back into people.

use trellis_domain::{id::ParticipationId, meeting, pair::Kind, reason::Reason, refusal::Refusal, slot};
use trellis_matching::{
    Audience, Because, Help, Key, Layer, Match, Mode, Objective, Plan, Profile, Shortlists, Unserved,
    solve_layers,
};

use super::{LayerOutcome, Left, Outcome, Proposed, Settings, gather::Input};

/// The outcome, and the certificates as one JSON list.
///
/// # Errors
/// [`Refusal::NotOffered`] for settings that do not exist, [`Refusal::PinBreaksRule`] for a pin that cannot stand.
pub fn solve(input: &Input, settings: &Settings) -> Result<(Outcome, String), Refusal> {
    let objective = Objective::parse(&settings.objective).ok_or(Refusal::NotOffered)?;
    let layers = input.layers.iter().map(|(kind, asks, offers, ties)| {
        let profile = profile(*kind, input.fixed, settings)?;
        Ok(Layer { profile, asks: asks.clone(), offers: offers.clone(), ties: ties.clone() })
    });
    let layers = layers.collect::<Result<Vec<Layer>, Refusal>>()?;
    let plans = solve_layers(&input.people, layers, objective, None).map_err(|_| Refusal::PinBreaksRule)?;
    let kinds = input.layers.iter().map(|layer| layer.0);
    let mut outcome = Outcome {
        settings: settings.clone(),
        seed: plans.first().map_or(0, |plan| plan.market().seed()),
        layers: Vec::new(),
    };
    let mut proofs = Vec::new();
    for (kind, plan) in kinds.zip(&plans) {
        outcome.layers.push(layer(input, settings, kind, plan, objective));
        proofs.push(String::from_utf8_lossy(&plan.certificate().to_json()).into_owned());
    }
    Ok((outcome, format!("[{}]", proofs.join(","))))
}

fn profile(kind: Kind, fixed: bool, settings: &Settings) -> Result<Profile, Refusal> {
    if fixed && kind == Kind::Mentor {
        return Ok(Profile::mentor_match());
    }
    let shipped = Profile::of(kind.hat()).ok_or(Refusal::NotOffered)?;
    match settings.sliders.iter().find(|(hat, _)| *hat == kind) {
        Some((_, sliders)) => shipped.with_sliders(*sliders).ok_or(Refusal::NotOffered),
        None => Ok(shipped),
    }
}

fn layer(input: &Input, settings: &Settings, kind: Kind, plan: &Plan, objective: Objective) -> LayerOutcome {
    let lists: Option<Shortlists> =
        settings.shortlist.then(|| plan.market().shortlists(trellis_matching::LIST_LENGTH, objective));
    let matches = match &lists {
        Some(lists) => lists.lists.iter().flat_map(|list| (1..).zip(&list.people)).collect::<Vec<_>>(),
        None => Vec::new(),
    };
    let final_pairs = plan.pairs();
    let chosen: Vec<(i64, &Match)> =
        if lists.is_some() { matches } else { final_pairs.iter().map(|pair| (1, pair)).collect() };
    LayerOutcome {
        kind,
        profile: plan.market().instance().profile.hash(),
        matches: chosen
            .into_iter()
            .filter_map(|(ordinal, pair)| proposed(input, kind, plan, ordinal, pair))
            .collect(),
        unserved: plan.unserved().iter().filter_map(|left| self::left(input, left)).collect(),
        loads: plan
            .loads()
            .iter()
            .filter_map(|load| Some((giver(input, kind, &load.giver)?, load.places, load.used)))
            .collect(),
        possible: plan.market().possible_pairs(),
    }
}

fn mentee(input: &Input, key: &Key) -> Option<ParticipationId> {
    input.hats.get(&(key.clone(), trellis_domain::hat::Hat::Mentee)).copied()
}

fn giver(input: &Input, kind: Kind, key: &Key) -> Option<ParticipationId> {
    input.hats.get(&(key.clone(), kind.hat())).copied()
}

fn proposed(input: &Input, kind: Kind, plan: &Plan, ordinal: i64, pair: &Match) -> Option<Proposed> {
    let because = |audience| {
        plan.explain(&pair.mentee, &pair.giver, audience).map(|why| why.because).unwrap_or_default()
    };
    let shown = because(Audience::Coordinator);
    let private = because(Audience::Mentee);
    // "Personal fit" without an answer on ways of working would tell that there is a lens.
    let answered = private.iter().any(|why| matches!(why, Because::Style { .. }));
    Some(Proposed {
        mentee: mentee(input, &pair.mentee)?,
        giver: giver(input, kind, &pair.giver)?,
        ordinal,
        fit: pair.fit.code().to_owned(),
        personal_fit: answered && shown.contains(&Because::PersonalFit),
        shown: shown.into_iter().filter_map(reason).collect(),
        private: private.into_iter().filter_map(reason).collect(),
        pinned: pair.pinned,
    })
}

fn reason(because: Because) -> Option<Reason> {
    let codes =
        |codes: Vec<trellis_matching::Code>| codes.iter().map(|code| code.as_str().to_owned()).collect();
    Some(match because {
        Because::Needs(tags) => Reason::Needs { tags: codes(tags) },
        Because::Style { .. } => Reason::Style,
        Because::Lens => Reason::Lens,
        Because::PersonalFit => return None,
        Because::Step(by) => Reason::Step { by },
        Because::SameProfession => Reason::SameProfession,
        Because::SameFamily => Reason::SameFamily,
        Because::OtherProfession => Reason::OtherProfession,
        Because::Slots(numbers) => {
            let code = |number: u32| slot::ALL.get(number as usize).map(|code| (*code).to_owned());
            Reason::Slots { slots: numbers.into_iter().filter_map(code).collect() }
        }
        Because::SameSite => Reason::SameSite,
        Because::SameRegion => Reason::SameRegion,
        Because::OutsideOrganisation => Reason::OutsideOrganisation,
        Because::Mode(mode) => Reason::Mode {
            mode: match mode {
                Mode::InPerson => meeting::Mode::InPerson,
                Mode::Remote => meeting::Mode::Remote,
                Mode::Either => meeting::Mode::Either,
            },
        },
    })
}

fn left(input: &Input, left: &Unserved) -> Option<Left> {
    let rules = left.help.iter().filter_map(|help| match help {
        Help::OpenRule { rule, givers } => Some((rule.code().to_owned(), *givers)),
        Help::OnePlace { .. } => None,
    });
    Some(Left {
        mentee: mentee(input, &left.mentee)?,
        reason: left.reason.code().to_owned(),
        rules: rules.collect(),
    })
}
